"""What I get now, my decisions, one decision, and why an amount is what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise

from duo_portal.foundation.period import Maand
from duo_portal.web.templatetags.bedragen import euro
from studiefinanciering.desk.stapnamen import stapnaam
from studiefinanciering.inzien import woorden, woorden_feiten
from studiefinanciering.inzien.besluiten import (
    Bedrag,
    Bedragwijziging,
    Besluit,
    Regel,
    bedragwijzigingen,
    besluit_bij,
    besluiten_van,
    feitwijzigingen,
    regels_in_kracht,
    regels_van,
)
from studiefinanciering.inzien.uitleg import Uitlegblad, deel_van, leg_besluit_uit
from studiefinanciering.operations.uitleggen import HerberekeningWijktAf, MaandBuitenBesluit

from .basis import Leespagina


@dataclass(frozen=True, slots=True)
class Bedragrij:
    """A component over months, as a page shows it; `waarom` leads to its explanation."""

    naam: str
    wat: str | Promise
    bedrag: str
    vorm: str
    wat_is_vorm: str | Promise
    periode: str
    waarom: str
    is_geld: bool


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """Months in which the same lines hold."""

    periode: str
    rijen: list[Bedragrij]
    totaal: str


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What changed in words."""

    wat: str
    hoe: str
    wanneer: str


@dataclass(frozen=True, slots=True)
class Besluitkaart:
    """A decision in a list, with what changed."""

    besluit: Besluit
    url: str
    titel: str
    waarom: str
    periode: str
    feiten: list[Wijziging]
    bedragen: list[Wijziging]


class MijnStudiefinanciering(Leespagina):
    """What I get now and later, and every decision."""

    template_name = "portal/lezen/studiefinanciering.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lines in force by period, and the decisions with what changed."""
        besluiten = besluiten_van(self.persoon_id)
        tijdvakken = _tijdvakken(regels_in_kracht(self.persoon_id, self.op), besluiten, self.op)
        return super().get_context_data(
            tijdvakken=tijdvakken,
            besluiten=[_kaart(besluit) for besluit in besluiten],
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
            kaart=_kaart(besluit),
            artikel=woorden.artikel(besluit.toekenning.reden),
            rijen=[_rij(regel, besluit) for regel in regels],
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
            **(kwargs | {"maand": maand}),
        )


def _uitlegdelen(blad: Uitlegblad) -> list[dict[str, Any]]:
    return [
        {
            "anker": str(deel.deel),
            "titel": woorden_feiten.DEEL[deel.deel],
            "gewoon": woorden_feiten.DEEL_IN_GEWOON[deel.deel],
            "stappen": [
                {
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


def _tijdvakken(regels: Sequence[Regel], besluiten: Sequence[Besluit], op: Any) -> list[Tijdvak]:
    """The lines from this month on, cut where any of them begins or ends."""
    nu = Maand.van(op)
    grenzen = {max(r.van, nu) for r in regels} | {r.tot_en_met.volgende for r in regels}
    uit = []
    for van, tot in zip(sorted(grenzen), sorted(grenzen)[1:], strict=False):
        hier = [r for r in regels if r.van <= van <= r.tot_en_met]
        if not hier:
            continue
        som = sum(r.centen for r in hier if r.component.wordt_uitbetaald)
        besluit = _besluit_over(besluiten, van)
        periode = woorden_feiten.periode(van, tot.vorige)
        rijen = [_rij(r, besluit, van) for r in sorted(hier, key=lambda r: r.component)]
        uit.append(Tijdvak(periode, rijen, euro(som)))
    return uit


def _besluit_over(besluiten: Sequence[Besluit], maand: Maand) -> Besluit | None:
    """The decision in force about studiefinanciering over a month."""
    for besluit in besluiten:
        is_gewoon = besluit.geldt and not besluit.toekenning.regeling
        if is_gewoon and besluit.van <= maand <= besluit.tot_en_met:
            return besluit
    return None


def _rij(regel: Regel, besluit: Besluit | None, maand: Maand | None = None) -> Bedragrij:
    kan = besluit is not None and besluit.toekenning.regeling == 0
    return Bedragrij(
        naam=woorden.component(regel.component),
        wat=woorden.WAT_IS_HET.get(regel.component, ""),
        bedrag=euro(regel.centen),
        vorm=woorden.vorm(regel.vorm),
        wat_is_vorm=woorden.WAT_IS_VORM[regel.vorm],
        periode=woorden_feiten.periode(regel.van, regel.tot_en_met),
        waarom=_uitleg_url(besluit, maand or regel.van, regel) if kan and besluit else "",
        is_geld=regel.component.wordt_uitbetaald,
    )


def _uitleg_url(besluit: Besluit, maand: Maand, regel: Regel) -> str:
    adres = reverse("mijn:uitleg", args=[besluit.sleutel, str(maand)])
    return f"{adres}#{deel_van(regel.component)}"


def _kaart(besluit: Besluit) -> Besluitkaart:
    t = besluit.toekenning
    return Besluitkaart(
        besluit=besluit,
        url=reverse("mijn:besluit", args=[besluit.sleutel]),
        titel=woorden.soort_besluit(t.soort),
        waarom=woorden.waarom(t.reden),
        periode=woorden_feiten.periode(besluit.van, besluit.tot_en_met),
        feiten=[
            Wijziging(
                woorden_feiten.feit(w),
                woorden_feiten.van_en_naar(w),
                woorden_feiten.periode(w.van, w.tot.vorige if w.tot else None),
            )
            for w in feitwijzigingen(besluit)
        ],
        bedragen=[_bedrag_anders(w) for w in bedragwijzigingen(besluit)],
    )


def _bedrag_anders(w: Bedragwijziging) -> Wijziging:
    return Wijziging(
        woorden.component(w.component),
        woorden_feiten.was_en_wordt(_in_woorden(w.oud), _in_woorden(w.nieuw)),
        woorden_feiten.periode(w.van, w.tot_en_met),
    )


def _in_woorden(bedrag: Bedrag | None) -> str:
    return (
        euro(0)
        if bedrag is None
        else f"{euro(bedrag.centen)} ({woorden.vorm(bedrag.vorm).lower()})"
    )
