"""A proposed law on all students: stored facts in, aggregates out, nothing written.

Tour: `bevolking` reads the facts of the decisions of a year in one read-only snapshot; `stukken` holds them as spells
of months with equal facts; `verloop` finds which spells are the same from their first to their last month; `rekenen`
works each of those out once per period of the parameters, under both laws; `simulator` counts; `varianten` are rules
that a proposal may ask for; `voorbeelden/` are worked examples.
"""
