"""One-off schemes: from a population in the file to an award of a single sum.

The rules are pure and stand in `studiefinanciering.rules`, one file a scheme (energietoeslag,
tegemoetkoming_basisbeurs, voucher, corona) with `eenmalig` for what they share; amounts, principal and
opening days stand in the .toml of the same name. This package holds the reading of each population.
"""
