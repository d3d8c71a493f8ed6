"""The other kinds of case: complaint, court, made to measure, medical remission, debt help, ombudsman, Woo.

One room for all: what differs stands in a dated table (`soorten.toml`). Tour: `tabel` (reads it), `woorden` (what people
wrote, encrypted), `indienen` (file or register, add documents, withdraw), `behandelen` (assign, advice of departments,
hearing, draft), `beslissen` (the decision, by a second person where the table asks one), `gevolgen` (what a decision brings
about elsewhere: registered by apps), `brieftaken` (who writes the letters) and `precedenten` (search in what was decided
before).
"""
