"""When the check must stop by itself: limits published beforehand, and a pure function over the monitor's periods.

A stop is not a matter of judgement: a draw that cannot be reproduced, an alarm in one period, or a signal at the same
stage for the same group in two periods one after the other. Lifting it is: `Grenzen.opheffen_door` people on record.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

BESTAND = Path(__file__).resolve().parents[1] / "parameters" / "stopregel.toml"


@dataclass(frozen=True, slots=True)
class Grenzen:
    """The published limits; ratios are plain numbers, see stopregel.toml for what each means."""

    gepubliceerd_op: date
    geldt_vanaf: date
    signaal_boven: float
    signaal_onder: float
    alarm_boven: float
    alfa: float
    perioden_op_rij: int
    kleinste_groep: int
    kleinste_verwacht: int
    opheffen_door: int


@cache
def lees_grenzen(pad: Path = BESTAND) -> Grenzen:
    """The limits of a file."""
    tabel: dict[str, Any] = tomllib.loads(pad.read_text(encoding="utf-8"))["stopregel"]
    waarden = {naam: tabel[naam] for naam in Grenzen.__dataclass_fields__}
    for breuk in ("signaal_boven", "signaal_onder", "alarm_boven", "alfa"):
        waarden[breuk] = float(tabel[breuk])
    return Grenzen(**waarden)


GRENZEN = lees_grenzen()


class Stopreden(StrEnum):
    """Why checks stop."""

    TREKKING_KLOPT_NIET = "trekking_klopt_niet"
    ALARM = "alarm"
    HERHAALD_SIGNAAL = "herhaald_signaal"


@dataclass(frozen=True, slots=True)
class Meting:
    """One stage and group in one period: the 95 % interval of the ratio and p after Holm; None: too few to say."""

    fase: str
    groep: str
    interval: tuple[float, float] | None
    p_holm: float | None


@dataclass(frozen=True, slots=True)
class Periode:
    """What the monitor found in one period. `is_trekking_nagerekend`: the draw came out the same when redone."""

    eindigt_op: date
    is_trekking_nagerekend: bool
    metingen: tuple[Meting, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One ground to stop; `fase` and `groep` are empty when the draw itself is the ground."""

    reden: Stopreden
    fase: str = ""
    groep: str = ""


def is_signaal(meting: Meting, grenzen: Grenzen = GRENZEN) -> bool:
    """Beyond the signal lines, and still significant after Holm."""
    if meting.interval is None or meting.p_holm is None or meting.p_holm >= grenzen.alfa:
        return False
    laag, hoog = meting.interval
    return laag > grenzen.signaal_boven or hoog < grenzen.signaal_onder


def is_alarm(meting: Meting, grenzen: Grenzen = GRENZEN) -> bool:
    """Wholly above the alarm line, and still significant after Holm."""
    return is_signaal(meting, grenzen) and (meting.interval or (0, 0))[0] > grenzen.alarm_boven


def moet_stoppen(perioden: Sequence[Periode], grenzen: Grenzen = GRENZEN) -> tuple[Stop, ...]:
    """The grounds to stop after the last of these periods; empty: the check may go on.

    Periods may come in any order; a period in which a stage had too few people breaks a row of signals, because
    nothing was seen. Raises ValueError for two periods that end on the same day.
    """
    op_rij = sorted(perioden, key=lambda periode: periode.eindigt_op)
    if len({periode.eindigt_op for periode in op_rij}) != len(op_rij):
        raise ValueError("Two periods end on the same day: give each period once.")
    if not op_rij:
        return ()
    laatste = op_rij[-1]
    stops = [] if laatste.is_trekking_nagerekend else [Stop(Stopreden.TREKKING_KLOPT_NIET)]
    stops += [
        Stop(Stopreden.ALARM, m.fase, m.groep) for m in laatste.metingen if is_alarm(m, grenzen)
    ]
    if len(recent := op_rij[-grenzen.perioden_op_rij :]) == grenzen.perioden_op_rij:
        telkens = set.intersection(
            *({(m.fase, m.groep) for m in p.metingen if is_signaal(m, grenzen)} for p in recent)
        )
        stops += [Stop(Stopreden.HERHAALD_SIGNAAL, *waar) for waar in sorted(telkens)]
    return tuple(stops)
