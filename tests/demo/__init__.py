"""Tests of the demo: the made-up population, the named people, the table, and the whole script."""
