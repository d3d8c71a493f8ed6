"""What a key may do: names of rights, registered by the app that offers them.

A scope is "noun:verb". The admin offers the registered ones; an endpoint asks for one by its name.
"""

from django.utils.functional import Promise

_scopes: dict[str, str | Promise] = {}


def registreer_scope(naam: str, tekst: str | Promise) -> None:
    """Offer a scope; `tekst` says in the admin what it gives. The same name again replaces it."""
    _scopes[naam] = tekst


def scopes() -> dict[str, str | Promise]:
    """Every registered scope with its words, by name."""
    return dict(sorted(_scopes.items()))
