"""Institutions report; the daily intake takes it in as it takes in the registers, each report once."""

import json
import logging
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling
from duo_portal.cases.models import Werkopdracht
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import bsn_van
from duo_portal.partners.models import Melding
from studiefinanciering.api import rechten
from studiefinanciering.intake.daginname import daginname
from studiefinanciering.intake.instellingen import REGISTER
from studiefinanciering.models import Diploma, Inschrijving, Registerstand, Toekenning

from .conftest import BRIN, geef_sleutel, maak_partner, maak_student, probleem, stuur

ONBEKEND_BSN = "999990019"


def inschrijving(bsn: str = ONBEKEND_BSN, **anders: Any) -> dict[str, Any]:
    return {
        "bsn": bsn,
        "soort": "beeindigd",
        "instelling": BRIN,
        "opleiding": "34401",
        "onderwijs": "ho",
        "vorm": "voltijd",
        "begin": "2023-09-01",
        "eind": "2023-11-01",
        **anders,
    }


def diploma(bsn: str = ONBEKEND_BSN, **anders: Any) -> dict[str, Any]:
    return {
        "bsn": bsn,
        "soort": "behaald",
        "instelling": BRIN,
        "opleiding": "34401",
        "graad": "bachelor",
        "behaaldOp": "2023-09-01",
        **anders,
    }


def neem_in() -> dict[str, int]:
    return daginname(registers=(REGISTER,))


def test_een_uitschrijving_wordt_ontvangen_ingenomen_en_herzien(
    school: Client, student: Persoon
) -> None:
    antwoord = stuur(school, "inschrijvingen", {"meldingen": [inschrijving(bsn_van(student))]})
    assert antwoord.status_code == 202, antwoord.content
    inhoud = antwoord.json()
    assert inhoud["ontvangen"] == 1 and inhoud["geweigerd"] == 0
    bewijs = inhoud["resultaten"][0]["ontvangstbewijs"]
    assert school.get(f"/api/v1/ontvangstbewijzen/{bewijs}").json() == {
        "ontvangstbewijs": bewijs,
        "soort": "inschrijving",
        "gemeldOp": "2023-09-04",
        "status": "ontvangen",
    }
    assert neem_in() == {"wijzigingen": 1, "herzien": 1}
    assert neem_in() == {}
    assert school.get(f"/api/v1/ontvangstbewijzen/{bewijs}").json()["status"] == "verwerkt"
    rij = Inschrijving.objects.get(persoon_id=student.pk, bekend__upper_inf=True)
    assert rij.geldig.upper == date(2023, 11, 1)
    assert Toekenning.objects.filter(persoon_id=student.pk).count() == 2


def test_een_diploma(school: Client, student: Persoon) -> None:
    antwoord = stuur(school, "diplomas", {"meldingen": [diploma(bsn_van(student))]})
    assert antwoord.json()["ontvangen"] == 1
    assert neem_in()["wijzigingen"] == 1
    rij = Diploma.objects.get(persoon_id=student.pk)
    assert (rij.brin, rij.soort, rij.behaald_op) == (BRIN, "hbo_ba", date(2023, 9, 1))


def test_per_melding_een_uitkomst_en_de_goede_gaan_door(school: Client) -> None:
    meldingen = [
        inschrijving(),
        inschrijving(bsn="123456789"),
        inschrijving(instelling="99ZZ"),
        inschrijving(begin="2031-09-01", eind=None),
        inschrijving(eind="2023-08-01"),
        inschrijving(niveau=4),
        inschrijving(onderwijs="mbo"),
        inschrijving(instelling=BRIN + "01"),
    ]
    inhoud = stuur(school, "inschrijvingen", {"meldingen": meldingen}).json()
    assert (inhoud["ontvangen"], inhoud["geweigerd"]) == (2, 6)
    standen = [rij["status"] for rij in inhoud["resultaten"]]
    assert standen == ["ontvangen", *["geweigerd"] * 6, "ontvangen"]
    for rij in inhoud["resultaten"]:
        assert bool(rij["reden"]) == (rij["status"] == "geweigerd")
        assert bool(rij["ontvangstbewijs"]) == (rij["status"] == "ontvangen")
    morgen = stuur(school, "diplomas", {"meldingen": [diploma(behaaldOp="2023-09-05")]}).json()
    assert morgen["geweigerd"] == 1
    assert neem_in() == {"wijzigingen": 2, "onbekend": 2}  # not told to the school


