"""One-off schemes: from a population in the file to an award of a single sum.

The rules are pure and stand in `studiefinanciering.rules`, one file a scheme (energietoeslag,
tegemoetkoming_basisbeurs, voucher, corona) with `eenmalig` for what they share; amounts, principal and
opening days stand in the .toml of the same name. Here: `schemas` (per scheme its columns, where they are read
and which rule judges them), `lezen` (the populations, set-based, from sql/), `invoer` (the same columns from
a file, for people whose history stands elsewhere), `beoordelen` (who gets what), `schrijven` (decisions, once
per person and scheme), `run` (preview, signature, award in chunks). The door is `operations.regelingen`.
"""
