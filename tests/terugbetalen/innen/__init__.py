"""Collection: what is due, mandates, the monthly run to the bytes of the bank, and what the auditor sees of it."""
