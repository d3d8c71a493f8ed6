"""The columns of the second pass: a person's months in order, and what was used before and after them.

`Maandrijen` go in with a `Stand` (the counts before the first month); `Tellers` come out, with the phase of
each month and the `Stand` after the last one.
"""

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any

import numpy as np

from .componenten import Onderwijs
from .feiten import GEEN_MAAND, Bool, Code, Int


class Soort(IntEnum):
    """The separate clocks of the act: each has its own months and its own ten years."""

    HO = 0
    MBO = 1
    BUITENLAND_12 = 2  # mbo level 1-2 abroad, art. 4.18


@dataclass(frozen=True, slots=True)
class Maandrijen:
    """Person-months, strictly ascending by person and month; all columns have length n."""

    persoon: Int
    maand: Int  # month index
    onderwijs: Code  # Onderwijs
    niveau: Code  # mbo level 1-4, 0 in higher education
    is_buitenland: Bool  # art. 2.13a
    heeft_recht: Bool  # award with a right, judged apart from months used (those are counted here)
    heeft_recht_doorlopend: Bool  # the same if there was an award in the month before (2.3(4))
    is_jeugdreis: Bool  # mbo under 18, travel only (art. 4.6b)
    is_afwezig: Bool  # art. 4.3 turns this month into a loan
    prestatiebeurs_maanden: Int  # months this person may have in this kind, see `duur`
    gift_tot: Int  # after a diploma: months up to this number are gift (4.10(3), 5.7(2), 5.7(4))
    diplomatermijn_extra: Int  # months that arts. 4.14, 5.16 add to the ten years
    inkomen_onbekend: Bool  # art. 3.20: the supplement is paid as a loan until it can be set
    is_krediet: (
        Bool  # levenlanglerenkrediet, if there is no other right (3.16b); use is counted here
    )
    is_krediet_doorlopend: Bool  # the same if the credit ran in the month before (2.3a(3))
    krediet_maanden: Int  # months of it one may have (3.16c(1))
    krediet_extra: Int  # months more while the credit runs on without a break (3.16c(3))

    def __post_init__(self) -> None:
        n = len(self.persoon)
        for veld in fields(self):
            if len(getattr(self, veld.name)) != n:
                raise ValueError(f"Kolom {veld.name} heeft een andere lengte dan persoon ({n}).")
        later = np.diff(self.maand) > 0
        ander = np.diff(self.persoon)
        if np.any((ander < 0) | ((ander == 0) & ~later)):
            raise ValueError(
                "Sorteer de rijen op persoon en maand, met één rij per persoon per maand."
            )

    @classmethod
    def van(cls, *, persoon: Any, maand: Any, **kolommen: Any) -> "Maandrijen":
        """Build rows from what is given; what is left out is zero or no, higher education, with a right."""
        n = len(persoon)
        waarden: dict[str, Any] = {"persoon": persoon, "maand": maand}
        standaard = {
            "onderwijs": int(Onderwijs.HO),
            "heeft_recht": True,
            "prestatiebeurs_maanden": 48,
        }
        kolommen.setdefault("heeft_recht_doorlopend", kolommen.get("heeft_recht", True))
        for veld in fields(cls):
            soort = np.bool_ if veld.type is Bool else np.int8 if veld.type is Code else np.int64
            waarde = kolommen.pop(veld.name, standaard.get(veld.name, 0))
            kolom = np.asarray(waarden.get(veld.name, waarde), dtype=soort)
            waarden[veld.name] = np.broadcast_to(kolom, (n,))
        if kolommen:
            raise TypeError(f"Onbekende kolommen: {', '.join(sorted(kolommen))}.")
        return cls(**waarden)

    def __len__(self) -> int:
        return len(self.persoon)

    def rijen(self, keuze: Bool | Int | slice) -> "Maandrijen":
        """The same columns for some rows."""
        return Maandrijen(**{veld.name: getattr(self, veld.name)[keuze] for veld in fields(self)})

    @property
    def personen(self) -> Int:
        """Each person once, in order: the rows of a `Stand`."""
        return np.unique(self.persoon)

    @property
    def soort(self) -> Int:
        """Which clock each row runs on."""
        elders = (self.onderwijs == Onderwijs.MBO) & (self.niveau <= 2) & self.is_buitenland
        gewoon = np.where(self.onderwijs == Onderwijs.HO, Soort.HO, Soort.MBO)
        return np.where(elders, Soort.BUITENLAND_12, gewoon).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Stand:
    """Months used per person: rows of P persons, columns per `Soort`."""

    prestatiebeurs: Int  # (P, 3) months of prestatiebeurs (abroad level 1-2: of gift) used
    leenfase: Int  # (P, 3) months of the loan phase used
    recht: Int  # (P, 3) months with a right to studiefinanciering, for the first 5 or 12 of gift
    eerste: Int  # (P, 3) month index of the first award, GEEN_MAAND = none
    jeugdreis: Int  # (P,) travel months under 18 at level 3-4
    laatste: Int  # (P,) month index of the last award, GEEN_MAAND = none
    krediet: Int  # (P,) months of levenlanglerenkrediet used
    krediet_laatste: Int  # (P,) month index of the last of them, GEEN_MAAND = none

    @classmethod
    def leeg(cls, aantal: int) -> "Stand":
        """Nobody has used anything yet."""
        nul = np.zeros((aantal, 3), dtype=np.int64)
        geen = np.full((aantal, 3), GEEN_MAAND, dtype=np.int64)
        een, nooit = nul[:, 0], geen[:, 0]
        return cls(
            *(nul, nul.copy(), nul.copy(), geen),
            *(een.copy(), nooit.copy(), een.copy(), nooit.copy()),
        )

    def kopie(self) -> "Stand":
        return Stand(**{veld.name: getattr(self, veld.name).copy() for veld in fields(self)})

    def rijen(self, keuze: Bool | Int | slice) -> "Stand":
        """The same counts for some persons."""
        return Stand(**{veld.name: getattr(self, veld.name)[keuze] for veld in fields(self)})


@dataclass(frozen=True, slots=True)
class Tellers:
    """Per row: its phase and the counts before that month; `eindstand` holds the counts after all rows."""

    soort: Int
    fase: Code  # Fase; GEEN also when all months are used, ten years are over or 2.16 bars
    gebruikt: Int  # -> Feiten.prestatiebeurs_gebruikt
    leenfase_gebruikt: Int  # -> Feiten.leenfase_gebruikt
    recht_gehad: Int  # months with a right before this one, in this kind
    ho_gebruikt: Int  # -> Feiten.prestatiebeurs_ho_gebruikt
    mbo_gebruikt: Int  # -> Feiten.prestatiebeurs_mbo_gebruikt
    jeugdreis_gebruikt: Int
    eerste_toekenning: Int  # -> Feiten.eerste_toekenning
    is_doorlopend: Bool  # -> Feiten.heeft_doorlopend_recht: an award in the month before
    krediet_gebruikt: Int  # -> Feiten.krediet_gebruikt
    is_krediet_doorlopend: Bool  # -> Feiten.heeft_doorlopend_krediet
    eindstand: Stand
