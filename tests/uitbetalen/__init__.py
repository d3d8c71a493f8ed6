"""The payout run: what is due, what is booked, what the bank says. Decisions are written by hand here."""
