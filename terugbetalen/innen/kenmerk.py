"""The reference of a term: the betalingskenmerk of its number, which is also its EndToEndId when it is collected."""

from duo_portal.gateways.bank.kenmerk import betalingskenmerk

REEKS = 10**14
"""Terms have numbers of fifteen digits that begin with 1; other kinds of request take another first digit."""


def kenmerk_van(termijn_id: int) -> str:
    """Sixteen digits, unique for ever, that say nothing about a person (SQL: terugbetalen_betalingskenmerk)."""
    return betalingskenmerk(REEKS + termijn_id)
