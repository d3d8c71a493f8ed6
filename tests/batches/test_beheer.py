"""The page of a run in the admin: what it shows, and that its buttons are the operations with permissions."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from duo_portal.batches import soorten
from duo_portal.batches.models import Run, VastgelopenPost
from duo_portal.batches.operations import open_run
from duo_portal.batches.soorten import registreer_paneel
from duo_portal.batches.werk import werk_af
from duo_portal.identity.rollen import CONTROLEUR, FINANCIEEL_MEDEWERKER, setup_rollen

MAART = date(2026, 3, 1)


@pytest.fixture
def run(proef_db: object) -> Run:
    setup_rollen()
    run = open_run(soort="proef_vierogen", periode=MAART, actor="systeem")
    werk_af(run.pk)
    return run


def als(naam: str, *rollen: str) -> Client:
    gebruiker, _ = User.objects.get_or_create(username=naam, is_staff=True)
    gebruiker.groups.set(Group.objects.filter(name__in=rollen))
    client = Client()
    client.force_login(gebruiker)
    return client


def druk(client: Client, run: Run, knop: str, reden: str = "") -> str:
    """Press the button; the text of the page that follows, or the status of a refusal."""
    antwoord = client.post(
        reverse("admin:batches_run_handeling", args=[run.pk, knop]), {"reden": reden}, follow=True
    )
    return antwoord.content.decode() if antwoord.status_code == 200 else str(antwoord.status_code)


def pagina(client: Client, run: Run) -> str:
    antwoord = client.get(reverse("admin:batches_run_change", args=[run.pk]))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_de_pagina_toont_stappen_totalen_uitval_en_panelen(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soorten, "_panelen", {})
    registreer_paneel("proef_vierogen", lambda run: f"paneel van {run.pk} <script>")
    VastgelopenPost.objects.create(run=run, stap="berekenen", sleutel=77, reden="inkomen_onbekend")
    tekst = pagina(als("anna", FINANCIEEL_MEDEWERKER), run)
    assert "8 / 8" in tekst
    assert "personen 800" in tekst
    assert "som € 3.204,00" in tekst
    assert "inkomen_onbekend" in tekst
    assert f"paneel van {run.pk} &lt;script&gt;" in tekst
    assert "/handeling/tekenen/" in tekst
    assert "/handeling/vrijgeven/" not in tekst


def test_tekenen_en_vrijgeven_door_twee_mensen(run: Run) -> None:
    anna = als("anna", FINANCIEEL_MEDEWERKER, CONTROLEUR)
    assert "tekenen is gelukt" in druk(anna, run, "tekenen")
    werk_af(run.pk)
    assert "Wie tekende, geeft niet vrij" in druk(anna, run, "vrijgeven")
    bert = als("bert", CONTROLEUR)
    assert "vrijgeven is gelukt" in druk(bert, run, "vrijgeven")
    tekst = pagina(bert, run)
    assert "anna" in tekst
    assert "bert" in tekst
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND


@pytest.mark.parametrize("knop", ["vrijgeven", "annuleren", "iets_anders"])
def test_zonder_recht_geen_handeling(run: Run, knop: str) -> None:
    rol = CONTROLEUR if knop == "annuleren" else FINANCIEEL_MEDEWERKER
    assert druk(als("anna", rol), run, knop) == "403"


def test_alleen_post_en_alleen_ingelogd(run: Run) -> None:
    adres = reverse("admin:batches_run_handeling", args=[run.pk, "tekenen"])
    assert als("anna", FINANCIEEL_MEDEWERKER).get(adres).status_code == 405
    assert Client().post(adres).status_code == 302
    run.refresh_from_db()
    assert run.status == Run.Status.WACHT_OP_MENS


def test_annuleren_vraagt_een_reden(run: Run) -> None:
    anna = als("anna", FINANCIEEL_MEDEWERKER)
    assert "alleen met een reden" in druk(anna, run, "annuleren")
    assert "annuleren is gelukt" in druk(anna, run, "annuleren", "verkeerde maand")


def test_vastgelopen_posten_oplossen_in_de_lijst(run: Run) -> None:
    post = VastgelopenPost.objects.create(run=run, stap="berekenen", sleutel=77, reden="x")
    anna = als("anna", FINANCIEEL_MEDEWERKER)
    adres = reverse("admin:batches_vastgelopenpost_changelist")
    anna.post(adres, {"action": "los_op", "_selected_action": [post.pk]}, follow=True)
    post.refresh_from_db()
    assert (post.status, post.opgelost_door) == ("opgelost", "anna")


@pytest.mark.parametrize("model", ["run", "stap", "chunk", "vastgelopenpost"])
def test_de_lijsten_openen(run: Run, model: str) -> None:
    anna = als("anna", FINANCIEEL_MEDEWERKER)
    assert anna.get(reverse(f"admin:batches_{model}_changelist")).status_code == 200
