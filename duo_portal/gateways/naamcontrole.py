"""IBAN-name check: does the bank know this account under this person's name?

The banks answer with a verdict, never with a name that we did not give ourselves. No answer is no verdict: then the
account is taken as it is, and the notice letter and a returned payment are what protects.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

PROEF_ANDERE_NAAM = "9"
"""In the fake an account whose number ends in this digit stands in the name of somebody else."""


class Naamuitslag(StrEnum):
    """What the bank says about account and name."""

    KLOPT = "klopt"
    LIJKT = "lijkt"  # a typing error or another way of writing
    KLOPT_NIET = "klopt_niet"
    ONBEKEND = "onbekend"  # the bank gives no answer (abroad, closed, out of order)


class Naamcontrole(Protocol):
    """What we may ask a bank about an account."""

    def vergelijk(self, *, iban: str, naam: str) -> Naamuitslag:
        """Whether `iban` (bare, capitals) stands in the name of `naam`."""


class FakeNaamcontrole:
    """A bank in memory: `uitslagen` by account, else by the last digit."""

    def __init__(self, uitslagen: Mapping[str, Naamuitslag] | None = None) -> None:
        self._uitslagen = dict(uitslagen or {})

    def vergelijk(self, *, iban: str, naam: str) -> Naamuitslag:
        """See `Naamcontrole`."""
        if iban in self._uitslagen:
            return self._uitslagen[iban]
        if not iban.startswith("NL") or not naam.strip():
            return Naamuitslag.ONBEKEND
        ander = iban.endswith(PROEF_ANDERE_NAAM)
        return Naamuitslag.KLOPT_NIET if ander else Naamuitslag.KLOPT
