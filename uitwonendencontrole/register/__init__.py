"""What the public may know without asking: the entry in the algorithm register and the account of a year."""
