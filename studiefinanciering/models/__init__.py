"""studiefinanciering: models."""
