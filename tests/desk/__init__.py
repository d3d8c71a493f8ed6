"""The desk in the admin: what staff see of a file, why an amount is what it is, and what they may do."""
