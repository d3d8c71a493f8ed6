"""Every act: who, for whom, when, why, with what outcome; the business date; who looked at which file.

The tour: `models` (Bedrijfsdatum, Handeling, Inzage), `bedrijfsdatum` (which day it is for the
administration), `handelingen` (record an act, once per key), `inzage` (no look without a record), and
`sql/` with the guards that any app may hang on its tables: `bewaak_alleen_toevoegen` (insert-only) and
`bewaak_twee_tijden` (only `bekend` may be closed).
"""
