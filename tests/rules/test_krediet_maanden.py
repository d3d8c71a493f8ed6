"""Months of levenlanglerenkrediet are counted over the months and on from the months before (art. 3.16c)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from studiefinanciering.dossier import standen
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.feiten import GEEN_MAAND
from studiefinanciering.rules.maandrijen import Stand
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.reden import Reden
from studiefinanciering.rules.tijdvak import bereken_tijdvak
from tests.orakel.wsf import Student
from tests.rules.studenten import als_feiten

EERSTE = 2024 * 12  # January 2024


def maanden(aantal, *, geboren=date(1985, 5, 5), vorm="deeltijd", vraagt=100, ingeschreven=None):
    """So many months of one student of 38 who asks for 100 euros a month."""
    rijen = []
    for i in range(aantal):
        jaar, maand = divmod(EERSTE + i, 12)
        s = Student(jaar, maand + 1, "ho", geboren=geboren)
        s.vorm, s.llk, s.collegegeld = vorm, Decimal(vraagt), Decimal(2500)
        s.ingeschreven = ingeschreven is None or ingeschreven[i]
        rijen.append(s)
    return als_feiten(rijen)


def reken(feiten, *, gebruikt=0, laatste=GEEN_MAAND):
    begin = replace(
        Stand.leeg(1), krediet=np.array([gebruikt]), krediet_laatste=np.array([laatste])
    )
    nul = np.zeros(len(feiten), dtype=np.int64)
    tijdvak = bereken_tijdvak(feiten, nul, begin, bekende_wet())
    krijgt = tijdvak.bedragen[Component.LEVENLANGLERENKREDIET] > 0
    return tijdvak, krijgt.tolist()


def test_na_48_maanden_is_het_op():
    tijdvak, krijgt = reken(maanden(4, vorm="voltijd"), gebruikt=46)
    assert krijgt == [True, True, False, False]
    assert tijdvak.uitkomst.reden.tolist()[2:] == [Reden.KREDIET_VERBRUIKT] * 2
    assert tijdvak.eindstand.krediet.tolist() == [48]
    assert tijdvak.eindstand.krediet_laatste.tolist() == [EERSTE + 1]


def test_deeltijd_loopt_een_jaar_langer_door():
    tijdvak, krijgt = reken(maanden(15), gebruikt=47, laatste=EERSTE - 1)
    assert krijgt == [True] * 13 + [False] * 2  # month 48 and twelve more
    assert tijdvak.eindstand.krediet.tolist() == [60]


def test_na_een_onderbreking_is_er_geen_extra_jaar():
    _, krijgt = reken(maanden(3), gebruikt=48, laatste=EERSTE - 3)
    assert krijgt == [False] * 3


def test_een_maand_zonder_inschrijving_telt_niet_mee():
    tijdvak, krijgt = reken(maanden(3, ingeschreven=[True, False, True]), gebruikt=10)
    assert krijgt == [True, False, True]
    assert tijdvak.eindstand.krediet.tolist() == [12]


def test_wie_57_wordt_gaat_door_zolang_het_niet_stopt():
    # 56 is the limit until September 2024 (art. 2.3a(4)); born in March 1968, so 56 in March 2024
    geboren = date(1968, 3, 10)
    _, zonder = reken(maanden(6, geboren=geboren, ingeschreven=[False] * 4 + [True] * 2))
    _, door = reken(maanden(6, geboren=geboren))
    assert zonder == [False] * 6
    assert door == [True] * 6


def test_wie_niets_vraagt_verbruikt_niets():
    tijdvak, _ = reken(maanden(3, vraagt=0))
    assert tijdvak.eindstand.krediet.tolist() == [0]


@pytest.mark.parametrize("breedte", [14, 16])
def test_een_oude_stand_heeft_niets_gebruikt(breedte):
    stand = standen.uit_plat(np.arange(breedte, dtype=np.int64)[None, :])
    assert stand.krediet.tolist() == [0 if breedte == 14 else 14]
    assert stand.krediet_laatste.tolist() == [GEEN_MAAND if breedte == 14 else 15]
