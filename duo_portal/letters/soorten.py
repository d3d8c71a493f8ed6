"""The kinds of letter: each is registered by the app that lays it, with the function that puts it into words.

The function gets the frozen letter and answers in the language that is switched on, from what never changes:
the letter's own data and the stored decision that it points at.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from duo_portal.letters.inhoud import Briefinhoud, adresseer, gekozen_taal, in_taal
from duo_portal.letters.models import Brief


class BriefsoortOnbekend(LookupError):
    """No app registered this kind of letter, so nobody can put it into words."""


def _altijd(_brief: Brief) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Briefsoort:
    """One kind. `onderwerp` is its line in the inbox; `titel_van` may give a letter a line of its own.

    `is_nog_nodig` tells of a letter with a deadline whether an answer is still waited for.
    """

    naam: str
    onderwerp: str | Promise
    maak: Callable[[Brief], Briefinhoud]
    is_besluit: bool = False
    titel_van: Callable[[Brief], str] | None = None
    is_nog_nodig: Callable[[Brief], bool] = _altijd


@dataclass
class _Register:
    soorten: dict[str, Briefsoort] = field(default_factory=dict)


_register = _Register()


def registreer_briefsoort(soort: Briefsoort) -> None:
    """Add a kind; the same name again replaces it."""
    _register.soorten[soort.naam] = soort


def briefsoorten() -> list[Briefsoort]:
    """All kinds, by name."""
    return [_register.soorten[naam] for naam in sorted(_register.soorten)]


def soort_van(brief: Brief) -> Briefsoort:
    """The kind of a letter; raises `BriefsoortOnbekend`."""
    try:
        return _register.soorten[brief.soort]
    except KeyError:
        raise BriefsoortOnbekend(
            f"De briefsoort {brief.soort!r} is niet geregistreerd; meld haar aan in AppConfig.ready()."
        ) from None


def onderwerp_van(brief: Brief) -> str:
    """The line in the inbox, in the language of the page; an unknown kind shows its code in words."""
    soort = _register.soorten.get(brief.soort)
    if soort is None:
        return brief.soort.replace("_", " ")
    return soort.titel_van(brief) if soort.titel_van else str(soort.onderwerp)


def maak_inhoud(brief: Brief, taal: str | None = None) -> Briefinhoud:
    """The letter in words, in `taal` or in its own language; raises `BriefsoortOnbekend`."""
    gekozen = gekozen_taal(brief, taal)
    with in_taal(gekozen):
        return adresseer(soort_van(brief).maak(brief), brief, gekozen)


def teken(inhoud: Briefinhoud) -> dict[str, Any]:
    """The letter for a template, in its own language."""
    with in_taal(inhoud.taal):
        return inhoud.als_json() | {"alle_delen": inhoud.alle_delen}
