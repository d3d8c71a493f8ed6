"""A proposed law on stored facts: exact to the cent, equal to the walk month by month, and nothing is written."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from django.db import DatabaseError, connection

from duo_portal.beleid.doorrekenen import lees
from duo_portal.beleid.uitkomst import Groep, Uitkomst
from studiefinanciering.beleid import rekenen
from studiefinanciering.beleid.bevolking import open_bevolking
from studiefinanciering.beleid.simulator import simuleer
from studiefinanciering.beleid.stukken import uit_tabel
from studiefinanciering.beleid.verloop import Verloop, volg
from studiefinanciering.models import Toekenning

VOORBEELDEN = Path("studiefinanciering/beleid/voorbeelden")
PEIL = date(2023, 9, 4)
TIEN_ERBIJ = """
[voorstel]
titel = "Tien euro erbij"
[[basisbeurs.ho.values]]
from = 2023-09-01
thuiswonend = "120.30"
uitwonend = "284.90"
"""
NIETS = """
[voorstel]
titel = "Niets anders"
[[basisbeurs.ho.values]]
from = 2023-09-01
thuiswonend = "110.30"
"""


def _simuleer(tekst: str, peil: date = PEIL) -> Uitkomst:
    return simuleer(lees(tekst, "studiefinanciering"), peil)


def _groep(uitkomst: Uitkomst, indeling: str, naam: str) -> Groep:
    groepen = next(i for i in uitkomst.indelingen if i.naam == indeling).groepen
    return next(g for g in groepen if g.naam == naam)


def test_tien_euro_erbij_is_precies_tien_euro_per_student_per_maand(bevolking: int) -> None:
    uit = _simuleer(TIEN_ERBIJ)
    ho = _groep(uit, "onderwijs", "ho")
    assert ho.mensen == bevolking * 4 // 5
    assert ho.verschil_centen == ho.mensen * 4 * 1_000
    assert (ho.wint, ho.verliest) == (ho.mensen, 0)
    assert _groep(uit, "onderwijs", "mbo_34").verschil_centen == 0
    assert uit.totaal.verschil_centen == ho.verschil_centen
    assert [k.mensen for k in uit.klassen if k.van_centen == 1_000] == [ho.mensen]


def test_een_voorstel_dat_niets_verandert_verandert_niets(bevolking: int) -> None:
    uit = _simuleer(NIETS)
    assert uit.totaal.mensen == uit.totaal.gelijk == bevolking
    assert uit.totaal.verschil_centen == 0 != uit.totaal.nu_centen
    assert all(g.verschil_centen == 0 for i in uit.indelingen for g in i.groepen)


@pytest.mark.parametrize("jaar", [2023, 2024])
def test_de_geldende_wet_geeft_wat_er_geboekt_staat(bevolking: int, jaar: int) -> None:
    uit = _simuleer(NIETS, date(jaar, 12, 31))
    assert uit.geboekt_centen == uit.totaal.nu_centen > 0
    assert "sluit_niet_aan" not in uit.opmerkingen


@pytest.mark.parametrize("jaar", [2023, 2024])
def test_een_vlak_stuk_is_hetzelfde_als_maand_voor_maand(
    bevolking: int, jaar: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    voorstel = lees((VOORBEELDEN / "aanvullende_beurs_2024.toml").read_text(), "studiefinanciering")
    with open_bevolking(date(jaar, 12, 31)) as bron:
        stukken = uit_tabel(np.concatenate(list(bron.blokken())))
    verloop = volg(stukken, voorstel.wet)
    assert verloop.vlak.any()
    snel = rekenen.reken(stukken, voorstel)
    niets_vlak = Verloop(np.zeros_like(verloop.vlak), verloop.feiten)
    monkeypatch.setattr(rekenen, "volg", lambda *_: niets_vlak)
    traag = rekenen.reken(stukken, voorstel)
    for a, b in zip(snel, traag, strict=True):
        for component, bedrag in a.per_component.items():
            assert (bedrag == b.per_component[component]).all(), component.name
        assert (a.maanden_beurs == b.maanden_beurs).all()


def test_de_terugkeer_van_de_basisbeurs(bevolking: int) -> None:
    """From leenstelsel to basisbeurs: 110.30 at home; away 439.20; the maximum aanvullende beurs goes from 430.27 to 416."""
    uit = _simuleer((VOORBEELDEN / "basisbeurs_2023.toml").read_text())
    basis = _groep(uit, "component", "basisbeurs")
    mbo = 2 * 4 * 9_085
    assert basis.nu_centen == mbo
    assert basis.voorstel_centen == mbo + 4 * (6 * 11_030 + 2 * 27_490)
    aanvullend = _groep(uit, "component", "aanvullende_beurs")
    assert aanvullend.verschil_centen < 0
    assert uit.totaal.verliest == 0


def test_de_verruiming_van_de_aanvullende_beurs_kost_niemand_iets(bevolking: int) -> None:
    uit = _simuleer((VOORBEELDEN / "aanvullende_beurs_2024.toml").read_text(), date(2024, 1, 1))
    assert uit.totaal.verliest == 0
    assert uit.totaal.wint > 0
    assert _groep(uit, "component", "aanvullende_beurs").verschil_centen > 0


def test_de_bevolking_is_alleen_te_lezen(bevolking: int) -> None:
    voor = list(Toekenning.objects.order_by("pk").values_list("pk", "feiten", "eindstand"))
    _simuleer(TIEN_ERBIJ)
    assert list(Toekenning.objects.order_by("pk").values_list("pk", "feiten", "eindstand")) == voor
    with (
        pytest.raises(DatabaseError, match="read-only"),
        open_bevolking(PEIL),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM studiefinanciering_aanvraag")


def test_de_afdruk_van_de_bevolking_verandert_alleen_met_de_besluiten(bevolking: int) -> None:
    een, twee = _simuleer(NIETS), _simuleer(TIEN_ERBIJ)
    assert een.bevolking == twee.bevolking
    assert _simuleer(NIETS, date(2024, 1, 1)).bevolking != een.bevolking
