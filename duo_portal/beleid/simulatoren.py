"""The register of simulators: what can work out a proposed law, by name. Apps register in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duo_portal.foundation.parameters import Parameters

from .uitkomst import Uitkomst
from .voormij import Aanvragen, Eigen, Gevallen
from .voorstel import Voorstel


class SimulatorOnbekend(LookupError):
    """Nobody registered a simulator of this name; the message names those that exist."""


@dataclass(frozen=True, slots=True)
class Simulator:
    """One way to work out a proposal.

    `reken(voorstel, peildatum)` reads the population as known on the day, read-only, and compares the law in force
    with the proposal. `wet()` is the law in force that a proposal is laid over. `tabellen` are the beginnings of the
    names of tables that this simulator reads: a proposal about another one would change nothing, and is refused.
    `varianten` are the names of rule variants that a proposal may ask for, `voorbeelden` a folder with worked examples.

    For the page of citizens: `gevallen(voorstel)` works out typical people, `eigen(voorstel, persoon_id, op)` somebody's
    own case (None: nothing is known to work out), `aanvragen(voorstel, opent_op, op)` counts who applied.
    """

    naam: str
    titel: str
    reken: Callable[[Voorstel, date], Uitkomst]
    wet: Callable[[], Parameters]
    tabellen: tuple[str, ...]
    varianten: tuple[str, ...] = ()
    voorbeelden: Path | None = None
    gevallen: Callable[[Voorstel], Gevallen] | None = None
    eigen: Callable[[Voorstel, int, date], Eigen | None] | None = None
    aanvragen: Callable[[Voorstel, date, date], Aanvragen] | None = None


_simulatoren: dict[str, Simulator] = {}


def registreer_simulator(simulator: Simulator) -> None:
    """Make a simulator known; the same name again takes its place."""
    _simulatoren[simulator.naam] = simulator


def simulator(naam: str) -> Simulator:
    """The simulator of a name; raises `SimulatorOnbekend`."""
    try:
        return _simulatoren[naam]
    except KeyError:
        raise SimulatorOnbekend(
            f"Er is geen simulator {naam!r}; kies uit: {', '.join(sorted(_simulatoren)) or 'geen'}."
        ) from None


def simulatoren() -> list[Simulator]:
    """All of them, by name."""
    return [_simulatoren[naam] for naam in sorted(_simulatoren)]
