"""What is told of a year: numbers rounded to 10, nothing below 10, and nothing that can be worked out from the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from uitwonendencontrole.fairness import indeling
from uitwonendencontrole.fairness.publicatie import KLEINSTE, publiceer, rond_af
from uitwonendencontrole.fairness.tabel import GESELECTEERD, TOTAAL
from uitwonendencontrole.herstel.stopregel import gronden_van, staat_stil
from uitwonendencontrole.herstel.trechter import tellingen
from uitwonendencontrole.herstel.woorden import grond_in_woorden
from uitwonendencontrole.models import (
    Controle,
    Herstelregel,
    Logregel,
    Meetperiode,
    Stand,
    Stilstand,
    Trekking,
)

STAPPEN = ((GESELECTEERD, TOTAAL), *indeling.EIGEN)
"""Stages with those who could have met each, in the rows of the own funnel."""


@dataclass(frozen=True, slots=True)
class Stapcijfer:
    """One stage as it may be published; None: too few to tell."""

    fase: str
    aantal: int | None
    van: int | None


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop in public: when, why, and when and why it was lifted. No names."""

    op: date
    gronden: list[str]
    opgeheven_op: date | None
    reden: str

    @property
    def tekst(self) -> str:
        """Its grounds as one text."""
        return " ".join(self.gronden)


def trekkingen(jaar: int) -> QuerySet[Trekking]:
    """The draws of a year."""
    rijen = Trekking.objects.filter(op__year=jaar).select_related("verbinding__kader")
    return rijen.order_by("pk")


def trechter(jaar: int, vandaag: date) -> list[Stapcijfer]:
    """The funnel of all draws of a year together, as far as it went until now."""
    som: dict[str, int] = {}
    for trekking in trekkingen(jaar):
        for rij, aantal in tellingen(trekking, vandaag).items():
            som[rij] = som.get(rij, 0) + aantal
    return [_stapcijfer(rij, som[rij], som[van]) for rij, van in STAPPEN] if som else []


def _stapcijfer(fase: str, aantal: int, van: int) -> Stapcijfer:
    """A share is published with its complement in mind: leaving out one alone would give it away."""
    ((deel, _rest, samen), _totalen) = publiceer([[aantal, van - aantal]]).rijen
    return Stapcijfer(fase, deel, samen)


def uitkomsten(jaar: int) -> list[tuple[str, int | None]]:
    """Where the checks of a year's draws stand now, with their sum; together they are all of them."""
    groepen: tuple[tuple[str, tuple[str, ...]], ...] = (
        (_("In orde"), (Stand.AFGEROND_AKKOORD,)),
        (_("Besluit dat de beurs lager wordt"), (Stand.BESLUIT_HERZIENING, Stand.BESLUIT_BOETE, Stand.ONHERROEPELIJK)),
        (_("In bezwaar of bij de rechter"), (Stand.BEZWAAR, Stand.BEROEP)),
        (_("Besluit ingetrokken"), (Stand.HERROEPEN,)),
        (_("Stilgezet"), (Stand.GESTOPT,)),
    )  # fmt: skip
    zaken = Controle.objects.filter(geloot__trekking__op__year=jaar)
    per = dict(zaken.values_list("stand").annotate(n=Count("pk")))
    tel = [sum(per.get(str(stand), 0) for stand in standen) for _naam, standen in groepen]
    namen = [*(naam for naam, _standen in groepen), _("Loopt nog"), _("Samen")]
    return _publiceer(namen, [*tel, sum(per.values()) - sum(tel)])


def bezwaren(jaar: int) -> list[tuple[str, int | None]]:
    """Objections of a year and what came of them until now."""
    regels = Logregel.objects.filter(op__year=jaar, inhoud__contains='"daad":"ontvang_bezwaar"')
    wie = set(regels.values_list("controle_id", flat=True))
    log = Logregel.objects.filter(controle_id__in=wie)
    uit_bezwaar = Q(inhoud__contains='"van":"bezwaar"') | Q(inhoud__contains='"van":"beroep"')
    gelijk = set(
        log.filter(uit_bezwaar, inhoud__contains='"naar":"herroepen"').values_list(
            "controle_id", flat=True
        )
    )
    niet = set(log.filter(inhoud__contains='"daad":"handhaaf"').values_list("controle_id", flat=True)) - gelijk  # fmt: skip
    namen = [_("Gelijk gekregen"), _("Geen gelijk gekregen"), _("Nog niet beslist"), _("Samen")]
    return _publiceer(namen, [len(gelijk), len(niet), len(wie - gelijk - niet)])


def _publiceer(namen: Sequence[str], tel: list[int]) -> list[tuple[str, int | None]]:
    return list(zip(namen, publiceer([tel]).rijen[0], strict=True)) if any(tel) else []


def stops(jaar: int) -> list[Stop]:
    """The stops that began in a year."""
    rijen = Stilstand.objects.filter(op__year=jaar).select_related("opheffing").order_by("pk")
    return [_stop(rij) for rij in rijen]


def openbare_stop() -> Stop | None:
    """The stop that stands open."""
    open_ = staat_stil()
    return _stop(open_) if open_ else None


def _stop(rij: Stilstand) -> Stop:
    opheffing = getattr(rij, "opheffing", None)
    return Stop(
        op=rij.op,
        gronden=[grond_in_woorden(grond) for grond in gronden_van(rij)],
        opgeheven_op=opheffing.op if opheffing else None,
        reden=opheffing.reden if opheffing else "",
    )


def herstel(jaar: int) -> tuple[int | None, int | None]:
    """(people, cents) that were put right in bulk in a year, interest included; None when too few to tell."""
    regels = Herstelregel.objects.filter(hersteld_op__year=jaar)
    som: dict[str, Any] = regels.aggregate(
        mensen=Count("persoon", distinct=True),
        terug=Sum("uitgekeerd_centen"),
        rente=Sum("rente_geboekt_centen"),
    )
    if not som["mensen"]:
        return 0, 0
    if som["mensen"] < KLEINSTE:
        return None, None
    return rond_af(som["mensen"]), (som["terug"] or 0) + (som["rente"] or 0)


def perioden(jaar: int) -> QuerySet[Meetperiode]:
    """The periods that the monitor judged in a year."""
    return Meetperiode.objects.filter(eindigt_op__year=jaar).order_by("eindigt_op")
