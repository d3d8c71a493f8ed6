"""The routes of the project, walked out of the resolver, and the acts among them."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from duo_portal.web.stappen.wizard import Wizard


def routes() -> list[tuple[str, type[Wizard] | None]]:
    """Every route as the project declares it, with its act when it is a page of one."""
    return [(route, _wizard(patroon)) for route, patroon in _loop(get_resolver().url_patterns)]


def wizards() -> list[type[Wizard]]:
    """Every act, once."""
    return list(dict.fromkeys(w for _route, w in routes() if w is not None))


def _loop(patronen: Sequence[Any], voor: str = "") -> Iterator[tuple[str, URLPattern]]:
    for patroon in patronen:
        route = voor + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            yield from _loop(patroon.url_patterns, route)
        else:
            yield route, patroon


def _wizard(patroon: URLPattern) -> type[Wizard] | None:
    klasse = getattr(patroon.callback, "view_class", None)
    return getattr(klasse, "klasse", None)
