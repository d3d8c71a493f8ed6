"""The term of a stored case: suspended, resumed, put off, given notice about, and paid for when it is too late."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.cases import operations
from duo_portal.cases.models import (
    Dwangsombesluit,
    Ingebrekestelling,
    TermijnGebeurtenis,
    Werkopdracht,
    Zaak,
)
from duo_portal.cases.termijn import gevolgen
from duo_portal.cases.termijn.inkomend import VERZOEK, meld_tekst
from duo_portal.cases.termijn.nacht import bewaak_zaken
from duo_portal.cases.termijn.operations import (
    TermijnGeweigerd,
    hervat,
    leg_grondslag_vast,
    schort_op,
    verdaag,
)
from duo_portal.cases.termijn.stand import termijn_van
from duo_portal.cases.termijn.te_laat import (
    ontvang_ingebrekestelling,
    stel_dwangsom_vast,
    stel_geen_grond_voor,
)
from duo_portal.cases.termijnen import beslistermijn_algemeen, beslistermijn_bezwaar
from duo_portal.identity.models import Persoon
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
D = date
BRON = Ingebrekestelling.Bron.FORMULIER
AAN = D(2023, 3, 1)
TOT = D(2023, 4, 26)


@pytest.fixture
def geboekt() -> Iterator[list[Dwangsombesluit]]:
    """Only what this test registers books."""
    was = dict(gevolgen._register.gevolgen)
    lijst: list[Dwangsombesluit] = []
    gevolgen._register.gevolgen.clear()
    gevolgen.registreer_dwangsomgevolg("proef", lijst.append)
    yield lijst
    gevolgen._register.gevolgen.clear()
    gevolgen._register.gevolgen.update(was)


def zaak(soort: Zaak.Soort = Zaak.Soort.MAATWERK, tot: date = TOT) -> Zaak:
    wie = Persoon.objects.first() or persoon()
    return operations.open_zaak(
        soort=soort, persoon_id=wie.pk, ontvangen_op=AAN, termijn_tot=tot, actor="bo"
    )


def test_a_case_says_by_when_and_why() -> None:
    assert beslistermijn_algemeen(ontvangen_op=AAN) == TOT
    stand = termijn_van(zaak().pk, D(2023, 4, 1))
    assert (stand.uiterlijk, stand.dagen_over, stand.kleur) == (TOT, 25, "groen")
    assert [s.artikel for s in stand.afleiding] == ["Awb art. 4:13(2)", "Awb art. 4:13(2)"]


@pytest.mark.parametrize(
    ("op", "kleur"), [(TOT - timedelta(8), "groen"), (TOT, "oranje"), (TOT + timedelta(1), "rood")]
)
def test_the_light_changes(op: date, kleur: str) -> None:
    assert termijn_van(zaak().pk, op).kleur == kleur


def test_a_term_stands_still_and_goes_on() -> None:
    rij = zaak()
    schort_op(zaak_id=rij.pk, op=D(2023, 3, 10), tot=D(2023, 3, 31), reden="diploma", actor="bo")
    assert termijn_van(rij.pk, D(2023, 3, 15)).is_geschorst
    with pytest.raises(TermijnGeweigerd, match="staat al stil"):
        schort_op(zaak_id=rij.pk, op=D(2023, 3, 12), reden="nog iets", actor="bo")
    na = hervat(zaak_id=rij.pk, op=D(2023, 3, 21), reden="diploma is er", actor="bo")
    # 11 to 20 March stood still: 26 April + 10 is Saturday 6 May
    assert na.termijn_tot == D(2023, 5, 8)
    stand = termijn_van(rij.pk, D(2023, 3, 22))
    assert not stand.is_geschorst
    assert stand.uiterlijk == D(2023, 5, 8)
    with pytest.raises(TermijnGeweigerd, match="staat niet stil"):
        hervat(zaak_id=rij.pk, op=D(2023, 3, 22), reden="weer", actor="bo")
    assert TermijnGebeurtenis.objects.filter(zaak=rij).count() == 3


def test_a_term_is_put_off_once_and_in_time() -> None:
    rij = zaak()
    with pytest.raises(TermijnGeweigerd, match="kan niet"):
        verdaag(zaak_id=rij.pk, op=AAN, aantal=2, reden="druk", actor="bo")
    verdaag(zaak_id=rij.pk, op=AAN, tot=D(2023, 6, 1), reden="druk", actor="bo")
    assert Zaak.objects.get(pk=rij.pk).termijn_tot == D(2023, 6, 1)
    with pytest.raises(TermijnGeweigerd, match="instemming"):
        verdaag(zaak_id=rij.pk, op=AAN, tot=D(2023, 7, 3), reden="druk", actor="bo")
    verdaag(
        zaak_id=rij.pk, op=AAN, tot=D(2023, 7, 3), reden="akkoord", actor="bo", is_ingestemd=True
    )
    assert Zaak.objects.get(pk=rij.pk).termijn_tot == D(2023, 7, 3)
    with pytest.raises(TermijnGeweigerd, match="voorbij"):
        verdaag(zaak_id=rij.pk, op=D(2023, 7, 4), tot=D(2023, 8, 3), reden="laat", actor="bo")


def test_an_objection_rests_on_the_end_of_the_filing_term() -> None:
    tot = beslistermijn_bezwaar(bezwaartermijn_tot=D(2023, 4, 12))
    rij = zaak(Zaak.Soort.BEZWAAR, tot)
    leg_grondslag_vast(zaak_id=rij.pk, norm_naam="bezwaar", vanaf=D(2023, 4, 12), actor="bo")
    verdaag(zaak_id=rij.pk, op=D(2023, 5, 1), aantal=6, reden="hoorzitting", actor="bo")
    assert Zaak.objects.get(pk=rij.pk).termijn_tot == D(2023, 7, 5)
    with pytest.raises(TermijnGeweigerd, match="rust al"):
        leg_grondslag_vast(zaak_id=rij.pk, norm_naam="bezwaar", vanaf=AAN, actor="bo")


def test_a_notice_counts_once_and_is_work_at_once() -> None:
    rij = zaak()
    een = ontvang_ingebrekestelling(rij.pk, D(2023, 5, 1), BRON)
    assert ontvang_ingebrekestelling(rij.pk, D(2023, 5, 9), BRON) == een
    assert Werkopdracht.objects.filter(soort="ingebrekestelling", bron_id=rij.pk).count() == 1
    dwangsom = termijn_van(rij.pk, D(2023, 5, 20)).dwangsom
    assert dwangsom is not None
    assert (dwangsom.eerste_dag, dwangsom.dagen, dwangsom.bedrag_centen) == (
        D(2023, 5, 16),
        5,
        11_500,
    )
    klaar = zaak()
    operations.afdoen(zaak_id=klaar.pk, uitkomst="toegekend", op=D(2023, 4, 1), actor="bo")
    with pytest.raises(TermijnGeweigerd, match="al beslist"):
        ontvang_ingebrekestelling(klaar.pk, D(2023, 5, 1), BRON)


def test_a_penalty_is_decided_when_it_can_no_longer_grow(geboekt: list[Dwangsombesluit]) -> None:
    rij = zaak()
    notitie = ontvang_ingebrekestelling(rij.pk, D(2023, 5, 1), BRON)
    with pytest.raises(TermijnGeweigerd, match="loopt nog"):
        stel_dwangsom_vast(ingebrekestelling_id=notitie.pk, op=D(2023, 6, 1))
    operations.afdoen(zaak_id=rij.pk, uitkomst="toegekend", op=D(2023, 6, 1), actor="bo")
    besluit = stel_dwangsom_vast(ingebrekestelling_id=notitie.pk, op=D(2023, 6, 2))
    assert besluit is not None
    # 16 to 31 May: 14 days of 23 and 2 of 35 euros
    assert (besluit.dagen, besluit.bedrag_centen) == (16, 14 * 2300 + 2 * 3500)
    assert besluit.is_op_tijd
    assert besluit.uiterlijk == D(2023, 6, 14)
    assert stel_dwangsom_vast(ingebrekestelling_id=notitie.pk, op=D(2023, 6, 9)) == besluit
    assert geboekt == [besluit]


def test_no_ground_no_money_but_a_decision(geboekt: list[Dwangsombesluit]) -> None:
    notitie = ontvang_ingebrekestelling(zaak().pk, D(2023, 5, 1), BRON)
    wat = {"ingebrekestelling_id": notitie.pk, "op": D(2023, 7, 1)}
    with pytest.raises(TermijnGeweigerd, match="leg het uit"):
        stel_geen_grond_voor(**wat, geen_grond="onredelijk_laat", reden=" ", actor="bo")  # type: ignore[arg-type]
    voorstel = stel_geen_grond_voor(
        **wat, geen_grond="onredelijk_laat", reden="Pas na jaren.", actor="bo"
    )  # type: ignore[arg-type]
    assert bewaak_zaken(D(2023, 7, 1))["dwangsommen"] == 0  # left to a second person
    for zelfde in ("bo", "Bo ", "systeem"):
        with pytest.raises(TermijnGeweigerd, match="beslist niet zelf"):
            stel_dwangsom_vast(**wat, actor=zelfde, voorstel_id=voorstel.pk)  # type: ignore[arg-type]
    with pytest.raises(TermijnGeweigerd, match="intussen"):
        stel_dwangsom_vast(**wat, actor="ank", voorstel_id=voorstel.pk + 1)  # type: ignore[arg-type]
    besluit = stel_dwangsom_vast(**wat, actor="ank", voorstel_id=voorstel.pk)  # type: ignore[arg-type]
    assert besluit is not None
    assert (besluit.dagen, besluit.bedrag_centen) == (42, 0)
    with pytest.raises(TermijnGeweigerd, match="al besloten"):
        stel_geen_grond_voor(**wat, geen_grond="kennelijk", reden="x", actor="bo")  # type: ignore[arg-type]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_dwangsomvoorstel")


def test_a_complaint_knows_no_penalty(geboekt: list[Dwangsombesluit]) -> None:
    rij = zaak(Zaak.Soort.KLACHT, D(2023, 3, 29))
    notitie = ontvang_ingebrekestelling(rij.pk, D(2023, 5, 1), BRON)
    assert stel_dwangsom_vast(ingebrekestelling_id=notitie.pk, op=D(2023, 9, 1)) is None
    assert termijn_van(rij.pk, D(2023, 9, 1)).dwangsom is None


def test_the_night_warns_and_decides_once(geboekt: list[Dwangsombesluit]) -> None:
    rij = zaak()
    assert bewaak_zaken(TOT - timedelta(8))["gewaarschuwd"] == 0
    assert bewaak_zaken(TOT - timedelta(7))["gewaarschuwd"] == 1
    assert bewaak_zaken(TOT - timedelta(6))["gewaarschuwd"] == 0
    werk = Werkopdracht.objects.get(soort="termijn_loopt_af")
    assert "nog 7 dagen" in werk.tekst
    ontvang_ingebrekestelling(rij.pk, D(2023, 5, 1), BRON)
    assert bewaak_zaken(D(2023, 6, 26)) == {"verschoven": 0, "gewaarschuwd": 1, "dwangsommen": 0}
    assert bewaak_zaken(D(2023, 6, 27))["dwangsommen"] == 1
    assert bewaak_zaken(D(2023, 6, 28)) == {"verschoven": 0, "gewaarschuwd": 0, "dwangsommen": 0}
    assert [b.bedrag_centen for b in geboekt] == [144_200]


def test_the_night_moves_a_term_that_stands_still(geboekt: list[Dwangsombesluit]) -> None:
    rij = zaak()
    schort_op(zaak_id=rij.pk, op=D(2023, 3, 10), reden="stukken", actor="bo")
    assert bewaak_zaken(D(2023, 3, 30))["verschoven"] == 1
    assert Zaak.objects.get(pk=rij.pk).termijn_tot == D(2023, 5, 16)


def test_the_database_holds_the_same_rules() -> None:
    rij = zaak()
    schort_op(zaak_id=rij.pk, op=D(2023, 3, 10), reden="stukken", actor="bo")
    gebeurtenis = "INSERT INTO cases_termijngebeurtenis (zaak_id, soort, op, norm, is_ingestemd, reden, artikel, actor)"
    for sql in (
        f"{gebeurtenis} VALUES ({rij.pk}, 'opschorting', '2023-03-12', '', false, 'x', 'y', 'z')",
        f"{gebeurtenis} VALUES ({rij.pk}, 'hervatting', '2023-03-09', '', false, 'x', 'y', 'z')",
        f"{gebeurtenis} VALUES ({rij.pk}, 'verdaging', '2023-03-12', '', false, 'x', 'y', 'z')",
        f"{gebeurtenis} VALUES ({rij.pk}, 'hervatting', '2023-03-12', '', false, '', 'y', 'z')",
        "UPDATE cases_termijngebeurtenis SET op = op",
        "DELETE FROM cases_termijngebeurtenis",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_the_database_knows_what_a_penalty_is() -> None:
    rij = zaak()
    notitie = ontvang_ingebrekestelling(rij.pk, D(2023, 5, 1), BRON)
    goed = {
        "ingebrekestelling": notitie, "zaak": rij, "eerste_dag": D(2023, 5, 16), "laatste_dag": D(2023, 5, 31),
        "dagen": 16, "bedrag_centen": 1, "besloten_op": D(2023, 6, 1), "uiterlijk": D(2023, 6, 14), "actor": "bo",
    }  # fmt: skip
    for fout in (
        {"dagen": 15},
        {"eerste_dag": D(2023, 5, 15), "dagen": 17},
        {"laatste_dag": D(2023, 6, 27), "dagen": 43, "besloten_op": D(2023, 7, 1)},
        {"bedrag_centen": 144_201},
        {"bedrag_centen": 0},
        {"geen_grond": "kennelijk", "bedrag_centen": 0},
        {
            "geen_grond": "kennelijk",
            "bedrag_centen": 0,
            "reden": "Zonder voorstel.",
            "actor": "ank",
        },
        {"besloten_op": D(2023, 5, 31)},
        {"zaak": zaak()},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Dwangsombesluit.objects.create(**(goed | fout))
    assert Dwangsombesluit.objects.create(**goed).is_op_tijd


def test_a_notice_in_any_text_is_taken_in() -> None:
    rij = zaak()
    wie = rij.persoon_id
    tekst = "Hierbij stel ik u in gebreke."
    assert (
        meld_tekst(
            bron=VERZOEK,
            persoon_id=wie,
            tekst="Wanneer hoor ik iets?",
            op=D(2023, 5, 1),
            sleutel="a",
        )
        is None
    )
    assert not Werkopdracht.objects.exists()
    # before the term has passed nobody knows which case: a colleague looks, once
    for _ in range(2):
        assert (
            meld_tekst(bron=VERZOEK, persoon_id=wie, tekst=tekst, op=D(2023, 4, 26), sleutel="b")
            is None
        )
    assert Werkopdracht.objects.get().reden == "ingebrekestelling_herkend"
    notitie = meld_tekst(bron=VERZOEK, persoon_id=wie, tekst=tekst, op=D(2023, 5, 1), sleutel="c")
    assert notitie is not None
    assert (notitie.zaak_id, notitie.bron) == (rij.pk, "bericht")
