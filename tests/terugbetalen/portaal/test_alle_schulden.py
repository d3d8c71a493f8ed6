"""All debts of one person on the page of the debt: an overpaid grant is set off or becomes a loan, a fine never does."""

from datetime import date

import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.ledger import chart, patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.legs import credit, debet
from duo_portal.ledger.operations import post
from terugbetalen.operations.routes import schulden_met_route
from terugbetalen.rules.andere_schulden import Route, Schuldsoort
from tests.factories.gezinnen import persoon
from tests.portaal.lezen.conftest import EERSTE_DAG
from tests.terugbetalen.schulden.leven import leen
from tests.web.twee_talen import zelfde_zinnen

pytestmark = pytest.mark.django_db
GEEN_TAAL = (r"Wsf 2000.*", r"Puk.*", r"SF\d+.*", r".*\d{4}", r"DUO.*")


def te_veel(persoon_id: int, centen: int) -> None:
    """Received too much, as a claim."""
    legs = [
        debet(chart.TE_VEEL_ONTVANGEN, centen, persoon_id=persoon_id),
        credit(chart.TE_BETALEN_STUDENT, centen, persoon_id=persoon_id),
    ]
    post(sleutel=f"tv:{persoon_id}", soort=Soort.UITBETALING, legs=legs, persoon_id=persoon_id, effectief_op=EERSTE_DAG)  # fmt: skip


def boete(persoon_id: int, centen: int) -> None:
    """A fine for travelling."""
    legs = patterns_schuld.ov_boete(persoon_id=persoon_id, bedrag_centen=centen)
    post(sleutel=f"ov:{persoon_id}", soort=Soort.OV_BOETE, legs=legs, persoon_id=persoon_id, effectief_op=EERSTE_DAG)  # fmt: skip


def test_wie_studeert_verrekent_en_ziet_dat_met_het_artikel(student, van):
    assert schulden_met_route(student.pk, EERSTE_DAG) == ()
    leen(student.pk, 1230, 100_000, EERSTE_DAG, "lening")
    assert "Al uw schulden" not in van(student).get(reverse("mijn:schuld")).content.decode()
    te_veel(student.pk, 45_000)
    boete(student.pk, 17_908)
    uit = {s.soort: (s.centen, s.route) for s in schulden_met_route(student.pk, EERSTE_DAG)}
    assert uit == {
        Schuldsoort.LENING: (100_000, Route.TERUGBETALEN),
        Schuldsoort.TE_VEEL_ONTVANGEN: (45_000, Route.VERREKENEN),
        Schuldsoort.OV_BOETE: (17_908, Route.VERREKENEN),
    }
    nl, en = (van(student, taal).get(reverse("mijn:schuld")) for taal in ("nl", "en"))
    tekst = nl.content.decode()
    assert "Al uw schulden bij ons" in tekst
    assert "Een boete komt nooit bij uw lening." in tekst
    assert "7.4" in tekst
    assert zelfde_zinnen(nl, en, behalve=GEEN_TAAL) == []


def test_wie_niet_meer_studeert_wordt_gevraagd():
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    wie = persoon(date(1998, 1, 1))
    te_veel(wie.pk, 45_000)
    boete(wie.pk, 17_908)
    uit = {s.soort: (s.route, s.artikel) for s in schulden_met_route(wie.pk, EERSTE_DAG)}
    assert uit == {
        Schuldsoort.TE_VEEL_ONTVANGEN: (Route.VRAGEN, "Wsf 2000 art. 7.4(1)"),
        Schuldsoort.OV_BOETE: (Route.VRAGEN, "Wsf 2000 art. 6.17(3)"),
    }
