"""The reading door of student finance: a file as it was known, what is in force, months used and left.

Months are arguments; `bekend_op` (an aware moment) reads the file as it was known then, None as it is now.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import numpy as np
from django.db.models import DateField, Exists, Func, Max, OuterRef, QuerySet

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.dossier import opslag, standen
from studiefinanciering.dossier.verven import maand_van
from studiefinanciering.models import (
    Aanvraag,
    Diploma,
    Inkomen,
    Inschrijving,
    Keuze,
    Omstandigheid,
    Student,
    Studieverleden,
    Toekenning,
    Toekenningsregel,
)
from studiefinanciering.rules.componenten import Component, Onderwijs, Vorm
from studiefinanciering.rules.duur import Duurfeiten, Saldo, saldi
from studiefinanciering.rules.feiten import GEEN_MAAND
from studiefinanciering.rules.maandrijen import Soort, Stand
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.tijdvak import bereken_tijdvak

Q_ = TypeVar("Q_", bound=QuerySet[Any])


class GeenDossier(LookupError):
    """This person has no file at student finance."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """The file of a student as known at a moment; every list is ordered by time."""

    student: Student
    aanvragen: list[Aanvraag]
    keuzes: list[Keuze]
    inschrijvingen: list[Inschrijving]
    omstandigheden: list[Omstandigheid]
    diplomas: list[Diploma]
    inkomens_van_ouders: list[Inkomen]


def dossier(persoon_id: int, *, bekend_op: datetime | None = None) -> Dossier:
    """The facts on file; raises `GeenDossier`."""
    student = Student.objects.select_related("persoon").filter(pk=persoon_id).first()
    if student is None:
        raise GeenDossier("Deze persoon heeft geen dossier bij studiefinanciering.")
    ouders = _bekend(student.persoon.relaties.filter(soort=1), bekend_op).values("ander_id")
    aanvragen = Aanvraag.objects.filter(persoon=student).order_by("pk")
    if bekend_op is not None:
        aanvragen = aanvragen.filter(ontvangen_op__lte=bekend_op.date())
    keuzes = _bekend(Keuze.objects.filter(persoon=student), bekend_op)
    inschrijvingen = _bekend(Inschrijving.objects.filter(persoon=student), bekend_op)
    omstandigheden = _bekend(Omstandigheid.objects.filter(persoon=student), bekend_op)
    diplomas = _bekend(Diploma.objects.filter(persoon=student), bekend_op)
    inkomens = _bekend(Inkomen.objects.filter(persoon_id__in=ouders), bekend_op)
    return Dossier(
        student=student,
        aanvragen=list(aanvragen),
        keuzes=list(keuzes.order_by("geldig")),
        inschrijvingen=list(inschrijvingen.order_by("geldig")),
        omstandigheden=list(omstandigheden.order_by("geldig")),
        diplomas=list(diplomas.order_by("behaald_op")),
        inkomens_van_ouders=list(inkomens.order_by("jaar", "persoon_id")),
    )


def besluiten(persoon_id: int) -> QuerySet[Toekenning]:
    """Every decision ever taken about this person, the latest first."""
    return Toekenning.objects.filter(persoon_id=persoon_id).order_by("-besluit_at", "-pk")


def geldende_besluiten(persoon_id: int) -> QuerySet[Toekenning]:
    """The decisions that no other one superseded, by month."""
    opvolger = Toekenning.objects.filter(persoon_id=persoon_id, vervangt=OuterRef("pk"))
    return besluiten(persoon_id).filter(~Exists(opvolger)).order_by("van", "pk")


def regels_in_kracht(
    persoon_id: int, maand: Maand, *, bekend_op: datetime | None = None
) -> list[Toekenningsregel]:
    """The lines that rule a month, by component."""
    regels = Toekenningsregel.objects.filter(
        persoon_id=persoon_id, geldig__contains=maand.eerste_dag
    )
    return list(_bekend(regels, bekend_op).order_by("component"))


def gestopt(persoon_van: int, persoon_tot: int, *, voor: Maand) -> dict[int, Maand]:
    """Of the people [persoon_van, persoon_tot) who had student finance and have none from `voor` or earlier on: since when.

    The month is the first one without, by the lines in force now; one-off schemes do not count.
    """
    rijen = _steun(persoon_van, persoon_tot).filter(einde__lte=voor.eerste_dag)
    return {wie: Maand.van(dag) for wie, dag in rijen}


def steun_tot(persoon_van: int, persoon_tot: int, *, na: Maand) -> dict[int, Maand]:
    """Of the people [persoon_van, persoon_tot): who has student finance in `na` or later, and the first month without."""
    rijen = _steun(persoon_van, persoon_tot).filter(einde__gt=na.eerste_dag)
    return {wie: Maand.van(dag) for wie, dag in rijen}


def uitwonenden(maand: Maand) -> QuerySet[Any, Any]:
    """The ids of everybody with a living-away grant in a month, by the lines in force now.

    It shows by the basisbeurs: who lives at home has an amount far below the lowest for who lives away (art. 3.18).
    """
    bedragen = (
        int(bekende_wet().waarde(f"basisbeurs.{soort}.uitwonend", maand)) for soort in ("ho", "mbo")
    )
    return (
        Toekenningsregel.objects.filter(
            component=Component.BASISBEURS,
            geldig__contains=maand.eerste_dag,
            bekend__upper_inf=True,
            bedrag_centen__gte=min(bedrag for bedrag in bedragen if bedrag),
        )
        .exclude(vorm=Vorm.LENING)
        .order_by()
        .values_list("persoon_id", flat=True)
    )


def _steun(persoon_van: int, persoon_tot: int) -> QuerySet[Any, Any]:
    """Person and the day on which the last line in force ends."""
    einde = Max(Func("geldig", function="upper", output_field=DateField()))
    return (
        Toekenningsregel.objects.filter(
            persoon_id__gte=persoon_van,
            persoon_id__lt=persoon_tot,
            bekend__upper_inf=True,
            toekenning__regeling=0,
        )
        .order_by()
        .values_list("persoon_id")
        .annotate(einde=einde)
    )


def maanden_gebruikt_en_over(
    persoon_id: int, onderwijs: Onderwijs, *, voor: Maand
) -> dict[str, Saldo]:
    """Months used before `voor` and left, per kind: prestatiebeurs, leenfase, reisvoorziening, totaal."""
    stand = stand_voor(persoon_id, voor)
    soort = Soort.HO if onderwijs == Onderwijs.HO else Soort.MBO
    duur = Duurfeiten.van(maand=[voor.index], onderwijs=[int(onderwijs)])
    return saldi(
        duur,
        stand.prestatiebeurs[:, soort],
        stand.leenfase[:, soort],
        stand.jeugdreis,
        bekende_wet(),
    )


def stand_voor(persoon_id: int, maand: Maand) -> Stand:
    """What this person had used before a month, by the decisions in force."""
    eerder = geldende_besluiten(persoon_id).filter(regeling=0, van__lt=maand.eerste_dag)
    besluit = eerder.order_by("-tot", "-besluit_at").select_related("parameterset").first()
    if besluit is None:
        return _beginstand(persoon_id)
    if besluit.tot <= maand.eerste_dag:
        return standen.uit_plat(np.array([besluit.eindstand], dtype=np.int64))
    feiten, gift_tot, begin = opslag.uit_json(besluit.feiten)
    mee = feiten.maand < maand.index
    if not mee.any():
        return begin
    wet = Parameters.uit_inhoud(besluit.parameterset.inhoud)
    wie = np.zeros(int(mee.sum()), dtype=np.int64)
    return bereken_tijdvak(feiten.rijen(mee), wie, begin, wet, gift_tot=gift_tot[mee]).eindstand


def _beginstand(persoon_id: int) -> Stand:
    rijen = list(Studieverleden.objects.filter(persoon_id=persoon_id))
    maanden = {
        naam: _maanden([getattr(rij, f"{naam}_toekenning") for rij in rijen])
        for naam in ("eerste", "laatste")
    }
    gebruikt = {
        naam: np.array([getattr(rij, f"{naam}_gebruikt") for rij in rijen], dtype=np.int64)
        for naam in ("prestatiebeurs", "leenfase", "recht", "jeugdreis")
    }
    onderwijs = np.array([rij.onderwijs for rij in rijen], dtype=np.int64)
    nul = np.zeros(len(rijen), dtype=np.int64)
    return standen.uit_verleden(1, nul, onderwijs, {**gebruikt, **maanden})


def _maanden(dagen: list[Any]) -> np.ndarray:
    ordinaal = np.array([dag.toordinal() if dag else 1 for dag in dagen], dtype=np.int64)
    return np.where(ordinaal > 1, maand_van(ordinaal), GEEN_MAAND)


def _bekend(rijen: Q_, op: datetime | None) -> Q_:
    """Rows with `bekend` as known at a moment, None = now."""
    return rijen.filter(bekend__upper_inf=True) if op is None else rijen.filter(bekend__contains=op)
