"""Incomes of debtors and partners, asked of the Belastingdienst in bulk: one question per chunk."""

from collections.abc import Iterable

from duo_portal.gateways.belastingdienst import Belastingdienst
from duo_portal.gateways.koppeling import koppeling
from duo_portal.identity import crypto
from duo_portal.identity.models import Persoon
from terugbetalen.rules.draagkracht import ONBEKEND


def vraag_inkomens(vragen: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """(person id, year) → toetsingsinkomen in cents, `ONBEKEND` where there is none.

    Numbers are read for the question only and stand in nothing that is kept.
    """
    uniek = sorted(set(vragen))
    bsns = _bsns({wie for wie, _jaar in uniek})
    dienst: Belastingdienst = koppeling("belastingdienst")
    gevraagd = [(bsns[wie], jaar) for wie, jaar in uniek]
    antwoorden = dienst.toetsingsinkomens(gevraagd)
    uit: dict[tuple[int, int], int] = {}
    for paar, vraag in zip(uniek, gevraagd, strict=True):
        bedrag = antwoorden[vraag].bedrag_centen
        uit[paar] = ONBEKEND if bedrag is None else max(bedrag, 0)
    return uit


def _bsns(personen: Iterable[int]) -> dict[int, str]:
    rijen = list(
        Persoon.objects.filter(pk__in=list(personen)).values_list(
            "pk", "bsn_versleuteld", "bsn_sleutel_id"
        )
    )
    nummers = crypto.ontsleutel_reeks(
        (bytes(rij[1]) for rij in rijen), (rij[2] for rij in rijen), kind=crypto.BSN
    )
    return {rij[0]: nummer for rij, nummer in zip(rijen, nummers, strict=True)}
