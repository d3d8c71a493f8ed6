"""What came before the months that are read: decisions in force, and the months used until then."""

import numpy as np
from numpy.typing import NDArray

from studiefinanciering.rules.feiten import GEEN_MAAND, Int
from studiefinanciering.rules.maandrijen import Stand

from . import standen
from .bronnen import Kolommen
from .verven import maand_van, plek

BESLUITSTAND = [f"s{i}" for i in range(standen.BREEDTE)]


def besluiten_in_maanden(besluiten: Kolommen, personen: Int) -> Kolommen:
    """Decisions in force with month indices; `persoon` becomes the row in `personen`."""
    dagen = {"van": maand_van(besluiten["van"]), "tot": maand_van(besluiten["tot"])}
    return {**besluiten, **dagen, "persoon": plek(personen, besluiten["persoon"])}


def beginstand(bronnen: dict[str, Kolommen], personen: Int) -> Stand:
    """After the last decision before these months; else the opening balance."""
    verleden = bronnen["verleden"]
    maand = {
        naam: np.where(verleden[naam] > 0, maand_van(verleden[naam]), GEEN_MAAND)
        for naam in ("eerste", "laatste")
    }
    rij = plek(personen, verleden["persoon"])
    stand = standen.uit_verleden(len(personen), rij, verleden["onderwijs"], {**verleden, **maand})
    vorige = bronnen["vorige"]
    getallen = standen.plat(stand)
    getallen[plek(personen, vorige["persoon"])] = np.stack(
        [vorige[k] for k in BESLUITSTAND], axis=1
    )
    return standen.uit_plat(getallen)


def eerste_toekenning(stand: Stand, besluiten: Kolommen) -> NDArray[np.int64]:
    """(P, 3): the first award per kind, also when it lies in the months that are read."""
    uit = stand.eerste.copy()
    hier = np.flatnonzero(besluiten["persoon"] >= 0)
    for kolom in range(uit.shape[1]):
        eerste = besluiten[f"s{9 + kolom}"][hier]
        rij = besluiten["persoon"][hier]
        nieuw = (uit[rij, kolom] == GEEN_MAAND) & (eerste != GEEN_MAAND)
        uit[rij[nieuw], kolom] = eerste[nieuw]
    return uit
