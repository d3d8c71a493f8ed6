"""Arrangements and their instalments."""
