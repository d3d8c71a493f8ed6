"""The counter: a clerk does an act of the portal with the citizen present, and it is recorded as such.

The clerk stays a clerk: no session of the citizen is begun, and of the portal only the pages of acts open. It lasts as
long as the reason for the file holds (half an hour at most), each page is a look on record, and an act that wants the
citizen's own proof of identity (another account, a mandate) cannot be done here.
"""

from datetime import UTC, datetime
from typing import Any

from django.contrib.admin import site
from django.http import HttpRequest

from duo_portal.audit.inzage import DESK, Opening, geldige_opening, leg_inzage_vast
from duo_portal.identity.burger import Burger, BurgerRol

from .wizard import Wizard

SESSIE = "balie"
RECHT = "audit.balie_dossieropening"
NOOIT = datetime(1970, 1, 1, tzinfo=UTC)
"""The citizen proved nothing to the portal: what wants a fresh proof stays shut."""

_acten: dict[str, type[Wizard]] = {}


def meld_act(klasse: type[Wizard]) -> None:
    """Called for each act that gets addresses."""
    _acten[klasse.url_naam] = klasse


def mag_aan_de_balie(klasse: type[Wizard]) -> bool:
    """Acts of citizens about their own file that want no fresh proof of identity."""
    eigen = BurgerRol.ZELF in klasse.rollen
    return eigen and not klasse.vraagt_bevestiging and not klasse.beeindigt_sessies


def acten() -> list[type[Wizard]]:
    """What can be done at the counter, with an address that needs no choice before; by title."""
    mee = [k for k in _acten.values() if mag_aan_de_balie(k)]
    return sorted(mee, key=lambda k: str(k.titel))


def begin(request: HttpRequest, persoon_id: int, gezien: str) -> None:
    """From now on the clerk of this session can do acts for this person, who was recognised by `gezien`."""
    request.session[SESSIE] = {"persoon": persoon_id, "gezien": gezien}


def stop(request: HttpRequest) -> None:
    """The citizen left."""
    request.session.pop(SESSIE, None)


def opening_van(request: HttpRequest) -> Opening | None:
    """The reason that holds for the file at the counter; None when nothing is going on there."""
    balie: dict[str, Any] = request.session.get(SESSIE) or {}
    wie: Any = request.user
    if not balie or not site.has_permission(request) or not wie.has_perm(RECHT):
        return None
    return geldige_opening(wie.get_username(), balie["persoon"])


def burger_van(request: HttpRequest) -> Burger | None:
    """The citizen at the counter of this session, or None."""
    if opening_van(request) is None:
        return None
    balie = request.session[SESSIE]
    return Burger(
        aangemeld_id=balie["persoon"],
        persoon_id=balie["persoon"],
        rol=BurgerRol.BALIE,
        mag_handelen=True,
        bevestigd_at=NOOIT,
        balie=request.user.get_username(),
        gezien=balie["gezien"],
    )


def leg_blik_vast(request: HttpRequest, burger: Burger, rol: str, scherm: str) -> None:
    """A page at the counter is a look of the clerk; raises `InzageNietVastgelegd`."""
    leg_inzage_vast(
        actor=burger.balie,
        rol=rol,
        persoon_id=burger.persoon_id,
        scherm=f"balie: {scherm}",
        opening=opening_van(request),
        kanaal=DESK,
    )
