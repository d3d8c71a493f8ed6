"""One-off schemes end to end: told before the start, previewed, awarded once, paid by their own run."""
