"""What this room brings to the house; called when the app is ready."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from duo_portal.ledger.auditor import register_map
from duo_portal.letters.soorten import registreer_briefsoort
from terugbetalen.invordering.stops import Stop, registreer_stop

from . import rechten
from .briefteksten import SOORTEN
from .paginas import registreer_portaal
from .stand import lopend_tot


def registreer() -> None:
    """Make letters, panels, rights, the auditor's check and the stop of this room known."""
    for soort in SOORTEN:
        registreer_briefsoort(soort)
    registreer_portaal()
    rechten.registreer()
    register_map(Path(__file__).parents[1] / "controles" / "regelen")
    registreer_stop("betalingsregeling", _stops)


def _stops(personen: Collection[int], op: date) -> Mapping[int, Stop]:
    """While an arrangement runs nobody is dunned or handed over (Awb 4:94(2))."""
    return {
        wie: Stop("Er loopt een betalingsregeling.", tot, "betalingsregeling")
        for wie, tot in lopend_tot(personen, op).items()
    }
