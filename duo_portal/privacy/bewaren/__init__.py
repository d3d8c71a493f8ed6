"""How long each kind of record stays, and how it goes: a table, a proposal, a second person, a report (docs/privacy.md)."""
