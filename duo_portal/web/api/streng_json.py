"""Reading a body: JSON in UTF-8 and nothing else. No key twice, no NaN, no NUL, at most a megabyte."""

import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

MAX_BYTES = 1_000_000


class TeGroot(APIException):
    """The body is larger than the API reads."""

    status_code = 413
    default_code = "te_groot"


class StrengeJson(BaseParser):
    """Parser of application/json."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The value of the body; raises `ParseError` or `TeGroot`."""
        rauw = stream.read(MAX_BYTES + 1)
        if len(rauw) > MAX_BYTES:
            raise TeGroot(_("Stuur hoogstens 1 MB per verzoek."))
        return lees(rauw)


def lees(rauw: bytes) -> Any:
    """The value of JSON bytes; raises `ParseError`, whose text never repeats what was sent."""
    try:
        waarde = json.loads(
            rauw.decode("utf-8"), object_pairs_hook=_zonder_dubbele, parse_constant=_geen_getal
        )
        canoniek(waarde)
        _zonder_nul(waarde)
    except json.JSONDecodeError as fout:
        raise ParseError(
            _("Geen geldige JSON, bij teken %(plek)s.") % {"plek": fout.pos + 1}
        ) from None
    except (ValueError, RecursionError):
        raise ParseError(_("Geen geldige JSON in UTF-8.")) from None
    return waarde


def canoniek(waarde: Any) -> bytes:
    """The same bytes for the same value; raises ValueError for text that is no Unicode."""
    tekst = json.dumps(waarde, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return tekst.encode("utf-8")


def _zonder_dubbele(paren: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for sleutel, waarde in paren:
        if sleutel in uit:
            raise ValueError("dubbele sleutel")
        uit[sleutel] = waarde
    return uit


def _geen_getal(_naam: str) -> Any:
    raise ValueError("geen getal")


def _zonder_nul(waarde: Any) -> None:
    """Postgres cannot keep a NUL: it is refused before anybody tries."""
    if isinstance(waarde, str) and "\0" in waarde:
        raise ValueError("NUL")
    if isinstance(waarde, dict):
        waarde = [*waarde, *waarde.values()]
    if isinstance(waarde, list):
        for deel in waarde:
            _zonder_nul(deel)
