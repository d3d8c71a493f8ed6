"""Diploma: what was a conditional loan is a gift, its interest lapses, and no cent moves."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from studiefinanciering import tijd
from studiefinanciering.models import Diploma, Studieverleden, Toekenning, Uitbetaling
from studiefinanciering.operations.omzetten import omzetten
from studiefinanciering.operations.rente_verval import laat_rente_vervallen, te_vervallen
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan
from tests.uitbetalen.besluiten import betaal_en_bevestig, geef_rekening

from .geld import rood, saldo

pytestmark = pytest.mark.usefixtures("kloon_db")
PRESTATIEBEURS, GIFT = (1410, 1420, 1430, 1470), (4010, 4020, 4030, 4070)
KAS = (1000, 1100, 1300, 1600)


@pytest.fixture(autouse=True)
def september(kloon_db: object, settings: Any, tmp_path: Path) -> None:
    settings.BANK_MAP = str(tmp_path / "bank")
    bedrijfsdatum.zet(date(2023, 9, 4), "test")


def _student(nummer: int = 1) -> Persoon:
    student = Gezin.met(1_000_000, 1_000_000, jaren=(2021, 2022, 2023, 2024)).student(waar=KAMER)
    ingeschreven(student, date(2023, 9, 1), date(2025, 9, 1))
    vraagt_aan(student, "2023-09", vraagt_uitwonend=True, lening_gevraagd_centen=10_000)
    toekennen(persoon_id=student.pk, actor="test")
    geef_rekening(student.pk, nummer)
    return student


def _haalt_diploma(student: Persoon, soort: str = "hbo_ba", maanden: int = 48) -> None:
    tijd.leg_vast(
        Diploma,
        {"persoon_id": student.pk, "opleidingcode": "34401"},
        soort=soort,
        brin="21QA",
        behaald_op=date(2025, 7, 1),
        gemeld_op=date(2025, 7, 14),
        nominale_maanden=maanden,
    )


def _rente(student: Persoon, centen: int, dag: date) -> None:
    post(
        sleutel=f"proef:rente:{student.pk}:{dag}",
        soort=Soort.RENTE,
        legs=patterns_schuld.rente_bijschrijven(
            persoon_id=student.pk, bedrag_centen=centen, regime=None
        ),
        persoon_id=student.pk,
        effectief_op=dag,
    )


def _saldi(rekeningen: tuple[int, ...], student: Persoon) -> dict[int, int]:
    return {code: saldo(code, student.pk) for code in rekeningen}


def _twee_jaar_betaald(student: Persoon) -> None:
    """September 2023 to August 2025 paid, in two runs; interest of two years added."""
    betaal_en_bevestig(date(2023, 12, 15), "2023-12")
    bedrijfsdatum.zet(date(2025, 8, 12), "test")
    toekennen(persoon_id=student.pk, actor="test")
    betaal_en_bevestig(date(2025, 8, 18), "2025-08")
    _rente(student, 12_345, date(2024, 12, 31))
    _rente(student, 23_456, date(2025, 12, 31))


def test_van_prestatiebeurs_naar_gift_zonder_dat_er_geld_beweegt() -> None:
    student = _student()
    _twee_jaar_betaald(student)
    _haalt_diploma(student)
    voor = _saldi(PRESTATIEBEURS, student)
    gift_voor = _saldi(GIFT, student)
    assert all(voor.values()) and gift_voor[4010] == 0
    assert gift_voor[4030] > 0, "the first five months of supplement were a gift already"
    bedrijfsdatum.zet(date(2025, 12, 31), "test")
    assert omzetten(persoon_id=student.pk, actor="test").herzien == 0
    assert saldo(1480, student.pk) == 35_801, "before 1 January nothing lapses"

    kas, lening = _saldi(KAS, student), saldo(1230, student.pk)
    bank, betalingen = saldo(1000), Uitbetaling.objects.count()
    bedrijfsdatum.zet(date(2026, 1, 2), "test")
    assert omzetten(persoon_id=student.pk, actor="test").herzien == 3
    assert saldo(1480, student.pk) == 0 and saldo(4910, student.pk) == 35_801
    assert _saldi(PRESTATIEBEURS, student) == voor, "the books follow with the run"
    betaal_en_bevestig(date(2026, 1, 16), "2026-01")
    assert not any(_saldi(PRESTATIEBEURS, student).values())
    assert sum(_saldi(GIFT, student).values()) == sum(voor.values()) + sum(gift_voor.values())
    assert (_saldi(KAS, student), saldo(1230, student.pk)) == (kas, lening)
    assert (saldo(1000), Uitbetaling.objects.count()) == (bank, betalingen)
    assert rood() == []


def test_nog_eens_omzetten_verandert_niets_en_late_rente_vervalt_ook() -> None:
    student = _student()
    _twee_jaar_betaald(student)
    _haalt_diploma(student)
    bedrijfsdatum.zet(date(2026, 1, 2), "test")
    omzetten(persoon_id=student.pk, actor="test", sleutel="k")
    besluiten = Toekenning.objects.count()
    assert omzetten(persoon_id=student.pk, actor="test", sleutel="k").herzien == 3
    assert omzetten(persoon_id=student.pk, actor="test").herzien == 0
    assert (Toekenning.objects.count(), te_vervallen()) == (besluiten, [])
    _rente(student, 77, date(2026, 1, 31))
    bedrijfsdatum.zet(date(2026, 2, 1), "test")
    assert [verval.centen for verval in te_vervallen()] == [77]
    assert [verval.centen for verval in laat_rente_vervallen()] == [77]
    assert laat_rente_vervallen() == [] and saldo(1480) == 0
    assert rood() == []


def test_van_wie_maar_een_deel_een_gift_wordt_vervalt_de_rente_naar_bedrag_en_tijd() -> None:
    """An associate degree of 24 months after 12 months elsewhere: 12 months here convert, 12 do not."""
    student = _student()
    Studieverleden.objects.create(
        persoon_id=student.pk,
        onderwijs=1,
        eerste_toekenning=date(2022, 9, 1),
        prestatiebeurs_gebruikt=12,
        recht_gebruikt=12,
        stand_per=date(2023, 9, 1),
    )
    toekennen(persoon_id=student.pk, actor="test")
    _twee_jaar_betaald(student)
    _haalt_diploma(student, "ad", 24)
    regels = _maanden_van(student)
    bedrijfsdatum.zet(date(2026, 1, 2), "test")
    omzetten(persoon_id=student.pk, actor="test")
    na = _maanden_van(student)
    omgezet = {sleutel: c for sleutel, c in regels.items() if sleutel not in na}
    januari = 2026 * 12
    c = sum(centen * (januari - maand) for (_, maand), centen in omgezet.items())
    b = sum(centen * (januari - maand) for (_, maand), centen in na.items())
    assert c and b
    verwacht = (2 * 35_801 * c + c + b) // (2 * (c + b))  # half up
    assert saldo(4910, student.pk) == verwacht and 0 < verwacht < 35_801
    assert laat_rente_vervallen() == [], "the rest stays with what is still conditional"
    betaal_en_bevestig(date(2026, 1, 16), "2026-01")
    assert sum(_saldi(PRESTATIEBEURS, student).values()) == sum(na.values())
    assert rood() == []


def _maanden_van(student: Persoon) -> dict[tuple[int, int], int]:
    """Conditional lines in force: (component, month index) → cents."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT component, extract(year FROM m)::int * 12 + extract(month FROM m)::int - 1, bedrag_centen"
            " FROM studiefinanciering_toekenningsregel r,"
            " generate_series(lower(r.geldig), upper(r.geldig) - 1, interval '1 month') AS m"
            " WHERE persoon_id = %s AND vorm = 2 AND upper_inf(bekend)",
            [student.pk],
        )
        return {(component, maand): centen for component, maand, centen in cursor.fetchall()}
