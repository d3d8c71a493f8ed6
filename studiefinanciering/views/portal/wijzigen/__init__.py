"""Changes: living away, loan, stop, account, programme, parents, travel."""
