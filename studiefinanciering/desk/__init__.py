"""The desk in the admin: staff read a file, ask why an amount is what it is, and act through the operations.

Tour: `teksten` (codes as words of the citizen), `overzicht` and `betalingen` (what a page shows, read in few
queries), `verschillen` (which facts and amounts changed), `vooraf` (what an act would do, tried and turned
back), `kolommen` (parts of lists), and the pages: `studenten`, `besluiten`, `lijsten`, `uitbetalingen`,
`bank`. `handelingen` are the buttons with their confirm pages, `verzoeken` the
requests a colleague decides on. Money and decisions are read only here.
"""
