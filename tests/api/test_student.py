"""A student with a token: the own file and no other, the same acts as at the portal, each once."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling
from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from studiefinanciering.models import Aanvraag, Instelling, Keuze, Opleiding, Toekenning
from studiefinanciering.operations.beslissen import beslis_aanvragen
from tests.factories.gezinnen import Gezin, ingeschreven, persoon

from .conftest import EERSTE_DAG, Inlogdienst, maak_student, probleem, stuur

Als = Callable[..., Client]
LEZEN = [
    "aanvragen",
    "toekenningen",
    "betalingen",
    "schuld",
    "brieven",
]
AANVRAAG = {"onderwijs": "ho", "ingangsmaand": "2023-09", "uitwonend": True, "lening": "max"}


def test_lezen_geeft_wat_het_dossier_zegt(student: Persoon, als: Als) -> None:
    client = als(student)
    (besluit,) = client.get("/api/v1/toekenningen").json()["resultaten"]
    assert besluit["soort"] == "toekenning" and besluit["van"] == "2023-09"
    assert besluit["tot"] == "2024-01" and besluit["isVervangen"] is False
    beurs = next(r for r in besluit["regels"] if r["component"] == "basisbeurs")
    assert beurs == {
        "component": "basisbeurs",
        "vorm": "prestatiebeurs",
        "van": "2023-09",
        "tot": "2024-01",
        "bedrag": "274.90",
    }
    assert client.get(f"/api/v1/toekenningen/{besluit['kenmerk']}").json() == besluit
    (aanvraag,) = client.get("/api/v1/aanvragen").json()["resultaten"]
    assert client.get(f"/api/v1/aanvragen/{aanvraag['kenmerk']}").json() == aanvraag
    (brief,) = client.get("/api/v1/brieven").json()["resultaten"]
    assert brief["kenmerk"] == str(Brief.objects.get().uuid) and brief["isGelezen"] is False
    assert brief["onderwerp"]
    betalingen = client.get("/api/v1/betalingen").json()["resultaten"]
    assert {b["isZeker"] for b in betalingen} == {False}
    assert [b["dag"] for b in betalingen] == sorted((b["dag"] for b in betalingen), reverse=True)
    assert client.get("/api/v1/schuld").json()["totaal"] == "0.00"


def test_geen_nummers_van_de_database(student: Persoon, als: Als) -> None:
    client = als(student)
    tekst = "".join(client.get(f"/api/v1/{pad}").content.decode() for pad in LEZEN)
    for veld in ('"id"', "persoonId", "persoon_id", '"pk"', "bsn"):
        assert veld not in tekst


def test_uitleg_zonder_wat_van_de_ouders_is(student: Persoon, als: Als) -> None:
    client = als(student)
    kenmerk = client.get("/api/v1/toekenningen").json()["resultaten"][0]["kenmerk"]
    uitleg = client.get(f"/api/v1/toekenningen/{kenmerk}/uitleg?maand=2023-10").json()
    assert uitleg["reden"] == "recht"
    assert {"component": "basisbeurs", "vorm": "prestatiebeurs", "bedrag": "274.90"} in uitleg[
        "bedragen"
    ]
    namen = [stap["naam"] for stap in uitleg["stappen"]]
    assert "veronderstelde ouderlijke bijdrage" in namen
    assert not [naam for naam in namen if naam.startswith("ouder ")]
    assert "som van de maandbedragen" not in namen
    assert "15000.00" not in str(uitleg)
    adres = f"/api/v1/toekenningen/{kenmerk}/uitleg"
    probleem(client.get(f"{adres}?maand=2025-01"), 404)
    probleem(client.get(f"{adres}?maand=2023-00"), 400)
    probleem(client.get(adres), 400)


def test_een_ander_is_er_niet(student: Persoon, als: Als) -> None:
    ander = maak_student()
    client, vreemd = als(student), als(ander)
    kenmerken = {
        pad: vreemd.get(f"/api/v1/{pad}").json()["resultaten"][0]["kenmerk"]
        for pad in ("aanvragen", "toekenningen")
    }
    for pad, kenmerk in kenmerken.items():
        assert vreemd.get(f"/api/v1/{pad}/{kenmerk}").status_code == 200
        probleem(client.get(f"/api/v1/{pad}/{kenmerk}"), 404)
        probleem(client.get(f"/api/v1/{pad}/{uuid4()}"), 404)
        probleem(client.get(f"/api/v1/{pad}?na={kenmerk}"), 400)
    uitleg = f"/api/v1/toekenningen/{kenmerken['toekenningen']}/uitleg?maand=2023-09"
    probleem(client.get(uitleg), 404)


@pytest.mark.parametrize("pad", LEZEN)
def test_wie_geen_dossier_heeft_leest_niets(db: None, als: Als, pad: str) -> None:
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    antwoord = als(persoon(date(2004, 1, 1))).get(f"/api/v1/{pad}")
    assert antwoord.status_code == 200
    assert antwoord.json().get("resultaten", []) == []


def test_bladeren_met_een_kenmerk(student: Persoon, als: Als) -> None:
    client = als(student)
    for maand in ("2023-11", "2023-12", "2024-01"):
        stuur(client, "wijzigingen/lening", {"lening": maand[-2:], "vanaf": maand})
    alles = [a["kenmerk"] for a in client.get("/api/v1/aanvragen").json()["resultaten"]]
    assert len(alles) == 4
    gezien, adres = [], "/api/v1/aanvragen?aantal=3"
    while adres:
        blad = client.get(adres).json()
        gezien += [a["kenmerk"] for a in blad["resultaten"]]
        adres = blad["volgende"]
    assert gezien == alles
    for vraag in ("aantal=0", "aantal=-1", "aantal=101", "aantal=1e3", "na=1", f"na={uuid4()}"):
        probleem(client.get(f"/api/v1/aanvragen?{vraag}"), 400)
    probleem(client.get("/api/v1/aanvragen?ordering=status"), 400)


def test_aanvragen_is_dezelfde_handeling_als_in_het_portaal(db: None, als: Als) -> None:
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    student = Gezin.met(1_000_000).student()
    client = als(student)
    antwoord = stuur(client, "aanvragen", AANVRAAG, "mijn-aanvraag-1")
    assert antwoord.status_code == 201, antwoord.content
    weer = stuur(client, "aanvragen", AANVRAAG, "mijn-aanvraag-1")
    assert weer.json() == antwoord.json() and weer["Idempotent-Replayed"] == "true"
    aanvraag = Aanvraag.objects.get()
    assert str(aanvraag.kenmerk) == antwoord.json()["aanvraag"]["kenmerk"]
    assert (aanvraag.kanaal, aanvraag.beslis_direct) == ("api", True)
    keuze = Keuze.objects.get(persoon_id=student.pk, bekend__upper_inf=True)
    assert keuze.vraagt_aanvullende_beurs and keuze.lening_gevraagd_centen == -1
    handeling = Handeling.objects.get(soort="aanvragen")
    assert handeling.actor == f"burger:{student.pk}"
    assert beslis_aanvragen()["beslist"] == 0  # the school has not reported yet
    ingeschreven(student, date(2023, 9, 1))
    assert beslis_aanvragen()["beslist"] == 1
    assert Toekenning.objects.filter(persoon_id=student.pk).exists()


@pytest.mark.parametrize(
    ("anders", "status"),
    [
        ({"ingangsmaand": "2022-09"}, 422),  # too late, art. 3.21
        ({"ingangsmaand": "2028-01"}, 422),
        ({"ingangsmaand": "8999-12"}, 422),
        ({"ingangsmaand": "9999-01"}, 400),
        ({"tot": "2023-09"}, 422),
        ({"tot": "8999-01"}, 422),
        ({"lening": "100000"}, 400),
        ({"lening": "-1"}, 400),
        ({"lening": -1}, 400),
        ({"lening": "00000000100"}, 400),
        ({"uitwonend": "true"}, 400),
        ({"onderwijs": ["ho"]}, 400),
        ({"status": "toegekend"}, 400),
        ({"persoonId": 1}, 400),
        ({"onderwijs": "ho\u0000"}, 400),
    ],
)
def test_een_aanvraag_die_niet_kan(
    student: Persoon, als: Als, anders: dict[str, Any], status: int
) -> None:
    probleem(stuur(als(student), "aanvragen", {**AANVRAAG, **anders}), status)
    assert Aanvraag.objects.count() == 1


def test_de_lening_wijzigen(student: Persoon, als: Als) -> None:
    client = als(student)
    antwoord = stuur(client, "wijzigingen/lening", {"lening": "50.00", "vanaf": "2023-10"})
    assert antwoord.status_code == 201, antwoord.content
    (nieuw,) = antwoord.json()["besluiten"]
    besluit = client.get(f"/api/v1/toekenningen/{nieuw}").json()
    lening = [r for r in besluit["regels"] if r["component"] == "lening"]
    assert [(r["van"], r["bedrag"]) for r in lening] == [
        ("2023-09", "100.00"),
        ("2023-10", "50.00"),
    ]
    begonnen = stuur(client, "wijzigingen/lening", {"lening": "0", "vanaf": "2023-09"})
    assert "begonnen" in probleem(begonnen, 422)["detail"]
    zo_al = stuur(client, "wijzigingen/lening", {"lening": "50", "vanaf": "2023-11"})
    probleem(zo_al, 422)


def test_stoppen_en_onderbreken(student: Persoon, als: Als) -> None:
    client = als(student)
    probleem(stuur(client, "wijzigingen/stopzetting", {"per": "2023-09"}), 422)
    antwoord = stuur(client, "wijzigingen/stopzetting", {"per": "2023-11", "tot": "2023-12"})
    assert antwoord.status_code == 201
    assert antwoord.json()["aanvraag"]["soort"] == "stop"
    nieuw = antwoord.json()["besluiten"][0]
    besluit = client.get(f"/api/v1/toekenningen/{nieuw}").json()
    beurs = [r for r in besluit["regels"] if r["component"] == "basisbeurs"]
    assert [(r["van"], r["tot"]) for r in beurs] == [("2023-09", "2023-11"), ("2023-12", "2024-01")]
    eerste = client.get("/api/v1/toekenningen").json()["resultaten"][-1]
    assert eerste["isVervangen"] is True


def test_alleen_lezen_is_niet_handelen(student: Persoon, als: Als) -> None:
    leest = als(student, "studiefinanciering:lezen")
    assert leest.get("/api/v1/schuld").status_code == 200
    probleem(stuur(leest, "wijzigingen/lening", {"lening": "1", "vanaf": "2023-10"}), 403)
    probleem(als(student, "openid").get("/api/v1/schuld"), 403)


@pytest.mark.parametrize(
    "anders",
    [
        {"active": False},
        {"active": "true"},
        {"aud": "een-ander"},
        {"aud": None},
        {"exp": 1},
        {"exp": "morgen"},
        {"acr": "basis"},
        {"acr": None},
        {"bsn": None},
        {"bsn": "123456789"},
        {"scope": ["studiefinanciering:lezen"]},
    ],
)
def test_een_token_dat_niet_deugt(student: Persoon, als: Als, anders: dict[str, Any]) -> None:
    antwoord = als(student, **anders).get("/api/v1/schuld")
    probleem(antwoord, 401)
    assert antwoord["WWW-Authenticate"].startswith("Bearer")


def test_zonder_token_of_met_een_onbekend_token(student: Persoon, inlogdienst: Inlogdienst) -> None:
    probleem(Client().get("/api/v1/schuld"), 401)
    vreemd = Client(headers={"authorization": "Bearer onbekend"})
    probleem(vreemd.get("/api/v1/schuld"), 401)
    sleutel = Client(headers={"x-api-key": "sfk_abc"})
    probleem(sleutel.get("/api/v1/schuld"), 401)


def test_wie_wij_niet_kennen(db: None, als: Als, inlogdienst: Inlogdienst) -> None:
    iemand = persoon(date(2004, 1, 1))
    client = als(iemand, bsn="999999990")
    probleem(client.get("/api/v1/schuld"), 403)


@pytest.mark.parametrize(
    "antwoord",
    [(500, b"{}"), (200, b"niet json"), (200, b"[]"), (200, b'"x"'), (302, b""), (200, b"\xff")],
)
def test_een_inlogdienst_die_stukgaat_is_503_en_geen_toegang(
    student: Persoon, als: Als, inlogdienst: Inlogdienst, antwoord: tuple[int, bytes]
) -> None:
    client = als(student)
    inlogdienst.antwoord = antwoord
    gekregen = client.get("/api/v1/schuld")
    probleem(gekregen, 503)
    assert int(gekregen["Retry-After"]) > 0


def test_een_inlogdienst_die_weg_is(student: Persoon, als: Als, settings: Any) -> None:
    client = als(student)
    settings.API_INTROSPECTIE_URL = "http://127.0.0.1:1/introspectie"
    probleem(client.get("/api/v1/schuld"), 503)
    settings.API_INTROSPECTIE_URL = ""
    probleem(client.get("/api/v1/schuld"), 401)


def test_niets_van_een_dossier_blijft_onderweg_bewaard(student: Persoon, als: Als) -> None:
    assert "no-store" in als(student).get("/api/v1/schuld")["Cache-Control"]


def test_de_opgezochte_opleiding_gaat_mee(db: None, als: Als) -> None:
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    school = Instelling.objects.create(brin="25BE", naam="Hanze", soort="hbo", plaats="Groningen")
    Opleiding.objects.create(
        instelling=school,
        code="34267",
        naam="B Verpleegkunde",
        onderwijs=1,
        soort="hbo",
        graad="ba",
    )
    client = als(Gezin.met(1_000_000).student())
    gezocht = {"school": "25BE", "code": "34267", "vorm": "voltijd"}
    for anders in ({"code": "34268"}, {"school": "25BF"}):
        vraag = {**AANVRAAG, "opleiding": {**gezocht, **anders}}
        assert "opleiding" in probleem(stuur(client, "aanvragen", vraag), 422)["detail"]
    probleem(stuur(client, "aanvragen", {**AANVRAAG, "opleiding": {**gezocht, "naam": "x"}}), 400)
    antwoord = stuur(client, "aanvragen", {**AANVRAAG, "opleiding": gezocht})
    assert antwoord.status_code == 201, antwoord.content
    # The desk reads it under this key, whichever door the application came through.
    assert Aanvraag.objects.get().inhoud["opleiding"] == {
        **gezocht, "naam": "B Verpleegkunde, Hanze",
    }  # fmt: skip
