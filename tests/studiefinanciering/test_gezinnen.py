"""Who counts for whom: half-siblings, a parent left out, one parent, mbo before and after 18."""

from collections.abc import Callable
from datetime import date

import pytest

from studiefinanciering import tijd
from studiefinanciering.models import Omstandigheid, OuderBuitenBeschouwing, Toekenning
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.rules.componenten import Onderwijs
from tests.factories.gezinnen import (
    KAMER,
    Gezin,
    ingeschreven,
    persoon,
    verdient,
    vraagt_aan,
    woont,
)

from .lijnen import per_maand

pytestmark = pytest.mark.usefixtures("september")


def _aanvullend(student: object, maand: str = "2023-09") -> int:
    return per_maand(student.pk)[maand].get("aanvullend", (0, ""))[0]  # type: ignore[attr-defined]


def test_halfzussen_delen_alleen_de_gemeenschappelijke_ouder() -> None:
    """Mother has two student children; each has a father of her own."""
    moeder_en_vader = Gezin.met(2_500_000, 2_500_000)
    moeder, eerste_vader = moeder_en_vader.ouders
    tweede_vader = persoon(date(1972, 1, 1), naam="Vader")
    woont(tweede_vader)
    verdient(tweede_vader, 2_500_000, 2021, 2022)
    een = Gezin([moeder, eerste_vader]).student(date(2003, 2, 2))
    twee = Gezin([moeder, tweede_vader]).student(date(2004, 4, 4))
    for student in (een, twee):
        ingeschreven(student, date(2023, 9, 1))
        vraagt_aan(student, "2023-09")
    for student in (een, twee):
        toekennen(persoon_id=student.pk, actor="test")
    # (25000 − 17613,07) × 26 % / 12 = 160,0501…; mother by two 80,0250…, father whole: 416,00 − 240,08.
    assert [_aanvullend(een), _aanvullend(twee)] == [17_592, 17_592]


def test_ouder_buiten_beschouwing_geeft_de_ander_de_dubbele_vrije_voet() -> None:
    gezin = Gezin.met(9_000_000, 4_000_000)
    student = gezin.student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    assert _aanvullend(student) == 0
    tijd.leg_vast(
        OuderBuitenBeschouwing,
        {"persoon_id": student.pk, "ouder_id": gezin.ouders[0].pk},
        geldig=tijd.vanaf(date(2023, 10, 1)),
        grond="geen_contact_sinds_12",
    )
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="ouder_buiten"), actor="test")
    # double: (40000 − 35226,14) × 26 % / 12 = 103,4336…; 416,00 − 103,43
    assert [_aanvullend(student), _aanvullend(student, "2023-10")] == [0, 31_257]
    besluit = Toekenning.objects.get(soort="herziening")
    assert {w["feit"] for w in besluit.gewijzigde_feiten} >= {"ouder_telt", "vrije_voet"}
    assert {w["van"] for w in besluit.gewijzigde_feiten} == {"2023-10"}


def test_een_ouder_heeft_de_dubbele_vrije_voet() -> None:
    student = Gezin.met(4_000_000).student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    assert _aanvullend(student) == 31_257


def test_mbo_onder_18_alleen_reizen_en_vanaf_het_kwartaal_na_18_alles(
    op: Callable[[date], None],
) -> None:
    student = Gezin.met().student(date(2005, 11, 20))
    ingeschreven(student, date(2023, 8, 1), onderwijs=2)
    vraagt_aan(student, "2023-09", onderwijs=Onderwijs.MBO)
    op(date(2024, 1, 8))
    toekennen(persoon_id=student.pk, actor="test")
    maanden = per_maand(student.pk)
    assert {m: set(r) for m, r in maanden.items() if m < "2024"} == {
        f"2023-{m:02d}": {"reis"} for m in (9, 10, 11, 12)
    }
    januari = maanden["2024-01"]
    assert {deel: vorm for deel, (_, vorm) in januari.items()} == {
        "basisbeurs": "prestatiebeurs",
        "aanvullend": "gift",
        "reis": "prestatiebeurs",
    }


def test_inschrijving_komt_na_de_afwijzing() -> None:
    student = Gezin.met().student()
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    assert per_maand(student.pk) == {}
    ingeschreven(student, date(2023, 9, 1))
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="inschrijving"), actor="intake")
    assert len(per_maand(student.pk)) == 4
    besluit = Toekenning.objects.get(soort="herziening")
    assert besluit.vervangt is not None and besluit.vervangt.soort == "afwijzing"


def test_wie_niet_op_zijn_adres_woont_krijgt_het_bedrag_voor_thuis() -> None:
    student = Gezin.met().student(waar=KAMER)
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", vraagt_uitwonend=True)
    tijd.leg_vast(
        Omstandigheid,
        {"persoon_id": student.pk, "soort": Omstandigheid.Soort.WOONT_NIET_OP_ADRES},
        geldig=tijd.vanaf(date(2023, 10, 1), date(2023, 12, 1)),
        bewijs="controle",
    )
    toekennen(persoon_id=student.pk, actor="test")
    bedragen = [r["basisbeurs"][0] for _, r in sorted(per_maand(student.pk).items())]
    assert bedragen == [27_490, 11_030, 11_030, 27_490]


def test_wijziging_van_de_wens_herziet_vanaf_die_maand(op: Callable[[date], None]) -> None:
    student = Gezin.met().student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    op(date(2023, 10, 16))
    aanvraag = vraagt_aan(student, "2023-11", lening_gevraagd_centen=10_000)
    uitkomst = toekennen(persoon_id=student.pk, actor="test")
    assert (uitkomst.toegekend, uitkomst.herzien) == (0, 1)
    leent = {m: r.get("lening") for m, r in sorted(per_maand(student.pk).items())}
    assert list(leent.values()) == [None, None, (10_000, "lening"), (10_000, "lening")]
    aanvraag.refresh_from_db()
    assert aanvraag.status == "toegekend"
