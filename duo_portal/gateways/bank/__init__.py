"""The bank: euros go out as pain.001, answers come back as pain.002 and camt.053.

Read in this order: `opdracht` (what we ask the bank, as frozen data), `tekens` (the few characters SEPA
knows), `pain001` (the stream of bytes), `versleuteld_bestand` (how those bytes rest on disk), `bestanden`
(the life of a file: built, complete, delivered, answered, deleted), `kanaal` (the way to the bank),
`bericht` (reading XML of strangers), `pain002` and `camt053` (their answers as frozen data), `inlezen`
(each answer exactly once into the books of the app above), `bankregel` (a movement), `ontvangers` (which app it
belongs to), `herkomst` (who sent what nobody knows). Money comes in as pain.008: `mandaat` (what a
debtor signed), `kenmerk` (the reference), `incasso` (what we ask to collect), `incassobezwaar` (why a line
cannot be collected), `pain008` (the bytes), `incassobestanden` (the life of such a file); its answers come
through the same readers. `proefbank` is a bank to practise with; it shares no code with the rest.
"""
