"""Tests of what a debtor can do."""
