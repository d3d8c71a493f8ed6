"""Wizards: short steps that lose nothing."""
