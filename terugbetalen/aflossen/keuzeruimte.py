"""Between which rules a debtor may choose, and until when (10a.2, 12.14(5), 12.32(2))."""

from dataclasses import dataclass
from datetime import date

from duo_portal.audit import bedrijfsdatum
from terugbetalen.portaal.lezing import Lezing
from terugbetalen.rules.regeling import Regeling


@dataclass(frozen=True, slots=True)
class Keuzeruimte:
    """What holds now, what may be chosen (the present one first), and the last day; None: student finance still runs."""

    nu: Regeling
    mogelijk: tuple[Regeling, ...]
    uiterlijk: date | None


def keuzeruimte(uit: Lezing) -> Keuzeruimte | None:
    """None when the act gives this person no choice (any more)."""
    stand = uit.indeling
    if stand is None or not stand.open_keuze:
        return None
    if stand.open_tot is not None and stand.open_tot < bedrijfsdatum.vandaag():
        return None
    mogelijk = dict.fromkeys((stand.uiteindelijk, stand.zonder_keuze, *stand.open_keuze))
    return Keuzeruimte(stand.uiteindelijk, tuple(mogelijk), stand.open_tot)
