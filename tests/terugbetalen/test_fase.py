"""Phases: golden cases, a month-by-month count as oracle, and what a pause may be."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terugbetalen.rules.fase import (
    Fase,
    Fasefeiten,
    begin_terugbetaling,
    bepaal_fasen,
    fase_op,
    gebruikt_aflosvrij,
    resterende_maanden,
    zonder_pauze,
)
from terugbetalen.rules.kolommen import GEEN, NOOIT
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.pauze import Pauzereden, Pauzevraag, einde_schorsing, mag_aflosvrij
from terugbetalen.rules.regeling import LOOPTIJD, Regeling

from .gevallen import gevallen, kolommen, maand, namen, waarde


def perioden(paren: list[list[Any]]) -> tuple[np.ndarray, np.ndarray]:
    van = [waarde(p[0]) for p in paren] or [GEEN]
    tot = [waarde(p[1]) for p in paren] or [GEEN]
    return np.array([van]), np.array([tot])


def feiten(f: dict[str, Any]) -> Fasefeiten:
    return Fasefeiten(
        np.array([waarde(f["regeling"])]),
        begin_terugbetaling(np.array([waarde(f["laatste_sf"])])),
        *perioden(f.get("schorsing", [])),
        *perioden(f.get("aflosvrij", [])),
        np.array([f.get("extra_maanden", 0)]),
        np.array([f.get("elders_afgelost", 0)]),
    )


@gevallen("fase")
def test_gouden_geval(geval: dict[str, Any]) -> None:
    f = feiten(geval["feiten"])
    fasen = bepaal_fasen(f)
    uit = {"begin": fasen.begin, "aflos": fasen.aflos_begin, "einde": fasen.einde}
    assert {naam: maand(int(kolom[0])) for naam, kolom in uit.items()} == geval["verwacht"]
    for tekst, fase in geval.get("fasen", {}).items():
        assert namen(Fase, fase_op(f, fasen, np.array([waarde(tekst)]))) == [fase], tekst
    for tekst, over in geval.get("over", {}).items():
        assert resterende_maanden(f, fasen, np.array([waarde(tekst)])).tolist() == [over], tekst


BEGIN = 2020 * 12


@st.composite
def periodelijst(draw: st.DrawFn) -> list[list[int]]:
    punten = draw(st.lists(st.integers(BEGIN - 30, BEGIN + 500), max_size=6, unique=True))
    punten = sorted(punten)
    return [list(paar) for paar in zip(punten[::2], punten[1::2], strict=False)]


@given(
    st.sampled_from(list(Regeling)), periodelijst(), periodelijst(), st.sampled_from([0, 12, 36])
)
def test_maand_voor_maand_geteld(
    regeling: Regeling, schorsing: list[list[int]], aflosvrij: list[list[int]], extra: int
) -> None:
    f = Fasefeiten(
        np.array([regeling]), np.array([BEGIN]), *perioden(schorsing), *perioden(aflosvrij),
        np.array([extra]), np.array([0]),
    )  # fmt: skip
    fasen = bepaal_fasen(f)
    aanloop, aflos = LOOPTIJD[regeling].aanloopmaanden, LOOPTIJD[regeling].aflosmaanden + extra
    m = BEGIN
    while aflos:
        vast = any(v <= m < t for v, t in schorsing)
        vrij = any(v <= m < t for v, t in aflosvrij)
        if m % 7 == 0:
            nu = Fase(int(fase_op(f, fasen, np.array([m]))[0]))
            verwacht = (
                Fase.OPGESCHORT if vast or (aanloop and regeling is Regeling.LLLK)
                else Fase.AANLOOP if aanloop
                else Fase.AFLOSVRIJ if vrij else Fase.AFLOS
            )  # fmt: skip
            assert nu is verwacht
            assert resterende_maanden(f, fasen, np.array([m])).tolist() == [aflos]
        if not vast and aanloop:
            aanloop -= 1
            if not aanloop:
                assert fasen.aflos_begin.tolist() == [m + 1] or any(
                    v <= m + 1 for v, _ in schorsing
                )
        elif not vast and not vrij:
            aflos -= 1
        m += 1
    assert fasen.einde[0] >= m
    assert fasen.einde[0] == m or any(v <= m < t for v, t in schorsing + aflosvrij)


def test_overlappende_perioden_worden_geweigerd() -> None:
    f = feiten({"regeling": "SF15", "laatste_sf": "2020-05", "schorsing": [["2022-01", "2022-06"], ["2022-05", "2022-08"]]})  # fmt: skip
    with pytest.raises(ValueError, match="overlappen"):
        bepaal_fasen(f)
    f = feiten({"regeling": "SF15", "laatste_sf": "2020-05", "aflosvrij": [["2022-06", "2022-06"]]})
    with pytest.raises(ValueError, match="geen maanden"):
        bepaal_fasen(f)


PAUZE: dict[str, Any] = {
    "regeling": "SF35", "van": "2026-05", "tot": "2026-08", "aanvraagmaand": "2026-04",
    "aflos_begin": "2025-01", "einde": "2060-01", "gebruikt": 0, "betaalt_jaarlijks": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({}, "TOEGEWEZEN"),
        ({"regeling": "LLLK"}, "NIET_BIJ_KREDIET"),
        ({"tot": "2026-07"}, "TE_KORT"),
        ({"gebruikt": 57}, "TOEGEWEZEN"),
        ({"gebruikt": 58}, "TE_LANG"),
        ({"aanvraagmaand": "2026-05"}, "TE_LAAT"),
        ({"aflos_begin": "2026-06"}, "BUITEN_AFLOSFASE"),
        ({"einde": "2026-05"}, "BUITEN_AFLOSFASE"),
        ({"betaalt_jaarlijks": True}, "TE_KORT"),
        ({"betaalt_jaarlijks": True, "tot": "2027-05"}, "TOEGEWEZEN"),
    ],
)
def test_een_aflosvrije_periode(anders: dict[str, Any], reden: str) -> None:
    vraag = Pauzevraag(**kolommen(PAUZE, anders))
    assert namen(Pauzereden, mag_aflosvrij(vraag, bekende_wet())) == [reden]
    assert all(r.tekst.endswith(".") for r in Pauzereden)


def test_gebruikte_maanden_binnen_de_aflosfase() -> None:
    f = feiten({"regeling": "SF15", "laatste_sf": "2022-08", "aflosvrij": [["2026-01", "2026-07"]]})
    fasen = bepaal_fasen(f)
    for tot, verwacht in (("2026-01", 0), ("2026-03", 2), ("2030-01", 6)):
        assert gebruikt_aflosvrij(f, fasen, np.array([waarde(tot)])).tolist() == [verwacht]


@pytest.mark.parametrize(
    ("antwoord", "student_tot", "termijn_tot", "vandaag", "einde"),
    [  # asked on 1 March 2026; 8 weeks later is 26 April
        (None, None, None, "2026-04-26", None),
        (None, None, None, "2026-04-27", "2026-03-01"),
        ("2026-04-26", None, None, "2026-05-30", None),
        ("2026-04-27", None, None, "2026-05-30", "2026-03-01"),
        (None, "2026-02-01", None, "2026-05-30", "2026-02-01"),
        ("2026-03-05", None, "2026-09-01", "2026-05-30", "2026-09-01"),
    ],
)
def test_geen_antwoord_binnen_acht_weken(
    antwoord: str | None,
    student_tot: str | None,
    termijn_tot: str | None,
    vandaag: str,
    einde: str | None,
) -> None:
    def dag(tekst: str | None) -> np.ndarray:
        return np.array([date.fromisoformat(tekst).toordinal() if tekst else GEEN])

    uit = einde_schorsing(
        dag("2026-03-01"), dag(antwoord), dag(student_tot), dag(termijn_tot),
        int(dag(vandaag)[0]), bekende_wet(),
    )  # fmt: skip
    assert uit.tolist() == dag(einde).tolist()


def test_zonder_pauze_is_het_kortst() -> None:
    f = zonder_pauze(np.array([2, 3]), np.array([BEGIN, NOOIT]))
    assert bepaal_fasen(f).einde.tolist() == [BEGIN + 24 + 180, NOOIT]
