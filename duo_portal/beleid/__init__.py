"""A proposed law on the real population: simulators that apps register, results that are kept.

Tour: `voorstel` reads a proposed law (TOML) and says what is wrong with it; `simulatoren` is the register of what can
work one out; `uitkomst` is the shape of an outcome, aggregates only; `onderdrukken` hides cells about few people;
`doorrekenen` runs a simulator and keeps what came out (`models.Doorrekening`, never changed); `opdrachten` is the list
of work for the desk, asked by `tasks`; `wet` writes a proposal as dated entries beside the law.
"""
