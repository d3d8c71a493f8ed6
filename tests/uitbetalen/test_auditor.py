"""The auditor of the payout: green on sound books, red by name for every corruption that is seeded in them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.werk import werk_af
from duo_portal.gateways.bank.proefbank.gedrag import GOED, Gedrag
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from duo_portal.gateways.models import BankBestand
from duo_portal.identity.models import Blokkade
from duo_portal.ledger import auditor
from studiefinanciering.models import Uitbetaalmelding
from studiefinanciering.uitbetalen.aanleveren import vervang
from studiefinanciering.uitbetalen.bevestigen import lees_bank
from tests.harnas.databases import address, point_django
from tests.harnas.servers import TEMPLATE, as_owner
from tests.ledger.vervalsingen import VERVALSINGEN as GROOTBOEK

from .besluiten import beslis, betaal, maak_student
from .vervalsingen import VERVALSINGEN

SEP, OKT = date(2023, 9, 15), date(2023, 10, 17)
SEED = 33
"""Of the bank: refuses one payment and has one returned."""
MAP = Path(apps.get_app_config("studiefinanciering").path) / "controles"
EIGEN = sorted(bestand.stem for bestand in MAP.glob("*.sql"))
TABELLEN = [
    "studiefinanciering_uitbetaling",
    "studiefinanciering_uitbetaalregel",
    "studiefinanciering_uitbetaalmelding",
    "studiefinanciering_toekenning",
    "studiefinanciering_toekenningsregel",
    "identity_bankrekening",
    "ledger_boeking",
    "ledger_leg",
    "ledger_onvolledig",
    "gateways_bankbestand",
    "gateways_afschrift",
    "gateways_afschriftregel",
    "batches_stap",
    "batches_vastgelopenpost",
    "audit_handeling",
]


@pytest.fixture(autouse=True)
def auditor_groen() -> None:
    """In this module the books are made once, and broken."""


@pytest.fixture(scope="module")
def boeken(
    servers: Any, template: str, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Sound books in a clone of this module; the owner's address of it."""
    naam = "auditor_uitbetalen"
    as_owner(servers, "CREATE DATABASE {} TEMPLATE {}", naam, TEMPLATE)
    waar = address(servers, naam, servers.keys.redis_url())
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), point_django(waar):
        from django.conf import settings

        map_ = tmp_path_factory.mktemp("bank")
        patch.setattr(settings, "BANK_MAP", str(map_))
        _twee_maanden(map_)
    yield waar.owner_url
    as_owner(servers, "DROP DATABASE IF EXISTS {} WITH (FORCE)", naam)


def _twee_maanden(map_: Path) -> None:
    """September with a refused, a returned and a held payment; October with a claim and a replaced file."""
    personen = [maak_student() for _ in range(8)]
    for persoon in personen:
        beslis(persoon, "2023-09", "2024-01", {(1, 2): 43920, (7, 2): 12100}, op=SEP)
    Blokkade.objects.create(persoon_id=personen[0], reden="onderzoek", ingangsdatum=SEP)
    run = betaal(SEP, "2023-09")
    gedrag = Gedrag(weiger_regel_ppm=200_000, retour_regel_ppm=250_000)
    for dag in (date(2023, 9, 22), date(2023, 9, 29)):
        _bank(map_, dag, gedrag)
    _af(run)
    assert set(Uitbetaalmelding.objects.values_list("soort", flat=True)) == {"afgekeurd", "retour"}
    beslis(personen[-1], "2023-09", "2024-01", {(1, 2): 11030}, op=OKT)
    run = betaal(OKT, "2023-10")
    _bank(map_, OKT, Gedrag(weiger_bestand_ppm=1_000_000))
    vervang(bestand=BankBestand.objects.get(status="geweigerd"), actor="anna")
    _bank(map_, date(2023, 10, 25), GOED)
    _af(run)


def _bank(map_: Path, dag: date, gedrag: Gedrag) -> None:
    bedrijfsdatum.zet(dag, "proef")
    Proefbank(map_ / "uit", map_ / "in", map_ / "geheugen", SEED, gedrag).werk(dag)
    lees_bank()


def _af(run: Run) -> None:
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND, run.reden


@pytest.fixture
def eigenaar(boeken: str) -> Iterator[psycopg.Connection[Any]]:
    """The owner with all guards off; everything is rolled back."""
    with psycopg.connect(boeken) as verbinding:
        for tabel in TABELLEN:
            verbinding.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        verbinding.execute(
            "ALTER TABLE studiefinanciering_toekenningsregel DROP CONSTRAINT toekenningsregel_geen_overlap"
        )
        verbinding.execute(
            "ALTER TABLE studiefinanciering_uitbetaling DROP CONSTRAINT uitbetaling_een_per_persoon_en_run"
        )
        yield verbinding
        verbinding.rollback()


def rood(verbinding: psycopg.Connection[Any], namen: list[str] | None = None) -> set[str]:
    uitkomsten = auditor.voer_uit(verbinding.cursor(), namen or EIGEN)
    return {u.controle.naam for u in uitkomsten if not u.is_groen}


def test_sound_books_are_green(boeken: str) -> None:
    with psycopg.connect(boeken) as verbinding:
        assert rood(verbinding, [c.naam for c in auditor.controles()]) == set()


def test_with_the_guards_off_the_payout_is_still_green(
    eigenaar: psycopg.Connection[Any],
) -> None:
    assert rood(eigenaar) == set()


@pytest.mark.parametrize("vervalsing", VERVALSINGEN)
def test_a_corruption_is_found(eigenaar: psycopg.Connection[Any], vervalsing: str) -> None:
    opdracht, verwacht = VERVALSINGEN[vervalsing]
    assert eigenaar.execute(opdracht).rowcount > 0
    assert rood(eigenaar) >= verwacht


def test_every_check_has_a_corruption_that_turns_it_red() -> None:
    gedekt = set().union(*(verwacht for _, verwacht in VERVALSINGEN.values()))
    assert gedekt == set(EIGEN)
    assert len(VERVALSINGEN) >= 20


def test_the_docs_name_every_check_and_count_the_corruptions() -> None:
    tekst = (MAP.parents[1] / "docs" / "uitbetalen.md").read_text(encoding="utf-8")
    assert [naam for naam in EIGEN if f"`{naam}`" not in tekst] == []
    assert f"{len(VERVALSINGEN)} corruptions here" in tekst
    assert f"{len(GROOTBOEK)} in the ledger" in tekst
