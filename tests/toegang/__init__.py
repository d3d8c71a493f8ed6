"""Nobody sees or breaks what is not theirs: every address by every role, bad input on every form, logs, sessions.

Tour: `wereld` (two students, a household, people who act for another, staff; with things of the first student),
`patronen` (every address of the project, filled in with those things), `matrix` (the table: who gets what),
`catalogus` and `formulieren` (what people may send, and every form with right answers), and the tests.
"""
