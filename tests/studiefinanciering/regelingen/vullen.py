"""Students of one-off schemes, and the file that tells about those of elsewhere."""

import csv
import io
from collections.abc import Callable
from datetime import date

from duo_portal.identity.models import Persoon
from studiefinanciering import tijd
from studiefinanciering.models import Diploma, Student, Studieverleden
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.regelingen.invoer import lees_csv
from studiefinanciering.regelingen.schemas import schema_van
from studiefinanciering.rules.componenten import Component
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan

ENERGIE, GEMIST = Component.ENERGIETOESLAG, Component.TEGEMOETKOMING_BASISBEURS
VOUCHER, CORONA = Component.VOUCHER, Component.CORONA
Op = Callable[[date], None]


def nieuwe_student(*inkomens: int, kamer: bool = True, **velden: object) -> Persoon:
    """A student of higher education with an award from September 2023."""
    student = Gezin.met(*inkomens).student(**({"waar": KAMER} if kamer else {}))
    ingeschreven(student, date(2023, 9, 1), **velden)
    vraagt_aan(student, "2023-09", vraagt_uitwonend=kamer, lening_gevraagd_centen=5_000)
    toekennen(persoon_id=student.pk, actor="test")
    return student


def geef_verleden(student: Persoon, eerste: date, **maanden: int) -> None:
    Studieverleden.objects.create(
        persoon_id=student.pk,
        onderwijs=1,
        eerste_toekenning=eerste,
        stand_per=date(2023, 9, 1),
        **maanden,
    )


def geef_diploma(student: Persoon, soort: str, behaald: date, maanden: int) -> None:
    tijd.leg_vast(
        Diploma,
        {"persoon_id": student.pk, "opleidingcode": f"9{soort}"},
        soort=soort,
        brin="21QA",
        behaald_op=behaald,
        gemeld_op=behaald,
        nominale_maanden=maanden,
    )


def oud_student(eerste: date, gehad: int) -> Persoon:
    """Somebody who studied in the loan system and has no award here."""
    student = Gezin.met().student()
    Student.objects.create(
        persoon_id=student.pk, gezin_id=student.gezin_id, dossier_sinds=date(2023, 9, 1)
    )
    geef_verleden(student, eerste, prestatiebeurs_gebruikt=gehad, zonder_basisbeurs=gehad)
    return student


def lees_bestand(regeling: Component, *rijen: dict[str, object]) -> object:
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, ["kenmerk", *schema_van(regeling).kolommen])
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return lees_csv(schema_van(regeling), uit.getvalue().splitlines())


def kenmerk_van(student: Persoon) -> str:
    return str(Student.objects.get(pk=student.pk).kenmerk)
