"""DUO's open-data lists of institutions and programmes into two small tables.

Tour: `lijsten` says what each list looks like and turns a row into a record or a reason why not; `inbrengen` reads
the files, keeps bad rows apart with file, line and reason, and writes the rest; the same files again change nothing.
"""
