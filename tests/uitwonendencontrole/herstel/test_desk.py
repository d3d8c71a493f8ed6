"""Stop and restitution at the desk: who may do what, and every refusal on the page."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import rollen
from tests.desk.conftest import maak_collega
from uitwonendencontrole.controleren.operations import starten
from uitwonendencontrole.models import Controle, Meetperiode, Stand, Stilstand, Trekking

from .decor import cbs, gehouden, tabel

pytestmark = pytest.mark.django_db
DAG = date(2023, 10, 31)


@pytest.fixture
def trekking(db: None, monkeypatch: pytest.MonkeyPatch) -> Trekking:
    gemaakt = gehouden(monkeypatch)
    bedrijfsdatum.zet(DAG, "test")
    return gemaakt


def als(naam: str, rol: str) -> Client:
    return maak_collega(rol, naam)


def stuur(client: Client, actie: str, **velden: Any) -> Any:
    return client.post(reverse("admin:controle_herstel"), {"actie": actie, **velden})


def in_te_lezen(trekking: Trekking, inhoud: bytes) -> dict[str, Any]:
    return {
        "tabel-trekking": str(trekking.verbinding.kader.uuid),
        "tabel-eindigt_op": "2023-10-31",
        "tabel-bron": "CBS",
        "tabel-tabel": SimpleUploadedFile("tabel.csv", inhoud),
    }


def test_from_table_to_stop_to_lifting(trekking: Trekking) -> None:
    starten.start_controles(trekking_id=trekking.pk, op=DAG)
    fg, baas = als("fg", rollen.PRIVACY_OFFICER), als("baas", rollen.TEAMLEIDER)
    anna = als("anna", rollen.BEHANDELAAR)
    assert stuur(anna, "inlezen").status_code == 403
    assert stuur(baas, "instemmen").status_code == 422, "nothing stands still"
    assert stuur(fg, "inlezen").status_code == 422
    geweigerd = stuur(fg, "inlezen", **in_te_lezen(trekking, b"nr,category\n"))
    assert geweigerd.status_code == 422
    assert "missing column" in geweigerd.content.decode()
    assert stuur(fg, "inlezen", **in_te_lezen(trekking, cbs(tabel(10, 0, 50)))).status_code == 302
    assert Meetperiode.objects.get().ingelezen_door == "fg"
    assert set(Controle.objects.values_list("stand", flat=True)) == {Stand.GESTOPT}
    blad = anna.get(reverse("admin:controle_herstel")).content.decode()
    assert "Alarm bij de stap" in blad
    assert "buiten Europa" in blad
    assert stuur(anna, "voorstel").status_code == 403
    assert stuur(fg, "voorstel", **{"voorstel-reden": ""}).status_code == 422
    assert stuur(fg, "voorstel", **{"voorstel-reden": "De tabel was fout."}).status_code == 302
    zelf = stuur(fg, "instemmen")
    assert zelf.status_code == 422
    assert "vraag een collega" in zelf.content.decode()
    assert stuur(baas, "instemmen").status_code == 302
    assert not Stilstand.objects.filter(opheffing=None).exists()
    assert "De tabel was fout." in anna.get(reverse("admin:controle_herstel")).content.decode()


def test_the_file_for_the_office_is_for_who_may_and_is_recorded(trekking: Trekking) -> None:
    adres = reverse("admin:controle_trechter", args=[trekking.verbinding.kader.uuid])
    assert als("baas", rollen.TEAMLEIDER).get(adres).status_code == 403
    antwoord = als("fg", rollen.PRIVACY_OFFICER).get(adres)
    assert antwoord.content.decode().startswith("code,selected,")
    assert antwoord.content.count(b"\n") == 201


def test_a_restitution_says_what_is_missing(trekking: Trekking) -> None:
    adres = reverse("admin:controle_herstel_nieuw")
    assert als("anna", rollen.BEHANDELAAR).get(adres).status_code == 403
    baas = als("baas", rollen.TEAMLEIDER)
    assert baas.get(adres).status_code == 200
    assert baas.post(adres, {}).status_code == 422
    goed = {
        "trekking": str(trekking.verbinding.kader.uuid), "wat_ging_mis": "Fout.", "wat_ging_mis_en": "Wrong.",
        "reden": "Moet.", "openen": "1",
    }  # fmt: skip
    for velden, waarom in (
        (goed, "geen besluiten meer"),
        (goed | {"van": "2023-01-01", "tot": "2023-02-01"}, "niet allebei"),
        (goed | {"trekking": "x"}, "trekking"),
    ):
        antwoord = baas.post(adres, velden)
        assert antwoord.status_code == 422
        assert waarom in antwoord.content.decode()
