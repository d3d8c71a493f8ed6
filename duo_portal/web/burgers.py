"""The citizen's session: begun at sign-in, read on every request, ended at sign-out or after idling.

Views of the portal inherit `BurgerNodig`, and read `self.burger`. Nobody signed in goes to the sign-in page and
comes back; a file of somebody else is not found (404), never refused (403), so that nothing is told.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic.base import View

from duo_portal.foundation import clock
from duo_portal.identity.burger import Burger, BurgerRol

SESSIE = "burger"
Antwoord = Callable[[HttpRequest], HttpResponse]


def meld_aan(
    request: HttpRequest,
    *,
    aangemeld_id: int,
    persoon_id: int | None = None,
    rol: BurgerRol = BurgerRol.ZELF,
    mag_handelen: bool = True,
) -> None:
    """Begin a session under a new id (no fixation); whatever it held before is gone."""
    request.session.flush()
    request.session[SESSIE] = {
        "aangemeld": aangemeld_id,
        "persoon": persoon_id or aangemeld_id,
        "rol": str(rol),
        "mag_handelen": mag_handelen,
        "bevestigd_at": clock.nu().isoformat(),
    }


def meld_af(request: HttpRequest) -> None:
    """End the session; its cookie opens nothing any more."""
    request.session.flush()


def burger_van(request: HttpRequest) -> Burger | None:
    """The citizen of this request, or None."""
    sessie = request.session.get(SESSIE)
    if not sessie:
        return None
    return Burger(
        aangemeld_id=sessie["aangemeld"],
        persoon_id=sessie["persoon"],
        rol=BurgerRol(sessie["rol"]),
        mag_handelen=sessie["mag_handelen"],
        bevestigd_at=datetime.fromisoformat(sessie["bevestigd_at"]),
    )


class BurgerMiddleware:
    """Sets `request.burger` (a `Burger` or None)."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.burger = burger_van(request)  # type: ignore[attr-defined]
        return self.get_response(request)


class BurgerNodig(View):
    """A page behind the sign-in. `self.burger` is the citizen; without one the sign-in page comes first."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send whoever is not signed in to the door, with the way back."""
        if getattr(request, "burger", None) is None:
            return HttpResponseRedirect(
                f"{reverse('aanmelden:kies')}?{urlencode({'next': request.get_full_path()})}"
            )
        return super().dispatch(request, *args, **kwargs)

    @property
    def burger(self) -> Burger:
        """Who is signed in, for whom."""
        return cast("Burger", self.request.burger)  # type: ignore[attr-defined]
