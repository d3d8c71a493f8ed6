"""The work list: one page with cases and work items by their term, mine and the team's, and what must be done today."""
