"""The law as pure functions: no Django, no clock, no network (an import contract proves it).

Tour: `componenten` (the parts of student finance and their forms), `feiten` (the columns a rule reads: one
row is one person-month), then one file per subject of the act, and `toekenning`, which adds them up. What
depends on a person's history (form of a month, months left, conversion) is the second pass in
`prestatiebeurs`.
"""

# Stored with each decision and run, so that it can be recomputed years later.
REGELVERSIE = "2026.1"
