"""Requests of the citizen about the own data: taken in, extended, decided, told by letter (art. 12 and 15-21 AVG)."""
