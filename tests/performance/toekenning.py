"""Bulk award: rules against the whole, and the whole against COPY of its own rows."""

from typing import Any


def meet(paar: Any, waar: Any, n: int, keer: int) -> dict[str, Any]:
    """Not measured yet: the mass population of the demo is its input."""
    return {"niet_gemeten": "de bevolking van de demo is er nog niet"}
