"""What the service accounts for: the figures of a year, and how the house runs now.

The tour: `jaarcijfers` (apps register tables of a year, `lees_jaar` reads them), `eigen` (the cellar's own: cases,
messages), `gepubliceerd` (what the agency published about 2023, quoted, beside ours), `uitvoer` (CSV and PDF),
`bedrijf` (runs, auditor, queues, letters, terms: what an operator looks at in the morning) and `meten` (the same as
numbers for a monitoring system). `models` keeps one thing: when the auditor looked and what was red.
"""
