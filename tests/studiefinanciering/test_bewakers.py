"""The database keeps facts, choices and decisions as they were, whoever tries to change them."""

from datetime import date

import psycopg
import pytest
from django.db import Error, connection, transaction

from studiefinanciering.models import Toekenning, Toekenningsregel
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan

pytestmark = pytest.mark.usefixtures("september")

_APP = "studiefinanciering_"
_TWEE_TIJDEN = ("inschrijving", "inkomen", "keuze", "toekenningsregel")


@pytest.fixture
def besluit(september: None) -> Toekenning:
    student = Gezin.met(1_000_000, 1_000_000).student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    return Toekenning.objects.get()


def _geweigerd(sql: str, waarden: list[object] | None = None) -> str:
    """Run a statement that must fail; what the database said."""
    with pytest.raises(Error) as fout, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, waarden or [])
    assert isinstance(fout.value.__cause__, psycopg.Error)
    return str(fout.value)


@pytest.mark.usefixtures("besluit")
@pytest.mark.parametrize("tabel", _TWEE_TIJDEN)
def test_alleen_bekend_mag_worden_gesloten(tabel: str) -> None:
    naam = _APP + tabel
    assert "twee tijden" in _geweigerd(f"UPDATE {naam} SET opgeslagen_at = now()")
    assert "permission denied" in _geweigerd(f"DELETE FROM {naam}")
    assert "permission denied" in _geweigerd(f"TRUNCATE {naam}")
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {naam} SET bekend = tstzrange(lower(bekend), '2023-09-05 12:00+02')"
        )
        assert cursor.rowcount > 0
    heropen = f"UPDATE {naam} SET bekend = tstzrange(lower(bekend), NULL)"
    assert "twee tijden" in _geweigerd(heropen)


@pytest.mark.usefixtures("besluit")
@pytest.mark.parametrize("tabel", ["toekenning", "parameterset"])
def test_besluit_en_wet_liggen_vast(tabel: str) -> None:
    for opdracht in ("UPDATE {} SET opgeslagen_at = now()", "DELETE FROM {}", "TRUNCATE {}"):
        assert "permission denied" in _geweigerd(opdracht.format(_APP + tabel))


def test_ook_de_eigenaar_verandert_geen_besluit(
    besluit: Toekenning, eigenaar_verbinding: psycopg.Connection[object]
) -> None:
    """The owner has the privilege; the trigger still refuses (here on a row of its own making)."""
    del besluit
    eigenaar_verbinding.execute(
        "INSERT INTO studiefinanciering_parameterset (fingerprint, inhoud) VALUES ('proef', '{}')"
    )
    with pytest.raises(psycopg.Error, match="alleen toevoegen"):
        eigenaar_verbinding.execute("UPDATE studiefinanciering_parameterset SET inhoud = '[]'")


def test_een_aanvraag_blijft_zoals_zij_binnenkwam(besluit: Toekenning) -> None:
    naam = f"{_APP}aanvraag"
    assert "zoals zij binnenkwam" in _geweigerd(f"UPDATE {naam} SET inhoud = '[]'")
    assert "zoals zij binnenkwam" in _geweigerd(f"UPDATE {naam} SET zaak_id = 1")
    assert "permission denied" in _geweigerd(f"DELETE FROM {naam}")
    assert besluit.aanvraag is not None


def test_een_besluit_heeft_een_opvolger(besluit: Toekenning) -> None:
    velden = (
        "persoon_id, soort, regeling, van, tot, reden, gewijzigde_feiten, feiten, eindstand,"
        " parameterset_id, regelversie, uitvoerbaar_vanaf, besluit_op, besluit_at, actor"
    )
    kopie = (
        f"INSERT INTO {_APP}toekenning ({velden}, vervangt_id)"
        f" SELECT {velden}, %s FROM {_APP}toekenning WHERE id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(kopie, [besluit.pk, besluit.pk])
    assert "besluit_een_opvolger" in _geweigerd(kopie, [besluit.pk, besluit.pk])


def test_een_tijdvak_ligt_in_een_kalenderjaar_en_regels_zijn_hele_maanden(
    besluit: Toekenning,
) -> None:
    velden = (
        "persoon_id, soort, regeling, reden, gewijzigde_feiten, feiten, eindstand, parameterset_id,"
        " regelversie, uitvoerbaar_vanaf, besluit_op, besluit_at, actor"
    )
    for van, tot in (("2023-09-01", "2024-02-01"), ("2023-09-02", "2023-10-01")):
        kopie = (
            f"INSERT INTO {_APP}toekenning ({velden}, van, tot)"
            f" SELECT {velden}, %s, %s FROM {_APP}toekenning"
        )
        assert "hele_maanden_in_een_jaar" in _geweigerd(kopie, [van, tot])
    regel = Toekenningsregel.objects.filter(toekenning=besluit)[0]
    kop = "toekenning_id, persoon_id, component, vorm, bedrag_centen, uitvoerbaar_vanaf, bekend"
    assert "hele_maanden" in _geweigerd(
        f"INSERT INTO {_APP}toekenningsregel ({kop}, geldig) SELECT toekenning_id, persoon_id, 6, vorm,"
        f" 1, uitvoerbaar_vanaf, bekend, '[2023-09-02,2023-10-01)' FROM {_APP}toekenningsregel"
        " WHERE id = %s",
        [regel.pk],
    )
