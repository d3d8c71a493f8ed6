"""Payments and debt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from duo_portal.foundation.period import Maand
from duo_portal.web.grafiek import Staaf, lijngrafiek, staafgrafiek
from duo_portal.web.templatetags.bedragen import euro, maand
from studiefinanciering.inzien import woorden, woorden_geld
from studiefinanciering.inzien.beletsels import beletsels
from studiefinanciering.inzien.betaalkalender import Deel, Regel, kalender
from studiefinanciering.inzien.schuld import Schuld, schuld
from studiefinanciering.inzien.stand import lees_stand
from studiefinanciering.inzien.verwacht import lees_vooruit
from studiefinanciering.inzien.woorden_beletsels import in_woorden

from .basis import Leespagina


@dataclass(frozen=True, slots=True)
class Betaalrij:
    """One line of the calendar as the page shows it."""

    regel: Regel
    soort: str | Promise
    label: str | Promise
    kleur: str
    bankreden: str | Promise
    delen: list[list[str]]


class Betalingen(Leespagina):
    """A year of payments, past and to come; `?jaar=` chooses another one."""

    template_name = "portal/lezen/betalingen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The calendar of the chosen year, its chart, and what stands in the way."""
        stand = lees_stand(self.persoon_id, self.op)
        vooruit = lees_vooruit(stand)
        alles = kalender(stand, vooruit)
        jaren = sorted({regel.dag.year for regel in alles}, reverse=True)
        jaar = self._jaar(jaren)
        regels = [regel for regel in alles if regel.dag.year == jaar]
        return super().get_context_data(
            stand=stand,
            beletsels=[in_woorden(b) for b in beletsels(stand, vooruit)],
            jaar=jaar,
            jaren=jaren,
            komt=[_rij(regel) for regel in regels if not regel.is_zeker],
            gedaan=[_rij(regel) for regel in reversed(regels) if regel.is_zeker],
            grafiek=_staven(regels, jaar),
            **kwargs,
        )

    def _jaar(self, jaren: list[int]) -> int:
        """What was asked for when there is something in it, else this year, else the last one."""
        gevraagd = self.request.GET.get("jaar", "")
        for jaar in jaren:
            if gevraagd == str(jaar):
                return jaar
        return self.op.year if self.op.year in jaren or not jaren else jaren[0]


def _rij(regel: Regel) -> Betaalrij:
    tekst, kleur = woorden_geld.label(regel)
    reden = woorden_geld.bankreden(regel.melding.code) if regel.melding else ""
    return Betaalrij(
        regel, woorden_geld.SOORT[regel.soort], tekst, kleur, reden, _delen(regel.delen)
    )


def _delen(delen: Sequence[Deel]) -> list[list[str]]:
    """Component, month, form and amount; the travel product with the remark that it is a value."""
    return [
        [
            woorden.component(d.component),
            maand(d.maand),
            woorden.vorm(d.vorm)
            if d.component.wordt_uitbetaald
            else gettext("waarde, niet betaald"),
            euro(d.centen),
        ]
        for d in sorted(delen, key=lambda d: (d.maand, d.component, d.vorm))
    ]


def _staven(regels: Sequence[Regel], jaar: int) -> SafeString:
    """What reached the account per month of the year, and what is expected."""
    som: dict[int, int] = {}
    verwacht: set[int] = set()
    for regel in regels:
        if regel.is_ontvangen:
            som[regel.dag.month] = som.get(regel.dag.month, 0) + regel.centen
            if not regel.is_zeker:
                verwacht.add(regel.dag.month)
    staven = [
        Staaf(
            date_format(date(jaar, nummer, 1), "M"),
            som[nummer],
            _bedrag(som[nummer], is_verwacht=nummer in verwacht),
            nummer in verwacht,
        )
        for nummer in sorted(som)
    ]
    titel = gettext("Op uw rekening per maand in %(jaar)s") % {"jaar": jaar}
    return staafgrafiek(titel, gettext("Maand"), gettext("Bedrag"), staven)


def _bedrag(centen: int, *, is_verwacht: bool) -> str:
    return f"{euro(centen)} ({gettext('verwacht')})" if is_verwacht else euro(centen)


class MijnSchuld(Leespagina):
    """How high is my debt? From the ledger, as it stands today."""

    template_name = "portal/lezen/schuld.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Totals by kind, the terms for a diploma, and the course over time."""
        nu = schuld(self.persoon_id)
        return super().get_context_data(
            schuld=nu,
            definitief=_soorten(nu, voorwaardelijk=False),
            voorwaardelijk=_soorten(nu, voorwaardelijk=True),
            termijnen=[(woorden_geld.ONDERWIJS[t.onderwijs], t.uiterlijk) for t in nu.termijnen],
            grafiek=_verloop(nu, Maand.van(self.op)),
            **kwargs,
        )


def _soorten(nu: Schuld, *, voorwaardelijk: bool) -> list[tuple[str | Promise, str]]:
    return [
        (woorden_geld.KIND[kind], euro(centen))
        for kind, centen in nu.per_kind.items()
        if kind.is_voorwaardelijk == voorwaardelijk
    ]


def _verloop(nu: Schuld, tot: Maand) -> SafeString | str:
    """One line for what is definitive and one for all; a single month is no course."""
    if not nu.verloop:
        return ""
    punten = [(maand(punt.maand.eerste_dag), punt) for punt in nu.verloop]
    laatste = nu.verloop[-1]
    if laatste.maand < tot:
        punten.append((maand(tot.eerste_dag), laatste))
    reeksen = [
        (
            gettext("Alles bij elkaar"),
            [(m, p.definitief_centen + p.voorwaardelijk_centen) for m, p in punten],
        ),
        (gettext("Lening, moet terug"), [(m, p.definitief_centen) for m, p in punten]),
    ]
    return lijngrafiek(gettext("Uw schuld per maand"), gettext("Maand"), reeksen)
