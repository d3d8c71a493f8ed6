"""`@rule(law=…)` registers a pure function with its article and period of force.

The register is read by the generated law map (article → rule → parameter → case); a new text of the law is
a new function with a later `vanaf`, never a copied folder of years.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ParamSpec, TypeVar

from .law import LawReference

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Regel:
    """A registered rule: where it stands, on which articles, over which days, with which parameters."""

    naam: str
    module: str
    wetten: tuple[LawReference, ...]
    vanaf: date | None
    tot: date | None
    parameters: tuple[str, ...]
    functie: Callable[..., Any]


_REGELS: dict[str, Regel] = {}


def rule(
    *,
    law: str | tuple[str, ...],
    vanaf: date | None = None,
    tot: date | None = None,
    parameters: tuple[str, ...] = (),
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register the decorated function; `law` like "Wsf 2000 art. 3.18", `parameters` as table names.

    Raises ValueError when a rule of that name in that module exists already.
    """
    wetten = (law,) if isinstance(law, str) else law

    def registreer(functie: Callable[P, R]) -> Callable[P, R]:
        sleutel = f"{functie.__module__}.{functie.__name__}"
        if sleutel in _REGELS:
            raise ValueError(f"Regel {sleutel} is al geregistreerd; geef de nieuwe een eigen naam.")
        _REGELS[sleutel] = Regel(
            functie.__name__,
            functie.__module__,
            tuple(LawReference.parse(wet) for wet in wetten),
            vanaf,
            tot,
            parameters,
            functie,
        )
        return functie

    return registreer


def regels() -> list[Regel]:
    """All registered rules, by module and name."""
    return [_REGELS[sleutel] for sleutel in sorted(_REGELS)]
