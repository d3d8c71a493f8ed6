"""The trial calculation of repayment: JSON lines in, one JSON line each out; no database.

`lezen` checks a line, `antwoorden` works all of them out with the rules.
"""
