"""Lesgeld: the fee of full-time mbo from 18 on (art. 5 Les- en cursusgeldwet).

The tour: `regels` (amounts, parts, days: pure), `factureren` (one bill a study year) and `run` (all of a year, by two
people), `plannen` (in parts on request, and the end of that after two missed parts), `stand` (what is open), `bank`
(money under our reference), `teruggeven` (who leaves), `brieven`, `bezwaar`, `paginas` (portal) and `beheer` (desk).
It never becomes a loan and is set off against nothing (6.17(3) Wsf 2000 names no such debt, and LCW gives no power to).
"""
