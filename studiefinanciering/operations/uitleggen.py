"""Uitleggen: why is this amount what it is? Recomputed from what the decision stored, step by step.

Stored lines are the truth. A recomputation that differs by a cent is not shown as an explanation: it becomes
a work item.
"""

from dataclasses import dataclass

import numpy as np

from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.foundation.explain import Uitleg
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.besluiten.regels import maak_regels
from studiefinanciering.dossier import opslag
from studiefinanciering.models import Toekenning
from studiefinanciering.rules.componenten import Component, Vorm
from studiefinanciering.rules.reden import Reden
from studiefinanciering.rules.tijdvak import bereken_tijdvak

Regel = tuple[int, int, int, int, int]


class HerberekeningWijktAf(RuntimeError):
    """The stored lines are not what the stored facts and parameters give; a work item was made."""


class MaandBuitenBesluit(LookupError):
    """The decision is not about this month, or nothing was asked for it."""


@dataclass(frozen=True, slots=True)
class Uitlegging:
    """One month of a decision: parts with cents and form, the reason when there is nothing, and the steps."""

    toekenning_id: int
    maand: Maand
    reden: Reden
    bedragen: dict[Component, tuple[int, Vorm]]
    uitleg: Uitleg


def leg_uit(*, toekenning_id: int, maand: Maand) -> Uitlegging:
    """Explain one month of a decision from its stored facts, under the law as it was stored with it.

    Raises `MaandBuitenBesluit` and `HerberekeningWijktAf`.
    """
    besluit = Toekenning.objects.select_related("parameterset").get(pk=toekenning_id)
    if not controleer_toekenning(toekenning_id=toekenning_id):
        raise HerberekeningWijktAf(
            f"Besluit {toekenning_id} kan niet worden uitgelegd: narekenen geeft iets anders. "
            "Er is een werkopdracht gemaakt."
        )
    wet = Parameters.uit_inhoud(besluit.parameterset.inhoud)
    feiten, gift_tot, begin = opslag.uit_json(besluit.feiten)
    waar = np.flatnonzero(feiten.maand == maand.index)
    if not len(waar):
        raise MaandBuitenBesluit(f"Besluit {toekenning_id} gaat niet over {maand}.")
    i = int(waar[0])
    wie = np.zeros(i, dtype=np.int64)
    if i:  # months used before this one
        eerder = bereken_tijdvak(feiten.rijen(slice(0, i)), wie, begin, wet, gift_tot=gift_tot[:i])
        begin = eerder.eindstand
    uitleg, een = Uitleg(), slice(i, i + 1)
    nul = np.zeros(1, dtype=np.int64)
    tijdvak = bereken_tijdvak(feiten.rijen(een), nul, begin, wet, uitleg, gift_tot=gift_tot[een])
    bedragen = {
        component: (int(bedrag[0]), Vorm(int(tijdvak.vormen[component][0])))
        for component, bedrag in tijdvak.bedragen.items()
        if bedrag[0]
    }
    return Uitlegging(toekenning_id, maand, Reden(int(tijdvak.uitkomst.reden[0])), bedragen, uitleg)


def controleer_toekenning(*, toekenning_id: int) -> bool:
    """Whether stored facts and parameters give the stored lines; if not, a work item is made."""
    besluit = Toekenning.objects.select_related("parameterset").get(pk=toekenning_id)
    if besluit.regeling != 0 or _opnieuw(besluit) == _opgeslagen(besluit):
        return True
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="herberekening_wijkt_af",
            reden="herberekening_wijkt_af",
            bron=Werkopdracht.Bron.HERBEREKENING,
            sleutel=f"herberekening_wijkt_af:{besluit.pk}",
            persoon_id=besluit.persoon_id,
            bron_id=besluit.pk,
            tekst=f"Besluit {besluit.pk}: narekenen geeft andere regels dan zijn opgeslagen.",
        )
    )
    return False


def _opnieuw(besluit: Toekenning) -> set[Regel]:
    feiten, gift_tot, begin = opslag.uit_json(besluit.feiten)
    wie = np.zeros(len(feiten), dtype=np.int64)
    begin = begin.rijen(slice(0, 1 if len(feiten) else 0))
    wet = Parameters.uit_inhoud(besluit.parameterset.inhoud)
    r = maak_regels(bereken_tijdvak(feiten, wie, begin, wet, gift_tot=gift_tot), wie)
    kolommen = (r.component, r.vorm, r.van, r.tot, r.bedrag)
    return set(zip(*(kolom.tolist() for kolom in kolommen), strict=True))


def _opgeslagen(besluit: Toekenning) -> set[Regel]:
    """The decision's own lines: known from the moment of the decision on, also when they were closed."""
    eigen = besluit.regels.filter(bekend__startswith=besluit.besluit_at)
    return {
        (
            regel.component,
            regel.vorm,
            Maand.van(regel.geldig.lower).index,
            Maand.van(regel.geldig.upper).index,
            regel.bedrag_centen,
        )
        for regel in eigen
    }
