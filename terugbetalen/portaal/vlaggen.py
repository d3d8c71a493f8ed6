"""What there may be to tell somebody who repays: four of the flags that a page asks in one statement."""

from dataclasses import dataclass
from datetime import date

from duo_portal.identity.burger import Burger
from duo_portal.web.vlaggen import registreer_vlag
from duo_portal.web.vlaggen import vlaggen as alle_vlaggen

_VRAGEN = {
    "had_termijn": """SELECT FROM terugbetalen_termijn t
               WHERE t.persoon_id = %(wie)s AND t.vervaldatum <= %(op)s::date""",
    "heeft_afspraak": "SELECT FROM terugbetalen_afspraak a WHERE a.persoon_id = %(wie)s AND a.status = 'gemaakt'",
    "staat_op_lijst": """SELECT FROM terugbetalen_geselecteerde g
               WHERE g.persoon_id = %(wie)s AND g.uitgesloten_om = '' AND g.afgerond_op IS NULL""",
    "heeft_regeling": "SELECT FROM terugbetalen_regeling r WHERE r.persoon_id = %(wie)s AND r.status = 'loopt'",
}


@dataclass(frozen=True, slots=True)
class Vlaggen:
    """Each says that it is worth looking further, no more."""

    had_termijn: bool
    heeft_afspraak: bool
    staat_op_lijst: bool
    heeft_regeling: bool


def registreer() -> None:
    """Called when the app is ready."""
    for naam, vraag in _VRAGEN.items():
        registreer_vlag(naam, vraag)


def vlaggen(burger: Burger, op: date) -> Vlaggen:
    """Of the open file, on a day."""
    alle = alle_vlaggen(burger, op)
    return Vlaggen(**{naam: alle[naam] for naam in _VRAGEN})
