"""Terms at the desk: `tonen` (light, derivation, filters on the list of cases) and `lijsten` (notices, penalties)."""
