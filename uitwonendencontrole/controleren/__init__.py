"""The check itself: `overgangen` is the one table of steps; `operations/` does them, `queries` reads, `brieven` tells."""
