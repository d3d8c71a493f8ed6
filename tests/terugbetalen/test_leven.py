"""The rules together: a debt from its first January to its end, month by month, with rates of every year.

Who always pays what is due ends at nil in the last month, under every set of rules, with and without a suspension;
who pays less has a rest that lapses, and a new instalment each January.
"""

from dataclasses import dataclass, field

import numpy as np
import pytest

from duo_portal.foundation.parameters import Parameters
from terugbetalen.rules.fase import (
    Fase,
    Fasefeiten,
    bepaal_fasen,
    fase_op,
    resterende_maanden,
)
from terugbetalen.rules.kolommen import GEEN, geen_perioden
from terugbetalen.rules.kwijtschelding import vervalt
from terugbetalen.rules.machten import Int
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import Regeling
from terugbetalen.rules.rente import rente_ppm
from terugbetalen.rules.rentebedrag import rente_van_maand
from terugbetalen.rules.termijn import minimum, wettelijk_maandbedrag
from terugbetalen.rules.vaststelling import (
    Grond,
    Vaststelfeiten,
    grond_vaststelling,
    termijn_van_maand,
)

BEGIN = 2023 * 12
LEEG = np.zeros((1, 0), dtype=np.int64)


def wet() -> Parameters:
    """The known law with made-up rates after 2026, different every year."""
    reeksen = {}
    for naam in ("rente.sf35", "rente.sf15"):
        tabel = dict(bekende_wet().tabellen[naam])
        later = [
            {"from": f"{j}-01-01", "jaar": f"{(j * 7) % 5}.{j % 10}3"} for j in range(2027, 2080)
        ]
        reeksen[naam] = {**tabel, "values": [*tabel["values"], *later], "until": "2080-01-01"}
    return bekende_wet().overlay(reeksen)


@dataclass
class Leven:
    """What happened to one debt."""

    gronden: dict[int, Grond] = field(default_factory=dict)
    termijnen: list[int] = field(default_factory=list)
    rest: int = 0
    vervallen: int = 0
    einde: int = 0


def kolom(getal: int) -> Int:
    return np.array([getal], dtype=np.int64)


def leef(regeling: Regeling, schuld: int, *, draagkracht: int = 10**9, schorsing: tuple[int, int] | None = None,
         vrij: tuple[int, int] | None = None) -> Leven:  # fmt: skip
    def periode(paar: tuple[int, int] | None) -> tuple[Int, Int]:
        return (
            geen_perioden(1) if paar is None else (kolom(paar[0])[:, None], kolom(paar[1])[:, None])
        )

    f = Fasefeiten(
        kolom(regeling), kolom(BEGIN), *periode(schorsing), *periode(vrij), kolom(0), kolom(0)
    )
    fasen, rechten = bepaal_fasen(f), wet()
    leven, saldo, termijn, sinds = Leven(einde=int(fasen.einde[0])), kolom(schuld), kolom(0), GEEN
    vorige, minder = Fase.STUDIE, set()
    for m in range(BEGIN, leven.einde):
        maand = kolom(m)
        fase = Fase(int(fase_op(f, fasen, maand)[0]))
        ppm = rente_ppm(f.regeling, f.begin, maand, np.array([False]), rechten)
        over = resterende_maanden(f, fasen, maand)
        nee = np.array([False])
        grond = Grond(int(grond_vaststelling(Vaststelfeiten(
            maand, f.begin, fasen.aflos_begin, np.array([fase is Fase.AFLOS]), np.array([m // 12 - 1 in minder]),
            np.array([vorige is Fase.OPGESCHORT]), nee, nee, nee,
        ))[0]))  # fmt: skip
        if grond is not Grond.NIET:
            leven.gronden[m], sinds = grond, m
            termijn = wettelijk_maandbedrag(saldo, ppm, over, f.regeling, maand // 12, rechten)
        saldo = saldo + rente_van_maand(saldo, ppm, LEEG, LEEG)
        if fase is Fase.AFLOS:
            nu = np.minimum(
                termijn_van_maand(saldo, termijn, over, kolom(m - sinds + 1)), draagkracht
            )
            if nu[0] < min(int(termijn[0]), int(saldo[0])):
                minder.add(m // 12)
            leven.termijnen.append(int(nu[0]))
            saldo = saldo - nu
        vorige = fase
    leven.rest = int(saldo[0])
    leven.vervallen = int(
        vervalt(saldo, kolom(0), fasen.einde, fasen.einde, np.array([False]))[0][0]
    )
    return leven


@pytest.mark.parametrize("regeling", list(Regeling))
@pytest.mark.parametrize("schorsing", [None, (BEGIN + 1, BEGIN + 32), (BEGIN + 70, BEGIN + 83)])
def test_wie_betaalt_wat_moet_is_op_het_einde_klaar(
    regeling: Regeling, schorsing: tuple[int, int] | None
) -> None:
    leven = leef(regeling, 3_141_593, schorsing=schorsing)
    assert (leven.rest, leven.vervallen) == (0, 0)
    assert len(leven.termijnen) == {Regeling.SF35: 420}.get(regeling, 180)
    assert leven.termijnen[-1] > 0
    assert abs(leven.termijnen[-1] - leven.termijnen[-2]) <= 120  # only what was rounded away
    eerste = next(iter(leven.gronden.values()))
    assert eerste is Grond.BEGIN


def test_zonder_schorsing_vallen_termijn_en_rente_samen() -> None:
    leven = leef(Regeling.SF35, 3_000_000)
    jaren = [(m // 12, m % 12) for m in leven.gronden]
    assert jaren == [(2025, 0), *((jaar, 0) for jaar in range(2028, 2060, 5))]
    assert set(leven.gronden.values()) == {Grond.BEGIN, Grond.VIERDE_OF_VIJFDE_JAAR}


def test_een_kleine_schuld_is_eerder_klaar() -> None:
    leven = leef(Regeling.SF15, 100_000)
    laagste = int(minimum(kolom(Regeling.SF15), kolom(2025), bekende_wet())[0])
    betaald = [t for t in leven.termijnen if t]
    assert set(betaald[:-1]) == {laagste}
    assert betaald[-1] < laagste
    assert len(betaald) < 30
    assert leven.rest == 0


def test_wie_minder_betaalt_krijgt_elk_jaar_een_nieuw_bedrag_en_de_rest_vervalt() -> None:
    leven = leef(Regeling.SF15, 3_000_000, draagkracht=5_000)
    assert set(leven.termijnen) == {5_000}
    assert leven.rest == leven.vervallen > 0
    januari = [m for m, grond in leven.gronden.items() if grond is Grond.MINDER_BETAALD]
    # every January of the 15 years but the first, the fourth, the ninth and the fourteenth
    assert [m // 12 for m in januari] == [
        j for j in range(2026, 2040) if j not in (2028, 2033, 2038)
    ]


def test_aflosvrije_maanden_schuiven_het_einde_en_het_aantal_termijnen_blijft() -> None:
    met, zonder = (
        leef(Regeling.SF15, 3_000_000, vrij=(2030 * 12, 2031 * 12)),
        leef(Regeling.SF15, 3_000_000),
    )
    assert met.einde == zonder.einde + 12
    assert len(met.termijnen) == len(zonder.termijnen) == 180
    assert sum(met.termijnen) > sum(zonder.termijnen)  # interest runs on
    assert met.rest == 0
