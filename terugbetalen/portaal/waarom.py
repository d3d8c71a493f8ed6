"""Why this amount: the steps of a decision from its receipt, in words, without what somebody else earns."""

from dataclasses import dataclass

from django.utils.functional import Promise

from duo_portal.foundation.explain import CENTEN, PPM, Stap
from duo_portal.foundation.law import LawReference
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.models import Vaststelling
from terugbetalen.operations.jaarfeiten import ONGEVRAAGD
from terugbetalen.operations.vaststellen import is_na_te_rekenen, leg_uit
from terugbetalen.rules.draagkracht import GEEN_PARTNER

from .beeld import procent
from .verloop import Inkomen
from .woorden import MET_PARTNER_VERBORGEN, STAP


@dataclass(frozen=True, slots=True)
class Stapregel:
    """One step as the page shows it."""

    naam: Promise
    waarde: str
    artikel: LawReference
    code: str = ""


def is_ongevraagd(besluit: Vaststelling) -> bool:
    """Whether an income plays no part: nothing is due, or draagkracht was not asked for."""
    return int(besluit.feiten["inkomen"]) == ONGEVRAAGD


def inkomen_van(besluit: Vaststelling) -> Inkomen:
    """The income that a decision rests on; unknown where it plays no part."""
    f = besluit.feiten
    if int(f["inkomen"]) < 0:
        return Inkomen()
    return Inkomen(int(f["inkomen"]), int(f["partner_inkomen"]), bool(f["alleenstaande_ouder"]))


def waarom(besluit: Vaststelling) -> list[Stapregel]:
    """The steps, in order; none when working them out again gives something else than was decided."""
    if not is_na_te_rekenen(besluit):
        return []
    met_partner = int(besluit.feiten["partner_inkomen"]) != GEEN_PARTNER
    return [
        Stapregel(STAP[stap.naam], _waarde(stap), LawReference.parse(stap.artikel), stap.naam)
        for stap in leg_uit(besluit).stappen
        if stap.naam in STAP
        and stap.waarde is not None
        and not (met_partner and stap.naam in MET_PARTNER_VERBORGEN)
    ]


def _waarde(stap: Stap) -> str:
    if stap.eenheid == CENTEN:
        return euro(int(stap.waarde or 0))
    return procent(int(stap.waarde or 0)) if stap.eenheid == PPM else str(stap.waarde)
