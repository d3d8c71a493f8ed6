"""How much a document may be. All is judged before anything is parsed, but for what only parsing can tell."""

BYTES = 10 * 1024 * 1024
"""Largest file."""
SAMEN_BYTES = 50 * 1024 * 1024
"""Largest sum of one map of one person."""
STUKKEN = 20
"""Most documents in one map of one person."""
PAGINAS = 100
PIXELS = 40_000_000
"""Of one image: a sheet of paper at 600 dots an inch is 35 million."""
ZIJDE = 20_000
SECONDEN = 10
"""Of the child: processor time, and a bit more by the clock."""
GEHEUGEN = 512 * 1024 * 1024
UITGEPAKT = 64 * 1024 * 1024
"""Of the streams of a PDF together."""
