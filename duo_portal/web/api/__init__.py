"""What every endpoint of the API shares; the endpoints themselves stand with their subject, in the apps.

The tour: `adressen` (apps register their addresses), `basis` (the view that all inherit), `velden` (strict fields,
camelCase outside and the house's names inside), `streng_json` (reading a body), `problemen` (every refusal as
problem+json), `toegang` (keys of partners, tokens of citizens, scopes), `introspectie` (asking the provider about
a token), `drempel` (how often), `schrijven` (one answer per Idempotency-Key), `paginas` (lists by key),
`schema` (what the description adds), `views` (the description itself, and a page of it to read).
"""
