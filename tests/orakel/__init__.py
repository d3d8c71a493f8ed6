"""Oracles: the law once more, in plain Python and exact fractions, written from the article text.

They import nothing of the project (tests/rules/test_orakel.py proves it), so that agreement means something.
"""
