"""For whom a bulk send is: questions with a name and a description in words, registered by apps. Never free SQL.

A question is one SELECT of `persoon_id` and `gegevens` (jsonb: what the text fills in, and what the letter
freezes), each person at most once. Its parameters have a name, a description and a type of their own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise

Tekst = str | Promise
Vraag = tuple[str, Mapping[str, Any]]


class PopulatieOnbekend(LookupError):
    """No app registered a population of this name."""


class ParameterOngeldig(ValueError):
    """A parameter is missing or is not what it should be; the message names it."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing to fill in: a date ("2024-08-01") or a whole number."""

    naam: str
    uitleg: Tekst
    soort: type[date] | type[int]
    standaard: str = ""

    def lees(self, tekst: str) -> date | int:
        """The value; raises `ParameterOngeldig`."""
        try:
            return date.fromisoformat(tekst) if self.soort is date else int(tekst)
        except ValueError:
            raise ParameterOngeldig(
                f"{self.naam}: vul een {'datum als 2024-08-01' if self.soort is date else 'heel getal'} in."
            ) from None


@dataclass(frozen=True, slots=True)
class Populatie:
    """Who gets it. `velden` are the words that a text may fill in, as {bedrag}, with their meaning.

    A field whose name ends in `_centen` is written as an amount, one ending in `_op` or `_voor` as a day.
    `soort` is the kind of letter that is laid; `service_bericht` shows the text of the campaign.
    """

    naam: str
    omschrijving: Tekst
    vraag: Callable[[Mapping[str, Any]], Vraag]
    velden: Mapping[str, Tekst] = field(default_factory=dict)
    parameters: tuple[Parameter, ...] = ()
    soort: str = "service_bericht"

    def lees_parameters(self, teksten: Mapping[str, Any]) -> dict[str, Any]:
        """The values of all parameters; raises `ParameterOngeldig`."""
        return {p.naam: p.lees(str(teksten.get(p.naam, ""))) for p in self.parameters}


@dataclass
class _Register:
    populaties: dict[str, Populatie] = field(default_factory=dict)


_register = _Register()


def registreer_populatie(populatie: Populatie) -> None:
    """Add a population; the same name again replaces it."""
    _register.populaties[populatie.naam] = populatie


def populaties() -> list[Populatie]:
    """All of them, by name."""
    return [_register.populaties[naam] for naam in sorted(_register.populaties)]


def populatie_van(naam: str) -> Populatie:
    """The population of this name; raises `PopulatieOnbekend`."""
    try:
        return _register.populaties[naam]
    except KeyError:
        raise PopulatieOnbekend(
            f"De populatie {naam!r} bestaat niet; kies er een uit de lijst."
        ) from None
