"""How long a session lasts: fifteen minutes of doing nothing, and an end however busy; staff an hour away from money.

Staff may leave a file open for an hour, a screen about money (`registreer_geldscherm`) for fifteen minutes: who was
away longer neither goes on there nor gets there.

Two moments stand in the session: when it began and when someone was last seen. The second is written at most once a
minute, so that an ordinary page costs no write; idling is therefore noticed up to a minute early, and pages are told
the seconds that are really left. Visitors who are not signed in have no clock.
"""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from duo_portal.foundation import clock
from duo_portal.identity.aanmelden.sessies import STIL_MEDEWERKER
from duo_portal.identity.burger import SESSIE

Antwoord = Callable[[HttpRequest], HttpResponse]
KLOK = "klok"
SCHRIJF_SECONDEN = 60
WAARSCHUWING_SECONDEN = 2 * 60
"""How long before the end a page warns."""
UITERLIJK_BURGER = 2 * 3600
UITERLIJK_MEDEWERKER = 8 * 3600
STIL_GELD = 15 * 60
_geldschermen: set[str] = {"gateways/", "batches/", "ledger/"}


def registreer_geldscherm(*paden: str) -> None:
    """Screens of the desk about money: a path below /beheer/ ("app/" or "app/model/")."""
    _geldschermen.update(paden)


def is_geldscherm(pad: str) -> bool:
    """Whether this address is such a screen."""
    rest_ = pad.removeprefix("/beheer/")
    return rest_ != pad and rest_.startswith(tuple(_geldschermen))


@dataclass(frozen=True, slots=True)
class Rest:
    """Seconds from now: until the session ends, until a page warns; `is_te_verlengen` when staying helps."""

    einde: int
    waarschuwing: int
    is_te_verlengen: bool


def begin(sessie: MutableMapping[str, Any], nu: datetime) -> None:
    """Start the clock."""
    seconden = int(nu.timestamp())
    sessie[KLOK] = {"begonnen": seconden, "gezien": seconden}


def rest(sessie: Any, nu: datetime) -> Rest | None:
    """What is left of this session; None without a clock."""
    klok = sessie.get(KLOK)
    if not klok:
        return None
    seconden = nu.timestamp()
    stil = klok["gezien"] + _stil(sessie, is_geld=klok.get("geld", False)) - seconden
    uiterlijk = klok["begonnen"] + _uiterlijk(sessie) - seconden
    einde = int(min(stil, uiterlijk))
    return Rest(einde, max(einde - WAARSCHUWING_SECONDEN, 0), is_te_verlengen=uiterlijk > stil)


def bewaak(sessie: Any, nu: datetime, *, is_geld: bool = False) -> None:
    """End a session whose time is up; else note, at most once a minute, that someone was seen.

    `is_geld`: what is asked for now is a screen about money.
    """
    if SESSIE not in sessie and SESSION_KEY not in sessie:
        return
    klok = sessie.get(KLOK)
    if not klok:
        begin(sessie, nu)
        klok = sessie[KLOK]
    over = rest(sessie, nu)
    afwezig = nu.timestamp() - klok["gezien"]
    if (over is not None and over.einde <= 0) or afwezig > _stil(sessie, is_geld=is_geld):
        sessie.flush()
    elif SESSIE not in sessie and klok.get("geld", False) != is_geld:
        sessie[KLOK] = {**klok, "geld": is_geld, "gezien": int(nu.timestamp())}
    elif afwezig >= SCHRIJF_SECONDEN:
        verleng(sessie, nu)


def verleng(sessie: Any, nu: datetime) -> None:
    """Someone is there: idling starts again from now."""
    sessie[KLOK] = {**sessie[KLOK], "gezien": int(nu.timestamp())}


def _stil(sessie: Any, *, is_geld: bool) -> int:
    if SESSIE in sessie:
        return int(settings.SESSION_COOKIE_AGE)
    return STIL_GELD if is_geld else STIL_MEDEWERKER


def _uiterlijk(sessie: Any) -> int:
    return UITERLIJK_BURGER if SESSIE in sessie else UITERLIJK_MEDEWERKER


class Sessieduur:
    """Keeps the clock of every request, of citizens and of staff."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bewaak(request.session, clock.nu(), is_geld=is_geldscherm(request.path))
        return self.get_response(request)
