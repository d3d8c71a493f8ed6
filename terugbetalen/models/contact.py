"""Selections, contacts and appointments."""
