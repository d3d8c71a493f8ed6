"""What somebody has left a month for arrears.

Who states net income, rent and how they live is judged by that: the beslagvrije voet and the monthly amount stay free.
Otherwise the draagkracht of the decision in force counts, less the monthly amount.
"""

from dataclasses import asdict, dataclass
from datetime import date

import numpy as np

from duo_portal.foundation.period import Maand
from terugbetalen.queries import vaststelling_op
from terugbetalen.rules.beslagvrij import Leefvorm, beslagvrije_voet, ruimte
from terugbetalen.rules.parameters import bekende_wet


@dataclass(frozen=True, slots=True)
class Opgave:
    """What somebody says of themselves, cents a month; with a partner both together."""

    netto_centen: int
    woonlasten_centen: int
    leefvorm: Leefvorm

    def feiten(self) -> dict[str, int]:
        """For the receipt."""
        return {naam: int(waarde) for naam, waarde in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class Ruimte:
    """What is left a month for arrears, cents; `centen` None: not known. `voet_centen` stays free of what was stated."""

    centen: int | None
    bron: str  # "opgave", "draagkracht" or "onbekend"
    maandbedrag_centen: int
    draagkracht_centen: int | None = None
    voet_centen: int | None = None


def ruimte_van(
    persoon_id: int, op: date, *, is_lllk: bool = False, opgave: Opgave | None = None
) -> Ruimte:
    """What is left a month for arrears, from what was stated or else from the decision in force."""
    besluit = vaststelling_op(persoon_id, op, is_lllk=is_lllk)
    maandbedrag = besluit.te_betalen_centen if besluit else 0
    draagkracht = besluit.draagkracht_centen if besluit else None
    if opgave is not None:
        maand = np.array([Maand.van(op).index], dtype=np.int64)
        netto, wonen, vorm = (np.array([w], dtype=np.int64) for w in opgave.feiten().values())
        voet = beslagvrije_voet(vorm, netto, wonen, _bekende_maand(maand), bekende_wet())
        over = ruimte(netto, voet, np.array([maandbedrag], dtype=np.int64))
        return Ruimte(int(over[0]), "opgave", maandbedrag, draagkracht, int(voet[0]))
    if draagkracht is None:
        return Ruimte(None, "onbekend", maandbedrag)
    return Ruimte(max(draagkracht - maandbedrag, 0), "draagkracht", maandbedrag, draagkracht)


def _bekende_maand(maand: np.ndarray) -> np.ndarray:
    """The month itself, or the last of which the amounts are known: what stays free then is a little low."""
    eerste, na = bekende_wet().periode("beslagvrij.hoogste.alleenstaand")
    return np.clip(maand, eerste.index, na.index - 1)
