"""Parents and what they are for a student's aanvullende beurs: who counts, and of whom something is known.

Two readers who may not see each other's numbers: a parent sees the own income only, and a child only when asked to
know it (arts. 3.9, 3.14); a student sees whether an income is known, never which.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.types.range import DateRange

from duo_portal.cases.models import Zaak
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon, Relatie, RelatieSoort
from studiefinanciering.models import (
    Aanvraag,
    Inkomen,
    Keuze,
    OuderBuitenBeschouwing,
    Peiljaarverlegging,
)
from studiefinanciering.rules.peiljaarverlegging import JAREN_TERUG

BUITEN, PEILJAAR = "studiefinanciering.ouder_buiten", "studiefinanciering.peiljaar"
"""`Zaak.onderwerp` of a request to leave a parent out (3.14), and to move the peiljaar (3.10)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A child who asked for an aanvullende beurs, to the eyes of a parent who counts."""

    persoon_id: int
    voornaam: str
    peiljaar: int
    is_verlegd: bool


@dataclass(frozen=True, slots=True)
class EigenInkomen:
    """The own income of a parent over a year; None = not known to the Belastingdienst."""

    jaar: int
    bedrag_centen: int | None
    is_schatting: bool


@dataclass(frozen=True, slots=True)
class Oudertelling:
    """A parent to the eyes of the student. `reden`: telt, overleden, buiten or gevraagd (to be left out)."""

    persoon_id: int
    uuid: UUID
    naam: str
    reden: str
    inkomen_bekend: bool

    @property
    def telt(self) -> bool:
        """Whether the income of this parent counts."""
        return self.reden in ("telt", "gevraagd")


def tellende_ouders(student_id: int, dag: date) -> list[int]:
    """The parents who count on a day, at most two: alive and not left out (as `dossier.ouders` reads them)."""
    relaties = Relatie.objects.filter(persoon_id=student_id, soort=RelatieSoort.OUDER)
    ouders = tijd.geldig_op(tijd.nu_bekend(relaties), dag).select_related("ander")
    twee = sorted((r.ander for r in ouders), key=lambda ouder: ouder.pk)[:2]
    buiten = _buiten(student_id, dag)
    return [o.pk for o in twee if _leeft(o, dag) and o.pk not in buiten]


def kinderen_van(ouder_id: int, jaar: int) -> list[Kind]:
    """The children for whom this parent's income counts in an award year, by name."""
    geldig = _kalenderjaar(jaar)
    relaties = Relatie.objects.filter(
        ander_id=ouder_id, soort=RelatieSoort.OUDER, bekend__upper_inf=True, geldig__overlap=geldig
    )
    vragen = Keuze.objects.filter(
        persoon_id__in=relaties.values("persoon_id"),
        bekend__upper_inf=True,
        geldig__overlap=geldig,
        vraagt_aanvullende_beurs=True,
    )
    uit = []
    for kind in Persoon.objects.filter(pk__in=vragen.values("persoon_id")).order_by("voornamen"):
        dag = _eerste_maand(kind.pk, jaar)
        if ouder_id not in tellende_ouders(kind.pk, dag):
            continue
        peiljaar = peiljaar_van(kind.pk, jaar)
        verlegd = peiljaar != jaar - JAREN_TERUG
        uit.append(Kind(kind.pk, kind.voornamen.split()[0], peiljaar, verlegd))
    return uit


def peiljaar_van(student_id: int, jaar: int) -> int:
    """Which year's incomes count in award year `jaar`."""
    rijen = Peiljaarverlegging.objects.filter(
        persoon_id=student_id, jaar=jaar, bekend__upper_inf=True
    )
    verlegd = rijen.values_list("peiljaar", flat=True).first()
    return verlegd if verlegd is not None else jaar - JAREN_TERUG


def eigen_inkomens(ouder_id: int, jaren: list[int]) -> list[EigenInkomen]:
    """The own income over each of these years."""
    bekend = {rij.jaar: rij for rij in _inkomens([ouder_id], jaren)}
    return [
        EigenInkomen(
            jaar,
            bekend[jaar].bedrag_centen if jaar in bekend else None,
            bekend[jaar].is_schatting if jaar in bekend else False,
        )
        for jaar in jaren
    ]


def ouders_van(student_id: int, jaar: int, op: date) -> list[Oudertelling]:
    """The parents of a student: who counts, who does not and why, and of whom an income is known."""
    relaties = Relatie.objects.filter(persoon_id=student_id, soort=RelatieSoort.OUDER)
    ouders = tijd.geldig_op(tijd.nu_bekend(relaties), op).select_related("ander").order_by("pk")
    peiljaar, buiten, gevraagd = (
        peiljaar_van(student_id, jaar),
        _buiten(student_id, op),
        _gevraagd(student_id),
    )
    uit = []
    for ouder in (relatie.ander for relatie in ouders):
        reden = "telt"
        if not _leeft(ouder, op):
            reden = "overleden"
        elif ouder.pk in buiten:
            reden = "buiten"
        elif ouder.pk in gevraagd:
            reden = "gevraagd"
        bekend = bool(_inkomens([ouder.pk], [peiljaar]))
        uit.append(Oudertelling(ouder.pk, ouder.uuid, str(ouder), reden, bekend))
    return uit


def inkomens_van(ouders: list[int], jaar: int) -> dict[int, int]:
    """Parent → income in cents over a year, of those that are known."""
    return {rij.persoon_id: rij.bedrag_centen for rij in _inkomens(ouders, [jaar])}


def _inkomens(ouders: list[int], jaren: list[int]) -> list[Inkomen]:
    return list(
        Inkomen.objects.filter(persoon_id__in=ouders, jaar__in=jaren, bekend__upper_inf=True)
    )


def _leeft(ouder: Persoon, dag: date) -> bool:
    return ouder.overleden_op is None or ouder.overleden_op > dag


def _buiten(student_id: int, dag: date) -> set[int]:
    rijen = OuderBuitenBeschouwing.objects.filter(
        persoon_id=student_id, bekend__upper_inf=True, geldig__contains=dag
    )
    return set(rijen.values_list("ouder_id", flat=True))


def _gevraagd(student_id: int) -> set[int]:
    """Parents about whom a request to leave them out is open."""
    open_ = Zaak.objects.filter(
        persoon_id=student_id, onderwerp=BUITEN, afgedaan_op__isnull=True
    ).values_list("onderwerp_id", flat=True)
    return {a.inhoud["ouder"] for a in Aanvraag.objects.filter(pk__in=list(open_))}


def _eerste_maand(student_id: int, jaar: int) -> date:
    """The first day of the award year for which something is asked."""
    geldig = _kalenderjaar(jaar)
    rijen = Keuze.objects.filter(
        persoon_id=student_id, bekend__upper_inf=True, geldig__overlap=geldig
    )
    begin: date = min(rij.geldig.lower for rij in rijen)
    return max(begin, date(jaar, 1, 1))


def _kalenderjaar(jaar: int) -> DateRange:
    return DateRange(date(jaar, 1, 1), date(jaar + 1, 1, 1), "[)")
