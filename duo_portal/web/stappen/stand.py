"""What is known while someone walks the steps: who, on which day, and the checked answers so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from duo_portal.identity.burger import Burger

Schoon = dict[str, dict[str, Any]]
"""Per step its `cleaned_data`."""


@dataclass(slots=True)
class Stand:
    """Handed to every form, condition and pre-filling of a step.

    `schoon` holds the steps before this one; `register` is what `Wizard.lees_registers` read once for this
    request.
    """

    burger: Burger
    op: date
    onderwerp: str = ""
    register: Mapping[str, Any] = field(default_factory=dict)
    schoon: Schoon = field(default_factory=dict)
