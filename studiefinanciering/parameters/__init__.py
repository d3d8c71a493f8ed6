"""studiefinanciering: parameters."""
