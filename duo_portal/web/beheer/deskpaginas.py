"""Pages of the desk that are no list of rows: who makes one registers it, and the admin site gives it an address.

A page stands behind the door of the admin and behind its own right. With a title it also stands in the bar at the
top of every page, for who may go there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise

Pagina = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Deskpagina:
    """`pad` beneath /beheer/, `naam` in the namespace admin; `titel` puts it in the bar (no arguments then)."""

    pad: str
    naam: str
    pagina: Pagina
    recht: str
    titel: str | Promise = ""
    volgorde: int = 100


@dataclass
class _Register:
    paginas: dict[str, Deskpagina] = field(default_factory=dict)


_register = _Register()


def registreer_deskpagina(pagina: Deskpagina) -> None:
    """Add a page; the same name again replaces it. Call it from `AppConfig.ready` or a module of `beheer/`."""
    _register.paginas[pagina.naam] = pagina


def adressen(admin_view: Callable[..., Any]) -> list[URLPattern]:
    """The addresses of all pages, each behind the admin's door and its own right."""
    return [path(p.pad, admin_view(_met_recht(p)), name=p.naam) for p in _register.paginas.values()]


def balk(gebruiker: AbstractBaseUser | AnonymousUser) -> list[tuple[str, str]]:
    """(words, address) of the pages in the bar that this colleague may open, in order."""
    mag = gebruiker.has_perm  # type: ignore[union-attr]  # any user of Django's has permissions
    gekozen = [p for p in _register.paginas.values() if p.titel and mag(p.recht)]
    return [
        (str(p.titel), reverse(f"admin:{p.naam}"))
        for p in sorted(gekozen, key=lambda p: (p.volgorde, p.naam))
    ]


def _met_recht(pagina: Deskpagina) -> Pagina:
    def bewaakt(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(pagina.recht):
            raise PermissionDenied
        return pagina.pagina(request, *args, **kwargs)

    return bewaakt
