"""Terms at the desk: `tonen` (light, derivation, filters on the list of cases) and `lijsten` (notices, penalties), `scherm`
with `formulieren` (what moves a term, shown before and after), `registratie`."""
