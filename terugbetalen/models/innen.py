"""Mandates, terms that were asked, and the lines of a collection file."""
