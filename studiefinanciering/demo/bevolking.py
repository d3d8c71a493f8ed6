"""People drawn from the quoted figures: pure, by seed, a part at a time.

`verdeel` cuts the order into parts that are drawn apart: part 7 of seed 1 is the same whether part 6 was drawn or
not, so seeding can stop and go on. `teken` draws one part: columns of families and columns of students.
Tour: `gezinnen` (incomes and homes), this file (who studies what, asks what, and applied when).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from .cijfers import Cijfers, bevolkingscijfers
from .gezinnen import Gezinnen, Int, teken_gezinnen

PER_DEEL = 20_000
"""Students a part: its columns are a few megabytes, whatever the size of the country."""
SEPTEMBER = date(2023, 9, 1)
_JA = NDArray[np.bool_]


class Soort(IntEnum):
    """Kind of education, as the columns hold it."""

    HBO = 0
    WO = 1
    MBO = 2


@dataclass(frozen=True, slots=True)
class Deel:
    """What one part holds: `ho` and `mbo` students; `eerste` students come before it."""

    nummer: int
    eerste: int
    ho: int
    mbo: int


@dataclass(frozen=True, slots=True)
class Studenten:
    """Columns of n students. Days are ordinals, amounts cents a month."""

    gezin: Int  # row in the families
    soort: Int  # Soort
    niveau: Int  # mbo level, 0 in higher education
    opleiding: Int  # row in the programmes of this kind and level
    maanden_gebruikt: Int  # months of student finance before September 2023
    is_eerstejaars: _JA
    geboren: Int
    is_uitwonend: _JA
    vraagt_aanvullende_beurs: _JA
    lening: Int
    collegegeldkrediet: Int
    collegegeld_jaar: Int
    werkt_als_eu_burger: _JA
    aangevraagd_op: Int
    kamer: Int  # (n, 3): postcode digits, letters, house number of a room of one's own

    def __len__(self) -> int:
        return len(self.gezin)

    @property
    def is_ho(self) -> _JA:
        return self.soort != Soort.MBO


@dataclass(frozen=True, slots=True)
class Bevolking:
    """One part: families and their students."""

    deel: Deel
    gezinnen: Gezinnen
    studenten: Studenten


def verdeel(ho: int, mbo: int, per_deel: int = PER_DEEL) -> Iterator[Deel]:
    """Parts of at most `per_deel` students with the same mix; raises ValueError below zero."""
    if ho < 0 or mbo < 0:
        raise ValueError("Het aantal studenten kan niet negatief zijn.")
    aantal = -(-(ho + mbo) // per_deel)
    for i in range(aantal):
        grens = [(deel * ho // aantal, deel * mbo // aantal) for deel in (i, i + 1)]
        (ho_van, mbo_van), (ho_tot, mbo_tot) = grens
        yield Deel(i, ho_van + mbo_van, ho_tot - ho_van, mbo_tot - mbo_van)


def teken(deel: Deel, seed: int, cijfers: Cijfers | None = None) -> Bevolking:
    """Draw one part; the same part and seed give the same columns."""
    c = cijfers or bevolkingscijfers()
    rng = np.random.default_rng([seed, deel.nummer])
    per_gezin = [_kinderen(rng, aantal, c) for aantal in (deel.ho, deel.mbo)]
    is_mbo = np.repeat([False, True], [len(k) for k in per_gezin])
    gezin = np.repeat(np.arange(len(is_mbo)), np.concatenate(per_gezin))
    gezinnen = teken_gezinnen(rng, is_mbo, c)
    studenten = _studenten(rng, gezin, is_mbo[gezin], c)
    # In September only parents who were never asked before are not known yet.
    eerder = np.zeros(len(is_mbo), dtype=np.bool_)
    eerder[gezin[~studenten.is_eerstejaars]] = True
    gezinnen = replace(gezinnen, is_bekend_2021=gezinnen.is_bekend_2022 | eerder)
    return Bevolking(deel, gezinnen, studenten)


def _kinderen(rng: Generator, studenten: int, c: Cijfers) -> Int:
    """Students per family, together exactly `studenten`."""
    if not studenten:
        return np.empty(0, dtype=np.int64)
    aandeel = np.array(c["gezin.kinderen"]["procent"]) / 100
    som = np.cumsum(rng.choice(np.arange(1, len(aandeel) + 1), size=studenten, p=aandeel))
    grenzen = np.append(som[som < studenten], studenten)
    return np.diff(grenzen, prepend=0)


def _studenten(rng: Generator, gezin: Int, is_mbo: _JA, c: Cijfers) -> Studenten:
    n = len(gezin)
    hbo = c["soort.hbo"]["waarde"] / (c["soort.hbo"]["waarde"] + c["soort.wo"]["waarde"])
    soort = np.where(is_mbo, Soort.MBO, np.where(rng.random(n) < hbo, Soort.HBO, Soort.WO))
    niveau = np.where(is_mbo, _kies(rng, n, [1, 2, 3, 4], c["niveau.mbo"]["waarde"]), 0)
    jaar = np.where(is_mbo, _kies(rng, n, [1, 2, 3, 4], c["studiejaar.mbo"]["procent"]), 0)
    jaar = np.where(is_mbo, jaar, _ho_jaar(rng, n, c))
    geboren = np.where(is_mbo, _geboren_mbo(rng, n, c), _geboren_ho(rng, jaar, c))
    uitwonend = [c.deel(f"uitwonend.{s}", "omvang.mbo") for s in ("hbo", "wo", "mbo")]
    eerste = (jaar == 1) & ~is_mbo
    fee = np.where(eerste, c["collegegeld"]["eerste_jaar_euro"], c["collegegeld"]["euro"]) * 100
    fee = np.where(is_mbo, 0, fee)
    lening, krediet = _leent(rng, is_mbo, fee, c)
    opleiding, kamer = _opleiding_en_kamer(rng, soort, niveau, c)
    return Studenten(
        gezin=gezin,
        soort=soort,
        niveau=niveau,
        opleiding=opleiding,
        maanden_gebruikt=_gebruikt(is_mbo, niveau, jaar, geboren),
        is_eerstejaars=eerste,
        geboren=geboren,
        is_uitwonend=rng.random(n) < np.array(uitwonend)[soort],
        vraagt_aanvullende_beurs=_vraagt(rng, is_mbo, c),
        lening=lening,
        collegegeldkrediet=krediet,
        collegegeld_jaar=fee,
        werkt_als_eu_burger=~is_mbo & (rng.random(n) < c.deel("eu_werkt")),
        aangevraagd_op=_aangevraagd(rng, n, c),
        kamer=kamer,
    )


def _kies(rng: Generator, n: int, keuzes: list[int], gewicht: list[int]) -> Int:
    kans = np.array(gewicht, dtype=np.float64)
    return np.asarray(rng.choice(keuzes, size=n, p=kans / kans.sum()), dtype=np.int64)


def _ho_jaar(rng: Generator, n: int, c: Cijfers) -> Int:
    eerste = rng.random(n) < c.deel("eerstejaars.ho", "omvang.ho")
    return np.where(eerste, 1, _kies(rng, n, [2, 3, 4], c["studiejaar.ho_later"]["procent"]))


def _geboren_ho(rng: Generator, jaar: Int, c: Cijfers) -> Int:
    """Ages on 1 September of the first year."""
    leeftijd = c["leeftijd.ho_begin"]
    oud = _kies(rng, len(jaar), leeftijd["jaren"], leeftijd["procent"]) + np.maximum(jaar - 1, 0)
    return _jarig_voor(oud) - rng.integers(0, 365, len(jaar))


def _geboren_mbo(rng: Generator, n: int, c: Cijfers) -> Int:
    """Ages on 1 September 2023; who is 18 became it in time for the quarter of July (art. 2.3(1)(b))."""
    leeftijd = c["leeftijd.mbo"]
    oud = _kies(rng, n, leeftijd["jaren"], leeftijd["waarde"])
    te_laat = (SEPTEMBER - date(2023, 7, 1)).days
    dagen = np.where(oud == 18, rng.integers(te_laat, 365, n), rng.integers(0, 365, n))
    return _jarig_voor(oud) - dagen


def _jarig_voor(oud: Int) -> Int:
    """The last day on which one can be born to have this age on 1 September 2023."""
    dagen = {o: SEPTEMBER.replace(year=SEPTEMBER.year - o).toordinal() for o in set(oud.tolist())}
    return np.array([dagen[o] for o in oud.tolist()], dtype=np.int64)


def _gebruikt(is_mbo: _JA, niveau: Int, jaar: Int, geboren: Int) -> Int:
    """Months used before September 2023: whole years; in mbo only since 18, and levels 1-2 are not counted."""
    sinds_18 = (SEPTEMBER.toordinal() - geboren) * 12 // 365 - 18 * 12 - 3
    mbo = np.where(niveau > 2, np.minimum(12 * (jaar - 1), np.maximum(sinds_18, 0)), 0)
    return np.where(is_mbo, mbo, 12 * (jaar - 1))


def _vraagt(rng: Generator, is_mbo: _JA, c: Cijfers) -> _JA:
    niet = [c.deel(f"vraagt_niet.aanvullende_beurs_{s}") for s in ("ho", "mbo")]
    return np.asarray(rng.random(len(is_mbo)) >= np.array(niet)[is_mbo.astype(np.int64)])


def _leent(rng: Generator, is_mbo: _JA, fee: Int, c: Cijfers) -> tuple[Int, Int]:
    """Asked for as loan and as collegegeldkrediet, cents a month, 0 for who does not borrow."""
    n = len(is_mbo)
    kans = np.where(is_mbo, c.deel("leent.mbo", "omvang.mbo"), c.deel("leent.ho", "omvang.ho"))
    leent = rng.random(n) < kans
    gemiddeld, spreiding = c["leent.ho_bedrag"]["euro_cent"], c["leent.ho_spreiding"]
    ho = rng.integers(
        gemiddeld * spreiding["van_procent"] // 100 + 1,
        gemiddeld * spreiding["tot_procent"] // 100 + 1,
        n,
    )
    bedrag = c["leent.mbo_bedrag"]
    mbo = rng.integers(bedrag["van_euro"] * 100, bedrag["tot_euro"] * 100, n)
    met_krediet = leent & ~is_mbo & (rng.random(n) < c.deel("leent.ho_collegegeldkrediet"))
    krediet = np.where(met_krediet, np.minimum(ho, fee // 12), 0)
    return np.where(leent, np.where(is_mbo, mbo, ho - krediet), 0), krediet


def _aangevraagd(rng: Generator, n: int, c: Cijfers) -> Int:
    """Days along the published curve, as ordinals."""
    curve = c["aanvraagcurve"]
    dagen = [dag.toordinal() for dag in curve["dagen"]]
    op = np.interp(rng.random(n) * curve["waarde"][-1], curve["waarde"], dagen)
    # The curve counts to the end of a day: what lies after the end of day d came in on d + 1.
    return np.clip(np.ceil(op), dagen[0] + 1, dagen[-1]).astype(np.int64)


def _opleiding_en_kamer(rng: Generator, soort: Int, niveau: Int, c: Cijfers) -> tuple[Int, Int]:
    n, lijsten = len(soort), c["opleidingen"]
    opleiding = np.zeros(n, dtype=np.int64)
    kamer = np.zeros((n, 3), dtype=np.int64)
    for naam, hier in groepen(soort, niveau).items():
        lijst, aantal = lijsten[naam], int(hier.sum())
        opleiding[hier] = rng.integers(0, len(lijst), aantal)
        kamer[hier, 0] = np.array([rij[3] for rij in lijst])[opleiding[hier]]
    kamer[:, 1], kamer[:, 2] = rng.integers(0, 676, n), rng.integers(1, 400, n)
    return opleiding, kamer


def groepen(soort: Int, niveau: Int) -> dict[str, _JA]:
    """The rows of each list of programmes, by the name of the list."""
    uit = {"hbo": soort == Soort.HBO, "wo": soort == Soort.WO}
    return uit | {f"mbo_{i}": (soort == Soort.MBO) & (niveau == i) for i in (1, 2, 3, 4)}
