"""Who calls: a partner by its key, or a citizen by a token of the identity provider; and with which scopes.

A key of a partner opens nothing of a citizen and the other way round: each endpoint names its kind. A key is
never sent to the provider.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import authentication, exceptions, permissions
from rest_framework.request import Request

from duo_portal.foundation import clock
from duo_portal.identity.bsn import BsnOngeldig, normaliseer
from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.identity.queries import persoon_bij_bsn
from duo_portal.partners import sleutels
from duo_portal.partners.models import Partner

from .drempel import tel_adres
from .introspectie import TokenGeweigerd, onderzoek

LEZEN = "studiefinanciering:lezen"
HANDELEN = "studiefinanciering:handelen"


@dataclass(frozen=True, slots=True)
class Beller:
    """Who calls; `houder` is what idempotency, counting and the record of acts know it by."""

    houder: str
    scopes: frozenset[str]
    teller: str
    is_authenticated: bool = field(default=True, init=False)
    pk: None = field(default=None, init=False)  # what the log of requests asks of a user


@dataclass(frozen=True, slots=True)
class PartnerBeller(Beller):
    """A partner with the key it used."""

    partner: Partner


@dataclass(frozen=True, slots=True)
class BurgerBeller(Beller):
    """A citizen, with the same facts as in a session of the portal."""

    burger: Burger


class _Toegang(authentication.BaseAuthentication):
    """Counts per address before anything is looked up, so that guessing is slow."""

    uitdaging = 'Bearer realm="api"'

    def authenticate(self, request: Request) -> tuple[Beller, None] | None:
        """The caller, None without any proof; raises `AuthenticationFailed`."""
        tel_adres(request)
        bewijs = self.bewijs(request)
        return None if bewijs is None else (self.beller(bewijs), None)

    def authenticate_header(self, request: Request) -> str:
        """With this DRF answers 401, not 403, when nobody is known."""
        return self.uitdaging

    def bewijs(self, request: Request) -> str | None:
        """The bearer of the Authorization header."""
        kop = request.headers.get("Authorization", "")
        soort, _spatie, bewijs = kop.partition(" ")
        if not kop:
            return None
        if soort.lower() != "bearer" or not bewijs.strip():
            raise exceptions.AuthenticationFailed(_("Stuur Authorization: Bearer …"))
        return bewijs.strip()

    def beller(self, bewijs: str) -> Beller:
        """Who this proof belongs to."""
        raise NotImplementedError


class MetSleutel(_Toegang):
    """A partner: `X-Api-Key`, or the key as a bearer."""

    def bewijs(self, request: Request) -> str | None:
        """Either header."""
        return request.headers.get("X-Api-Key") or super().bewijs(request)

    def beller(self, bewijs: str) -> PartnerBeller:
        """The partner of a key that works."""
        try:
            sleutel = sleutels.herken(bewijs)
        except sleutels.SleutelGeweigerd:
            raise exceptions.AuthenticationFailed(
                _("Deze sleutel werkt niet. Vraag een nieuwe aan.")
            ) from None
        return PartnerBeller(
            houder=f"partner:{sleutel.partner_id}",
            scopes=frozenset(sleutel.scopes),
            teller=sleutel.voorvoegsel,
            partner=sleutel.partner,
        )


class MetToken(_Toegang):
    """A citizen: an access token of the provider, for the own file."""

    def beller(self, bewijs: str) -> BurgerBeller:
        """The citizen that the provider names."""
        weigering = exceptions.AuthenticationFailed(_("Dit token werkt niet. Log opnieuw in."))
        if bewijs.startswith(sleutels.MERK):
            raise weigering
        try:
            token = onderzoek(bewijs)
            persoon = persoon_bij_bsn(normaliseer(token.bsn))
        except (TokenGeweigerd, BsnOngeldig):
            raise weigering from None
        if persoon is None:
            raise exceptions.PermissionDenied(
                _("Wij kennen u nog niet. Log eerst in op de website.")
            )
        return _burger(persoon.pk, token.scopes)


def _burger(persoon_id: int, scopes: frozenset[str]) -> BurgerBeller:
    burger = Burger(
        aangemeld_id=persoon_id,
        persoon_id=persoon_id,
        rol=BurgerRol.ZELF,
        mag_handelen=HANDELEN in scopes,
        bevestigd_at=clock.nu(),
    )
    return BurgerBeller(houder=burger.actor, scopes=scopes, teller=burger.actor, burger=burger)


class HeeftScope(permissions.BasePermission):
    """The endpoint's scope for this method is among those of the caller."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Raises `NotAuthenticated` or refuses."""
        beller = request.user
        if not isinstance(beller, Beller):
            raise exceptions.NotAuthenticated(_("Stuur een sleutel of token mee."))
        nodig = view.scopes.get(request.method or "")
        if nodig is not None and nodig not in beller.scopes:
            raise exceptions.PermissionDenied(
                _("Hiervoor is het recht %(recht)s nodig.") % {"recht": nodig}
            )
        return True
