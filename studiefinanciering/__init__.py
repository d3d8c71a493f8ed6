"""Student finance: students, applications, awards, revisions, monthly payout."""
