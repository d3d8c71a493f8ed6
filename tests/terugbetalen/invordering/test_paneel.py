"""What a debtor sees: the amounts, the day, what comes next without threats, and nothing for who is not behind."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.ledger.codes import Regime
from terugbetalen.models import Betaalverzoek, Feit
from tests.terugbetalen.vaststellen.debiteuren import debiteur, feit

from .achterstand import lees_post, vorder_in, wanbetaler

DRIE = (Maand(2023, 12), Maand(2024, 1), Maand(2024, 2))


@pytest.fixture(autouse=True)
def nederlands():
    with translation.override("nl"):
        yield


def start(client, wie, taal="nl"):
    from django.test import Client

    from tests.factories.portaal import aangemeld

    return (
        aangemeld(Client(headers={"accept-language": taal}), wie)
        .get(reverse("mijn:start"))
        .content.decode()
        .replace("\u00a0", " ")
    )


@pytest.mark.usefixtures("kloon_db")
def test_van_bericht_tot_cjib(client):
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler(DRIE)
    voor = start(client, wie)
    assert "Uw achterstand" in voor
    assert "€ 300,00" in voor, "the term of February is not two weeks late yet"
    assert "nog niet over geschreven" in voor
    for maand in range(3, 9):
        vorder_in(date(2024, maand, 12))
        lees_post(wie)
        blad = start(client, wie)
        assert "paspoort" not in blad.lower()
        assert "deurwaarder" not in blad.lower()
        if maand == 4:
            verzoek = Betaalverzoek.objects.get(persoon=wie, ingetrokken_op=None)
            assert reverse("terugbetalen:betalen", args=[verzoek.uuid]) in blad
            assert "26 april 2024" in blad
            assert reverse("terugbetalen:regeling") in blad
        if maand == 6:
            assert "€ 458,00" in blad
    assert "CJIB" in blad
    assert "betalen/" not in blad.split("Uw achterstand")[-1].split("<h2")[0]
    assert "Your arrears" in start(client, wie, "en")


@pytest.mark.usefixtures("kloon_db")
def test_bij_een_stop_staat_het_stil_en_wie_niets_moet_ziet_niets(client):
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler(DRIE)
    zonder = debiteur(Regime.SF35, date(2018, 9, 1), 1_000_000)
    vorder_in(date(2024, 3, 12))
    feit(wie, Feit.Soort.UITSTEL, date(2024, 4, 1), date(2024, 9, 1))
    bedrijfsdatum.zet(date(2024, 4, 3), "test")
    blad = start(client, wie)
    assert "Wij vragen nu niets van u" in blad
    assert "1 september 2024" in blad
    assert "Uw achterstand" not in start(client, zonder)
