"""The one transition table of a case. The database holds the same pairs (`sql/`); a test compares them."""

from collections.abc import Mapping

from duo_portal.cases.models import Zaak

_S = Zaak.Status

OVERGANGEN: Mapping[str, frozenset[str]] = {
    _S.ONTVANGEN: frozenset({_S.IN_BEHANDELING, _S.AFGEDAAN, _S.INGETROKKEN}),
    _S.IN_BEHANDELING: frozenset({_S.WACHT_OP_AANVRAGER, _S.AFGEDAAN, _S.INGETROKKEN}),
    _S.WACHT_OP_AANVRAGER: frozenset({_S.IN_BEHANDELING, _S.AFGEDAAN, _S.INGETROKKEN}),
    _S.AFGEDAAN: frozenset(),
    _S.INGETROKKEN: frozenset(),
}
GESLOTEN = frozenset({_S.AFGEDAAN, _S.INGETROKKEN})


class OvergangGeweigerd(ValueError):
    """A case cannot go from where it is to where it was asked to go."""


def eis_overgang(van: str, naar: str) -> None:
    """Raise `OvergangGeweigerd` unless the table knows this move."""
    if naar not in OVERGANGEN[van]:
        mogelijk = ", ".join(sorted(OVERGANGEN[van])) or "niets meer"
        raise OvergangGeweigerd(
            f"Een zaak gaat niet van {van} naar {naar}; mogelijk is: {mogelijk}."
        )
