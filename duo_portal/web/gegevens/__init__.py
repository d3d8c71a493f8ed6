"""Mijn gegevens: what is known about someone from the registers, how to reach them, and who may act for them.

Tour: `paginas` (the overview, contact data, language), `machtigen` (giving and withdrawing a mandate), `formulieren`.
Changing contact data or a mandate asks a fresh proof of identity; the account has a page of its own (`mijn:rekening`).
"""
