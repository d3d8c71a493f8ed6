"""Mandates: given once, taken back once, never changed; the account may change under them. And the guards of the tables."""

from datetime import date

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling
from duo_portal.gateways.bank.kenmerk import betalingskenmerk
from duo_portal.identity import operations as identity
from duo_portal.identity.iban import test_iban as proef_iban
from duo_portal.identity.models import Bankrekening
from terugbetalen.innen.kenmerk import REEKS, kenmerk_van
from terugbetalen.innen.mandaten import (
    MandaatOnmogelijk,
    geef_mandaat,
    loopt,
    trek_mandaat_in,
    wijzig_rekening,
)
from terugbetalen.models import Incassomandaat
from tests.factories.gezinnen import persoon
from tests.factories.innen import rekening, termijn

pytestmark = pytest.mark.django_db
OP = date(2024, 1, 10)


@pytest.fixture
def wie():
    bedrijfsdatum.zet(OP, "proef")
    iemand = persoon(date(1995, 1, 1))
    rekening(iemand)
    return iemand


def test_een_machtiging_wordt_eenmaal_gegeven_en_eenmaal_ingetrokken(wie):
    mandaat = geef_mandaat(persoon_id=wie.pk, op=OP, actor="zelf")
    assert geef_mandaat(persoon_id=wie.pk, op=OP, actor="zelf") == mandaat
    assert len(mandaat.kenmerk) <= 35
    weg = trek_mandaat_in(persoon_id=wie.pk, op=OP, actor="zelf", reden="liever zelf")
    assert weg is not None
    assert (weg.ingetrokken_op, weg.reden) == (OP, "liever zelf")
    assert trek_mandaat_in(persoon_id=wie.pk, op=OP, actor="zelf") is None
    assert loopt(wie.pk) is None
    nieuw = geef_mandaat(persoon_id=wie.pk, op=OP, actor="zelf")
    assert nieuw.kenmerk != mandaat.kenmerk
    soorten = list(Handeling.objects.filter(betrokkene_id=wie.pk).values_list("soort", flat=True))
    assert soorten.count("mandaat_geven") == 2
    assert soorten.count("mandaat_intrekken") == 1


def test_zonder_rekening_of_na_overlijden_geen_machtiging(wie):
    zonder = persoon(date(1990, 1, 1))
    with pytest.raises(MandaatOnmogelijk, match="rekening"):
        geef_mandaat(persoon_id=zonder.pk, op=OP, actor="zelf")
    identity.registreer_overlijden(persoon=wie, overleden_op=date(2024, 1, 1))
    with pytest.raises(MandaatOnmogelijk, match="overleden"):
        geef_mandaat(persoon_id=wie.pk, op=OP, actor="zelf")


def test_de_rekening_verandert_onder_dezelfde_machtiging(wie):
    mandaat = geef_mandaat(persoon_id=wie.pk, op=OP, actor="zelf")
    wijzig_rekening(persoon_id=wie.pk, iban=proef_iban(900), tenaamstelling="P. Proef", vanaf=OP, actor="zelf")  # fmt: skip
    assert loopt(wie.pk) == mandaat
    assert Bankrekening.objects.filter(persoon=wie, bekend__upper_inf=True).count() == 2
    with pytest.raises(MandaatOnmogelijk, match="EER"):
        wijzig_rekening(persoon_id=wie.pk, iban="GI75NWBK000000007099453", tenaamstelling="P. Proef", vanaf=OP, actor="zelf")  # fmt: skip
    trek_mandaat_in(persoon_id=wie.pk, op=OP, actor="zelf")
    wijzig_rekening(persoon_id=wie.pk, iban="GI75NWBK000000007099453", tenaamstelling="P. Proef", vanaf=OP, actor="zelf")  # fmt: skip


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE terugbetalen_termijn SET bedrag_centen = 1",
        "DELETE FROM terugbetalen_termijn",
        "TRUNCATE terugbetalen_termijn CASCADE",
        "UPDATE terugbetalen_incassomandaat SET getekend_op = '2020-01-01'",
        "UPDATE terugbetalen_incassomandaat SET ingetrokken_op = '2030-01-01' WHERE ingetrokken_op IS NOT NULL",
        "DELETE FROM terugbetalen_incassomandaat",
        "INSERT INTO terugbetalen_incassoregel VALUES (1, 1, 1, 1, '2024-01-01', 1, false, false)",
        (
            "INSERT INTO terugbetalen_termijn (persoon_id, vaststelling_id, bedrag_centen, maand, vervaldatum, aangekondigd_op,"
            " volgnummer, is_lllk, wijze, volgorde, kenmerk) SELECT persoon_id, vaststelling_id, bedrag_centen, maand,"
            " vervaldatum, aangekondigd_op, volgnummer, is_lllk, wijze, volgorde, 'ander' FROM terugbetalen_termijn"
        ),
        (
            "INSERT INTO terugbetalen_termijn (persoon_id, vaststelling_id, bedrag_centen, maand, vervaldatum, aangekondigd_op,"
            " volgnummer, is_lllk, wijze, volgorde, kenmerk) SELECT persoon_id, vaststelling_id, bedrag_centen, maand,"
            " vervaldatum, aangekondigd_op, 2, is_lllk, 'incasso', 'RCUR', 'ander' FROM terugbetalen_termijn"
        ),
    ],
)
def test_de_databank_weigert_wat_niet_mag(wie, opdracht):
    geef_mandaat(persoon_id=wie.pk, op=OP, actor="zelf")
    trek_mandaat_in(persoon_id=wie.pk, op=OP, actor="zelf")
    termijn(wie, date(2024, 1, 1), 5_000)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


def test_ook_de_eigenaar_leegt_geen_tabel(eigenaar_verbinding):
    # no rows of this test stand in the way: it is the guard that refuses, not a lock that runs out
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="alleen toevoegen"):
        eigenaar_verbinding.execute("TRUNCATE terugbetalen_termijn CASCADE")


def test_een_mens_heeft_een_lopende_machtiging(wie):
    geef_mandaat(persoon_id=wie.pk, op=OP, actor="zelf")
    with pytest.raises(DatabaseError), transaction.atomic():
        Incassomandaat.objects.create(persoon=wie, kenmerk="tweede", getekend_op=OP)


def test_het_kenmerk_in_de_databank_is_dat_van_de_bankregels():
    nummers = [1, 7, 999, 10**15 - 1, REEKS + 1, *range(REEKS + 123_400, REEKS + 124_400)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n, terugbetalen_betalingskenmerk(n) FROM unnest(%s::bigint[]) AS n", [nummers]
        )
        assert dict(cursor.fetchall()) == {n: betalingskenmerk(n) for n in nummers}
    assert kenmerk_van(5) == betalingskenmerk(REEKS + 5)
