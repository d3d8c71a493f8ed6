"""The organisation's own sign-in by OpenID Connect: off until it is set (settings/medewerkers.py).

Code flow with state, nonce and PKCE. The token must show a second factor (`acr` or `amr`), its groups are our roles
and nothing else, and who has none of them stays outside. The account is made at the first visit, without a password;
an account that has one of its own, or a superuser, is never opened this way.
"""

import secrets
from typing import Any

import jwt
import requests
import structlog
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic.base import View
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.utils import generate_code_challenge, import_from_settings

from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation import clock
from duo_portal.identity.rollen import ROLLEN, rol_van
from duo_portal.web.aanmelden.pogingen import veilige_plek
from duo_portal.web.beheer.aanmelden import stap

POGING = "beheer_organisatie"
GELDIG_SECONDEN, VERS_SECONDEN, _SPELING = 15 * 60, 300, 60
log = structlog.get_logger(__name__)


class Geweigerd(PermissionError):
    """The organisation's answer does not let anybody in; `reden` is one word for the record."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


class Makelaar(OIDCAuthenticationBackend):  # type: ignore[misc]  # the library has no types
    """The library's client, with the settings of staff instead of those of citizens."""

    @staticmethod
    def get_settings(attr: str, *args: Any) -> Any:
        """`OIDC_X` is `MEDEWERKER_OIDC_X` here."""
        return import_from_settings(f"MEDEWERKER_{attr}", *args)


def is_beschikbaar() -> bool:
    """When the organisation's provider and at least one role are set."""
    return bool(
        settings.MEDEWERKER_OIDC_RP_CLIENT_ID
        and settings.MEDEWERKER_OIDC_OP_AUTHORIZATION_ENDPOINT
        and settings.MEDEWERKER_OIDC_ROLLEN
    )


class Heen(View):
    """Off to the organisation."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Remember state, nonce and verifier in this browser's session."""
        if not is_beschikbaar():
            raise Http404
        onthouden = {
            "state": secrets.token_urlsafe(32),
            "nonce": secrets.token_urlsafe(32),
            "verifier": secrets.token_urlsafe(64),
            "op": int(clock.nu().timestamp()),
            "plek": veilige_plek(request.POST.get("next")),
        }
        request.session[POGING] = onthouden
        vraag = {
            "response_type": "code",
            "scope": settings.MEDEWERKER_OIDC_RP_SCOPES,
            "client_id": settings.MEDEWERKER_OIDC_RP_CLIENT_ID,
            "redirect_uri": _terug_url(request),
            "state": onthouden["state"],
            "nonce": onthouden["nonce"],
            "code_challenge": generate_code_challenge(onthouden["verifier"], "S256"),
            "code_challenge_method": "S256",
        }
        if settings.MEDEWERKER_OIDC_ACR:
            vraag["acr_values"] = " ".join(settings.MEDEWERKER_OIDC_ACR)
        adres = settings.MEDEWERKER_OIDC_OP_AUTHORIZATION_ENDPOINT
        return HttpResponseRedirect(f"{adres}?{urlencode(vraag)}")


class Terug(View):
    """Back from the organisation: OpenID Connect asks a GET; the state guards it, and is used up by it."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """In, or the page that says what to do."""
        if not is_beschikbaar():
            raise Http404
        poging = request.session.pop(POGING, None)
        try:
            claims = _claims(request, poging)
            _eis_tweede_factor(claims)
            gebruiker = _account(claims)
            if gebruiker is None:
                raise Geweigerd("geen_rol")
        except Geweigerd as fout:
            stap.leg_weigering_vast(fout.reden)
            return render(
                request, "medewerkers/organisatie.html", {"reden": fout.reden}, status=403
            )
        plek = stap.laat_binnen(request, gebruiker, wijze="organisatie")
        return HttpResponseRedirect(veilige_plek((poging or {}).get("plek")) or plek)


def _terug_url(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("admin:organisatie_terug"))


def _claims(request: HttpRequest, poging: dict[str, Any] | None) -> dict[str, Any]:
    """What the organisation says of this browser's question, checked."""
    state = request.GET.get("state", "")
    nu = clock.nu().timestamp()
    if not poging or nu - poging["op"] > GELDIG_SECONDEN:
        raise Geweigerd("ongeldig")
    if not secrets.compare_digest(state.encode(), poging["state"].encode()):
        raise Geweigerd("ongeldig")
    if not request.GET.get("code"):
        raise Geweigerd("geannuleerd")
    backend = Makelaar()
    try:
        tokens = backend.get_token(
            {
                "client_id": settings.MEDEWERKER_OIDC_RP_CLIENT_ID,
                "client_secret": settings.MEDEWERKER_OIDC_RP_CLIENT_SECRET,
                "grant_type": "authorization_code",
                "code": request.GET["code"],
                "redirect_uri": _terug_url(request),
                "code_verifier": poging["verifier"],
            }
        )
        claims = dict(backend.verify_token(tokens["id_token"], nonce=poging["nonce"]))
        _keur(claims, nu)
    except requests.RequestException as fout:
        log.warning("organisatie_onbereikbaar", fout=type(fout).__name__)
        raise Geweigerd("storing") from None
    except (SuspiciousOperation, jwt.PyJWTError, KeyError, TypeError, ValueError) as fout:
        log.warning("organisatie_token_ongeldig", fout=type(fout).__name__)
        raise Geweigerd("ongeldig") from None
    return claims


