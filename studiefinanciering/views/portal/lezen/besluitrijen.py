"""Amounts, periods and decisions as the pages show them: codes in words, amounts and months in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise

from duo_portal.foundation.period import Maand
from duo_portal.web.templatetags.bedragen import euro
from studiefinanciering.inzien import woorden, woorden_feiten, woorden_regelingen
from studiefinanciering.inzien.besluiten import (
    Bedrag,
    Bedragwijziging,
    Besluit,
    Regel,
    bedragwijzigingen,
    feitwijzigingen,
)
from studiefinanciering.inzien.uitleg import deel_van


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


def tijdvakken_van(
    regels: Sequence[Regel], besluiten: Sequence[Besluit], op: date
) -> list[Tijdvak]:
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
        rijen = [bedragrij(r, besluit, van) for r in sorted(hier, key=lambda r: r.component)]
        uit.append(Tijdvak(periode, rijen, euro(som)))
    return uit


def _besluit_over(besluiten: Sequence[Besluit], maand: Maand) -> Besluit | None:
    """The decision in force about studiefinanciering over a month."""
    for besluit in besluiten:
        is_gewoon = besluit.geldt and not besluit.toekenning.regeling
        if is_gewoon and besluit.van <= maand <= besluit.tot_en_met:
            return besluit
    return None


def bedragrij(regel: Regel, besluit: Besluit | None, maand: Maand | None = None) -> Bedragrij:
    """A line in words; its "why" is about `maand`, else about its first month. One-off schemes have no steps."""
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


def kaart(besluit: Besluit) -> Besluitkaart:
    """A decision in words, with what changed; two queries for a revision."""
    t = besluit.toekenning
    return Besluitkaart(
        besluit=besluit,
        url=reverse("mijn:besluit", args=[besluit.sleutel]),
        titel=woorden.soort_besluit(t.soort),
        waarom=woorden_regelingen.waarom(t.regeling, t.reden),
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
