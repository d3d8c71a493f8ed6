"""Statements for the tax return and a mortgage: figures of the ledger, the same PDF for the same figures, tagged."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from duo_portal.foundation.period import Maand
from duo_portal.identity.burger import BurgerRol
from duo_portal.ledger.codes import Regime
from duo_portal.letters.vorm import bedrag
from terugbetalen.aflossen import opgaven
from terugbetalen.operations.bijschrijven import bijschrijven
from terugbetalen.queries import schuld_van
from tests.factories.gezinnen import persoon
from tests.terugbetalen.schulden.leven import betaal

from .conftest import OP, begin

pytestmark = pytest.mark.django_db


@pytest.fixture
def betaler(sf35):
    """30.000 taken over on the last day of 2023, a month of interest and a payment in January 2024."""
    bijschrijven(sf35.pk, Maand(2024, 1))
    betaal(sf35.pk, 1230, 47_14, date(2024, 1, 31), "betaald:1")
    return sf35


@pytest.fixture
def net_gestopt(db):
    """30.000 since the last day of 2023 at the rate of 2024, 2,56 %; paid early in January."""
    wie = begin(Regime.SF35, date(2023, 9, 1), 30_000_00)
    bijschrijven(wie.pk, Maand(2024, 1))
    betaal(wie.pk, 1230, 47_14, date(2024, 1, 31), "betaald:1")
    return wie


def test_het_jaar_telt_op(net_gestopt):
    """30.000 at 2,56 % a year: 30.000 × (1,0256^(1/12) − 1) = 63,26 in a month."""
    o = opgaven.jaaropgave(net_gestopt.pk, 2024)
    assert (o.begin_centen, o.rente_centen, o.betaald_centen) == (30_000_00, 63_26, 47_14)
    assert o.eind_centen == 30_000_00 + 63_26 - 47_14
    vorig = opgaven.jaaropgave(net_gestopt.pk, 2023)
    assert (vorig.begin_centen, vorig.eind_centen, vorig.rente_centen) == (0, 30_000_00, 0)


def test_alleen_jaren_die_voorbij_zijn(betaler):
    assert opgaven.jaren(betaler.pk, OP) == [2023]
    assert opgaven.jaren(betaler.pk, date(2025, 1, 1)) == [2024, 2023]
    assert opgaven.jaren(persoon(date(2000, 1, 1)).pk, OP) == []


def test_voor_een_hypotheek(betaler):
    with translation.override("nl"):
        inhoud = opgaven.hypotheekbrief(betaler.pk, OP, "nl")
    assert inhoud is not None
    rijen = {naam: waarde for naam, waarde in inhoud.delen[0].tabellen[0].rijen}  # noqa: C416
    assert rijen["Oorspronkelijke schuld, alle leningen samen"] == bedrag(30_000_00)
    assert rijen["Schuld nu (SF35)"] == bedrag(schuld_van(betaler.pk, OP).definitief_centen)
    assert rijen["Wettelijk maandbedrag"] == bedrag(71_43)  # 30.000 / 420, at 0 %
    assert rijen["U betaalt per maand"] == bedrag(47_14)
    assert rijen["Einddatum"] == "1 januari 2059"


def test_de_pdf_is_gemerkt_en_steeds_dezelfde(betaler, van):
    client = van(betaler)
    pagina = client.get(reverse("terugbetalen:opgaven")).content.decode()
    assert reverse("terugbetalen:jaaropgave", args=[2023]) in pagina
    adressen = [reverse("terugbetalen:jaaropgave", args=[2023]), reverse("terugbetalen:hypotheekopgave")]  # fmt: skip
    for adres in adressen:
        een, twee = client.get(adres), client.get(adres)
        assert een["Content-Type"] == "application/pdf"
        assert een.content[:5] == b"%PDF-" and een.content == twee.content
        assert b"/MarkInfo" in een.content or b"/StructTreeRoot" in een.content
        assert re.search(rb"pdfuaid:part", een.content)
    en = van(betaler, "en").get(adressen[0])
    assert en.content != een.content


@pytest.mark.parametrize("jaar", [1066, 2024, 2999, 987654])
def test_een_ander_jaar_is_er_niet(betaler, van, jaar):
    adres = reverse("terugbetalen:jaaropgave", args=[jaar])
    assert van(betaler).get(adres).status_code == 404


def test_van_een_ander_en_voor_wie_mag(betaler, van):
    ander = persoon(date(1960, 1, 1))
    adres = reverse("terugbetalen:jaaropgave", args=[2023])
    assert van(ander).get(adres).status_code == 404
    lezer = van(ander, namens=betaler, rol=BurgerRol.VERTEGENWOORDIGER, mag_handelen=False)
    assert lezer.get(adres).status_code == 200
    assert van(ander, namens=betaler).get(adres).status_code == 404
