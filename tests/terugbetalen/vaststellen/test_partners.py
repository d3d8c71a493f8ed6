"""Two who both repay, decided as one household through the relation and the real year run (6.14, 10a.12-13)."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Persoon
from duo_portal.ledger.codes import Regime
from terugbetalen.models import Feit, Vaststelling
from terugbetalen.operations.vaststellen import is_na_te_rekenen, leg_uit, vaststellen

from .debiteuren import debiteur, dienst, feit
from .test_demo import Toneel

MAAND = Maand(2024, 1)


def paar(a: tuple[Regime, int], b: tuple[Regime, int]) -> tuple[Persoon, Persoon]:
    """Two partners in the aflosfase since 2021 who owe so much; the first stopped in 2018."""
    een, ander = (debiteur(regeling, date(2018, 8, 1), schuld) for regeling, schuld in (a, b))
    identity.voeg_partner_toe(persoon=een, partner=ander, vanaf=date(2020, 1, 1))
    return een, ander


def beslis(een: Persoon, ander: Persoon, *inkomens: int) -> list[Vaststelling]:
    with met_koppeling(
        "belastingdienst", dienst((een, 2022, inkomens[0]), (ander, 2022, inkomens[1]))
    ):
        uit = [vaststellen(persoon_id=w.pk, maand=MAAND, actor="t") for w in (een, ander)]
    besluiten = [besluit for besluit in uit if besluit is not None]
    assert all(is_na_te_rekenen(besluit) for besluit in besluiten)
    return besluiten


@pytest.mark.django_db
def test_twee_op_sf35_worden_als_een_huishouden_beslist():
    """As in huishouden.toml: (60000 − 31969,08) × 4 % / 12 = 93,43; 62,28 and 31,14; what the first has over goes to the other."""
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    een, ander = paar((Regime.SF35, 1_300_000), (Regime.SF35, 2_304_000))
    a, b = beslis(een, ander, 4_000_000, 2_000_000)
    assert a.te_betalen_centen == a.wettelijk_maandbedrag_centen
    over = 6_228 - a.wettelijk_maandbedrag_centen
    assert over > 0
    assert b.draagkracht_centen == 3_114 + over
    assert b.te_betalen_centen == min(b.wettelijk_maandbedrag_centen, 3_114 + over)
    assert a.te_betalen_centen + b.te_betalen_centen <= 9_343
    namen = {stap.naam: stap.waarde for stap in leg_uit(b).stappen}
    assert namen["draagkracht na wat uw partner betaalt of overhoudt"] == 3_114 + over


@pytest.mark.django_db
def test_een_op_sf15_en_een_op_sf35_ieder_zijn_eigen_percentage():
    """SF15: (60000 − 26827,20) × 12 % / 12 = 331,72 × 2/3 = 221,14; SF35: 31,14 and what is left of the first."""
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    een, ander = paar((Regime.SF15, 2_000_000), (Regime.SF35, 4_608_000))
    a, b = beslis(een, ander, 4_000_000, 2_000_000)
    assert a.draagkracht_centen is not None and a.draagkracht_centen >= 22_114
    over = max(22_114 - a.wettelijk_maandbedrag_centen, 0)
    assert b.draagkracht_centen == 3_114 + over


@pytest.mark.django_db
def test_een_partner_onder_de_oude_regels_gaat_eraf():
    """6.14(2): 93,43 less the instalment of the old debtor beside him; with draagkracht on request less that one."""
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    een, ander = paar((Regime.SF35, 4_200_000), (Regime.SF15_OUD, 60_000))
    a, b = beslis(een, ander, 4_000_000, 2_000_000)
    assert b.te_betalen_centen == b.wettelijk_maandbedrag_centen == 4_541
    assert a.draagkracht_centen == 9_343 - 4_541


@pytest.mark.django_db
def test_twee_oude_debiteuren_eerst_eigen_termijn():
    """10a.12: the partner's draagkracht counts above his own instalment only."""
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    een, ander = paar((Regime.SF15_OUD, 3_000_000), (Regime.SF15_OUD, 3_000_000))
    for wie in (een, ander):
        feit(wie, Feit.Soort.DRAAGKRACHT_GEVRAAGD, date(2023, 1, 1))
    a, b = beslis(een, ander, 1_500_000, 2_500_000)
    # A: 15000 − 11178 = 3822 in the first bracket (5589): 25,16. B has the brackets that A leaves (10a.8(4)): 5589 + 1767 at
    # 7,9 % and 6466 at 15,8 %: 133,56, below the instalment: nothing over for A.
    assert (a.draagkracht_centen, a.te_betalen_centen) == (2_516, 2_516)
    assert b.draagkracht_centen == b.te_betalen_centen == 13_356
    assert b.wettelijk_maandbedrag_centen > 13_356


@pytest.mark.django_db
def test_een_partner_die_nog_niet_betaalt_verandert_niets():
    """In the aanloopfase no instalment is due: the joint income is all there is, as before."""
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    een = debiteur(Regime.SF35, date(2018, 8, 1), 4_200_000)
    ander = debiteur(Regime.SF35, date(2022, 8, 1), 4_200_000)
    identity.voeg_partner_toe(persoon=een, partner=ander, vanaf=date(2020, 1, 1))
    a, b = beslis(een, ander, 4_000_000, 2_000_000)
    assert a.draagkracht_centen == 9_343
    assert (b.fase, b.te_betalen_centen) == ("aanloop", 0)


@pytest.mark.usefixtures("kloon_db")
def test_de_jaarrun_geeft_hetzelfde_ook_als_de_partner_in_een_ander_deel_zit(monkeypatch):
    """With one person a chunk each partner is read beside his own chunk: the run decides as one by one."""
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    een, _ertussen, ander = (
        debiteur(regeling, date(2018, 8, 1), schuld)
        for regeling, schuld in (
            (Regime.SF35, 1_920_000), (Regime.LLLK, 100_000), (Regime.SF15, 2_304_000)
        )
    )  # fmt: skip
    identity.voeg_partner_toe(persoon=een, partner=ander, vanaf=date(2020, 1, 1))
    monkeypatch.setattr("terugbetalen.batches.PER_CHUNK", 2)
    met = dienst((een, 2022, 4_000_000), (ander, 2022, 2_000_000))
    with met_koppeling("belastingdienst", met):
        Toneel().drijf("vaststelling", date(2024, 1, 1))
    run = {v.persoon_id: v.draagkracht_centen for v in Vaststelling.objects.filter(jaar=2024)}
    # SF35: 93,43 × 2/3, all needed for 73 a month. SF15 for the other: 331,72 × 1/3
    assert run[een.pk] == 6_228
    assert run[ander.pk] == 11_057
