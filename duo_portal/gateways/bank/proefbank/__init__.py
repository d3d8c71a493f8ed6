"""A bank to practise with. It reads bytes and XSD only, and shares no code with the gateway.

`lezen` takes a pain.001 or pain.008 in as a suspicious bank would, `gedrag` decides by seed what goes wrong, `terug` what comes
back (a collection until thirteen months later), `stortingen` what others transfer to us, `antwoorden`
and `afschriften` write pain.002 and camt.053, `kantoor` keeps the books and does a day's work. Run it as
`python -m duo_portal.gateways.bank.proefbank --uit DIR --in DIR --seed N --gedrag goed|grillig`.

Nothing here asks the clock or a random generator of the process: the same seed and the same files give the
same answers, whatever the order in which they are asked for.
"""
