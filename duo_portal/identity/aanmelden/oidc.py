"""A broker that speaks OpenID Connect: authorization code with PKCE, state and nonce; the citizen number as a claim.

mozilla-django-oidc talks to the broker and checks the signature and the nonce of the token; it leaves issuer, audience
and age to its user, so those are checked here. No Django user is made and no token is kept: the number finds a
person by its keyed hash, and whoever is not known is told nothing that someone known is not told.
"""

import secrets
from collections.abc import Mapping
from typing import Any

import jwt
import requests
import structlog
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.utils import generate_code_challenge

from duo_portal.foundation import clock
from duo_portal.identity import bsn as bsn_regels
from duo_portal.identity.aanmelden.provider import (
    AanmeldenMislukt,
    Aanmelding,
    Betrouwbaarheid,
    Doorverwijzing,
    Poging,
    Reden,
)
from duo_portal.identity.queries import persoon_bij_bsn

log = structlog.get_logger(__name__)
VERS_SECONDEN = 300
"""How long ago a proof "of this very moment" may have been given."""
_SPELING = 60  # seconds that two clocks may differ

# What brokers call the steps: DigiD's own words, its SAML classes, and those of eIDAS.
_SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
NIVEAUS = {
    "basis": Betrouwbaarheid.BASIS,
    "midden": Betrouwbaarheid.MIDDEN,
    "substantieel": Betrouwbaarheid.SUBSTANTIEEL,
    "hoog": Betrouwbaarheid.HOOG,
    f"{_SAML}PasswordProtectedTransport": Betrouwbaarheid.BASIS,
    f"{_SAML}MobileTwoFactorContract": Betrouwbaarheid.MIDDEN,
    f"{_SAML}Smartcard": Betrouwbaarheid.SUBSTANTIEEL,
    f"{_SAML}SmartcardPKI": Betrouwbaarheid.HOOG,
    "http://eidas.europa.eu/LoA/low": Betrouwbaarheid.BASIS,
    "http://eidas.europa.eu/LoA/substantial": Betrouwbaarheid.SUBSTANTIEEL,
    "http://eidas.europa.eu/LoA/high": Betrouwbaarheid.HOOG,
}


class OidcProvider:
    """The broker of the settings (`OIDC_…`); not offered while none is set."""

    naam = "oidc"

    @property
    def titel(self) -> str | Promise:
        """The words on its button."""
        return settings.OIDC_NAAM or _("Inloggen met DigiD")

    @property
    def uitleg(self) -> str | Promise:
        """One line under it."""
        return _("U gaat naar een andere pagina om te laten zien wie u bent. Daarna komt u terug.")

    def is_beschikbaar(self) -> bool:
        """When a broker is set."""
        return bool(settings.OIDC_RP_CLIENT_ID and settings.OIDC_OP_AUTHORIZATION_ENDPOINT)

    def begin(self, poging: Poging) -> Doorverwijzing:
        """The broker's address with state, nonce and PKCE challenge; a fresh proof is asked by `max_age`."""
        onthouden = {"nonce": secrets.token_urlsafe(32), "verifier": secrets.token_urlsafe(64)}
        vraag = {
            "response_type": "code",
            "scope": settings.OIDC_RP_SCOPES,
            "client_id": settings.OIDC_RP_CLIENT_ID,
            "redirect_uri": poging.terug_url,
            "state": poging.state,
            "nonce": onthouden["nonce"],
            "code_challenge": generate_code_challenge(onthouden["verifier"], "S256"),
            "code_challenge_method": "S256",
        }
        if poging.opnieuw:
            vraag |= {"prompt": "login", "max_age": "0"}
        return Doorverwijzing(
            f"{settings.OIDC_OP_AUTHORIZATION_ENDPOINT}?{urlencode(vraag)}", onthouden
        )

    def rond_af(self, antwoord: Mapping[str, str], poging: Poging) -> Aanmelding:
        """Trade the code for a token, check it, and find the person."""
        if fout := antwoord.get("error"):
            raise AanmeldenMislukt(Reden.GEANNULEERD if fout == "access_denied" else Reden.STORING)
        if not antwoord.get("code"):
            raise AanmeldenMislukt(Reden.ONGELDIG)
        claims = _claims(antwoord["code"], poging)
        niveau = NIVEAUS.get(str(claims.get(settings.OIDC_LOA_CLAIM, "")))
        if niveau is None or niveau < Betrouwbaarheid[settings.OIDC_LOA_MINIMUM.upper()]:
            raise AanmeldenMislukt(Reden.TE_LAAG)
        return Aanmelding(_persoon_id(claims), niveau)


