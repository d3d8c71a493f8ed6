"""The demo's way in: a page that lists made-up people, each with a story. Refused outside demo mode."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from duo_portal.identity.aanmelden.provider import (
    AanmeldenMislukt,
    Aanmelding,
    Betrouwbaarheid,
    Doorverwijzing,
    Poging,
    Reden,
)
from duo_portal.identity.models import Persoon


@dataclass(frozen=True, slots=True)
class Demopersoon:
    """Someone who may be chosen; `verhaal` is one line per language ("nl", "en")."""

    persoon: Persoon
    verhaal: Mapping[str, str]
    is_ouder: bool = False

    @property
    def regel(self) -> str:
        """The story in the reader's language."""
        return self.verhaal["en" if (get_language() or "nl").startswith("en") else "nl"]


Bron = Callable[[], list[Demopersoon]]
_bronnen: dict[str, Bron] = {}


def registreer_demopersonen(naam: str, bron: Bron) -> None:
    """Add people to the page; the same name again replaces them. Who is not seeded is left out by `bron`."""
    _bronnen[naam] = bron


def demopersonen() -> list[Demopersoon]:
    """Everybody who may be chosen; nobody outside demo mode."""
    if not settings.DEMO_MODE:
        return []
    return [wie for bron in _bronnen.values() for wie in bron()]


class DemoProvider:
    """Choosing a made-up person from a list is the proof."""

    naam = "demo"

    @property
    def titel(self) -> str | Promise:
        """The words on its button."""
        return _("Kies een demopersoon")

    @property
    def uitleg(self) -> str | Promise:
        """One line under it."""
        return _("Dit is een demo. Alle mensen en bedragen zijn verzonnen.")

    def is_beschikbaar(self) -> bool:
        """In demo mode only."""
        return bool(settings.DEMO_MODE)

    def begin(self, poging: Poging) -> Doorverwijzing:
        """To our own page with the list."""
        return Doorverwijzing(f"{reverse('aanmelden:demo')}?{urlencode({'state': poging.state})}")

    def rond_af(self, antwoord: Mapping[str, str], poging: Poging) -> Aanmelding:
        """Whoever was chosen, if on the list."""
        try:
            gekozen = UUID(antwoord.get("persoon", ""))
        except ValueError:
            raise AanmeldenMislukt(Reden.ONBEKEND) from None
        for wie in demopersonen():
            if wie.persoon.uuid == gekozen and wie.persoon.overleden_op is None:
                return Aanmelding(wie.persoon.pk, Betrouwbaarheid.SUBSTANTIEEL)
        raise AanmeldenMislukt(Reden.ONBEKEND)
