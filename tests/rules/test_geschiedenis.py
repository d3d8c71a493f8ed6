"""Facts with a history: filling the months used at once equals deciding month after month."""

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studiefinanciering.rules.componenten import Component, Nationaliteit, Opleidingsvorm
from studiefinanciering.rules.fase import Fase
from studiefinanciering.rules.feiten import GEEN_MAAND, Feiten
from studiefinanciering.rules.geschiedenis import met_geschiedenis
from studiefinanciering.rules.maandrijen import Stand
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.prestatiebeurs import vorm
from studiefinanciering.rules.recht import recht
from studiefinanciering.rules.toekenning import bereken
from tests.orakel.wsf import Student
from tests.rules.studenten import als_feiten

P = bekende_wet()
JANUARI_2023 = 2023 * 12


def _feiten(n: int, **kolommen: object) -> Feiten:
    """n months from January 2023 of somebody who has a right, with columns of choice."""
    student = Student(2023, 1, "ho", geboren=date(2003, 5, 20))
    student.vraagt_reis = True
    basis = als_feiten([student]).rijen(np.zeros(n, dtype=np.int64))
    rij = {"maand": JANUARI_2023 + np.arange(n), **kolommen}
    return replace(basis, **rij)  # type: ignore[arg-type]


def test_vier_jaar_later_begint_de_leenfase() -> None:
    """48 months are not reached within the known law, so 40 were used before."""
    begin = Stand.leeg(1)
    begin.prestatiebeurs[0, 0], begin.recht[0, 0] = 40, 40
    begin.eerste[0, 0] = JANUARI_2023 - 40
    uit = met_geschiedenis(np.full(12, 1), _feiten(12), begin, P)
    assert uit.feiten.prestatiebeurs_gebruikt.tolist() == [*range(40, 48), 48, 48, 48, 48]
    assert uit.feiten.leenfase_gebruikt.tolist() == [0] * 9 + [1, 2, 3]
    bedragen = bereken(uit.feiten, P)
    assert bedragen.fase.tolist() == [Fase.PRESTATIEBEURS] * 8 + [Fase.LEENFASE] * 4


def test_wie_30_is_houdt_recht_zolang_er_geen_maand_tussen_zit() -> None:
    """Born June 1993: right through June 2023, after that only while the award runs on (2.3(3)-(4))."""
    geboren = np.full(12, date(1993, 6, 10).toordinal())
    door = met_geschiedenis(np.full(12, 1), _feiten(12, geboren=geboren), None, P)
    assert (door.tellers.fase != Fase.GEEN).all()
    ingeschreven = np.ones(12, dtype=np.bool_)
    ingeschreven[7] = False  # August 2023
    feiten = _feiten(12, geboren=geboren, is_ingeschreven=ingeschreven)
    gat = met_geschiedenis(np.full(12, 1), feiten, None, P)
    assert (gat.tellers.fase != Fase.GEEN).tolist() == [True] * 7 + [False] * 5


zaden = st.integers(0, 2**32 - 1)


