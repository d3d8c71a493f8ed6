"""How long a session lasts: fifteen minutes of doing nothing, and an end however busy.

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
from duo_portal.identity.burger import SESSIE

Antwoord = Callable[[HttpRequest], HttpResponse]
KLOK = "klok"
SCHRIJF_SECONDEN = 60
WAARSCHUWING_SECONDEN = 2 * 60
"""How long before the end a page warns."""
UITERLIJK_BURGER = 2 * 3600
UITERLIJK_MEDEWERKER = 8 * 3600


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
    stil = klok["gezien"] + settings.SESSION_COOKIE_AGE - seconden
    uiterlijk = klok["begonnen"] + _uiterlijk(sessie) - seconden
    einde = int(min(stil, uiterlijk))
    return Rest(einde, max(einde - WAARSCHUWING_SECONDEN, 0), is_te_verlengen=uiterlijk > stil)


def bewaak(sessie: Any, nu: datetime) -> None:
    """End a session whose time is up; else note, at most once a minute, that someone was seen."""
    if SESSIE not in sessie and SESSION_KEY not in sessie:
        return
    klok = sessie.get(KLOK)
    if not klok:
        begin(sessie, nu)
        return
    over = rest(sessie, nu)
    if over is not None and over.einde <= 0:
        sessie.flush()
    elif nu.timestamp() - klok["gezien"] >= SCHRIJF_SECONDEN:
        verleng(sessie, nu)


def verleng(sessie: Any, nu: datetime) -> None:
    """Someone is there: idling starts again from now."""
    sessie[KLOK] = {**sessie[KLOK], "gezien": int(nu.timestamp())}


def _uiterlijk(sessie: Any) -> int:
    return UITERLIJK_BURGER if SESSIE in sessie else UITERLIJK_MEDEWERKER


class Sessieduur:
    """Keeps the clock of every request, of citizens and of staff."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bewaak(request.session, clock.nu())
        return self.get_response(request)
