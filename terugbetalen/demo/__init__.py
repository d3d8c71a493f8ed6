"""Debtors of the demo: of every set of rules and phase, deterministic by seed, and some with a story.

Tour: `debiteuren` draws them, `verhalen` names some, `belastingdienst` knows their incomes in every process, `zaaien`
takes them over from a made-up administration by the real CSV, `akten` are the days on which things happen.
"""
