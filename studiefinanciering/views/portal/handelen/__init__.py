"""Applying for student finance."""
