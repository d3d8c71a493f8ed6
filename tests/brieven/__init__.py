"""Letters of student finance, read."""
