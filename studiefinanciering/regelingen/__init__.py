"""studiefinanciering: regelingen."""
