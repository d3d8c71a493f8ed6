"""The desk for unknown money."""
