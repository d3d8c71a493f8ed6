"""Stored facts as columns: a row is a spell of months with equal facts, of one decision."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studiefinanciering.dossier import standen
from studiefinanciering.dossier.opslag import GETELD, kolommen_van
from studiefinanciering.dossier.soorten import SOORTEN
from studiefinanciering.rules.feiten import Feiten, Int
from studiefinanciering.rules.maandrijen import Stand

KOP = ("persoon", "besluit", "maand", "duur")
BREEDTE = len(KOP) + standen.BREEDTE + len(kolommen_van(1))


@dataclass(frozen=True, slots=True)
class Stukken:
    """Spells of G decisions, in order of decision and month; `begin` has a row per decision."""

    persoon: Int  # (n,)
    groep: Int  # (n,) 0 … G-1
    duur: Int  # (n,) months
    rang: Int  # (n,) which spell of its decision: 0, 1, …
    feiten: Feiten  # (n,) of the first month of each spell; counting columns empty
    gift_tot: Int  # (n,)
    begin: Stand  # (G,)

    def __len__(self) -> int:
        return len(self.persoon)

    def kies(self, mee: NDArray[np.bool_]) -> "Stukken":
        """The spells of whole decisions (all of their rows or none), numbered anew."""
        groepen, groep = np.unique(self.groep[mee], return_inverse=True)
        return Stukken(
            persoon=self.persoon[mee],
            groep=groep.astype(np.int64),
            duur=self.duur[mee],
            rang=self.rang[mee],
            feiten=self.feiten.rijen(mee),
            gift_tot=self.gift_tot[mee],
            begin=self.begin.rijen(groepen),
        )

    def maanden(self) -> tuple[Int, Feiten]:
        """Every month as a row of its own: the spell it belongs to, and its facts."""
        stuk = np.repeat(np.arange(len(self)), self.duur)
        eerste = np.repeat(np.cumsum(self.duur) - self.duur, self.duur)
        feiten = self.feiten.rijen(stuk)
        return stuk, met(feiten, maand=feiten.maand + np.arange(len(stuk)) - eerste)


def uit_tabel(tabel: NDArray[np.int64]) -> Stukken:
    """Spells from rows of `KOP`, months used before the decision, and the columns of `VELDEN[1]`."""
    tabel = tabel[np.lexsort((tabel[:, 2], tabel[:, 1]))]
    kop = {naam: np.ascontiguousarray(tabel[:, i]) for i, naam in enumerate(KOP)}
    begint = np.ones(len(tabel), dtype=np.bool_)
    begint[1:] = kop["besluit"][1:] != kop["besluit"][:-1]
    groep = np.cumsum(begint) - 1
    start = np.flatnonzero(begint)
    waarden = tabel[:, len(KOP) + standen.BREEDTE :]
    kolommen: dict[str, Any] = {}
    for i, (veld, slot) in enumerate(kolommen_van(1)):
        if slot <= 0:
            kolommen[veld] = waarden[:, i : i + 2] if slot == 0 else waarden[:, i]
    gift_tot = np.ascontiguousarray(kolommen.pop("gift_tot"))
    kolommen |= {naam: np.full(len(tabel), waarde) for naam, waarde in GETELD.items()}
    kolommen["maand"] = kop["maand"]
    feiten = {n: np.ascontiguousarray(k).astype(SOORTEN[n]) for n, k in kolommen.items()}
    return Stukken(
        persoon=kop["persoon"],
        groep=groep,
        duur=kop["duur"],
        rang=np.arange(len(tabel)) - start[groep] if len(tabel) else groep,
        feiten=Feiten(**feiten),
        gift_tot=gift_tot,
        begin=standen.uit_plat(tabel[start, len(KOP) : len(KOP) + standen.BREEDTE]),
    )


def met(feiten: Feiten, **kolommen: Any) -> Feiten:
    """The same facts with some columns in place of others (`dataclasses.replace`, without looking at every field)."""
    oud = {naam: getattr(feiten, naam) for naam in SOORTEN}
    return Feiten(**{**oud, **kolommen})
