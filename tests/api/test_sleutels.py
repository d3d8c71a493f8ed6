"""Keys: only their hash is kept, they end when they should, and nobody can give one more than it had."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from duo_portal.audit.models import Handeling
from duo_portal.foundation import clock
from duo_portal.partners import sleutels
from duo_portal.partners.models import Partner, PartnerSleutel
from duo_portal.partners.sleutels import (
    AlUitgegeven,
    SleutelGeweigerd,
    SleutelNietUitTeGeven,
    geef_uit,
    herken,
    roteer,
    trek_in,
)
from studiefinanciering.api import rechten

from .conftest import geef_sleutel, probleem, stuur, verleng_terug
from .test_melden import inschrijving

BODY: dict[str, Any] = {"meldingen": [inschrijving()]}


def met(sleutel: str) -> Client:
    return Client(headers={"x-api-key": sleutel})


def test_van_een_sleutel_blijft_alleen_de_hash(partner: Partner) -> None:
    uitgegeven = geef_sleutel(partner)
    geheim = uitgegeven.leesbaar.split("_", 2)[2]
    assert bytes(uitgegeven.sleutel.geheim_hash) == sha256(geheim.encode()).digest()
    assert geheim not in repr(uitgegeven)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sleutel::text FROM partners_partnersleutel sleutel")
        assert geheim not in str(cursor.fetchall())
    assert geheim not in str(list(Handeling.objects.values()))


def test_wat_niet_werkt_is_overal_dezelfde_401(partner: Partner) -> None:
    goed = geef_sleutel(partner)
    verlopen, ingetrokken = geef_sleutel(partner), geef_sleutel(partner)
    verleng_terug(verlopen.sleutel)
    trek_in(ingetrokken.sleutel, actor="beheer")
    begin, einde = goed.leesbaar[:-1], "A" if goed.leesbaar[-1] != "A" else "B"
    slecht = ["x", "sfk_", begin + einde, verlopen.leesbaar, ingetrokken.leesbaar, "é" * 60]
    details = set()
    for sleutel in slecht:
        antwoord = stuur(met(sleutel), "inschrijvingen", BODY)
        details.add(probleem(antwoord, 401)["detail"])
        assert antwoord["WWW-Authenticate"].startswith("Bearer")
    assert len(details) == 1
    assert stuur(met(goed.leesbaar), "inschrijvingen", BODY).status_code == 202


def test_zonder_sleutel_of_met_een_andere_kop(partner: Partner) -> None:
    probleem(stuur(Client(), "inschrijvingen", BODY), 401)
    for kop in ("Basic abc", "Bearer", "Bearer ", "sfk_"):
        antwoord = stuur(Client(headers={"authorization": kop}), "inschrijvingen", BODY)
        probleem(antwoord, 401)


def test_een_gesloten_partner_kan_niets(partner: Partner) -> None:
    sleutel = geef_sleutel(partner).leesbaar
    Partner.objects.update(is_actief=False)
    probleem(stuur(met(sleutel), "inschrijvingen", BODY), 401)


def test_roteren_laat_beide_een_tijd_werken(partner: Partner) -> None:
    oud = geef_sleutel(partner, dagen=90)
    nieuw = roteer(oud.sleutel, verloopt_op=clock.vandaag() + timedelta(days=90), actor="beheer")
    assert nieuw.sleutel.scopes == oud.sleutel.scopes
    assert nieuw.sleutel.vervangt_id == oud.sleutel.pk
    assert herken(oud.leesbaar).pk == oud.sleutel.pk
    assert herken(nieuw.leesbaar).pk == nieuw.sleutel.pk
    oud.sleutel.refresh_from_db()
    assert oud.sleutel.verloopt_op == clock.vandaag() + timedelta(days=14)
    kort = geef_sleutel(partner, dagen=3)
    roteer(kort.sleutel, verloopt_op=clock.vandaag() + timedelta(days=90), actor="beheer")
    kort.sleutel.refresh_from_db()
    assert kort.sleutel.verloopt_op == clock.vandaag() + timedelta(
        days=3
    )  # never longer than it had


def test_de_laatste_dag_van_gebruik_staat_erbij(partner: Partner) -> None:
    uitgegeven = geef_sleutel(partner)
    assert PartnerSleutel.objects.get().laatst_gebruikt_op is None
    herken(uitgegeven.leesbaar)
    assert PartnerSleutel.objects.get().laatst_gebruikt_op == clock.vandaag()


@pytest.mark.parametrize("dagen", [-1, 0, 367])
def test_niet_te_lang_en_niet_voorbij(partner: Partner, dagen: int) -> None:
    with pytest.raises(SleutelNietUitTeGeven):
        geef_sleutel(partner, dagen=dagen)


def test_alleen_bekende_rechten(partner: Partner) -> None:
    for scopes in ([], ["alles"], [rechten.DIPLOMAS, "alles"]):
        with pytest.raises(SleutelNietUitTeGeven):
            geef_uit(
                partner=partner,
                scopes=scopes,
                verloopt_op=clock.vandaag() + timedelta(days=9),
                actor="beheer",
            )


def test_een_formulier_geeft_een_sleutel(partner: Partner) -> None:
    for poging in (1, 2):
        if poging == 2:
            with pytest.raises(AlUitgegeven):
                _een(partner)
        else:
            _een(partner)
    assert PartnerSleutel.objects.count() == 1


def _een(partner: Partner) -> None:
    geef_uit(
        partner=partner,
        scopes=[rechten.DIPLOMAS],
        verloopt_op=clock.vandaag() + timedelta(days=9),
        actor="beheer",
        eenmalige_sleutel="formulier-1",
    )


@pytest.mark.parametrize(
    "wijziging",
    [
        {"scopes": ["alles"]},
        {"geheim_hash": b"x" * 32},
        {"verloopt_op": clock.vandaag() + timedelta(days=300)},
        {"voorvoegsel": "abcdefgh"},
        {"uitgegeven_door": "niemand"},
        {"laatst_gebruikt_op": clock.vandaag() - timedelta(days=9)},
    ],
)
def test_de_database_laat_een_sleutel_niet_groeien(partner: Partner, wijziging: Any) -> None:
    herken(geef_sleutel(partner).leesbaar)
    with pytest.raises(DatabaseError), transaction.atomic():
        PartnerSleutel.objects.update(**wijziging)
    with pytest.raises(DatabaseError), transaction.atomic():
        PartnerSleutel.objects.all().delete()


def test_ingetrokken_blijft_ingetrokken(partner: Partner) -> None:
    uitgegeven = geef_sleutel(partner)
    trek_in(uitgegeven.sleutel, actor="beheer")
    trek_in(uitgegeven.sleutel, actor="beheer")
    assert Handeling.objects.filter(soort="partnersleutel_intrekken").count() == 1
    with pytest.raises(SleutelGeweigerd):
        herken(uitgegeven.leesbaar)
    with pytest.raises(DatabaseError), transaction.atomic():
        PartnerSleutel.objects.update(ingetrokken_at=None)


def test_een_sleutel_opent_geen_dossier_en_gaat_nooit_naar_de_inlogdienst(
    partner: Partner, inlogdienst: Any
) -> None:
    sleutel = geef_sleutel(partner).leesbaar
    client = Client(headers={"authorization": f"Bearer {sleutel}"})
    probleem(client.get("/api/v1/toekenningen"), 401)
    assert inlogdienst.gevraagd == []
    assert sleutel.startswith(sleutels.MERK)
