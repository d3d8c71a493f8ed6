"""Accounts of staff: their second step, the lock on their door, and the end of their sessions."""
