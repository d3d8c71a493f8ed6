"""The portfolio of another administration, taken in by CSV: `regel` reads a line, `inlezen` books what is right.

What is wrong with a line keeps that line out, not the file: it waits in quarantine with its number and the reason.
Lines and cents accepted and quarantined together are those of the file; the database refuses other totals.
"""
