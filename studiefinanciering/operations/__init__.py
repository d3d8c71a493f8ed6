"""studiefinanciering: operations."""
