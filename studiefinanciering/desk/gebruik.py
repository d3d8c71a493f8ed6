"""Use of the basisbeurs: how many of those who may have it applied, per day since applications opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand, Studiejaar
from duo_portal.web.aantallen import aantal_tekst, aanvraaggrafiek, deel_tekst
from studiefinanciering.models import Student
from studiefinanciering.rules.aanvraagtermijn import opening
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.vooruit.sql import sql

LEEFTIJD = 30
ZONDER_OPENING = 92
"""Without a published opening day the curve begins this many days before the study year."""


@dataclass(frozen=True, slots=True)
class Gebruik:
    """A study year: how many may have it, and (day, how many applied up to and including it), each day once."""

    studiejaar: Studiejaar
    opening: date
    gerechtigd: int
    dagen: Sequence[tuple[date, int]]

    @property
    def aangevraagd(self) -> int:
        """On the last day."""
        return self.dagen[-1][1] if self.dagen else 0

    def promille(self, aantal: int) -> int:
        """Of those who may have it, in thousandths."""
        return aantal * 1000 // self.gerechtigd if self.gerechtigd else 0


def lees_gebruik(op: date) -> Gebruik:
    """One statement over the study year of `op`, or the next one when its applications have opened."""
    studiejaar, opent = _studiejaar(op)
    begin = studiejaar.eerste.eerste_dag
    waarden = {
        "begin": begin,
        "einde": studiejaar.einde.eerste_dag,
        "op": op,
        "opening": opent,
        "geboren_na": begin.replace(year=begin.year - LEEFTIJD),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL work_mem = '128MB'"
        )  # half a million people sorted in memory, once
        cursor.execute(sql("gebruik"), waarden)
        rijen: list[tuple[date | None, int]] = cursor.fetchall()
    per_dag = {dag: aantal for dag, aantal in rijen if dag is not None}
    alle = [opent + timedelta(days=i) for i in range((op - opent).days + 1)]
    samen = accumulate(per_dag.get(dag, 0) for dag in alle)
    return Gebruik(studiejaar, opent, sum(n for _, n in rijen), list(zip(alle, samen, strict=True)))


def _studiejaar(op: date) -> tuple[Studiejaar, date]:
    """The study year whose applications are open, and since when."""
    nu = Studiejaar.van(Maand.van(op), "ho")
    volgend = Studiejaar(nu.begin_jaar + 1, "ho")
    if _opening(volgend) <= op:
        return volgend, _opening(volgend)
    return nu, _opening(nu)


def _opening(studiejaar: Studiejaar) -> date:
    eerste = studiejaar.eerste
    wet = bekende_wet()
    _, tot = wet.periode("aanvragen.opening.ho")
    dag = opening(Onderwijs.HO, eerste, wet) if eerste < tot else None
    return dag or eerste.eerste_dag - timedelta(days=ZONDER_OPENING)


def procent(gebruik: Gebruik, aantal: int) -> str:
    """With one decimal, downwards."""
    return deel_tekst(aantal, gebruik.gerechtigd)


def adressen(admin: ModelAdmin[Student]) -> list[URLPattern]:
    """The page, for who may see students; it names nobody."""

    def pagina(request: HttpRequest) -> HttpResponse:
        if not admin.has_view_permission(request):
            raise PermissionDenied
        gebruik = lees_gebruik(bedrijfsdatum.vandaag())
        context = admin.admin_site.each_context(request) | {
            "opts": admin.opts,
            "title": gettext("Gebruik van de basisbeurs"),
            "gebruik": gebruik,
            "aangevraagd": aantal_tekst(gebruik.aangevraagd),
            "gerechtigd": aantal_tekst(gebruik.gerechtigd),
            "deel": procent(gebruik, gebruik.aangevraagd),
            "grafiek": aanvraaggrafiek(gebruik.dagen, gebruik.gerechtigd),
        }
        return TemplateResponse(request, "admin/studiefinanciering/gebruik.html", context)

    adres = admin.admin_site.admin_view(pagina)
    return [path("gebruik/", adres, name="studiefinanciering_gebruik")]
