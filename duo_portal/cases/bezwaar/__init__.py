"""Objections (Awb chapters 6 and 7), from filing to the decision that is carried out.

Tour: `termijn` (until when one may object, by when must be decided), `woorden` (the citizen's own words, encrypted),
`indienen` (file, add documents, withdraw), `behandelen` (assign, hearing, report, draft), `beslissen` (the second person
decides; what was wrong is decided anew and paid with interest), `rente` (who works out and books that interest),
`brief` (the letter), `cijfers` (by cause, back to the rule or letter that made people object).

What can be objected to is not known here: apps register it (`duo_portal.cases.besluiten`).
"""
