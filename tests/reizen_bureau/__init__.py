"""A morning at the desk in a real browser: one real task of each of the eight roles (slow)."""
