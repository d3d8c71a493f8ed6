"""A student changes something: the preview says what the decision then says, and nothing is written before."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from studiefinanciering.inzien.gevolg import Gevolg, gevolg
from studiefinanciering.inzien.stel import AnderAdres, AndereKeuze, Gestopt, Wijziging, samen
from studiefinanciering.models import Aanvraag, Keuze, Toekenning
from studiefinanciering.operations.aanvragen import OngeldigeWens, TeLaatAangevraagd
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.stopzetten import stopzetten
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.operations.wijzigen import (
    MaandBegonnen,
    NietsTeWijzigen,
    OpleidingNietGemeld,
    wijzig,
)
from tests.factories.gezinnen import KAMER, THUIS, Gezin, ingeschreven, vraagt_aan, woont

from .lijnen import per_maand

pytestmark = pytest.mark.usefixtures("september")


@pytest.fixture
def student(september: None) -> Persoon:
    """Lives with parents of a low income, borrows 100 euros; decided for September to December 2023."""
    kind = Gezin.met(1_000_000, 1_000_000).student(waar=THUIS)
    ingeschreven(kind, date(2023, 9, 1))
    vraagt_aan(kind, "2023-09", lening_gevraagd_centen=10_000)
    toekennen(persoon_id=kind.pk, actor="test")
    return kind


def vooraf(student: Persoon, wat: Wijziging) -> Gevolg:
    return gevolg(student.pk, wat, bedrijfsdatum.vandaag())


def zegt_hetzelfde(student: Persoon, gezien: Gevolg) -> None:
    """What was shown before is what is in force now."""
    wordt: dict[str, dict[int, int]] = {}
    for (index, component), (centen, _) in gezien.nieuw.items():
        wordt.setdefault(str(Maand.van_index(index)), {})[component] = centen
    na = per_maand(student.pk)
    assert {m: sorted(d.values()) for m, d in wordt.items()} == {
        m: sorted(bedrag for bedrag, _ in d.values()) for m, d in na.items()
    }


def test_halverwege_op_kamers_geeft_een_nabetaling(
    student: Persoon, op: Callable[[date], None]
) -> None:
    op(date(2023, 12, 4))
    woont(student, KAMER, date(2023, 10, 10))
    wat = AndereKeuze(Maand(2023, 11), vraagt_uitwonend=True)
    met_rust = Toekenning.objects.count()
    gezien = vooraf(student, wat)
    assert Toekenning.objects.count() == met_rust
    # basisbeurs 274,90 - 110,30 and koopkracht 164,30 more a month; aanvullende beurs stays at its maximum
    assert gezien.vanaf == Maand(2023, 11)
    assert gezien.eerste_te_betalen == Maand(2023, 12)
    assert gezien.nabetaling_centen == 16_460 + 16_430
    assert gezien.totaal_nieuw_centen - gezien.totaal_oud_centen == 16_460 + 16_430
    assert gezien.betaaldag == date(2023, 12, 22)
    gewijzigd = wijzig(persoon_id=student.pk, wat=wat, sleutel="k", actor="test")
    assert gewijzigd.is_anders
    zegt_hetzelfde(student, gezien)


def test_de_brp_beslist_ook_vooraf(student: Persoon) -> None:
    wat = AndereKeuze(Maand(2023, 10), vraagt_uitwonend=True)
    assert not vooraf(student, wat).is_anders
    met_adres = vooraf(student, samen([wat, AnderAdres(date(2023, 9, 20))]))
    assert met_adres.vanaf == Maand(2023, 10)
    # The wish stays in the file; the amount follows by itself once the BRP says so.
    assert not wijzig(persoon_id=student.pk, wat=wat, sleutel="k", actor="test").is_anders
    woont(student, KAMER, date(2023, 9, 20))
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="adres"), actor="intake")
    zegt_hetzelfde(student, met_adres)


def test_bij_de_ouder_intrekken_van_tevoren_gezien(op: Callable[[date], None]) -> None:
    gezin = Gezin.met(1_000_000, 1_000_000)
    student = gezin.student(waar=KAMER)
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", vraagt_uitwonend=True)
    toekennen(persoon_id=student.pk, actor="test")
    op(date(2023, 12, 4))
    gezien = vooraf(student, AnderAdres(date(2023, 9, 15), bij=gezin.ouders[0].pk))
    assert gezien.vanaf == Maand(2023, 10)
    assert gezien.terug_te_betalen_centen == 2 * (16_460 + 16_430)
    woont(student, THUIS, date(2023, 9, 15))
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="adres"), actor="intake")
    zegt_hetzelfde(student, gezien)


def test_meer_lenen_mag_met_terugwerkende_kracht_minder_niet(
    student: Persoon, op: Callable[[date], None]
) -> None:
    op(date(2023, 11, 6))
    meer = AndereKeuze(Maand(2023, 9), lening_gevraagd_centen=20_000)
    gezien = vooraf(student, meer)
    assert gezien.nabetaling_centen == 2 * 10_000
    assert gezien.lening_verschil_centen == 4 * 10_000
    wijzig(persoon_id=student.pk, wat=meer, sleutel="meer", actor="test")
    zegt_hetzelfde(student, gezien)
    with pytest.raises(MaandBegonnen, match="2023-12"):
        wijzig(
            persoon_id=student.pk,
            wat=AndereKeuze(Maand(2023, 11), lening_gevraagd_centen=5_000),
            sleutel="minder",
            actor="test",
        )
    minder = AndereKeuze(Maand(2023, 12), lening_gevraagd_centen=0)
    gezien = vooraf(student, minder)
    assert (gezien.terugwerkend_centen, gezien.lening_verschil_centen) == (0, -20_000)
    wijzig(persoon_id=student.pk, wat=minder, sleutel="minder", actor="test")
    zegt_hetzelfde(student, gezien)
    assert "lening" not in per_maand(student.pk)["2023-12"]


def test_twee_keer_versturen_is_een_wijziging(student: Persoon) -> None:
    wat = AndereKeuze(Maand(2023, 10), lening_gevraagd_centen=20_000)
    een = wijzig(persoon_id=student.pk, wat=wat, sleutel="k", actor="burger:1")
    twee = wijzig(persoon_id=student.pk, wat=wat, sleutel="k", actor="burger:1")
    assert een == twee
    assert Aanvraag.objects.filter(soort="wijziging").count() == 1
    assert Handeling.objects.filter(soort="wijzigen", actor="burger:1").count() == 1


def test_de_andere_wensen_en_een_onderbreking_blijven_staan(student: Persoon) -> None:
    stopzetten(
        persoon_id=student.pk, per=Maand(2023, 10), tot=Maand(2023, 11), sleutel="s", actor="test"
    )
    wat = AndereKeuze(Maand(2023, 9), lening_gevraagd_centen=15_000)
    gezien = vooraf(student, wat)
    wijzig(persoon_id=student.pk, wat=wat, sleutel="k", actor="test")
    assert sorted(per_maand(student.pk)) == ["2023-09", "2023-11", "2023-12"]
    zegt_hetzelfde(student, gezien)
    keuzes = Keuze.objects.filter(persoon_id=student.pk, bekend__upper_inf=True)
    assert {(k.lening_gevraagd_centen, k.vraagt_reisvoorziening) for k in keuzes} == {
        (15_000, True)
    }


def test_stoppen_van_tevoren_gezien(student: Persoon) -> None:
    gezien = vooraf(student, Gestopt(Maand(2023, 11)))
    assert gezien.vanaf == Maand(2023, 11)
    assert gezien.totaal_nieuw_centen == 0
    stopzetten(persoon_id=student.pk, per=Maand(2023, 11), sleutel="s", actor="test")
    zegt_hetzelfde(student, gezien)


def test_over_de_jaargrens_tellen_de_maanden_door(op: Callable[[date], None]) -> None:
    """The second year rests on the months used in the first, also where neither is written."""
    student = Gezin.met(1_000_000).student(geboren=date(2002, 1, 1), waar=THUIS)
    ingeschreven(student, date(2023, 9, 1), prestatiebeurs_maanden=6)
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    op(date(2024, 1, 8))
    toekennen(persoon_id=student.pk, actor="test")
    wat = Gestopt(Maand(2023, 11), Maand(2024, 1))
    gezien = vooraf(student, wat)
    # Two months less in 2023: the six months of prestatiebeurs last until April instead of February.
    basis = {m for (m, c) in gezien.nieuw if c == 1}
    assert Maand(2024, 4).index in basis and Maand(2024, 5).index not in basis
    assert Maand(2024, 3).index not in {m for (m, c) in gezien.oud if c == 1}


@pytest.mark.parametrize(
    ("wat", "fout"),
    [
        (AndereKeuze(Maand(2023, 9), lening_gevraagd_centen=10_000), NietsTeWijzigen),
        (AndereKeuze(Maand(2023, 10)), NietsTeWijzigen),
        (AndereKeuze(Maand(2022, 9), vraagt_uitwonend=True), NietsTeWijzigen),
        (AndereKeuze(Maand(2023, 10), lening_gevraagd_centen=-2), OngeldigeWens),
        (AndereKeuze(Maand(2023, 9), vraagt_reisvoorziening=False), MaandBegonnen),
        (AndereKeuze(Maand(2023, 10), onderwijs=2), OpleidingNietGemeld),
    ],
)
def test_wat_niet_kan_wordt_gezegd(
    student: Persoon, wat: AndereKeuze, fout: type[Exception]
) -> None:
    with pytest.raises(fout):
        wijzig(persoon_id=student.pk, wat=wat, sleutel="k", actor="test")
    assert not Aanvraag.objects.filter(soort="wijziging").exists()


def test_een_vorig_studiejaar_is_te_laat(student: Persoon, op: Callable[[date], None]) -> None:
    op(date(2024, 10, 1))
    with pytest.raises(TeLaatAangevraagd, match="2024-09"):
        wijzig(
            persoon_id=student.pk,
            wat=AndereKeuze(Maand(2023, 9), vraagt_uitwonend=True),
            sleutel="k",
            actor="test",
        )


def test_vooraf_kijken_schrijft_niets(student: Persoon) -> None:
    with transaction.atomic():  # Postgres itself refuses a write or a lock until this block ends
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        assert vooraf(student, Gestopt(Maand(2023, 11))).is_anders
