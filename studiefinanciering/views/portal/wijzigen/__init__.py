"""Changes: what a student reports or asks, with what it does to the grant shown before it is sent.

Tour: `overzicht` (the index), `wijzigwizard` (what every change shares: months, refusals, the preview), then an act a
file: `wonen`, `lenen`, `stoppen`, `opleiding`, `rekening`, `reis`; `ouders` and `peiljaar` are the parents' pages,
`ouder_buiten` the student's request to leave a parent out.
"""
