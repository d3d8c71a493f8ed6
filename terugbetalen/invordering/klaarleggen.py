"""The letters of steps that were taken, on paper too where the step says so, and the request to pay that goes with each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief, UitgaandBericht
from duo_portal.letters.operations import NieuweBrief, leg_klaar_reeks
from duo_portal.letters.verzenden import op_papier
from terugbetalen.models import Betaalverzoek, Invorderingsstap
from terugbetalen.ontvangen.verzoeken import Doel, Vraag, vraag_betalingen
from terugbetalen.regelen.voorstellen import stel_voor

from .keten import Stap, stap_met_naam
from .ongelezen import BRON

SJABLOON = 1
EINDE_BRIEF = "achterstand_einde"


def leg_brieven_klaar(stappen: Sequence[Invorderingsstap], op: date) -> None:
    """A letter with each step, on paper too where the step says so; the request to pay goes with it."""
    talen = dict(
        Persoon.objects.filter(
            pk__in=[s.persoon_id for s in stappen], overleden_op=None
        ).values_list("pk", "taal")
    )
    stappen = [s for s in stappen if s.persoon_id in talen and not s.gegevens["terug"]]
    per_soort: dict[tuple[str, str], list[NieuweBrief]] = {}
    met_termijn = [rij for rij in stappen if rij.betaal_voor is not None]
    _trek_in(stappen, op)
    verzoeken = dict(zip((rij.pk for rij in met_termijn), _vraag(met_termijn), strict=True))
    for rij in stappen:
        stap = _stap(rij, op)
        soort, kanaal = (stap.brief, stap.kanaal) if stap else (EINDE_BRIEF, "voorkeur")
        per_soort.setdefault((soort, kanaal), []).append(
            NieuweBrief(
                persoon_id=rij.persoon_id,
                taal=talen[rij.persoon_id],
                bron_id=rij.pk,
                data=_data(rij, verzoeken.get(rij.pk)),
                reageer_voor=_daarna(rij),
            )
        )
    for (soort, kanaal), brieven in per_soort.items():
        leg_klaar_reeks(brieven, soort=soort, bron=BRON, sjabloonversie=SJABLOON)
        if kanaal == "papier":
            nummers = [brief.bron_id for brief in brieven]
            for brief in Brief.objects.filter(soort=soort, bron=BRON, bron_id__in=nummers):
                op_papier(brief.pk, UitgaandBericht.Aanleiding.NIEUW)


def _stap(rij: Invorderingsstap, op: date) -> Stap | None:
    return None if rij.stap == Invorderingsstap.EINDE else stap_met_naam(rij.stap, op)


def _daarna(rij: Invorderingsstap) -> date | None:
    """The first day on which it is too late."""
    if rij.betaal_voor is None:
        return None
    return date.fromordinal(rij.betaal_voor.toordinal() + 1)


def _vraag(stappen: Sequence[Invorderingsstap]) -> list[Betaalverzoek]:
    return vraag_betalingen(
        [
            Vraag(
                rij.persoon_id,
                rij.totaal_centen,
                Doel.ACHTERSTAND,
                rij.betaal_voor or rij.genomen_op,
                f"invordering:{rij.dossier}:{rij.volgnummer}",
            )
            for rij in stappen
        ]
    )


def _trek_in(stappen: Sequence[Invorderingsstap], op: date) -> None:
    """What an earlier step of the dossier asked, the new one asks anew or no more."""
    verwijzingen = [
        f"invordering:{rij.dossier}:{nummer}"
        for rij in stappen
        for nummer in range(1, rij.volgnummer)
    ]
    Betaalverzoek.objects.filter(
        persoon_id__in=[rij.persoon_id for rij in stappen],
        verwijzing__in=verwijzingen,
        ingetrokken_op=None,
    ).update(ingetrokken_op=op)


def _aanbod(rij: Invorderingsstap) -> dict[str, int] | None:
    """The arrangement that a last offer proposes: the longest one that fits; None when none does."""
    keuzes = stel_voor(rij.persoon_id, rij.genomen_op).keuzes
    if not keuzes:
        return None
    laagste = min(keuzes, key=lambda keuze: keuze.bedrag_centen)
    return {"bedrag_centen": laagste.bedrag_centen, "maanden": len(laagste.termijnen)}


def _data(rij: Invorderingsstap, verzoek: Betaalverzoek | None) -> dict[str, Any]:
    """What the letter is made from: cents and days."""
    aanbod = {"aanbod": _aanbod(rij)} if rij.stap == "laatste_aanbod" else {}
    return {
        **aanbod,
        "stap": rij.stap,
        "betaal_voor": rij.betaal_voor,
        "achterstand_centen": rij.achterstand_centen,
        "kosten_centen": rij.kosten_centen,
        "rente_centen": rij.rente_centen,
        "vergoeding_centen": rij.vergoeding_centen,
        "totaal_centen": rij.totaal_centen,
        "termijnen": [
            {"vervaldatum": vervalt, "centen": centen}
            for _id, centen, vervalt in rij.gegevens["termijnen"]
        ],
        "heeft_incasso": rij.gegevens["incasso"],
        "kenmerk": verzoek.kenmerk if verzoek else "",
        "verzoek": str(verzoek.uuid) if verzoek else "",
    }
