"""Lines for the trial calculation, and its answers."""

import json
from typing import Any

from studiefinanciering.proefberekening.antwoorden import antwoorden
from studiefinanciering.rules.parameters import bekende_wet

GOED: dict[str, Any] = {"maand": "2024-05", "onderwijs": "ho", "uitwonend": True, "ouders": []}
MBO: dict[str, Any] = {**GOED, "onderwijs": "mbo", "niveau": 3}
OUDER = {"toetsingsinkomen": "30000.00"}


def reken(*regels: Any) -> list[dict[str, Any]]:
    """The answers to these lines: objects, or text and bytes as they are."""
    return [json.loads(antwoord) for antwoord in antwoorden(als_bytes(regels), bekende_wet())]


def als_bytes(regels: tuple[Any, ...]) -> list[bytes]:
    return [
        r if isinstance(r, bytes) else r.encode() if isinstance(r, str) else json.dumps(r).encode()
        for r in regels
    ]


def componenten(regel: Any) -> dict[str, int]:
    return dict(reken(regel)[0]["componenten"])
