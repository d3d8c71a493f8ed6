"""Families of the made-up population: who the parents are, what they earn, where they live."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from .cijfers import Cijfers

Int = NDArray[np.int64]
Ja = NDArray[np.bool_]


class Vorm(IntEnum):
    """Which parents there are."""

    SAMEN = 0
    GESCHEIDEN = 1  # the second parent lives elsewhere, the first one is a single parent
    EEN_OUDER = 2  # the second parent is not known


@dataclass(frozen=True, slots=True)
class Gezinnen:
    """Columns of G families; incomes in cents a year, the same in both peiljaren."""

    vorm: Int  # Vorm
    inkomen: Int  # (G, 2)
    is_bekend_2021: Ja  # income of the peiljaar of 2023
    is_bekend_2022: Ja  # income of the peiljaar of 2024
    aftrekkinderen: Int
    huis: Int  # (G, 2, 4) home of each parent: town, postcode digits, letters, house number

    def __len__(self) -> int:
        return len(self.vorm)


def teken_gezinnen(rng: Generator, is_mbo: Ja, c: Cijfers) -> Gezinnen:
    """Draw the families of one part; `is_mbo` says what their children study."""
    n = len(is_mbo)
    onder = rng.random(n) < np.where(
        is_mbo,
        c.deel("onder_inkomensgrens.mbo", "omvang.mbo"),
        c.deel("onder_inkomensgrens.ho"),
    )
    samen, is_eenouder = _inkomens(rng, onder, c)
    een = is_eenouder & (rng.random(n) < c.deel("gezin.een_ouder"))
    vorm = np.where(een, Vorm.EEN_OUDER, np.where(is_eenouder, Vorm.GESCHEIDEN, Vorm.SAMEN))
    # Of who asks (1 − 24 %) so many are not known that it comes to the published share of all.
    vragers = 1 - c.deel("vraagt_niet.aanvullende_beurs_ho")
    kans = c.deel("inkomen_onbekend.januari", "omvang.ho") / vragers
    onbekend = ~is_mbo & (rng.random(n) < kans)
    return Gezinnen(
        vorm=vorm,
        inkomen=_per_ouder(rng, samen, vorm, c),
        is_bekend_2021=~onbekend,
        is_bekend_2022=~onbekend,
        aftrekkinderen=(rng.random(n) < c.deel("gezin.aftrekkinderen")).astype(np.int64),
        huis=_huizen(rng, n, len(c["woonplaatsen"]["plaats"]), c),
    )


def _inkomens(rng: Generator, onder: Ja, c: Cijfers) -> tuple[Int, Ja]:
    """Joint income in whole euros on the drawn side of the limit, and whether from the single parents."""
    paar, een = c["inkomen.paar"], c["inkomen.eenouder"]
    kans_een = een["huishoudens"] / (een["huishoudens"] + paar["huishoudens"])
    grens = c["inkomensgrens.twee_ouders"]["euro"]
    inkomen = np.zeros(len(onder), dtype=np.int64)
    is_een = np.zeros(len(onder), dtype=np.bool_)
    rest = np.arange(len(onder))
    while len(rest):
        uit_een = rng.random(len(rest)) < kans_een
        trek = np.where(
            uit_een, _lognormaal(rng, len(rest), een), _lognormaal(rng, len(rest), paar)
        )
        past = (trek < grens) == onder[rest]
        inkomen[rest[past]], is_een[rest[past]] = trek[past], uit_een[past]
        rest = rest[~past]
    return inkomen, is_een


def _lognormaal(rng: Generator, n: int, verdeling: dict[str, int]) -> Int:
    """Whole euros: of a lognormal, mean / median = exp(σ² / 2)."""
    gemiddeld, mediaan = verdeling["gemiddeld"], verdeling["mediaan"]
    sigma = np.sqrt(2 * np.log(gemiddeld / mediaan))
    return np.floor(rng.lognormal(np.log(mediaan), sigma, n)).astype(np.int64)


def _per_ouder(rng: Generator, samen: Int, vorm: Int, c: Cijfers) -> Int:
    grens = c["inkomen.hoofdverdiener"]
    eerste_ppm = rng.integers(
        grens["van_procent"] * 10_000, grens["tot_procent"] * 10_000, len(vorm)
    )
    eerste = np.where(vorm == Vorm.EEN_OUDER, samen, samen * eerste_ppm // 1_000_000)
    return np.stack([eerste, samen - eerste], axis=1) * 100


def _huizen(rng: Generator, n: int, plaatsen: int, c: Cijfers) -> Int:
    van, tot = (np.array([p[i] for p in c["woonplaatsen"]["plaats"]]) for i in (1, 2))
    plaats = rng.integers(0, plaatsen, (n, 2))
    cijfers = rng.integers(van[plaats], tot[plaats] + 1)
    letters, nummer = rng.integers(0, 676, (n, 2)), rng.integers(1, 400, (n, 2))
    return np.stack([plaats, cijfers, letters, nummer], axis=2)
