"""A decision explains itself from what it stored; a line that was tampered with becomes a work item."""

from collections.abc import Callable
from datetime import date

import psycopg
import pytest
from django.db import connection

from duo_portal.cases.models import Werkopdracht
from duo_portal.foundation.period import Maand
from studiefinanciering import tijd
from studiefinanciering.models import Diploma, Omstandigheid, Toekenning
from studiefinanciering.operations.omzetten import omzetten
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.operations.uitleggen import (
    HerberekeningWijktAf,
    controleer_toekenning,
    leg_uit,
)
from studiefinanciering.rules.componenten import Component, Vorm
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan

from .lijnen import per_maand

pytestmark = pytest.mark.usefixtures("september")


def _besluit() -> Toekenning:
    student = Gezin.met(3_000_000, 1_000_000).student(waar=KAMER)
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", vraagt_uitwonend=True, lening_gevraagd_centen=5_000)
    toekennen(persoon_id=student.pk, actor="test")
    return Toekenning.objects.get()


def test_uitleg_geeft_de_regels_tot_op_de_cent() -> None:
    besluit = _besluit()
    uitleg = leg_uit(toekenning_id=besluit.pk, maand=Maand(2023, 11))
    regels = per_maand(besluit.persoon_id)["2023-11"]
    assert uitleg.bedragen[Component.BASISBEURS] == (27_490, Vorm.PRESTATIEBEURS)
    assert uitleg.bedragen[Component.AANVULLENDE_BEURS] == (regels["aanvullend"][0], Vorm.GIFT)
    assert sum(b for b, _ in uitleg.bedragen.values()) == sum(b for b, _ in regels.values())
    assert any("3.18" in stap.artikel for stap in uitleg.uitleg)
    assert controleer_toekenning(toekenning_id=besluit.pk)


def test_een_regel_die_niet_klopt_wordt_een_werkopdracht() -> None:
    besluit = _besluit()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO studiefinanciering_toekenningsregel (toekenning_id, persoon_id, component, vorm,"
            " geldig, bekend, bedrag_centen, uitvoerbaar_vanaf) VALUES (%s, %s, 6, 1,"
            " '[2023-09-01,2023-10-01)', tstzrange(%s, NULL), 1, '2023-09-01')",
            [besluit.pk, besluit.persoon_id, besluit.besluit_at],
        )
    with pytest.raises(HerberekeningWijktAf):
        leg_uit(toekenning_id=besluit.pk, maand=Maand(2023, 11))
    assert Werkopdracht.objects.get().soort == "herberekening_wijkt_af"


def test_een_besluit_verandert_nooit() -> None:
    besluit = _besluit()
    with pytest.raises(Exception, match=r"(geweigerd|permission denied)") as fout:
        Toekenning.objects.filter(pk=besluit.pk).update(reden="anders")
    assert isinstance(fout.value.__cause__, psycopg.Error)


def test_diploma_wordt_gift_op_1_januari_na_de_melding(op: Callable[[date], None]) -> None:
    besluit = _besluit()
    tijd.leg_vast(
        Diploma,
        {"persoon_id": besluit.persoon_id, "opleidingcode": "34401"},
        soort="hbo_ba",
        brin="21QA",
        behaald_op=date(2023, 10, 30),
        gemeld_op=date(2023, 11, 3),
    )
    op(date(2023, 12, 31))
    assert omzetten(persoon_id=besluit.persoon_id, actor="test").herzien == 0
    eerst = per_maand(besluit.persoon_id)
    op(date(2024, 1, 1))
    assert omzetten(persoon_id=besluit.persoon_id, actor="test").herzien == 1
    na = per_maand(besluit.persoon_id)
    for maand, regels in na.items():
        vormen = {deel: vorm for deel, (_, vorm) in regels.items()}
        assert vormen.pop("lening") == "lening"
        assert set(vormen.values()) == {"gift"}, maand
        assert {d: b for d, (b, _) in regels.items()} == {
            d: b for d, (b, _) in eerst[maand].items()
        }
    omgezet = Toekenning.objects.get(soort="omzetting")
    assert {w["feit"] for w in omgezet.gewijzigde_feiten} >= {"gift_tot"}
    assert controleer_toekenning(toekenning_id=omgezet.pk)
    assert omzetten(persoon_id=besluit.persoon_id, actor="test").herzien == 0


def test_gestopt_voor_1_februari_maakt_het_eerste_jaar_een_gift() -> None:
    besluit = _besluit()
    tijd.leg_vast(
        Omstandigheid,
        {"persoon_id": besluit.persoon_id, "soort": Omstandigheid.Soort.EERSTE_JAAR_GIFT},
        geldig=tijd.vanaf(date(2023, 9, 1), date(2024, 9, 1)),
        bewijs="uitschrijving 31-12-2023",
    )
    assert omzetten(persoon_id=besluit.persoon_id, actor="test").herzien == 1
    vormen = {d: v for d, (_, v) in per_maand(besluit.persoon_id)["2023-12"].items()}
    assert (vormen["basisbeurs"], vormen["reis"], vormen["lening"]) == ("gift", "gift", "lening")
