"""The draw in the demo."""
