"""Small schemes: definitions, applications, awards, payouts, lesgeld."""
