"""Small schemes as data: rights outside the monthly grant, each described in one file of definities/.

The tour: `definitie` (what a scheme is; a file that does not hold together is refused in plain words), `toetsen`
(conditions and the table, pure), `rondes` (days and amounts of a year, by two people), `aanvragen` (take in),
`beslissen` (propose, decide, decide anew), `termijnen` (on which days it is paid), `uitbetalen` (the payout run, over the
same payment lines and files as every payout), `stand` (reading), `brieven`, `bezwaar` (objections), `portaal/` and
`beheer/` (pages), `lesgeld/` (bills, parts, refunds), `registratie`. How to add a scheme: docs/kleine-regelingen.md.
"""
