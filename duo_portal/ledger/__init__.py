"""Money: double entry, append-only, whole cents, guarded by the database.

The tour: `chart` names the accounts, `codes` the small numbers in the rows. `patterns` and
`patterns_schuld` turn what happened into balanced `legs`; `operations` posts, reverses and closes;
`queries` reads balances and what is booked. `sql/` holds the tables and the guards, `auditor` and
`sql/audit/` look at the books from outside. docs/ledger.md tells it with worked examples.
"""
