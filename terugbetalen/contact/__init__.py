"""Contact before collection: who is called and why, appointments, notes, outcomes."""
