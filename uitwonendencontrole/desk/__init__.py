"""The check at the desk: `rechten` (who), `daden` (what each may do when), `formulieren` on `formuliervelden`,
`insturen` (one way in for a form, 409 when a colleague was earlier), `paginas` (work, one case, its documents) and
`bezoeken` (what a visitor sees).
"""
