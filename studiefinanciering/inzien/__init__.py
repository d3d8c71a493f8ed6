"""What a citizen may look into: what is in force, why, what is paid, and what a change would bring. Never writes.

The tour: `stand` (all that decides whether money moves, in one look), `verwacht` (what will be paid, when),
`beletsels` (what stands in the way, each with its way out), `boekstukken` and `bankstand` (what was paid, and
what the bank said), `betaalkalender` (both in one list), `schuld` (the debt, from the ledger), `besluiten`
(decisions, what changed and why), `uitleg` (the steps behind an amount, without what belongs to the parents),
`inzagen` (who looked), `uitvoer` (everything held about somebody). `woorden` says codes in plain language.
`stel`, `droogloop` and `gevolg`: what if a fact or a choice were another one.
"""
