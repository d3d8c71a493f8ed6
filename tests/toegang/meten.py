"""One request with everything it did undone: what came back, and what it wrote."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.cookies import SimpleCookie
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.test import Client

from duo_portal.audit.models import Inzage
from duo_portal.identity.models import Persoon
from duo_portal.web.stappen.concept import Concept

_SCHRIJFT = re.compile(
    r'(?:^|\()\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(?:\w+"?\."?)?(\w+)', re.IGNORECASE
)


class _Terug(Exception):
    """Leaves a transaction without a trace."""


@contextmanager
def ongedaan() -> Iterator[None]:
    """What happens in here did not happen."""
    try:
        with transaction.atomic():
            yield
            raise _Terug
    except _Terug:
        pass


@dataclass
class Antwoord:
    """An answer; `geschreven` names the tables that were written to."""

    kort: str
    inhoud: str = ""
    geschreven: set[str] = field(default_factory=set)
    antwoord: Any = None


def weiger_schrijven() -> None:
    """From here to the end of `ongedaan()` the database refuses every write."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")


def doe(client: Client, methode: str, pad: str, data: Any = None, **extra: Any) -> Antwoord:
    """Send one request; the cookies of the client stay what they were. Call it within `ongedaan()`."""
    geschreven: set[str] = set()

    def kijk(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        # A look is written by a WITH: its INSERT stands between brackets.
        geschreven.update(tabel[1] for tabel in _SCHRIJFT.finditer(sql))
        return execute(sql, params, many, context)

    koekjes = client.cookies.output(header="")
    with connection.execute_wrapper(kijk):
        antwoord = getattr(client, methode)(pad, data, **extra)
    client.cookies = SimpleCookie()
    for regel in koekjes.splitlines():
        client.cookies.load(regel.strip())
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    return Antwoord(_kort(antwoord), inhoud.decode(errors="replace"), geschreven, antwoord)


def vingerafdruk(persoon: Persoon) -> str:
    """A hash over every row of this person, and over the drafts that they began themselves."""
    with connection.cursor() as cursor:
        cursor.execute(_tabellen_sql(), {"id": persoon.pk})
        return str(cursor.fetchone()[0])


@cache
def _tabellen_sql() -> str:
    delen = []
    for model in apps.get_models():
        kolommen = {veld.column for veld in model._meta.concrete_fields}
        wie = "persoon_id" if "persoon_id" in kolommen else None
        wie = "aangemeld_id" if model is Concept else "id" if model is Persoon else wie
        if wie and model is not Inzage:
            tabel = model._meta.db_table
            delen.append(
                f"SELECT '{tabel}' || md5(t::text) AS rij FROM {tabel} t WHERE {wie} = %(id)s"
            )
    return f"SELECT md5(string_agg(rij, '' ORDER BY rij)) FROM ({' UNION ALL '.join(delen)}) alles"


def _kort(antwoord: Any) -> str:
    """The status; of a redirect only to which door."""
    if antwoord.status_code not in (301, 302):
        return str(antwoord.status_code)
    waar = antwoord["Location"]
    if waar.startswith("/aanmelden/?"):
        return "deur"
    return "inlog" if waar.startswith("/beheer/login/") else "verder"
