"""Procedures: cases with their legal terms, and the work that people must do.

The tour: `termijnen` (by which day the law wants a decision), `models` (Zaak and its steps, Werkopdracht),
`overgangen` (the one transition table), `operations` (open, move on, finish, assign) and `queries`.
"""
