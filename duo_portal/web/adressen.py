"""Addresses of pages, and who may follow them: a link is only drawn for whoever would come in."""

from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, resolve, reverse
from django.views.generic.base import View

from duo_portal.identity.burger import Burger
from duo_portal.web.burgers import BurgerNodig


def adres_voor(burger: Burger | None, url_naam: str) -> str:
    """The address of a page, or empty when there is no such page or this citizen would not come in."""
    pad = adres_van_pagina(url_naam)
    return pad_voor(burger, pad) if pad else ""


def adres_van_pagina(url_naam: str) -> str:
    """The address of a page without arguments, whoever looks; empty when there is no such page."""
    return _pad(url_naam, settings.ROOT_URLCONF)


@lru_cache(256)
def _pad(url_naam: str, _adressen: str) -> str:
    """Every page asks for the same dozen; the addresses of a process do not change."""
    try:
        return reverse(url_naam)
    except NoReverseMatch:
        return ""


def pad_voor(burger: Burger | None, pad: str) -> str:
    """The path of a page of ours, or empty when this citizen would not come in.

    A visitor gets the path: the sign-in comes first, and leads on.
    """
    klasse = _klasse(pad.partition("?")[0].partition("#")[0], settings.ROOT_URLCONF)
    if burger is None or klasse is None:
        return pad
    mag = burger.rol in klasse.rollen and (burger.mag_handelen or not klasse.alleen_handelen)
    return pad if mag else ""


@lru_cache(256)
def _klasse(pad: str, _adressen: str) -> type[BurgerNodig] | None:
    klasse: type[View] = getattr(resolve(pad).func, "view_class", View)
    return klasse if issubclass(klasse, BurgerNodig) else None
