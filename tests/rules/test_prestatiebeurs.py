"""The second pass: golden months, one person alone equals the batch, and a walk written out by hand."""

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.foundation.explain import Uitleg
from duo_portal.foundation.period import Maand
from studiefinanciering.rules.componenten import Component, Onderwijs, Vorm
from studiefinanciering.rules.maandrijen import Maandrijen, Soort, Stand
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.prestatiebeurs import bepaal_vormen, vorm
from studiefinanciering.rules.tellers import tel_maanden

GEVALLEN = tomllib.loads(
    Path(__file__).with_name("prestatiebeurs.toml").read_text(encoding="utf-8")
)["geval"]
P = bekende_wet()
LETTER = {"-": 0, "G": 1, "P": 2, "L": 3}


def _rijen(geval: dict[str, Any]) -> tuple[Maandrijen, Stand]:
    """One person: `maanden` months from `vanaf`; a `vanaf_rij` table overrides columns from a row on."""
    n, begin = geval["maanden"], Maand.parse(geval["vanaf"]).index
    kolommen: dict[str, Any] = {}
    for naam, waarde in geval.get("kolommen", {}).items():
        kolommen[naam] = np.full(n, waarde)
    for stuk in geval.get("stuk", []):
        for naam in stuk.keys() - {"rij"}:
            kolommen.setdefault(naam, np.full(n, _standaard(naam)))[stuk["rij"] :] = stuk[naam]
    stand = Stand.leeg(1)
    for naam, waarde in geval.get("begin", {}).items():
        getattr(stand, naam)[0, Soort[geval["soort"]]] = waarde
    rijen = Maandrijen.van(persoon=np.full(n, 7), maand=begin + np.arange(n), **kolommen)
    return rijen, stand


def _standaard(naam: str) -> int:
    return {"onderwijs": 1, "heeft_recht": 1, "prestatiebeurs_maanden": 48}.get(naam, 0)


def _uitgeschreven(tekst: str) -> list[int]:
    """Read "5G 43P 36-" as the forms of 84 months."""
    return [LETTER[d[-1]] for d in tekst.split() for _ in range(int(d[:-1]))]


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: g["naam"])
def test_gouden_geval(geval: dict[str, Any]) -> None:
    rijen, stand = _rijen(geval)
    vormen = bepaal_vormen(rijen, stand, P)
    for naam, tekst in geval["verwacht"].items():
        uit = vormen.per_component[Component[naam.upper()]]
        assert uit.tolist() == _uitgeschreven(tekst), naam


def test_eenmalige_regelingen_zijn_altijd_gift() -> None:
    rijen = Maandrijen.van(persoon=[1], maand=[24284], heeft_recht=False)
    tellers = tel_maanden(rijen, None, P)
    assert vorm(rijen, tellers, Component.ENERGIETOESLAG, P).tolist() == [Vorm.GIFT]


def test_levenlanglerenkrediet_kent_geen_fasen() -> None:
    rijen = Maandrijen.van(persoon=[1], maand=[24284], heeft_recht=False)
    tellers = tel_maanden(rijen, None, P)
    assert vorm(rijen, tellers, Component.LEVENLANGLERENKREDIET, P).tolist() == [Vorm.LENING]


def test_uitleg_noemt_maanden_en_vorm() -> None:
    rijen = Maandrijen.van(persoon=[1], maand=[24284])
    uitleg = Uitleg()
    vorm(rijen, tel_maanden(rijen, None, P), Component.AANVULLENDE_BEURS, P, uitleg)
    stappen = {stap.naam: stap.waarde for stap in uitleg}
    assert stappen["vorm_aanvullende_beurs"] == "gift"
    assert stappen["prestatiebeurs_gebruikt"] == 0


def test_ongesorteerde_rijen_worden_geweigerd() -> None:
    with pytest.raises(ValueError, match="Sorteer"):
        Maandrijen.van(persoon=[1, 1], maand=[10, 10])
    with pytest.raises(ValueError, match="Sorteer"):
        Maandrijen.van(persoon=[2, 1], maand=[10, 11])


def test_beginstand_van_ander_aantal_personen_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="beginstand"):
        tel_maanden(Maandrijen.van(persoon=[1, 2], maand=[10, 10]), Stand.leeg(1), P)


# --- properties -------------------------------------------------------------------------------------


zaden = st.integers(0, 2**32 - 1)


def _personen(zaad: int) -> tuple[Maandrijen, Stand]:
    """Up to four persons with up to sixty random months each, and random earlier use."""
    rng = np.random.default_rng(zaad)
    aantal = int(rng.integers(1, 5))
    lengtes = rng.integers(1, 60, aantal)
    n = int(lengtes.sum())
    persoon = np.repeat(np.arange(aantal) * 3 + 5, lengtes)
    maand = np.concatenate([24270 + np.cumsum(rng.integers(1, 3, k)) for k in lengtes])
    onderwijs = rng.choice([1, 1, 2], n)
    mbo = onderwijs == Onderwijs.MBO
    stand = Stand.leeg(aantal)
    stand.prestatiebeurs[:] = rng.integers(0, 50, (aantal, 3))
    stand.leenfase[:] = rng.integers(0, 36, (aantal, 3)) * (stand.prestatiebeurs >= 48)
    stand.recht[:] = stand.prestatiebeurs + stand.leenfase
    gehad = stand.recht > 0
    stand.eerste[:] = np.where(gehad, 24270 - rng.integers(1, 118, (aantal, 3)), -1)
    rijen = Maandrijen.van(
        persoon=persoon,
        maand=maand,
        onderwijs=onderwijs,
        niveau=np.where(mbo, rng.integers(1, 5, n), 0),
        is_buitenland=rng.random(n) < 0.2,
        heeft_recht=rng.random(n) < 0.9,
        is_jeugdreis=mbo & (rng.random(n) < 0.2),
        is_afwezig=rng.random(n) < 0.1,
        prestatiebeurs_maanden=rng.choice([48, 48, 60, 72], n),
        gift_tot=rng.choice([0, 0, 24, 48], n),
        diplomatermijn_extra=rng.choice([0, 0, 60], n),
        inkomen_onbekend=rng.random(n) < 0.1,
    )
    return rijen, stand


