"""Penalties for decisions that came too late: booked and told here, because cases know no ledger and no letters.

The tour: `gevolg` (book what was decided, lay the letter), `brief` (the letter in words), `registratie`. The money goes
along with the next run `teruggave` (terugbetalen/ontvangen/teruggeven.py).
"""
