"""Messages and letters of a citizen."""
