"""Payments and debt: what a real run booked is what is shown, with the state at the bank; nothing made up."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.money import euro
from duo_portal.identity.models import Blokkade
from duo_portal.ledger.codes import Regime, Soort
from duo_portal.ledger.operations import post
from duo_portal.ledger.patterns_schuld import ov_boete, rente_bijschrijven
from studiefinanciering.inzien.betaalkalender import Soort as Kalendersoort
from studiefinanciering.inzien.betaalkalender import kalender
from studiefinanciering.inzien.schuld import Kind, schuld
from studiefinanciering.inzien.stand import lees_stand
from studiefinanciering.inzien.verwacht import lees_vooruit
from studiefinanciering.models import Uitbetaalmelding, Uitbetaling
from studiefinanciering.operations.herzien import Aanleiding, herzien
from tests.factories.gezinnen import THUIS, woont
from tests.uitbetalen.besluiten import betaal, bevestig

from .conftest import maak_student

OPENT, BETAALDAG = date(2023, 9, 15), date(2023, 9, 22)
PER_MAAND, REIS, LENING, GIFT = 85_164, 12_100, 10_000, 31_244


@pytest.fixture
def wie(kloon_db, tmp_path: Path, settings):
    """A student with decisions from September on, to be paid 851.64 a month."""
    settings.BANK_MAP = str(tmp_path / "bank")
    return maak_student()


def _pagina(client, naam: str) -> str:
    return re.sub(r"\s+", " ", client.get(reverse(naam)).content.decode())


def test_schuld_en_kalender_na_een_uitbetaling(wie, van):
    client = van(wie)
    assert schuld(wie.pk).totaal_centen == 0
    assert "U hebt nu geen studieschuld bij ons." in _pagina(client, "mijn:schuld")

    run = betaal(OPENT, "2023-09")
    assert "Dit staat op 22 september 2023 op uw rekening" in _pagina(client, "mijn:start")
    assert "Onderweg" in _pagina(client, "mijn:betalingen")
    bevestig(run)
    pagina = _pagina(client, "mijn:betalingen")
    uitbetaling = Uitbetaling.objects.get(persoon_id=wie.pk)
    assert "Onderweg" not in pagina
    assert "Betaald" in pagina and uitbetaling.end_to_end_id in pagina

    stand = lees_stand(wie.pk, date(2023, 9, 25))
    regels = kalender(stand, lees_vooruit(stand))
    gedaan = [(r.soort, r.centen, r.reis_centen) for r in regels if r.is_zeker]
    assert gedaan == [(Kalendersoort.BETALING, PER_MAAND, REIS)]
    komt = [(r.dag, r.centen) for r in regels if not r.is_zeker]
    assert komt == [(date(2023, m, d), PER_MAAND) for m, d in ((10, 24), (11, 24), (12, 22))]

    nu = schuld(wie.pk)
    assert nu.per_kind == {
        Kind.LENING: LENING,
        Kind.PRESTATIEBEURS: PER_MAAND - LENING - GIFT,
        Kind.REISPRODUCT: REIS,
    }
    assert (nu.definitief_centen, nu.voorwaardelijk_centen, nu.gift_centen) == (
        10_000,
        56_020,
        GIFT,
    )
    # first award September 2023: ten years, so the last day is 31 August 2033
    assert [t.uiterlijk for t in nu.termijnen] == [date(2033, 8, 31)]
    pagina = _pagina(client, "mijn:schuld")
    assert f"€ {euro(66_020)}" in pagina and "31 augustus 2033" in pagina

    legs = rente_bijschrijven(persoon_id=wie.pk, bedrag_centen=123, regime=Regime.SF35)
    post(sleutel="r", soort=Soort.RENTE, legs=legs, persoon_id=wie.pk, effectief_op=BETAALDAG)
    assert schuld(wie.pk).per_kind[Kind.RENTE] == 123


def test_wat_terugkomt_en_wat_wordt_tegengehouden(wie, van):
    client = van(wie)
    bevestig(betaal(OPENT, "2023-09"))
    uitbetaling = Uitbetaling.objects.get(persoon_id=wie.pk)
    Uitbetaalmelding.objects.create(
        uitbetaling=uitbetaling, soort="retour", code="AC04", bron="test", op=date(2023, 9, 27)
    )
    Blokkade.objects.create(persoon=wie, reden="retour", ingangsdatum=date(2023, 9, 22))
    pagina = _pagina(client, "mijn:betalingen")
    for woord in ("Teruggekomen", "De rekening is opgeheven.", "Aangehouden"):
        assert woord in pagina
    assert "de betaling wordt nu tegengehouden" in _pagina(client, "mijn:start")


def test_te_veel_en_een_boete_gaan_van_de_volgende_betaling_af(wie, van):
    """September was paid as for a room; she lives with her parents after all: 274.90 -> 110.30, no 164.30."""
    bevestig(betaal(OPENT, "2023-09"))
    bedrijfsdatum.zet(date(2023, 9, 25), "test")
    woont(wie, THUIS, date(2023, 9, 1))
    herzien(persoon_id=wie.pk, aanleiding=Aanleiding(reden="bij_ouder"), actor="test")
    legs = ov_boete(persoon_id=wie.pk, bedrag_centen=17_908)
    post(sleutel="b", soort=Soort.OV_BOETE, legs=legs, persoon_id=wie.pk, effectief_op=BETAALDAG)
    vooruit = lees_vooruit(lees_stand(wie.pk, date(2023, 9, 25)))
    thuis = 52_274  # 110.30 + 312.44 + 100.00
    samen = [(b.bedrag_centen, b.verrekend_centen) for b in vooruit.betalingen]
    assert samen == [(thuis - 32_890 - 17_908, 17_908), (thuis, 0), (thuis, 0)]
    pagina = _pagina(van(wie), "mijn:betalingen")
    boete = r"Boete voor het studentenreisproduct<[^€]*€ 179,08"
    assert re.search(boete, pagina)
    assert f"-€ {euro(16_460)}" in pagina  # what is taken back of September stands in the parts


@pytest.mark.django_db
@pytest.mark.parametrize("jaar", ["2023", "1066", "abc", "-1", "2023' OR 1=1", "9" * 400])
def test_een_vreemd_jaar_toont_een_gewoon_jaar(student, van, jaar):
    assert van(student).get(reverse("mijn:betalingen"), {"jaar": jaar}).status_code == 200
