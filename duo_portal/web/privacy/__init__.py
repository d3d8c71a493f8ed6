"""Pages about own data: asking for a right of the AVG, and the registers and retention terms that anybody may read."""
