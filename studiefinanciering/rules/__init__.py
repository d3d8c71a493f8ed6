"""studiefinanciering: rules."""
