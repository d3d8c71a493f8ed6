"""Who: persons with their encrypted numbers, addresses, relations, accounts; staff and their roles.

The tour: `crypto` (AES-256-GCM and keyed hashes), `bsn` and `iban` (real checks, synthetic numbers, masks),
`models/` (Persoon; Adres, Relatie and Bankrekening with two times; Blokkade), `tijd` (reading and changing
rows with two times), `kolommen` (COPY order for bulk loading), `rollen` (roles, four eyes, demo staff).
The front doors are `queries` and `operations`.
"""
