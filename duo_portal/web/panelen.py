"""The panel seam: apps put menu items, panels and tasks on the portal without the portal knowing them.

An app registers from its `AppConfig.ready`. A place (`plek`) is a name that a page draws with
`{% panelen "start" %}`; whoever registers for a place that no page draws is simply not seen, so that an app can be
left out. Known places: start, studiefinanciering, betalingen, schuld, gegevens, aanvraag_lening, uitleg_schuld.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.functional import Promise

from duo_portal.identity.burger import Burger
from duo_portal.web.adressen import pad_voor

Tekst = str | Promise
Lees = Callable[[Burger, date], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Paneel:
    """A fragment on a page. `lees` gives its template's context, or None when there is nothing to show."""

    plek: str
    naam: str
    sjabloon: str
    lees: Lees
    volgorde: int = 100


@dataclass(frozen=True, slots=True)
class MenuPunt:
    """One line of the portal's menu: its words and the name of its address; `teller` may add what is new.

    `onder` names pages that belong to it and do not stand beneath its address.
    """

    tekst: Tekst
    url_naam: str
    volgorde: int = 100
    toon: Callable[[Burger], bool] = lambda _burger: True
    teller: Callable[[Burger], str] | None = None
    onder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taak:
    """What someone has to do or to know in time. `uiterlijk` is the last day, when there is one."""

    titel: Tekst
    uitleg: Tekst
    url: str = ""
    uiterlijk: date | None = None
    is_dringend: bool = False


TakenLezer = Callable[[Burger, date], list[Taak]]


@dataclass
class _Register:
    panelen: dict[str, Paneel] = field(default_factory=dict)
    menu: dict[str, MenuPunt] = field(default_factory=dict)
    taken: dict[str, TakenLezer] = field(default_factory=dict)


_register = _Register()


def registreer_paneel(paneel: Paneel) -> None:
    """Add a panel; the same name again replaces it."""
    _register.panelen[paneel.naam] = paneel


def registreer_menu(punt: MenuPunt) -> None:
    """Add a menu item; the same address again replaces it."""
    _register.menu[punt.url_naam] = punt


def registreer_taken(naam: str, lees: TakenLezer) -> None:
    """Add a source of tasks."""
    _register.taken[naam] = lees


def panelen_van(plek: str, burger: Burger, op: date) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Template and context of every panel of a place that has something to show, in order."""
    gekozen = [p for p in _register.panelen.values() if p.plek == plek]
    for paneel in sorted(gekozen, key=lambda p: (p.volgorde, p.naam)):
        gelezen = paneel.lees(burger, op)
        if gelezen is not None:
            yield paneel.sjabloon, gelezen


def menu_van(burger: Burger) -> list[MenuPunt]:
    """The menu of this citizen, in order."""
    punten = [punt for punt in _register.menu.values() if punt.toon(burger)]
    return sorted(punten, key=lambda punt: (punt.volgorde, punt.url_naam))


def tekst_van(punt: MenuPunt, burger: Burger) -> tuple[str, str]:
    """The words of a line in the reader's language, and its count ("2 nieuw", or nothing)."""
    return str(punt.tekst), punt.teller(burger) if punt.teller else ""


def taken_van(burger: Burger, op: date) -> list[Taak]:
    """Everything to be done, the first day first; what has no day comes last.

    A task keeps its link only for who may go there.
    """
    alle = [taak for lees in _register.taken.values() for taak in lees(burger, op)]
    taken = [replace(t, url=pad_voor(burger, t.url)) if t.url else t for t in alle]
    return sorted(
        taken, key=lambda taak: (not taak.is_dringend, taak.uiterlijk is None, taak.uiterlijk or op)
    )
