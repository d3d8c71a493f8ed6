"""Money: double entry, append-only, whole cents, guarded by the database."""
