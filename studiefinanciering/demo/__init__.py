"""The demo: a made-up country of students, paid by the real machinery, beside the published figures.

Tour: `cijfers` reads the quoted figures (`bevolking.toml`, `gepubliceerd.toml`); `bevolking` draws people from them,
pure and by seed; `zaaien` copies them into the tables; `verhalen` holds the named people, each with a story;
`aanvraagstroom` lets the applications come in along the published curve; `draaiboek` lets the months pass: runs
by the workers, two people who sign and release, the bank to practise with; `tabel` sets the ledger beside what was
published. Refused outside DEMO_MODE. Nothing is tuned: what differs from the country is printed.
"""
