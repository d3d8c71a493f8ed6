"""studiefinanciering: views."""
