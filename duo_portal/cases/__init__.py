"""Procedures: cases with their legal terms."""
