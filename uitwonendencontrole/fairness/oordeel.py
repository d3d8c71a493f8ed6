"""The four verdicts and what they rest on; the limits are those of `parameters/stopregel.toml`, published beforehand."""

from collections.abc import Iterable
from enum import StrEnum

from uitwonendencontrole.rules.stopregel import GRENZEN, Grenzen


class Oordeel(StrEnum):
    """From nothing to say to something that must stop. `te_weinig` is no acquittal."""

    TE_WEINIG = "te_weinig"
    GEEN_SIGNAAL = "geen_signaal"
    SIGNAAL = "signaal"
    ALARM = "alarm"


Interval = tuple[float, float]


def van_interval(interval: Interval, grenzen: Grenzen = GRENZEN) -> Oordeel:
    """The verdict on a ratio by its 95 % interval: beyond 1.25 or 0.8 a signal, wholly above 2 an alarm."""
    laag, hoog = interval
    if laag > grenzen.alarm_boven:
        return Oordeel.ALARM
    if laag > grenzen.signaal_boven or hoog < grenzen.signaal_onder:
        return Oordeel.SIGNAAL
    return Oordeel.GEEN_SIGNAAL


def is_te_weinig(k: int, n: int, k_ref: int, n_ref: int, grenzen: Grenzen = GRENZEN) -> bool:
    """Too few to judge: a group below 10 people, or an expected count below 5 in any cell of the 2 x 2 table."""
    if min(n, n_ref) < grenzen.kleinste_groep or k > n or k_ref > n_ref:
        return True
    gebeurd, alle = k + k_ref, n + n_ref
    kleinste = min(n, n_ref) * min(gebeurd, alle - gebeurd)
    return kleinste < grenzen.kleinste_verwacht * alle


def zwaarste(oordelen: Iterable[Oordeel]) -> Oordeel:
    """The gravest of them; `te_weinig` when there is nothing else."""
    volgorde = list(Oordeel)
    return max(oordelen, key=volgorde.index, default=Oordeel.TE_WEINIG)