def _claims(code: str, poging: Poging) -> dict[str, Any]:
    """What the broker says, checked; userinfo is asked only when the token holds no number."""
    backend = OIDCAuthenticationBackend()
    try:
        tokens = backend.get_token(_tokenvraag(code, poging))
        claims = dict(backend.verify_token(tokens["id_token"], nonce=poging.onthouden["nonce"]))
        _keur(claims, opnieuw=poging.opnieuw)
        if settings.OIDC_BSN_CLAIM not in claims:
            extra = backend.get_userinfo(tokens["access_token"], tokens["id_token"], claims)
            if extra.get("sub") != claims.get("sub"):
                raise AanmeldenMislukt(Reden.ONGELDIG)
            claims = {**extra, **claims}
    except requests.HTTPError as fout:
        # Not chained: the text of the library holds the broker's whole answer.
        status = fout.response.status_code if fout.response is not None else 0
        log.warning("oidc_geweigerd", status=status)
        raise AanmeldenMislukt(Reden.ONGELDIG if 400 <= status < 500 else Reden.STORING) from None
    except requests.RequestException as fout:
        log.warning("oidc_onbereikbaar", fout=type(fout).__name__)
        raise AanmeldenMislukt(Reden.STORING) from None
    except (SuspiciousOperation, jwt.PyJWTError, KeyError, TypeError, ValueError) as fout:
        log.warning("oidc_token_ongeldig", fout=type(fout).__name__)
        raise AanmeldenMislukt(Reden.ONGELDIG) from None
    return claims


def _tokenvraag(code: str, poging: Poging) -> dict[str, str]:
    return {
        "client_id": settings.OIDC_RP_CLIENT_ID,
        "client_secret": settings.OIDC_RP_CLIENT_SECRET,
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": poging.terug_url,
        "code_verifier": poging.onthouden["verifier"],
    }


def _keur(claims: Mapping[str, Any], *, opnieuw: bool) -> None:
    """Issuer, audience and age (OpenID Connect Core 3.1.3.7); raises `AanmeldenMislukt`."""
    nu = clock.nu().timestamp()
    publiek = claims.get("aud")
    voor = [publiek] if isinstance(publiek, str) else list(publiek or [])
    goed = (
        claims.get("iss") == settings.OIDC_OP_ISSUER
        and voor == [settings.OIDC_RP_CLIENT_ID]
        and claims.get("azp", settings.OIDC_RP_CLIENT_ID) == settings.OIDC_RP_CLIENT_ID
        and nu - _SPELING < float(claims["exp"])
        and abs(nu - float(claims["iat"])) < VERS_SECONDEN
    )
    if goed and opnieuw:
        goed = abs(nu - float(claims.get("auth_time") or 0)) < VERS_SECONDEN
    if not goed:
        raise AanmeldenMislukt(Reden.ONGELDIG)


def _persoon_id(claims: Mapping[str, Any]) -> int:
    """The person of the number; someone unknown or deceased gets the same answer."""
    try:
        bsn = bsn_regels.normaliseer(str(claims.get(settings.OIDC_BSN_CLAIM, "")))
    except bsn_regels.BsnOngeldig:
        raise AanmeldenMislukt(Reden.ONBEKEND) from None
    persoon = persoon_bij_bsn(bsn)
    if persoon is None or persoon.overleden_op is not None:
        raise AanmeldenMislukt(Reden.ONBEKEND)
    return persoon.pk
