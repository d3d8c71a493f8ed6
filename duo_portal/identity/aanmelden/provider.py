"""The seam: an identity provider sends someone away to prove who they are, and reads what they come back with.

A provider knows no request and no session: what it must remember goes along in a `Poging`, which the caller keeps
for this browser under a state that nobody can guess, and gives back once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Protocol

from django.utils.functional import Promise


class Betrouwbaarheid(IntEnum):
    """Level of assurance, in DigiD's words and steps (eIDAS: laag, substantieel, hoog)."""

    BASIS = 10
    MIDDEN = 20
    SUBSTANTIEEL = 25
    HOOG = 30


class Reden(StrEnum):
    """Why a sign-in did not succeed; each has its page."""

    GEANNULEERD = "geannuleerd"
    ONGELDIG = "ongeldig"
    ONBEKEND = "onbekend"
    TE_LAAG = "te_laag"
    ANDER = "ander"
    STORING = "storing"
    TE_VAAK = "te_vaak"


class AanmeldenMislukt(Exception):
    """A sign-in did not succeed. The text never holds what the provider told about a person."""

    def __init__(self, reden: Reden, toelichting: str = "") -> None:
        super().__init__(toelichting or f"Aanmelden is niet gelukt: {reden}.")
        self.reden = reden


@dataclass(frozen=True, slots=True)
class Poging:
    """One sign-in under way. `terug_url` is absolute; `opnieuw` asks for a proof of this very moment."""

    state: str
    terug_url: str
    opnieuw: bool = False
    onthouden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doorverwijzing:
    """Where the browser goes, and what the provider wants back in the `Poging`."""

    url: str
    onthouden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Aanmelding:
    """Someone we know proved who they are."""

    persoon_id: int
    betrouwbaarheid: Betrouwbaarheid


class IdentityProvider(Protocol):
    """One way to sign in. `naam` is its key, `titel` the words on its button."""

    @property
    def naam(self) -> str:
        """The key."""

    @property
    def titel(self) -> str | Promise:
        """The words on its button, in the reader's language."""

    @property
    def uitleg(self) -> str | Promise:
        """One line under it."""

    def is_beschikbaar(self) -> bool:
        """Whether this installation offers it."""

    def begin(self, poging: Poging) -> Doorverwijzing:
        """Where to send the browser."""

    def rond_af(self, antwoord: Mapping[str, str], poging: Poging) -> Aanmelding:
        """Who came back; raises `AanmeldenMislukt`. `antwoord` are the fields of the address or form."""


_providers: dict[str, IdentityProvider] = {}


def registreer_provider(provider: IdentityProvider) -> None:
    """Offer a way to sign in; the same name again replaces it."""
    _providers[provider.naam] = provider


def providers() -> list[IdentityProvider]:
    """What this installation offers, in order of registration."""
    return [provider for provider in _providers.values() if provider.is_beschikbaar()]


def provider(naam: str) -> IdentityProvider:
    """The provider of this name, if it is offered; raises `AanmeldenMislukt`."""
    for gevonden in providers():
        if gevonden.naam == naam:
            return gevonden
    raise AanmeldenMislukt(Reden.ONGELDIG, "Deze manier van aanmelden is er niet; kies opnieuw.")
