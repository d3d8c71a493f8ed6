"""How the house runs: what needs somebody stands on top, the auditor's colour has a day, numbers are for the token only."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases import operations as zaken
from duo_portal.cases.models import Zaak
from duo_portal.identity import rollen
from duo_portal.ledger import auditor
from duo_portal.verantwoording import bedrijf
from duo_portal.verantwoording.models import Controleronde
from duo_portal.verantwoording.operations import houd_ronde
from tests.desk.conftest import maak_collega
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
VANDAAG = date(2024, 2, 1)


def waarden() -> dict[str, int]:
    return {m.naam: m.waarde for m in bedrijf.meters(VANDAAG)}


def test_a_case_that_is_late_asks_for_somebody() -> None:
    assert waarden()["zaken_te_laat"] == 0
    zaken.open_zaak(
        soort=Zaak.Soort.BEZWAAR, persoon_id=persoon().pk, ontvangen_op=date(2023, 12, 1),
        termijn_tot=date(2024, 1, 31), actor="bo",
    )  # fmt: skip
    assert waarden()["zaken_te_laat"] == 1
    aandacht = [m.naam for m in bedrijf.meters(VANDAAG) if m.vraagt_aandacht]
    assert aandacht == ["zaken_te_laat"]
    assert bedrijf.verwacht_vandaag(VANDAAG)[0]["te_laat"] == 1


def test_the_auditor_keeps_what_it_found_and_since_when() -> None:
    assert bedrijf.auditorstand().ronde is None
    eerste = houd_ronde()
    assert eerste.is_groen
    assert eerste.aantal == len(auditor.controles())
    houd_ronde()
    stand = bedrijf.auditorstand()
    assert stand.is_groen
    assert stand.sinds == Controleronde.objects.get(pk=eerste.pk).op


def test_a_red_check_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    houd_ronde()
    controle = auditor.Controle("altijd_rood", "proef", "SELECT 1 AS een")
    monkeypatch.setattr(auditor, "controles", lambda: [controle])
    monkeypatch.setattr(auditor, "_controles", {"altijd_rood": controle})
    ronde = houd_ronde()
    assert ronde.rood == ["altijd_rood"]
    assert not bedrijf.auditorstand().is_groen


def test_a_round_stays_as_it_was() -> None:
    ronde = houd_ronde()
    with pytest.raises(DatabaseError), transaction.atomic():
        Controleronde.objects.filter(pk=ronde.pk).update(rood=["x"])


def test_numbers_only_with_the_token(settings: object, client: Client) -> None:
    adres = "/_healthz/metrics"
    assert client.get(adres).status_code == 404
    settings.METRICS_TOKEN = "geheim"  # type: ignore[attr-defined]
    assert client.get(adres).status_code == 404
    assert client.get(adres, headers={"authorization": "Bearer fout"}).status_code == 404
    antwoord = client.get(adres, headers={"authorization": "Bearer geheim"})
    assert antwoord.status_code == 200
    assert "studiefinanciering_zaken_te_laat 0.0" in antwoord.content.decode()
    assert "studiefinanciering_auditor_groen 0.0" in antwoord.content.decode()


@pytest.mark.parametrize(
    "adres", ["/beheer/bedrijf/", "/beheer/jaarcijfers/", "/beheer/jaarcijfers/2023/"]
)
@pytest.mark.parametrize(
    ("rol", "status"), [(rollen.TEAMLEIDER, 200), (rollen.AUDITOR, 200), (rollen.BEHANDELAAR, 403)]
)
def test_who_may_look(adres: str, rol: str, status: int) -> None:
    bedrijfsdatum.zet(VANDAAG, "test")
    assert maak_collega(rol).get(adres).status_code == status


@pytest.mark.parametrize(("vorm", "soort"), [("csv", "text/csv"), ("pdf", "application/pdf")])
def test_figures_as_a_file(vorm: str, soort: str) -> None:
    bedrijfsdatum.zet(VANDAAG, "test")
    antwoord = maak_collega(rollen.TEAMLEIDER).get(f"/beheer/jaarcijfers/2023/?vorm={vorm}")
    assert antwoord["Content-Type"].startswith(soort)
    assert "attachment" in antwoord["Content-Disposition"]


def test_a_year_without_figures_is_not_found() -> None:
    bedrijfsdatum.zet(VANDAAG, "test")
    assert maak_collega(rollen.TEAMLEIDER).get("/beheer/jaarcijfers/2031/").status_code == 404


def test_the_pages_read_in_english(collega: Callable[..., Client]) -> None:
    bedrijfsdatum.zet(VANDAAG, "test")
    tekst = maak_collega(rollen.TEAMLEIDER, taal="en").get("/beheer/bedrijf/").content.decode()
    assert "What waits" in tekst
    assert "Wat er wacht" not in tekst


@pytest.fixture
def collega() -> Callable[..., Client]:
    return maak_collega
