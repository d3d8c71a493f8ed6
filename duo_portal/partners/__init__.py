"""Partners: organisations that call the API with a key of their own, what they may do, and what they sent.

The tour: `scopes` (what a key may do), `models` (Partner, PartnerSleutel, Antwoord, Melding), `sleutels` (issue,
rotate, revoke and recognise a key; only its hash is kept), `idempotentie` (one answer per key of a write, also
for citizens), `meldingen` (the numbered stream of what partners reported, encrypted by whom it concerns).
"""