@pytest.mark.parametrize(
    ("inhoud", "plek"),
    [
        ({}, "#/meldingen"),
        ({"meldingen": []}, "#/meldingen"),
        ({"meldingen": [inschrijving(bsn="12345678")]}, "#/meldingen/0/bsn"),
        ({"meldingen": [inschrijving(bsn=999990019)]}, "#/meldingen/0/bsn"),
        ({"meldingen": [inschrijving(bsn="999990019\n")]}, "#/meldingen/0/bsn"),
        ({"meldingen": [inschrijving(), inschrijving(vorm="x")]}, "#/meldingen/1/vorm"),
        ({"meldingen": [inschrijving(begin="01-09-2023")]}, "#/meldingen/0/begin"),
        ({"meldingen": [inschrijving(begin="2023-02-29")]}, "#/meldingen/0/begin"),
        ({"meldingen": [inschrijving(niveau=2**70)]}, "#/meldingen/0/niveau"),
        ({"meldingen": [inschrijving(niveau=True)]}, "#/meldingen/0/niveau"),
        ({"meldingen": [inschrijving(isStaff=True)]}, "#/meldingen/0/isStaff"),
        ({"meldingen": ["x"]}, "#/meldingen/0"),
        ({"meldingen": [inschrijving()] * 501}, "#/meldingen"),
        ({"meldingen": [inschrijving()], "status": "verwerkt"}, "#/status"),
    ],
)
def test_een_verkeerde_vorm_weigert_het_geheel(
    school: Client, inhoud: dict[str, Any], plek: str
) -> None:
    fouten = probleem(stuur(school, "inschrijvingen", inhoud), 400)["errors"]
    assert [f["location"]["pointer"] for f in fouten] == [plek]
    assert Melding.objects.count() == 0


def test_bsn_staat_leesbaar_nergens(
    school: Client, student: Persoon, caplog: pytest.LogCaptureFixture
) -> None:
    bsn = bsn_van(student)
    with caplog.at_level(logging.DEBUG):
        antwoord = stuur(school, "inschrijvingen", {"meldingen": [inschrijving(bsn)]})
        fout = stuur(school, "inschrijvingen", {"meldingen": [inschrijving(bsn, vorm=bsn)]})
        neem_in()
    assert bsn not in caplog.text + antwoord.content.decode() + fout.content.decode()
    melding = Melding.objects.get()
    assert bsn.encode() not in bytes(melding.inhoud_versleuteld)
    assert bsn not in json.dumps([h.uitkomst for h in Handeling.objects.all()])


def test_wie_meldt_wordt_vastgelegd(school: Client, partner: Any) -> None:
    stuur(school, "inschrijvingen", {"meldingen": [inschrijving(), inschrijving(bsn="1" * 9)]})
    handeling = Handeling.objects.get(soort="inschrijving_melden")
    assert handeling.actor == f"partner:{partner.naam}"
    assert handeling.uitkomst == {"ontvangen": 1, "geweigerd": 1}


def test_wat_gemeld_is_blijft_zoals_het_is_gemeld(school: Client) -> None:
    stuur(school, "inschrijvingen", {"meldingen": [inschrijving()]})
    with pytest.raises(DatabaseError), transaction.atomic():
        Melding.objects.update(soort="diploma")
    with pytest.raises(DatabaseError), transaction.atomic():
        Melding.objects.all().delete()


def test_een_bewijs_van_een_ander_is_er_niet(school: Client) -> None:
    stuur(school, "inschrijvingen", {"meldingen": [inschrijving()]})
    bewijs = Melding.objects.get().ontvangstbewijs
    ander = Client(headers={"x-api-key": geef_sleutel(maak_partner(brin="21QB")).leesbaar})
    probleem(ander.get(f"/api/v1/ontvangstbewijzen/{bewijs}"), 404)
    probleem(school.get(f"/api/v1/ontvangstbewijzen/{uuid4()}"), 404)
    probleem(school.get("/api/v1/ontvangstbewijzen/1"), 404)


def test_een_melding_die_een_mens_vraagt_houdt_de_rest_niet_op(
    school: Client, student: Persoon
) -> None:
    ander = maak_student()
    meldingen = [diploma(bsn_van(student), soort="ingetrokken"), diploma(bsn_van(ander))]
    stuur(school, "diplomas", {"meldingen": meldingen})
    assert neem_in()["werkopdrachten"] == 1
    assert Werkopdracht.objects.get(persoon_id=student.pk).reden == "diploma_ingetrokken"
    assert Diploma.objects.filter(persoon_id=ander.pk).exists()


def test_buiten_de_bekende_wet_wordt_een_werkopdracht(school: Client) -> None:
    bedrijfsdatum.zet(date(2026, 6, 1), "test")
    student = maak_student()
    bedrijfsdatum.zet(date(2026, 6, 1), "test")
    laat = inschrijving(bsn_van(student), soort="gewijzigd", begin="2027-02-01", eind=None)
    assert stuur(school, "inschrijvingen", {"meldingen": [laat]}).json()["ontvangen"] == 1
    assert neem_in()["werkopdrachten"] == 1
    assert Registerstand.objects.get(register=REGISTER).volgnummer > 0


def test_een_andere_scope_is_niet_genoeg(partner: Any) -> None:
    alleen = geef_sleutel(partner, rechten.DIPLOMAS).leesbaar
    client = Client(headers={"authorization": f"Bearer {alleen}"})
    assert stuur(client, "diplomas", {"meldingen": [diploma()]}).status_code == 202
    inhoud = probleem(stuur(client, "inschrijvingen", {"meldingen": [inschrijving()]}), 403)
    assert rechten.INSCHRIJVINGEN in inhoud["detail"]
