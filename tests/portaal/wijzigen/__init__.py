"""Tests of the pages of changes."""
