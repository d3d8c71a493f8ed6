"""Lines: runs of consecutive months with the same amount in the same form, per decision and component."""

from dataclasses import dataclass

import numpy as np

from studiefinanciering.rules.feiten import Int
from studiefinanciering.rules.tijdvak import Tijdvak


@dataclass(frozen=True, slots=True)
class Regels:
    """Columns of equal length: which decision (a number 0 … G-1), what, how, which months, how much."""

    groep: Int
    component: Int
    vorm: Int
    van: Int  # month index
    tot: Int  # month index, not included
    bedrag: Int  # cents a month, > 0

    def __len__(self) -> int:
        return len(self.groep)

    def van_groepen(self, groepen: Int) -> "Regels":
        """The lines of some groups, with those groups numbered anew in the given (ascending) order."""
        hier = np.isin(self.groep, groepen)
        kolommen = (self.component, self.vorm, self.van, self.tot, self.bedrag)
        return Regels(np.searchsorted(groepen, self.groep[hier]), *(k[hier] for k in kolommen))

    def som(self, groepen: int) -> Int:
        """Cents of each of `groepen` groups over all its months."""
        bedragen = (self.bedrag * (self.tot - self.van)).astype(np.float64)
        return np.bincount(self.groep, bedragen, groepen).astype(np.int64)

    def som_per_component(self) -> list[int]:
        """Cents over all months by component code."""
        bedragen = (self.bedrag * (self.tot - self.van)).astype(np.float64)
        return [int(som) for som in np.bincount(self.component, bedragen)]


def maak_regels(tijdvak: Tijdvak, groep: Int) -> Regels:
    """The lines of rows that ascend by `groep` (n,) and month; amounts of zero give no line."""
    maand = tijdvak.feiten.maand
    breuk = np.ones(len(maand), dtype=np.bool_)
    breuk[1:] = (groep[1:] != groep[:-1]) | (maand[1:] != maand[:-1] + 1)
    delen = []
    for component, bedrag in tijdvak.bedragen.items():
        vorm = tijdvak.vormen[component]
        begint = breuk.copy()
        begint[1:] |= (bedrag[1:] != bedrag[:-1]) | (vorm[1:] != vorm[:-1])
        start = np.flatnonzero(begint)
        einde = np.append(start[1:], len(maand)) - 1
        telt = bedrag[start] > 0
        start, einde = start[telt], einde[telt]
        soort = np.full(len(start), int(component))
        delen.append(
            (groep[start], soort, vorm[start], maand[start], maand[einde] + 1, bedrag[start])
        )
    kolommen = [np.concatenate(k).astype(np.int64) for k in zip(*delen, strict=True)]
    volgorde = np.lexsort((kolommen[3], kolommen[1], kolommen[0]))
    return Regels(*(kolom[volgorde] for kolom in kolommen))
