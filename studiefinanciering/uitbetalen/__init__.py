"""The payout run: due = decided − booked, frozen, checked, released, booked, delivered, confirmed.

Tour: `soorten` (the kinds of run and their steps), `berekenen` (freezes the lines), `controleren` (totals
against last month, stop limits), `boeken` (those lines only, minus the hold list), `aanleveren` (the file
for the bank), `bevestigen` (what the bank answers), `plannen` (what is due by the business date).
Retroactive changes, retries and catching up need no code of their own: they are part of the difference.
"""