@given(zaden)
def test_samen_is_gelijk_aan_ieder_apart(zaad: int) -> None:
    rijen, stand = _personen(zaad)
    samen = bepaal_vormen(rijen, stand, P)
    for nummer, persoon in enumerate(rijen.personen):
        van_hem = rijen.persoon == persoon
        apart = bepaal_vormen(rijen.rijen(van_hem), stand.rijen(np.array([nummer])), P)
        for deel, vormen in apart.per_component.items():
            assert vormen.tolist() == samen.per_component[deel][van_hem].tolist()
        assert apart.tellers.gebruikt.tolist() == samen.tellers.gebruikt[van_hem].tolist()


@given(zaden, st.integers(24270, 24390))
def test_twee_runs_achter_elkaar_zijn_gelijk_aan_een(zaad: int, snede: int) -> None:
    rijen, stand = _personen(zaad)
    geheel = bepaal_vormen(rijen, stand, P)
    for nummer, persoon in enumerate(rijen.personen):
        van_hem = rijen.persoon == persoon
        voor = rijen.rijen(van_hem & (rijen.maand < snede))
        na = rijen.rijen(van_hem & (rijen.maand >= snede))
        tussen = stand.rijen(np.array([nummer]))
        delen = []
        for stuk in (voor, na):
            if len(stuk):
                uit = bepaal_vormen(stuk, tussen, P)
                tussen = uit.tellers.eindstand
                delen += uit.per_component[Component.AANVULLENDE_BEURS].tolist()
        assert delen == geheel.per_component[Component.AANVULLENDE_BEURS][van_hem].tolist()


def _met_de_hand(rijen: Maandrijen, stand: Stand) -> list[tuple[int, int, int]]:
    """Articles 2.7a, 2.13, 2.16, 4.2-4.7, 4.18 and 5.2 for one person, month after month, in plain ints.

    Gives (form of basisbeurs, of aanvullende beurs, of travel) per row.
    """
    used = stand.prestatiebeurs[0].tolist()
    lent = stand.leenfase[0].tolist()
    right = stand.recht[0].tolist()
    first = stand.eerste[0].tolist()
    young, out = int(stand.jeugdreis[0]), []
    for i in range(len(rijen)):
        month, mbo, level = int(rijen.maand[i]), rijen.onderwijs[i] == 2, int(rijen.niveau[i])
        low = mbo and level in (1, 2)
        kind = 0 if not mbo else 2 if low and rijen.is_buitenland[i] else 1
        total = int(rijen.prestatiebeurs_maanden[i])
        limit = 120 + int(rijen.diplomatermijn_extra[i])
        expired = not low and first[kind] >= 0 and month - first[kind] >= limit
        barred = mbo and (used[0] >= 48 or (low and used[1] >= 48))
        basis = extra = travel = 0
        if not rijen.heeft_recht[i] or expired or barred:
            out.append((0, 0, 0))
            continue
        if rijen.is_jeugdreis[i]:
            travel = 1 if low else 2
            if not low:
                young += 1
        elif low and kind == 1:
            basis = extra = 3 if rijen.is_afwezig[i] else 1
            travel = 1
        elif used[kind] < total:
            basis = extra = travel = 1 if kind == 2 or used[kind] < rijen.gift_tot[i] else 2
            if kind != 2 and right[kind] < (12 if mbo else 5):
                extra = 1
            used[kind] += 1
            right[kind] += 1
        elif lent[kind] < 36:
            if kind == 2:
                travel = 1
            elif lent[kind] < (36 - young if mbo else 12):
                travel = 2
            lent[kind] += 1
            right[kind] += 1
        else:
            out.append((0, 0, 0))
            continue
        if extra and rijen.inkomen_onbekend[i]:
            extra = 3
        if (not low or kind == 2) and first[kind] < 0:
            first[kind] = month
        out.append((basis, extra, travel))
    return out


@given(zaden)
def test_gelijk_aan_de_uitgeschreven_wet(zaad: int) -> None:
    rijen, stand = _personen(zaad)
    uit = bepaal_vormen(rijen, stand, P).per_component
    delen = (Component.BASISBEURS, Component.AANVULLENDE_BEURS, Component.REISVOORZIENING)
    samen = list(zip(*(uit[deel].tolist() for deel in delen), strict=True))
    verwacht: list[tuple[int, int, int]] = []
    for nummer, persoon in enumerate(rijen.personen):
        van_hem = rijen.rijen(rijen.persoon == persoon)
        verwacht += _met_de_hand(van_hem, stand.rijen(np.array([nummer])))
    assert samen == verwacht
