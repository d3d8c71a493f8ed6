"""What lending a sum every month until the end of the study costs a month later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from duo_portal.foundation.money import CENTEN_PER_EURO
from duo_portal.foundation.period import Maand
from studiefinanciering.operations.vooruitzien import leenruimte_per_maand, vooruitzien
from terugbetalen.rules.machten import Int
from terugbetalen.rules.regeling import Regeling
from terugbetalen.rules.rentebedrag import opgebouwd

from .indelen import regels_van_student
from .maandlasten import Rente, maandlasten, rente_van
from .vooruitblik import begin_aflosfase

NOMINAAL = 48
"""Months of a study in higher education, for who has none on file yet."""
BEDRAGEN = (100 * CENTEN_PER_EURO, 200 * CENTEN_PER_EURO)


@dataclass(frozen=True, slots=True)
class Leenrij:
    """One amount; cents. `schuld` is with interest when repaying begins, `later_per_maand` the instalment then."""

    per_maand: int
    geleend: int
    schuld: int
    later_per_maand: int


@dataclass(frozen=True, slots=True)
class Leenkosten:
    """Rows by amount, and what they rest on: lending from `van` up to `einde` (half-open)."""

    rijen: tuple[Leenrij, ...]
    van: Maand
    einde: Maand
    aflos_begin: Maand
    regeling: Regeling
    rente: Rente
    is_aangenomen: bool  # no study on file: four years are assumed


def leenkosten(persoon_id: int, op: date) -> Leenkosten:
    """A hundred, two hundred and the most one may lend, from next month on; no rows when nothing may be lent."""
    van = Maand.van(op).volgende
    zicht = vooruitzien(persoon_id, op)
    einde = max(zicht.einde, van + 1) if zicht else van + NOMINAAL
    aflos = begin_aflosfase(einde)
    regeling = regels_van_student(zicht.verleden, aflos.index).regeling if zicht else Regeling.SF35
    rente = rente_van(regeling, op.year)
    hoogste = leenruimte_per_maand(persoon_id, op)
    bedragen = sorted({b for b in BEDRAGEN if b < hoogste} | {hoogste} - {0})
    schulden = _schulden(bedragen, einde - van, aflos - van, rente.ppm)
    lasten = maandlasten(schulden, regeling, rente.ppm, op.year)
    rijen = [
        Leenrij(bedrag, bedrag * (einde - van), schuld, last.wettelijk_centen)
        for bedrag, schuld, last in zip(bedragen, schulden, lasten, strict=True)
    ]
    return Leenkosten(tuple(rijen), van, einde, aflos, regeling, rente, zicht is None)


def _schulden(bedragen: Sequence[int], lenen: int, maanden: int, ppm: int) -> list[int]:
    """With the interest of every month up to the first instalment."""
    mutaties: Int = np.zeros((len(bedragen), maanden), dtype=np.int64)
    mutaties[:, :lenen] = np.array(bedragen)[:, None]
    rente = opgebouwd(mutaties, np.full_like(mutaties, ppm))
    return [int(s) for s in (mutaties + rente).sum(axis=1)]
