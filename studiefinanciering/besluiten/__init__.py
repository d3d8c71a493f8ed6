"""From an outcome to decisions in the database.

Tour: `kiezen` (which person and months are decided about), `rekenen` (their rows, worked out), `regels` (lines
of equal amount), `verschil` (is it another decision than the one before, and which facts changed),
`schrijven` (decisions and lines in by COPY, superseded lines closed, a letter each). One person or a chunk of
twenty thousand: the same code.
"""
