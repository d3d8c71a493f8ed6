"""How many letters are unread: asked once per request, for the menu and the panel alike."""

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import date
from typing import Any

from django.utils.translation import ngettext

from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.letters.lezen import aantal_ongelezen

# A citizen is read anew on every request, so the same object means the same request.
_gezien: ContextVar[tuple[Burger, int] | None] = ContextVar("ongelezen", default=None)


def mag_lezen(burger: Burger) -> bool:
    """A parent who acts for a student sees none of the student's letters."""
    return burger.rol != BurgerRol.OUDER


def ongelezen(burger: Burger) -> int:
    """Unread letters of the open file."""
    gezien = _gezien.get()
    if gezien is not None and gezien[0] is burger:
        return gezien[1]
    aantal = aantal_ongelezen(burger.persoon_id)
    _gezien.set((burger, aantal))
    return aantal


def in_menu(burger: Burger) -> str:
    """ "2 nieuw" for the menu, or nothing."""
    aantal = ongelezen(burger)
    return (
        ngettext("%(aantal)s nieuw", "%(aantal)s nieuwe", aantal) % {"aantal": aantal}
        if aantal
        else ""
    )


def paneel(burger: Burger, _op: date) -> Mapping[str, Any] | None:
    """The panel of the start page; not drawn when everything was read."""
    aantal = ongelezen(burger) if mag_lezen(burger) else 0
    return {"aantal": aantal} if aantal else None
