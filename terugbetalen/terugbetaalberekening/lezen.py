"""From a line to a `Vraag`: every key, its kind and its bounds; nothing is computed here."""

import re
from dataclasses import dataclass
from decimal import Decimal

from duo_portal.foundation.invoer import Object, lees_json

from ..rules.draagkracht import GEEN_PARTNER, ONBEKEND
from ..rules.draagkracht_oud import Heffingskorting
from ..rules.regeling import LOOPTIJD, NAAM, Regeling

_SLEUTELS = (
    "regeling",
    "schuld",
    "rente",
    "aanloopmaanden",
    "resterende_maanden",
    "jaar",
    "inkomen",
    "partner_inkomen",
    "alleenstaande_ouder",
    "heffingskorting",
)
_KORTING = {
    "algemeen": Heffingskorting.ALGEMEEN,
    "verhoogd_partner": Heffingskorting.VERHOOGD_PARTNER,
    "verhoogd_zelf": Heffingskorting.VERHOOGD_ZELF,
}
_RENTE = re.compile(r"\d{1,2}(\.\d{1,4})?", re.ASCII)
EERSTE_JAAR, LAATSTE_JAAR = 2022, 2028
MAANDEN = 600
GRENS_CENTEN = 10**10
"""No debt and no income is a hundred million euros: what is more is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """One checked line; money in cents, rate in ppm a year, ONBEKEND and GEEN_PARTNER for null."""

    regel: int
    regeling: Regeling
    schuld: int
    rente_ppm: int
    aanloopmaanden: int
    resterende_maanden: int
    jaar: int
    inkomen: int
    partner_inkomen: int
    is_alleenstaande_ouder: bool
    heffingskorting: Heffingskorting


def lees(nummer: int, regel: bytes) -> Vraag:
    """Check line `nummer`; raises `Fout` at the first thing that is wrong."""
    o = Object(lees_json(regel), "", _SLEUTELS)
    regeling = NAAM[o.keuze("regeling", tuple(NAAM))]
    looptijd = LOOPTIJD[regeling]
    return Vraag(
        regel=nummer,
        regeling=regeling,
        schuld=_bedrag(o, "schuld"),
        rente_ppm=_rente(o),
        aanloopmaanden=o.aantal("aanloopmaanden", 0, MAANDEN, standaard=looptijd.aanloopmaanden),
        resterende_maanden=o.aantal(
            "resterende_maanden", 1, MAANDEN, standaard=looptijd.aflosmaanden
        ),
        jaar=o.aantal("jaar", EERSTE_JAAR, LAATSTE_JAAR),
        inkomen=_of_null(o, "inkomen", ONBEKEND, verplicht=True),
        partner_inkomen=_of_null(o, "partner_inkomen", GEEN_PARTNER),
        is_alleenstaande_ouder=o.ja_nee("alleenstaande_ouder", standaard=False),
        heffingskorting=_heffingskorting(o, regeling),
    )


def _bedrag(o: Object, sleutel: str) -> int:
    centen = o.bedrag(sleutel)
    if centen >= GRENS_CENTEN:
        raise o.fout(sleutel, "moet lager zijn dan 100000000.00")
    return centen


def _of_null(o: Object, sleutel: str, leeg: int, *, verplicht: bool = False) -> int:
    """An amount; null (or, where it may, a missing key) gives `leeg`."""
    if not o.heeft(sleutel) and not verplicht:
        return leeg
    return leeg if o.verplicht(sleutel) is None else _bedrag(o, sleutel)


def _rente(o: Object) -> int:
    tekst = o.verplicht("rente")
    if not isinstance(tekst, str) or not _RENTE.fullmatch(tekst):
        raise o.fout("rente", 'moet een percentage als tekst zijn, zoals "2.56"')
    return int(Decimal(tekst) * 10_000)


def _heffingskorting(o: Object, regeling: Regeling) -> Heffingskorting:
    if regeling is not Regeling.SF15_OUD and o.heeft("heffingskorting"):
        raise o.fout("heffingskorting", "hoort alleen bij SF15-oud")
    return _KORTING[o.keuze("heffingskorting", tuple(_KORTING), standaard="algemeen")]
