"""The student's own case: `paginas` (one page, all that is asked on it), `formulieren`, `woorden` (the log in plain
words), `bezwaar` (what can be objected to, and what a decision on it does here), `registratie`.
"""
