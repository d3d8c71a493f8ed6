"""What I get now, my decisions, one decision, and why an amount is what it is."""

from functools import cached_property
from typing import Any

from django.http import Http404

from duo_portal.foundation.period import Maand
from studiefinanciering.desk.stapnamen import stapnaam
from studiefinanciering.inzien import woorden, woorden_feiten
from studiefinanciering.inzien.besluiten import (
    Besluit,
    besluit_bij,
    besluiten_van,
    regels_in_kracht,
    regels_van,
)
from studiefinanciering.inzien.ouders import peiljaar_van
from studiefinanciering.inzien.uitleg import Uitlegblad, leg_besluit_uit
from studiefinanciering.operations.uitleggen import HerberekeningWijktAf, MaandBuitenBesluit
from studiefinanciering.vooruit.tegenvoorbeeld import (
    ZONDER_TEGENVOORBEELD,
    Tegenvoorbeeld,
    tegenvoorbeeld,
)

from .basis import Leespagina
from .besluitrijen import bedragrij, kaart, tijdvakken_van


class MijnStudiefinanciering(Leespagina):
    """What I get now and later, and every decision."""

    template_name = "portal/lezen/studiefinanciering.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lines in force by period, and the decisions with what changed."""
        besluiten = besluiten_van(self.persoon_id)
        tijdvakken = tijdvakken_van(regels_in_kracht(self.persoon_id, self.op), besluiten, self.op)
        return super().get_context_data(
            tijdvakken=tijdvakken,
            besluiten=[kaart(besluit) for besluit in besluiten],
            **kwargs,
        )


class BesluitPagina(Leespagina):
    """One decision: its lines, why it was taken and what changed."""

    template_name = "portal/lezen/besluit.html"

    @cached_property
    def besluit(self) -> Besluit:
        """Not found for a key of nobody or of somebody else."""
        gevonden = besluit_bij(self.persoon_id, self.kwargs["sleutel"])
        if gevonden is None:
            raise Http404
        return gevonden

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The card of the list and its lines."""
        besluit = self.besluit
        regels = regels_van(besluit)
        return super().get_context_data(
            besluit=besluit,
            kaart=kaart(besluit),
            artikel=woorden.artikel(besluit.toekenning.reden),
            rijen=[bedragrij(regel, besluit) for regel in regels],
            wacht=besluit.toekenning.uitvoerbaar_vanaf > self.op,
            maanden=_maanden(besluit) if besluit.toekenning.regeling == 0 else [],
            **kwargs,
        )


class UitlegPagina(BesluitPagina):
    """Why the amounts of a month are what they are."""

    template_name = "portal/lezen/uitleg.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Recomputed now; when that gives something else the page says so and explains nothing."""
        try:
            maand = Maand.parse(self.kwargs["maand"])
        except ValueError as fout:
            raise Http404 from fout
        blad: Uitlegblad | None = None
        try:
            blad = leg_besluit_uit(self.besluit, maand)
        except MaandBuitenBesluit as fout:
            raise Http404 from fout
        except HerberekeningWijktAf:
            pass
        return super().get_context_data(
            blad=blad,
            delen=_uitlegdelen(blad) if blad else [],
            geen_recht=woorden.waarom(blad.uitlegging.reden.name.lower())
            if blad and blad.uitlegging.reden
            else "",
            t=self._wat_anders(maand) if blad else None,
            peiljaar=peiljaar_van(self.persoon_id, maand.jaar),
            **(kwargs | {"maand": maand}),
        )

    def _wat_anders(self, maand: Maand) -> Tegenvoorbeeld | None:
        """What would have to be different for more aanvullende beurs in the month that is explained."""
        gevonden = tegenvoorbeeld(self.besluit.toekenning, maand)
        return gevonden if gevonden and gevonden.beeld not in ZONDER_TEGENVOORBEELD else None


def _uitlegdelen(blad: Uitlegblad) -> list[dict[str, Any]]:
    return [
        {
            "anker": str(deel.deel),
            "titel": woorden_feiten.DEEL[deel.deel],
            "gewoon": woorden_feiten.DEEL_IN_GEWOON[deel.deel],
            "stappen": [
                {
                    "kode": s.stap.naam,
                    "naam": stapnaam(s.stap.naam),
                    "waarde": woorden_feiten.waarde_van_stap(s.stap),
                    "artikel": s.stap.artikel,
                    "link": s.link,
                    "wettelijk": s.wettelijk,
                }
                for s in deel.stappen
            ],
        }
        for deel in blad.delen
    ]


def _maanden(besluit: Besluit) -> list[Maand]:
    return [Maand.van_index(i) for i in range(besluit.van.index, besluit.tot_en_met.index + 1)]
