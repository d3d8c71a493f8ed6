"""The dated parameters of repayment, read once a process."""

from functools import cache
from pathlib import Path

from duo_portal.foundation.parameters import Parameters

MAP = Path(__file__).resolve().parents[1] / "parameters"


@cache
def bekende_wet() -> Parameters:
    """The tables beside these rules; a proposed law is an overlay on them."""
    return Parameters.laad(MAP)
