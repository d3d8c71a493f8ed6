"""The debt that is expected on 1 January: each month between by the decision and the standing extra amount of that month."""

from datetime import date

import pytest
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity import tijd
from duo_portal.ledger.codes import Regime
from terugbetalen.aflossen.verhogen import verhoog
from terugbetalen.models import Feit, Renteklok, Vaststelling
from terugbetalen.operations.vaststellen import vaststellen

from .debiteuren import debiteur, dienst, feit

PEIL = date(2023, 11, 16)
MAAND = Maand(2024, 1)


def stel_vast(wie, maand: Maand) -> Vaststelling:
    with met_koppeling("belastingdienst", dienst()):
        besluit = vaststellen(persoon_id=wie.pk, maand=maand, actor="test")
    assert besluit is not None
    return besluit


@pytest.mark.django_db
def test_een_aflosfase_die_in_december_begint_telt_een_termijn():
    """Eleven months of suspension moved the begin from January to December: November asks nothing."""
    bedrijfsdatum.zet(PEIL, "test")
    wie = debiteur(Regime.SF35, date(2020, 9, 1), 4_200_000)
    feit(wie, Feit.Soort.GESCHORST, date(2021, 1, 1), date(2021, 12, 1))
    december = stel_vast(wie, Maand(2023, 12))
    assert (december.fase, december.schuld_centen) == ("aflos", 4_200_000)
    januari = stel_vast(wie, MAAND)
    assert januari.schuld_centen == 4_200_000 - december.te_betalen_centen


@pytest.mark.django_db
@pytest.mark.parametrize("met_klok", [False, True])
def test_wat_iemand_elke_maand_meer_betaalt_telt_mee(met_klok):
    """From December on fifty euro more: November asks the instalment, December both."""
    bedrijfsdatum.zet(date(2022, 12, 20), "test")
    wie = debiteur(Regime.SF35, date(2020, 9, 1), 4_200_000, op=date(2022, 12, 31))
    if met_klok:  # two clocks that run alike: the same debt, worked out in parts
        grens, begin = date(2021, 1, 1), date(2021, 1, 1)
        tijd.wijzig(Renteklok, wie, DateRange(date(2015, 1, 1), grens, "[)"), begin=begin)
        tijd.wijzig(Renteklok, wie, DateRange(grens, None, "[)"), begin=begin)
    bedrijfsdatum.zet(date(2023, 1, 2), "test")
    termijn = stel_vast(wie, Maand(2023, 1)).te_betalen_centen
    bedrijfsdatum.zet(PEIL, "test")
    zonder = stel_vast(wie, MAAND).schuld_centen
    verhoog(
        persoon_id=wie.pk, extra_centen=5_000, vanaf=Maand(2023, 12), is_lllk=False, sleutel="v", actor="t"
    )  # fmt: skip
    met = stel_vast(wie, MAAND).schuld_centen
    assert zonder == 4_200_000 - 2 * termijn
    assert met == zonder - 5_000


@pytest.mark.django_db
def test_in_vrije_maanden_komt_er_niets_extra_bij():
    bedrijfsdatum.zet(date(2023, 1, 2), "test")
    wie = debiteur(Regime.SF35, date(2020, 9, 1), 4_200_000, op=date(2022, 12, 31))
    stel_vast(wie, Maand(2023, 1))
    bedrijfsdatum.zet(PEIL, "test")
    feit(wie, Feit.Soort.AFLOSVRIJ, date(2023, 11, 1), date(2024, 2, 1))
    verhoog(
        persoon_id=wie.pk, extra_centen=5_000, vanaf=Maand(2023, 12), is_lllk=False, sleutel="v", actor="t"
    )  # fmt: skip
    assert stel_vast(wie, MAAND).schuld_centen == 4_200_000


@pytest.mark.django_db
def test_een_ander_bedrag_vanaf_december_geldt_vanaf_december():
    """Each month by its own decision, not by that of 31 December."""
    bedrijfsdatum.zet(date(2023, 1, 2), "test")
    wie = debiteur(Regime.SF35, date(2020, 9, 1), 4_200_000, op=date(2022, 12, 31))
    feit(wie, Feit.Soort.PEILJAAR, date(2023, 12, 1), date(2024, 1, 1), 2022)
    vol = stel_vast(wie, Maand(2023, 1))
    bedrijfsdatum.zet(PEIL, "test")
    with met_koppeling("belastingdienst", dienst((wie, 2022, 2_500_000))):
        december = vaststellen(persoon_id=wie.pk, maand=Maand(2023, 12), actor="t")
    assert december is not None and december.te_betalen_centen < vol.te_betalen_centen
    januari = stel_vast(wie, MAAND)
    assert januari.schuld_centen == 4_200_000 - vol.te_betalen_centen - december.te_betalen_centen
