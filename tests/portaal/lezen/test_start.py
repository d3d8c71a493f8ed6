"""The first page: what comes, what stands in the way, how to begin; in six queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.money import euro
from duo_portal.identity.models import Blokkade
from studiefinanciering.inzien.beletsels import Code, beletsels
from studiefinanciering.inzien.stand import lees_stand
from studiefinanciering.inzien.verwacht import lees_vooruit
from tests.factories.gezinnen import persoon

pytestmark = pytest.mark.django_db


def test_wat_er_komt_is_wat_de_beslissing_zegt(student, van):
    pagina = van(student).get(reverse("mijn:start")).content.decode()
    # 274.90 + 164.30 + lening 100.00 + (416.00 - (19001.23 + 21004.56 - 2 x 17613.07) x 26 % / 12 = 312.44)
    assert f"€\u00a0{euro(85_164)}" in pagina
    assert "22 september 2023" in pagina
    assert "Verwacht" in pagina


def test_hoogstens_zes_vragen(student, van):
    """The session too. A SAVEPOINT is of the test's own transaction: outside it is no query."""
    client = van(student)
    with CaptureQueriesContext(connection) as gevraagd:
        assert client.get(reverse("mijn:start")).status_code == 200
    # A prepared statement has no text of its own any more, and counts all the same.
    vragen = [sql for q in gevraagd if "SAVEPOINT" not in (sql := q["sql"] or "voorbereid")]
    assert len(vragen) <= 6, "\n".join(vragen)


def test_wie_niets_heeft_wordt_op_weg_geholpen(db, van):
    nieuw = persoon(date(2005, 1, 1))
    pagina = van(nieuw).get(reverse("mijn:start")).content.decode()
    assert "U hebt nog geen studiefinanciering" in pagina
    assert beletsels(lees_stand(nieuw.pk, date(2023, 9, 4))) == []


def test_alle_redenen_tegelijk(db):
    from tests.portaal.lezen.conftest import maak_student

    zonder = maak_student(met_rekening=False)
    for reden in (Blokkade.Reden.RETOUR, Blokkade.Reden.ONDERZOEK):
        Blokkade.objects.create(persoon=zonder, reden=reden, ingangsdatum=date(2023, 9, 1))
    stand = lees_stand(zonder.pk, bedrijfsdatum.vandaag())
    assert {b.code for b in beletsels(stand, lees_vooruit(stand))} == {
        Code.RETOUR,
        Code.ONDERZOEK,
        Code.GEEN_REKENING,
    }
