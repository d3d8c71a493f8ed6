"""The right has ended and too much was received: asked, repaid or made a loan, and the books stay right."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Werkopdracht
from duo_portal.gateways.bank.kanaal import bankmap
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from duo_portal.gateways.models import Afschriftregel
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from duo_portal.letters.models import Brief
from studiefinanciering.models import Terugvordering, Uitbetaling
from studiefinanciering.operations.dagelijks import doe_dagelijks
from studiefinanciering.operations.ontvangen import (
    Ontvangst,
    OntvangstPastNiet,
    RunLooptNog,
    registreer_ontvangst,
)
from studiefinanciering.operations.terugvorderen import voorbeeld_terugvorderen, vorder_terug
from studiefinanciering.uitbetalen.bevestigen import lees_bank
from tests.uitbetalen.besluiten import beslis, betaal_en_bevestig, maak_student, reken

from .geld import rood, saldo

pytestmark = pytest.mark.usefixtures("kloon_db")
BASIS, PRESTATIE = 1, 2
SEP, NOV = date(2023, 9, 15), date(2023, 11, 17)
TE_VEEL = 32_890
VRAAGDAG = date(2023, 11, 24)
LAATSTE_DAG = VRAAGDAG + timedelta(days=42)


@pytest.fixture(autouse=True)
def met_groene_auditor(kloon_db: object, settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.BANK_MAP = str(tmp_path / "bank")
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    yield
    assert rood() == []


def _gestopt() -> int:
    """Paid in September 2023; found in November that there was no right: everything is too much."""
    student = maak_student()
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): TE_VEEL}, op=SEP)
    betaal_en_bevestig(SEP, "2023-09")
    beslis(student, "2023-09", "2024-01", {}, op=date(2023, 10, 3))
    betaal_en_bevestig(NOV, "2023-11")
    assert saldo(1300, student) == TE_VEEL
    return student


def _op(dag: date) -> None:
    bedrijfsdatum.zet(dag, "test")


def _stort(centen: int, dag: date) -> int:
    """Somebody pays into our account; the line of the statement, which stands in suspense."""
    map_ = bankmap()
    bank = Proefbank(map_ / "uit", map_ / "in", map_ / "geheugen")
    post_ = {"centen": centen, "omschrijving": "terugbetaling"}
    bank.boeken.te_boeken.append(
        {"dag": dag.isoformat(), "rekening": settings.BANK_OPDRACHTGEVER_IBAN, "post": post_}
    )
    bank.werk(dag)
    _op(dag)
    lees_bank()
    return Afschriftregel.objects.get(status="tussenrekening").pk


def test_eerst_vragen_en_na_zes_weken_een_lening() -> None:
    student = _gestopt()
    _op(VRAAGDAG)
    voorbeeld = voorbeeld_terugvorderen()
    assert (voorbeeld.aantal, voorbeeld.centen) == ({"vragen": 1}, {"vragen": TE_VEEL})
    assert Terugvordering.objects.count() == 0, "a preview asks nothing"
    assert vorder_terug() == voorbeeld
    gevraagd = Terugvordering.objects.get()
    assert (gevraagd.bedrag_centen, gevraagd.gevraagd_op) == (TE_VEEL, VRAAGDAG)
    brief = Brief.objects.get(soort="terugvordering")
    assert brief.data["bedrag_centen"] == TE_VEEL
    assert Werkopdracht.objects.get().status == "open"
    assert vorder_terug().aantal == {"wachten": 1}
    _op(LAATSTE_DAG)
    assert vorder_terug().aantal == {"wachten": 1}, "the last day to pay is still in time"
    assert saldo(1235, student) == 0
    _op(LAATSTE_DAG + timedelta(days=1))
    assert voorbeeld_terugvorderen() == vorder_terug()
    assert (saldo(1300, student), saldo(1235, student)) == (0, TE_VEEL)
    gevraagd.refresh_from_db()
    assert gevraagd.uitkomst == "omgezet"
    assert Werkopdracht.objects.get().status == "afgedaan"
    assert Brief.objects.filter(soort="omgezet_in_lening").count() == 1
    assert vorder_terug().aantal == {} and Terugvordering.objects.count() == 1


def test_wie_betaalt_is_klaar_en_wie_een_deel_betaalt_leent_de_rest() -> None:
    student = _gestopt()
    _op(VRAAGDAG)
    vorder_terug()
    regel = _stort(10_000, date(2023, 12, 1))
    deel = registreer_ontvangst(persoon_id=student, afschriftregel_id=regel, actor="test")
    assert deel == Ontvangst({1300: 10_000})
    assert registreer_ontvangst(persoon_id=student, afschriftregel_id=regel, actor="test") == deel
    assert (saldo(1300, student), saldo(1190)) == (22_890, 0)
    assert vorder_terug().aantal == {"wachten": 1}
    _op(LAATSTE_DAG + timedelta(days=1))
    vorder_terug()
    assert (saldo(1300, student), saldo(1235, student)) == (0, 22_890)


def test_wie_alles_betaalt_is_klaar() -> None:
    student = _gestopt()
    _op(VRAAGDAG)
    vorder_terug()
    regel = _stort(TE_VEEL, date(2023, 12, 1))
    registreer_ontvangst(persoon_id=student, afschriftregel_id=regel, actor="test")
    assert Terugvordering.objects.get().uitkomst == "betaald"
    assert (saldo(1300), saldo(1190), vorder_terug().aantal) == (0, 0, {})


def test_meer_dan_openstaat_blijft_op_de_tussenrekening() -> None:
    student = _gestopt()
    regel = _stort(TE_VEEL + 1, date(2023, 12, 1))
    with pytest.raises(OntvangstPastNiet, match="meer betaald"):
        registreer_ontvangst(persoon_id=student, afschriftregel_id=regel, actor="test")
    assert (saldo(1300, student), saldo(1190)) == (TE_VEEL, -TE_VEEL - 1)


def test_zolang_het_recht_loopt_wordt_verrekend_en_niet_gevraagd() -> None:
    student = maak_student()
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 43_920}, op=SEP)
    betaal_en_bevestig(SEP, "2023-09")
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 11_030}, op=date(2023, 9, 29))
    betaal_en_bevestig(date(2023, 10, 17), "2023-10")
    claim = saldo(1300, student)
    assert claim == TE_VEEL - 11_030, "the month of October was taken together with the reclaim"
    assert vorder_terug().aantal == {"verrekenen": 1}
    assert Terugvordering.objects.count() == 0
    betaal_en_bevestig(NOV, "2023-11")
    assert saldo(1300, student) == claim - 11_030


def test_een_nieuw_jaar_dat_nog_niet_is_toegekend_is_geen_einde() -> None:
    student = _gestopt()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO studiefinanciering_aanvraag (persoon_id, kenmerk, sleutel, soort, kanaal, ontvangen_op,"
            " ingangsmaand, inhoud, status) VALUES (%s, gen_random_uuid(), 'a', 'nieuw', 'portaal', %s, %s, '{}',"
            " 'ontvangen')",
            [student, VRAAGDAG, date(2024, 1, 1)],
        )
    _op(VRAAGDAG)
    assert vorder_terug().aantal == {"verrekenen": 1}


def test_een_recht_dat_herleeft_doet_het_verzoek_vervallen() -> None:
    student = _gestopt()
    _op(VRAAGDAG)
    vorder_terug()
    beslis(student, "2024-01", "2025-01", {(BASIS, PRESTATIE): 43_920}, op=date(2023, 12, 4))
    _op(LAATSTE_DAG + timedelta(days=1))
    assert vorder_terug().aantal == {"herleefd": 1}
    assert Terugvordering.objects.get().uitkomst == "herleefd"
    assert saldo(1235, student) == 0
    assert vorder_terug().aantal == {"verrekenen": 1}


def test_wie_in_een_run_staat_wacht_tot_die_heeft_geboekt() -> None:
    student = _gestopt()
    _op(VRAAGDAG)
    vorder_terug()
    beslis(student, "2023-12", "2024-01", {(BASIS, PRESTATIE): 10_000}, op=date(2023, 12, 4))
    run = reken(date(2023, 12, 15), "2023-12")
    beslis(student, "2023-12", "2024-01", {}, op=date(2024, 1, 2))
    _op(LAATSTE_DAG + timedelta(days=1))
    assert vorder_terug().aantal == {"in_run": 1}
    regel = _stort(500, LAATSTE_DAG + timedelta(days=3))
    with pytest.raises(RunLooptNog):
        registreer_ontvangst(persoon_id=student, afschriftregel_id=regel, actor="test")
    assert saldo(1300, student) == TE_VEEL and run.pk


def test_een_overledene_krijgt_geen_verzoek() -> None:
    student = _gestopt()
    Persoon.objects.filter(pk=student).update(overleden_op=date(2023, 11, 20))
    _op(VRAAGDAG)
    assert vorder_terug().aantal == {"overleden": 1}
    assert vorder_terug().aantal == {"overleden": 1}
    assert Terugvordering.objects.count() == 0 and Werkopdracht.objects.get().reden == "overleden"


def test_een_ov_boete_wordt_nooit_een_lening() -> None:
    student = _gestopt()
    post(
        sleutel="proef:boete",
        soort=Soort.OV_BOETE,
        legs=patterns_schuld.ov_boete(persoon_id=student, bedrag_centen=8_954),
        persoon_id=student,
        effectief_op=NOV,
    )
    _op(VRAAGDAG)
    vorder_terug()
    _op(LAATSTE_DAG + timedelta(days=1))
    vorder_terug()
    assert (saldo(1310, student), saldo(1235, student)) == (8_954, TE_VEEL)
    regel = _stort(8_954, LAATSTE_DAG + timedelta(days=4))
    registreer_ontvangst(persoon_id=student, afschriftregel_id=regel, actor="test")
    assert saldo(1310, student) == 0


def test_op_een_lening_boekt_terugbetalen() -> None:
    student = _gestopt()
    regel = _stort(100, VRAAGDAG)
    with pytest.raises(OntvangstPastNiet, match="terugbetalen"):
        registreer_ontvangst(
            persoon_id=student, afschriftregel_id=regel, actor="test", rekeningen=(1230,)
        )


def test_een_verzoek_verandert_niet_en_er_is_er_een_tegelijk() -> None:
    student = _gestopt()
    _op(VRAAGDAG)
    vorder_terug()
    verzoek = Terugvordering.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Terugvordering.objects.update(bedrag_centen=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        verzoek.delete()
    with pytest.raises(DatabaseError, match="een_open"), transaction.atomic():
        Terugvordering.objects.create(
            persoon_id=student, bedrag_centen=1, gevraagd_op=NOV, betalen_voor=VRAAGDAG
        )
    assert Uitbetaling.objects.filter(persoon_id=student).count() == 1


def test_elke_nacht_hetzelfde_vragen_doet_niets_dubbel() -> None:
    _gestopt()
    _op(VRAAGDAG)
    assert doe_dagelijks() == {
        "eerste_jaren": 0,
        "rente_vervallen": 0,
        "jaarbericht": 0,
        "vordering_vragen": 1,
        "lesgeld_vervallen": 0,
    }
    assert doe_dagelijks()["vordering_wachten"] == 1
    assert Terugvordering.objects.count() == 1
