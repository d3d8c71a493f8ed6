"""Signing in and out as a citizen."""
