"""Collection: what is due each month, by direct debit or payment request (6.9, 6.15; SEPA CORE)."""
