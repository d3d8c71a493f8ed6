"""The letters: in both languages, with the amounts and days; no threats but the one the law wants in the aanmaning."""

import re
from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import onderwerp_van
from terugbetalen.invordering.brieven import SOORTEN
from terugbetalen.models import Betaalverzoek, Feit
from tests.terugbetalen.vaststellen.debiteuren import feit

from .achterstand import betaal, lees_post, tekst, vorder_in, wanbetaler

DRIE = (Maand(2023, 12), Maand(2024, 1), Maand(2024, 2))
EERDER = (
    "bericht",
    "betaalverzoek",
    "herinnering",
    "aanmaning",
    "laatste_aanbod",
    "cjib",
    "buitenland",
    "einde",
)


@pytest.fixture
def brieven(kloon_db):
    """Every letter of the chain, at home, abroad and at its good end."""
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    thuis, buiten, klaar = wanbetaler(DRIE), wanbetaler(DRIE), wanbetaler(DRIE)
    feit(buiten, Feit.Soort.BUITENLAND, date(2020, 1, 1))
    for maand in range(3, 9):
        vorder_in(date(2024, maand, 12))
        for wie in (thuis, buiten, klaar):
            lees_post(wie)
        if maand == 3:
            for termijn in DRIE:
                betaal(klaar, termijn, 15_000, date(2024, 3, 20))
    gevonden: dict[str, Brief] = {}
    for brief in Brief.objects.order_by("pk"):
        gevonden.setdefault(brief.soort.removeprefix("achterstand_"), brief)
    return gevonden


def test_wat_er_staat(brieven):
    assert set(EERDER) <= set(brieven)
    for naam in EERDER:
        nl, en = tekst(brieven[naam], "nl"), tekst(brieven[naam], "en")
        assert "%(" not in nl + en
        assert nl != en
        assert onderwerp_van(brieven[naam])
        assert "paspoort" not in nl.lower(), naam
        assert "passport" not in en.lower(), naam
    for naam in ("bericht", "betaalverzoek", "herinnering", "aanmaning", "laatste_aanbod"):
        nl = tekst(brieven[naam], "nl")
        assert "Lukt betalen niet?" in nl
        assert "betalingsregeling" in nl
        verzoek = Betaalverzoek.objects.get(uuid=brieven[naam].data["verzoek"])
        assert verzoek.kenmerk in nl
        assert verzoek.bedrag_centen == brieven[naam].data["totaal_centen"]


def test_alleen_de_aanmaning_zegt_wat_de_wet_wil(brieven):
    """Awb 4:112(3) and 4:113(2): enforcement at one's cost, the fee, and two weeks; nowhere else."""
    dwang = re.compile(
        r"afgedwongen|dwangbevel|deurwaarder|beslag|enforced|bailiff|seiz", re.IGNORECASE
    )
    for naam in EERDER:
        gevonden = dwang.search(tekst(brieven[naam], "nl")) and dwang.search(
            tekst(brieven[naam], "en")
        )
        assert bool(gevonden) == (naam == "aanmaning"), naam
    nl = tekst(brieven["aanmaning"], "nl")
    for stuk in ("twee weken", "26 juni 2024", "€ 8,00", "€ 458,00", "artikel 4:112", "bezwaar"):
        assert stuk in nl
    en = tekst(brieven["aanmaning"], "en")
    for stuk in ("two weeks", "26 June 2024", "€8.00", "€458.00"):
        assert stuk in en


def test_elke_soort_is_geregistreerd_en_de_paspoortbrieven_komen_het_laatst(brieven):
    namen = [naam.removeprefix("achterstand_") for naam, *_ in SOORTEN]
    assert set(namen) == {*EERDER, "paspoort", "paspoort_opgeheven"}
    aanbod = brieven["laatste_aanbod"].data["aanbod"]
    assert aanbod is None or aanbod["maanden"] * aanbod["bedrag_centen"] >= 45_800