def _keur(claims: dict[str, Any], nu: float) -> None:
    """Issuer, audience and age, which the library leaves to us (OpenID Connect Core 3.1.3.7)."""
    publiek = claims.get("aud")
    voor = [publiek] if isinstance(publiek, str) else list(publiek or [])
    ons = settings.MEDEWERKER_OIDC_RP_CLIENT_ID
    if not (
        claims.get("iss") == settings.MEDEWERKER_OIDC_OP_ISSUER
        and voor == [ons]
        and claims.get("azp", ons) == ons
        and nu - _SPELING < float(claims["exp"])
        and abs(nu - float(claims["iat"])) < VERS_SECONDEN
    ):
        raise Geweigerd("ongeldig")


def _eis_tweede_factor(claims: dict[str, Any]) -> None:
    amr = claims.get("amr")
    wijzen = {amr} if isinstance(amr, str) else set(amr or [])
    if claims.get("acr") in settings.MEDEWERKER_OIDC_ACR:
        return
    if not wijzen & set(settings.MEDEWERKER_OIDC_AMR):
        raise Geweigerd("tweede_factor")


def _rollen(claims: dict[str, Any]) -> set[str]:
    """The roles of the groups in the token; a group that is not in the mapping is nothing."""
    groepen = claims.get(settings.MEDEWERKER_OIDC_GROEPEN_CLAIM) or []
    namen = {groepen} if isinstance(groepen, str) else {str(groep) for groep in groepen}
    kaart = settings.MEDEWERKER_OIDC_ROLLEN
    return {kaart[naam] for naam in namen if kaart.get(naam) in ROLLEN}


@transaction.atomic
def _account(claims: dict[str, Any]) -> User | None:
    """The account of these claims with exactly the roles of its groups, None without any; raises `Geweigerd`."""
    naam = str(claims.get(settings.MEDEWERKER_OIDC_ACCOUNT_CLAIM) or "")
    try:
        UnicodeUsernameValidator()(naam)
    except ValidationError:
        raise Geweigerd("ongeldig") from None
    if len(naam) > 150:
        raise Geweigerd("ongeldig")
    rollen = _rollen(claims)
    bestaand = User.objects.select_for_update().filter(username=naam).first()
    if bestaand is not None and (bestaand.has_usable_password() or bestaand.is_superuser):
        raise Geweigerd("eigen_account")
    if bestaand is not None and not bestaand.is_active:
        raise Geweigerd("gesloten")
    if not rollen:
        if bestaand is not None:
            _zet_rollen(bestaand, rollen)
        return None  # raising would undo that
    gebruiker = bestaand
    if gebruiker is None:
        gebruiker = User.objects.create_user(naam, is_staff=True)
        vastleggen(soort="medewerker_toevoegen", actor=naam, uitkomst={"wijze": "organisatie"})
    _zet_rollen(gebruiker, rollen)
    return gebruiker


def _zet_rollen(gebruiker: User, rollen: set[str]) -> None:
    was = rol_van(gebruiker)
    gebruiker.groups.set(Group.objects.filter(name__in=rollen))
    gebruiker.user_permissions.clear()
    gebruiker.is_staff = True
    gebruiker.save(update_fields=["is_staff"])
    if was != rol_van(gebruiker):
        vastleggen(
            soort="medewerker_wijzigen",
            actor=gebruiker.get_username(),
            uitkomst={"rol": rol_van(gebruiker), "was_rol": was, "wijze": "organisatie"},
        )
