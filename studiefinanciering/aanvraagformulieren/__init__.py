"""The forms of applying: what the registers know, which months are open, what it will roughly come to.

Tour: `registers` (read once a request), `maanden` (start months, and by which day to act), `schatting` (the
amounts by the rules of an award, before there is one), `studie`, `geld` (the forms of the steps), `wensen` (from
the answers to `Wensen`). The act itself stands in `views/portal/handelen`.
"""
