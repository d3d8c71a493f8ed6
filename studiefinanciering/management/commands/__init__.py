"""One file per command; each is a thin door to an operation or a rule."""
