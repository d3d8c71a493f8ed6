"""The guards of the tables, and the auditor of repayment: green on sound books, red on each forgery."""

from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.ledger import auditor
from duo_portal.ledger.codes import Regime
from terugbetalen.models import Parameterset, Renteperiode, Vaststelling
from terugbetalen.operations.bijschrijven import bijschrijven
from terugbetalen.operations.rentevast import zet_vast_reeks
from terugbetalen.operations.vaststellen import vaststellen

from .debiteuren import debiteur, dienst
from .test_demo import Toneel

MAP = Path(apps.get_app_config("terugbetalen").path) / "controles"
EIGEN = sorted(bestand.stem for bestand in MAP.glob("*.sql"))
TABELLEN = ["terugbetalen_vaststelling", "terugbetalen_voorstel", "terugbetalen_renteperiode", "ledger_boeking", "ledger_leg", "batches_stap"]  # fmt: skip
RENTE = "(SELECT id FROM ledger_boeking WHERE sleutel LIKE 'rente:%' ORDER BY id LIMIT 1)"
VERVALSINGEN = {
    "rente tweemaal over een maand": (
        f"INSERT INTO ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen, persoon_id, maand) SELECT boeking_id, 9, account_code, zijde, bedrag_centen, persoon_id, maand FROM ledger_leg WHERE boeking_id = {RENTE} AND regel = 1",
        "rente_eenmaal_per_maand",
    ),
    "rente zonder maand": (f"UPDATE ledger_leg SET maand = NULL WHERE boeking_id = {RENTE}", "rente_eenmaal_per_maand"),
    "rente op de hoofdsom": (f"UPDATE ledger_leg SET account_code = 1230 WHERE boeking_id = {RENTE} AND regel = 1", "renteposten_kloppen"),
    "een lening onder nul": ("UPDATE ledger_leg SET zijde = -zijde WHERE account_code = 1220", "schuld_is_haar_posten"),
    "twee vaststellingen voor een jaar": (
        "UPDATE terugbetalen_vaststelling SET persoon_id = (SELECT min(persoon_id) FROM terugbetalen_vaststelling), is_lllk = false",
        "vaststelling_eenmaal_per_jaar",
    ),
    "een ander bedrag dan getekend": (
        "UPDATE terugbetalen_vaststelling SET te_betalen_centen = te_betalen_centen - 1 WHERE te_betalen_centen > 0", "vaststelling_is_getekend"),
    "zonder tweede mens": ("UPDATE batches_stap SET getekend_door = 'finn' WHERE naam = 'vrijgeven'", "vaststelling_is_getekend"),
    "meer dan wettelijk": ("UPDATE terugbetalen_vaststelling SET te_betalen_centen = wettelijk_maandbedrag_centen + 1", "niet_meer_dan_wettelijk"),
    "zonder vaste rente": ("DELETE FROM terugbetalen_renteperiode WHERE lower(geldig) <= '2023-01-01'", "vaste_rente_in_de_periode"),
}  # fmt: skip


def _boeken() -> None:
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    personen = [
        debiteur(Regime.SF35, date(2018, 8, 1), 4_200_000),
        debiteur(Regime.SF15, date(2015, 8, 1), 1_000_000),
        debiteur(Regime.LLLK, date(2020, 8, 1), 500_000),
    ]
    for wie in personen:
        zet_vast_reeks(Maand(2023, 1), van=wie.pk, tot=wie.pk + 1)
    with met_koppeling("belastingdienst", dienst()):
        Toneel().drijf("vaststelling", date(2024, 1, 1))
    for wie in personen:
        bijschrijven(wie.pk, Maand(2024, 1))


def rood(verbinding: psycopg.Connection[Any]) -> set[str]:
    return {u.controle.naam for u in auditor.voer_uit(verbinding.cursor(), EIGEN) if not u.is_groen}


@pytest.mark.usefixtures("kloon_db")
def test_elke_vervalsing_wordt_gezien(kloon_db):
    _boeken()
    for naam, (opdracht, verwacht) in VERVALSINGEN.items():
        with psycopg.connect(kloon_db.owner_url) as eigenaar:
            assert rood(eigenaar) == set(), naam
            for tabel in TABELLEN:
                eigenaar.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
            for beperking in ("geen_overlap", "niet_negatief"):
                eigenaar.execute(
                    f"ALTER TABLE terugbetalen_vaststelling DROP CONSTRAINT vaststelling_{beperking}"
                )
            assert eigenaar.execute(opdracht).rowcount > 0, naam
            assert verwacht in rood(eigenaar), naam
            eigenaar.rollback()
    assert {verwacht for _o, verwacht in VERVALSINGEN.values()} == set(EIGEN)


@pytest.mark.django_db
def test_wat_besloten_is_blijft_staan():
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    wie = debiteur(Regime.SF35, date(2018, 8, 1), 4_200_000)
    with met_koppeling("belastingdienst", dienst()):
        besluit = vaststellen(persoon_id=wie.pk, maand=Maand(2024, 1), actor="test")
    zelfde = {
        v.attname: getattr(besluit, v.attname)
        for v in Vaststelling._meta.concrete_fields
        if not v.primary_key
    }
    del zelfde["opgeslagen_at"]
    for aanval in (
        lambda: Vaststelling.objects.filter(pk=besluit.pk).update(te_betalen_centen=1),
        lambda: Vaststelling.objects.filter(pk=besluit.pk).delete(),
        lambda: Vaststelling(**zelfde).save(force_insert=True),
        lambda: Vaststelling(**{**zelfde, "geldig": DateRange(date(2024, 6, 1), date(2025, 6, 1)), "is_lllk": True}).save(force_insert=True),
        lambda: Vaststelling(**{**zelfde, "te_betalen_centen": -1, "is_lllk": True}).save(force_insert=True),
        lambda: Renteperiode(persoon=wie, is_lllk=False, rente_ppm=0, geldig=DateRange(date(2024, 1, 2), date(2029, 1, 1))).save(),
        lambda: Renteperiode(persoon=wie, is_lllk=False, rente_ppm=0, geldig=DateRange(date(2024, 1, 1), None)).save(),
        lambda: Parameterset.objects.update(inhoud={}),
    ):  # fmt: skip
        with pytest.raises((DatabaseError, psycopg.Error)), transaction.atomic():
            aanval()
