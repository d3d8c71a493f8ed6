"""A sign-in under way: kept in the session under a state nobody can guess, used once, and not too often.

The state ties the answer to the browser that asked (login CSRF): an answer without a question of this browser is
refused before the provider is asked anything. Whoever signs in gets a new session; what the visitor's held is gone.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.foundation import clock
from duo_portal.identity import machtigen
from duo_portal.identity.aanmelden.provider import (
    AanmeldenMislukt,
    Aanmelding,
    Poging,
    Reden,
    provider,
)
from duo_portal.identity.burger import Burger
from duo_portal.identity.models import Persoon
from duo_portal.web import burgers
from duo_portal.web.adressen import adres_voor

POGINGEN, TELLER = "aanmeldpogingen", "aanmeldteller"
MAX_OPEN, MAX_BEGONNEN = 5, 10
GELDIG_SECONDEN, TELLER_SECONDEN = 15 * 60, 10 * 60


def veilige_plek(pad: str | None) -> str:
    """A path of our own to go on to; empty when it is anything else."""
    if not pad or not pad.startswith("/") or len(pad) > 2000:
        return ""
    return pad if url_has_allowed_host_and_scheme(pad, allowed_hosts=None) else ""


def begin(request: HttpRequest, *, naam: str, plek: str, opnieuw: bool = False) -> str:
    """Start signing in with a provider; returns where the browser goes. Raises `AanmeldenMislukt`."""
    nu = int(clock.nu().timestamp())
    _tel(request, nu)
    state = secrets.token_urlsafe(32)
    terug_url = request.build_absolute_uri(reverse("aanmelden:terug"))
    gekozen = provider(naam)
    weg = gekozen.begin(Poging(state, terug_url, opnieuw))
    open_ = dict(sorted(_open(request, nu).items(), key=lambda paar: paar[1]["op"])[1 - MAX_OPEN :])
    open_[state] = {
        "provider": naam,
        "plek": plek,
        "opnieuw": opnieuw,
        "op": nu,
        "onthouden": dict(weg.onthouden),
    }
    request.session[POGINGEN] = open_
    return weg.url


def kijk(request: HttpRequest, state: str, naam: str) -> dict[str, Any] | None:
    """The sign-in under way with this state and provider, left where it is."""
    gevonden = _open(request, int(clock.nu().timestamp())).get(state)
    return gevonden if gevonden is not None and gevonden["provider"] == naam else None


def rond_af(request: HttpRequest, antwoord: Mapping[str, str], naam: str | None = None) -> str:
    """End a sign-in with what the provider sent; returns where to go on. Raises `AanmeldenMislukt`.

    The state is used up, whatever comes of it. `naam` says at whose door the answer came in.
    """
    open_ = _open(request, int(clock.nu().timestamp()))
    poging = open_.pop(antwoord.get("state", ""), None)
    if poging is None or (poging["provider"] == "demo") != (naam == "demo"):
        raise AanmeldenMislukt(Reden.ONGELDIG)
    request.session[POGINGEN] = open_
    try:
        wie = provider(poging["provider"]).rond_af(
            antwoord,
            Poging(
                state=antwoord["state"],
                terug_url=request.build_absolute_uri(reverse("aanmelden:terug")),
                opnieuw=poging["opnieuw"],
                onthouden=poging["onthouden"],
            ),
        )
        if poging["opnieuw"]:
            _bevestig(request, wie)
            return veilige_plek(poging["plek"]) or startplek(burgers.burger_van(request))
    except AanmeldenMislukt as fout:
        _leg_weigering_vast(request, poging, fout.reden)
        raise
    _meld_aan(request, wie, poging["provider"])
    return veilige_plek(poging["plek"]) or _eerste_plek(request)


def startplek(burger: Burger | None) -> str:
    """Where someone lands: the start page, or for a parent who acts for a child the own income."""
    plekken = (adres_voor(burger, naam) for naam in ("mijn:start", "mijn:ouderinkomen"))
    # An installation without the student's portal has neither.
    return next(filter(None, plekken), "") or reverse("voorpagina")


def _eerste_plek(request: HttpRequest) -> str:
    """Whoever may open more than the own file chooses first."""
    burger = burgers.burger_van(request)
    heeft_keus = burger is not None and burger.heeft_anderen
    return reverse("aanmelden:namens") if heeft_keus else startplek(burger)


def _open(request: HttpRequest, nu: int) -> dict[str, dict[str, Any]]:
    pogingen = request.session.get(POGINGEN) or {}
    return {s: p for s, p in pogingen.items() if nu - p["op"] < GELDIG_SECONDEN}


def _tel(request: HttpRequest, nu: int) -> None:
    """At most ten begun in ten minutes from one browser: nobody needs more, a script does."""
    eerder = [op for op in request.session.get(TELLER, []) if nu - op < TELLER_SECONDEN]
    if len(eerder) >= MAX_BEGONNEN:
        raise AanmeldenMislukt(Reden.TE_VAAK)
    request.session[TELLER] = [*eerder, nu]


def _meld_aan(request: HttpRequest, wie: Aanmelding, naam: str) -> None:
    persoon = Persoon.objects.only("pk", "taal", "voornamen", "tussenvoegsel", "achternaam").get(
        pk=wie.persoon_id
    )
    vastleggen(
        soort="aanmelden",
        actor=f"burger:{wie.persoon_id}",
        betrokkene_id=wie.persoon_id,
        uitkomst={"provider": naam, "betrouwbaarheid": wie.betrouwbaarheid.name.lower()},
    )
    burgers.meld_aan(
        request,
        aangemeld_id=wie.persoon_id,
        provider=naam,
        taal=persoon.taal,
        naam=str(persoon),
        heeft_anderen=bool(machtigen.namens_wie(wie.persoon_id, bedrijfsdatum.vandaag())),
    )


def _bevestig(request: HttpRequest, wie: Aanmelding) -> None:
    burger = burgers.burger_van(request)
    if burger is None or burger.aangemeld_id != wie.persoon_id:
        raise AanmeldenMislukt(Reden.ANDER)
    burgers.bevestig(request)
    vastleggen(soort="identiteit_bevestigen", actor=burger.actor, betrokkene_id=burger.aangemeld_id)


def _leg_weigering_vast(request: HttpRequest, poging: Mapping[str, Any], reden: Reden) -> None:
    """Refused sign-ins are recorded: without a name, for who it was is what was not shown."""
    burger = burgers.burger_van(request)
    vastleggen(
        soort="aanmelden_geweigerd",
        actor=burger.actor if burger else SYSTEEM,
        betrokkene_id=burger.aangemeld_id if burger else None,
        uitkomst={"provider": poging["provider"], "reden": str(reden)},
    )
