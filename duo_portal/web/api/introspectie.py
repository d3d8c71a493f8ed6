"""Asking the identity provider what a token is worth (RFC 7662), at every call: a token withdrawn there is worth
nothing here a moment later.

Which provider comes from the environment (API_INTROSPECTIE_*). Without one every token is refused.
"""

import base64
import http.client
import json
import logging
import ssl
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from duo_portal.foundation import clock

from .problemen import NietBereikbaar

SECONDEN = 3
MAX_BYTES = 64_000
logger = logging.getLogger(__name__)


class TokenGeweigerd(PermissionError):
    """The provider does not stand for this token, or not for our use of it."""


@dataclass(frozen=True, slots=True)
class Token:
    """What the provider said: whose it is and what it may be used for."""

    bsn: str = field(repr=False)
    scopes: frozenset[str]


def onderzoek(token: str) -> Token:
    """Ask the provider. Raises `TokenGeweigerd`, and `NietBereikbaar` when it does not answer."""
    if not settings.API_INTROSPECTIE_URL:
        raise TokenGeweigerd("Er is geen inlogdienst ingericht.")
    try:
        zegt = _vraag(token)
    except (OSError, http.client.HTTPException, ValueError, TypeError) as fout:
        logger.warning("introspectie_antwoordt_niet", extra={"soort": type(fout).__name__})
        raise NietBereikbaar(_("De inlogdienst antwoordt niet. Probeer het zo opnieuw.")) from None
    return _lees(zegt)


def _lees(zegt: dict[str, Any]) -> Token:
    """Raises `TokenGeweigerd` unless the token lives, is meant for us, and strong enough."""
    bsn, scopes = zegt.get(settings.API_INTROSPECTIE_BSN_CLAIM), zegt.get("scope", "")
    doelgroep = zegt.get("aud", [])
    doelgroepen = [doelgroep] if isinstance(doelgroep, str) else doelgroep
    einde = zegt.get("exp")
    if (
        zegt.get("active") is not True
        or not isinstance(bsn, str)
        or not isinstance(scopes, str)
        or not isinstance(doelgroepen, list)
        or settings.API_INTROSPECTIE_AUDIENCE not in doelgroepen
        or (einde is not None and not _na_nu(einde))
        or not _sterk_genoeg(zegt.get("acr"))
    ):
        raise TokenGeweigerd("Dit token geeft geen toegang.")
    return Token(bsn, frozenset(scopes.split()))


def _na_nu(einde: Any) -> bool:
    return isinstance(einde, int) and einde > clock.nu().timestamp()


def _sterk_genoeg(niveau: Any) -> bool:
    """Level of assurance: one of API_INTROSPECTIE_ACR."""
    return niveau in settings.API_INTROSPECTIE_ACR


def _vraag(token: str) -> dict[str, Any]:
    adres = urlsplit(settings.API_INTROSPECTIE_URL)
    verbinding = _verbinding(adres.scheme, adres.hostname or "", adres.port)
    wie = ":".join(
        quote_plus(deel)
        for deel in (settings.API_INTROSPECTIE_CLIENT_ID, settings.API_INTROSPECTIE_CLIENT_SECRET)
    )
    try:
        verbinding.request(
            "POST",
            adres.path or "/",
            urlencode({"token": token, "token_type_hint": "access_token"}),
            {
                "Content-Type": "application/x-www-form-urlencoded",
                "Accept": "application/json",
                "Authorization": "Basic " + base64.b64encode(wie.encode()).decode(),
            },
        )
        reactie = verbinding.getresponse()
        inhoud = reactie.read(MAX_BYTES)
        if reactie.status != 200:
            raise OSError(f"status {reactie.status}")
    finally:
        verbinding.close()
    zegt = json.loads(inhoud)
    if not isinstance(zegt, dict):
        raise TypeError("geen object")
    return zegt


def _verbinding(soort: str, host: str, poort: int | None) -> http.client.HTTPConnection:
    if soort == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, poort, timeout=SECONDEN, context=context)
    return http.client.HTTPConnection(host, poort, timeout=SECONDEN)