def _personen(zaad: int) -> tuple[np.ndarray, Feiten, Stand]:
    """Up to three persons with forty months each, and earlier use."""
    rng = np.random.default_rng(zaad)
    aantal, n = int(rng.integers(1, 4)), 40
    onderwijs = np.repeat(rng.choice([1, 1, 2], (aantal, 4)), 10, axis=1).ravel()
    mbo = onderwijs == 2
    alle = n * aantal
    leeftijd = np.repeat(rng.choice([16, 19, 28], aantal), n)
    geboren = [
        date(2023 - int(jaren), int(rng.integers(1, 13)), 7).toordinal() for jaren in leeftijd
    ]
    kolommen = {
        "onderwijs": onderwijs.astype(np.int8),
        "niveau": np.where(mbo, np.repeat(rng.integers(1, 5, aantal * 4), 10), 0).astype(np.int8),
        "opleidingsvorm": np.where(mbo, Opleidingsvorm.BOL, Opleidingsvorm.VOLTIJD).astype(np.int8),
        "is_opleiding_buitenland": np.repeat(rng.random(aantal * 4) < 0.2, 10),
        "geboren": np.repeat(np.array(geboren)[::n], n),
        "is_ingeschreven": rng.random(alle) < 0.95,
        "weken_afwezig": rng.choice([0, 0, 0, 5, 8], alle).astype(np.int8),
        "nationaliteit": np.full(alle, Nationaliteit.NEDERLANDS, dtype=np.int8),
    }
    feiten = _feiten(alle, maand=np.tile(JANUARI_2023 + np.arange(n), aantal), **kolommen)
    begin = Stand.leeg(aantal)
    volwassen = leeftijd.reshape(aantal, n)[:, :1] > 18  # nobody of 16 has years behind him
    begin.prestatiebeurs[:] = rng.integers(0, 49, (aantal, 3)) * volwassen
    begin.leenfase[:] = (begin.prestatiebeurs == 48) * rng.integers(0, 36, (aantal, 3))
    begin.recht[:] = begin.prestatiebeurs + begin.leenfase
    gehad = begin.recht > 0
    begin.eerste[:] = np.where(gehad, JANUARI_2023 - rng.integers(85, 119, (aantal, 3)), GEEN_MAAND)
    begin.laatste[:] = np.where(rng.random(aantal) < 0.5, JANUARI_2023 - 1, JANUARI_2023 - 3)
    return np.repeat(np.arange(aantal), n), feiten, begin


@given(zaden)
def test_maand_na_maand_beslissen_geeft_hetzelfde(zaad: int) -> None:
    """The rule of chapter 2 is asked month by month, with counters that plain Python keeps."""
    persoon, feiten, begin = _personen(zaad)
    ineens = met_geschiedenis(persoon, feiten, begin, P)
    oordeel = recht(ineens.feiten, P)
    assert oordeel.fase.tolist() == ineens.tellers.fase.tolist()
    for nummer in range(len(begin.jeugdreis)):
        stand, rijen = begin.rijen(np.array([nummer])).kopie(), np.flatnonzero(persoon == nummer)
        for rij in rijen:
            een = feiten.rijen(np.array([rij]))
            soort = int(ineens.tellers.soort[rij])
            een = replace(
                een,
                prestatiebeurs_gebruikt=stand.prestatiebeurs[:, soort],
                leenfase_gebruikt=stand.leenfase[:, soort],
                prestatiebeurs_ho_gebruikt=stand.prestatiebeurs[:, 0],
                prestatiebeurs_mbo_gebruikt=stand.prestatiebeurs[:, 1],
                eerste_toekenning=stand.eerste[:, soort],
                heeft_doorlopend_recht=stand.laatste == een.maand - 1,
            )
            fase = int(recht(een, P).fase[0])
            assert fase == ineens.tellers.fase[rij]
            klok = soort != 1 or een.niveau[0] >= 3
            if fase == Fase.GEEN:
                continue
            stand.laatste[0] = een.maand[0]
            if klok and stand.eerste[0, soort] == GEEN_MAAND:
                stand.eerste[0, soort] = een.maand[0]
            stand.prestatiebeurs[0, soort] += klok and fase in (Fase.GIFT, Fase.PRESTATIEBEURS)
            stand.leenfase[0, soort] += fase == Fase.LEENFASE


@given(zaden)
def test_elk_bedrag_heeft_een_vorm(zaad: int) -> None:
    """What the rules of the amounts give, the second pass has a form for, and the other way round not."""
    persoon, feiten, begin = _personen(zaad)
    uit = met_geschiedenis(persoon, feiten, begin, P)
    bedragen = bereken(uit.feiten, P).bedragen
    for component, bedrag in bedragen.items():
        vormen = vorm(uit.rijen, uit.tellers, Component(component), P)
        assert (vormen[bedrag > 0] > 0).all(), component
