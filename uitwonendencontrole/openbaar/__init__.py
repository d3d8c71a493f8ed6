"""Pages that everybody may see: what the monitor found, in plain words, with the numbers under it."""
