"""The citizen's session: begun at sign-in, read on every request, ended at sign-out or after idling.

Views of the portal inherit `BurgerNodig`, and read `self.burger`. Nobody signed in goes to the sign-in page and
comes back; a file of somebody else is not found (404), never refused (403), so that nothing is told. A view says in
`rollen` for whom it is; who may only read gets a page that says so when sending a form. Changing an account or an
address wants `VersBevestigd` as well: a proof of identity of the last minutes.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, ClassVar, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.views.generic.base import View

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import leg_inzage_vast
from duo_portal.foundation import clock
from duo_portal.identity import burger as burger_
from duo_portal.identity import machtigen
from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.web.aanmelden import duur

SESSIE = burger_.SESSIE
Antwoord = Callable[[HttpRequest], HttpResponse]
VERS = timedelta(minutes=5)
"""How long a proof of identity opens a page that wants a fresh one."""
VERS_VERZENDEN = timedelta(minutes=15)
"""How long a form opened that way may be filled in: sending it asks no second proof, so nothing typed is lost."""
VEILIG = ("GET", "HEAD", "OPTIONS")


def meld_aan(
    request: HttpRequest,
    *,
    aangemeld_id: int,
    persoon_id: int | None = None,
    rol: BurgerRol = BurgerRol.ZELF,
    mag_handelen: bool = True,
    provider: str = "",
    taal: str = "",
    naam: str = "",
    heeft_anderen: bool = False,
) -> None:
    """Begin a session under a new id (no fixation); whatever it held before is gone.

    `provider` is how the identity was proved (a later proof goes the same way), `taal` the language the
    person chose earlier, followed until the browser asks another one, `naam` what pages greet them by,
    `heeft_anderen` whether there are others for whom they may act.
    """
    nu = clock.nu()
    request.session.flush()
    request.session[SESSIE] = {
        "aangemeld": aangemeld_id,
        "persoon": persoon_id or aangemeld_id,
        "rol": str(rol),
        "mag_handelen": mag_handelen,
        "bevestigd_at": nu.isoformat(),
        "provider": provider,
        "taal": taal,
        "namen": {"zelf": naam, "namens": ""},
        "heeft_anderen": heeft_anderen,
    }
    duur.begin(request.session, nu)


def bevestig(request: HttpRequest) -> None:
    """The same person proved their identity again: a fresh proof, under a new id."""
    request.session[SESSIE] = {
        **request.session[SESSIE],
        "bevestigd_at": clock.nu().isoformat(),
    }
    request.session.cycle_key()


def wissel(
    request: HttpRequest, *, persoon_id: int, rol: BurgerRol, mag_handelen: bool, naam: str = ""
) -> None:
    """Open another file (of `naam`) in the same session, under a new id. The caller looked up that it may be."""
    sessie = request.session[SESSIE]
    request.session[SESSIE] = {
        **sessie,
        "persoon": persoon_id,
        "rol": str(rol),
        "mag_handelen": mag_handelen,
        "namen": {**sessie.get("namen", {}), "namens": naam},
    }
    request.session.cycle_key()


def meld_af(request: HttpRequest) -> None:
    """End the session; its cookie opens nothing any more."""
    request.session.flush()


def burger_van(request: HttpRequest) -> Burger | None:
    """The citizen of this request as the session says, or None."""
    sessie = request.session.get(SESSIE)
    if not sessie:
        return None
    return Burger(
        aangemeld_id=sessie["aangemeld"],
        persoon_id=sessie["persoon"],
        rol=BurgerRol(sessie["rol"]),
        mag_handelen=sessie["mag_handelen"],
        bevestigd_at=datetime.fromisoformat(sessie["bevestigd_at"]),
        heeft_anderen=bool(sessie.get("heeft_anderen")),
    )


class BurgerMiddleware:
    """Sets `request.burger` (a `Burger` or None), and the language they chose earlier.

    Whether someone may act for another is looked up on every request, so that a mandate withdrawn ends at once:
    then the own file opens, and the request itself is not carried out on it.
    """

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        burger = burger_van(request)
        request.burger = burger  # type: ignore[attr-defined]
        if burger is None:
            return self.get_response(request)
        _volg_taal(request)
        if burger.is_zelf:
            return self.get_response(request)
        recht = machtigen.mag_namens(
            burger.aangemeld_id, burger.persoon_id, burger.rol, bedrijfsdatum.vandaag()
        )
        if recht is None:
            wissel(request, persoon_id=burger.aangemeld_id, rol=BurgerRol.ZELF, mag_handelen=True)
            return HttpResponseRedirect(f"{reverse('aanmelden:namens')}?vervallen=1")
        if recht != burger.mag_handelen:
            request.session[SESSIE] = {**request.session[SESSIE], "mag_handelen": recht}
            request.burger = burger_van(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def _volg_taal(request: HttpRequest) -> None:
    """The language stored with the person, unless this browser asked for one by its cookie."""
    taal = request.session[SESSIE].get("taal")
    if taal and not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
        translation.activate(taal)
        request.LANGUAGE_CODE = translation.get_language()


class BurgerNodig(View):
    """A page behind the sign-in. `self.burger` is the citizen; without one the sign-in page comes first."""

    rollen: ClassVar[frozenset[BurgerRol] | set[BurgerRol]] = frozenset(
        {BurgerRol.ZELF, BurgerRol.VERTEGENWOORDIGER}
    )
    """As whom one may come here; for anybody else the page does not exist."""
    vraagt_handelen: ClassVar[bool] = True
    """Whether sending a form needs `mag_handelen`; False where it changes nothing of the file."""
    alleen_handelen: ClassVar[bool] = False
    """Whether the page itself is only for who may act: links to it are left out for others."""

    opent_dossier: ClassVar[bool] = True
    """Whether the page shows something of the open file: then the look of a representative is recorded."""
    scherm: ClassVar[str] = ""
    """What the citizen reads about such a look; the name of the page when empty."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send whoever is not signed in to the door, with the way back."""
        burger: Burger | None = getattr(request, "burger", None)
        if burger is None:
            return HttpResponseRedirect(_naar_de_deur(request))
        if burger.rol not in self.rollen:
            raise Http404
        mag_verzenden = burger.mag_handelen or not self.vraagt_handelen
        if request.method not in VEILIG and not mag_verzenden:
            return render(request, "aanmelden/alleen_lezen.html", status=403)
        if (anders := self.eis(request)) is not None:
            return anders
        self._leg_inzage_vast(burger)
        return super().dispatch(request, *args, **kwargs)

    def _leg_inzage_vast(self, burger: Burger) -> None:
        """The look of a representative is recorded before the page opens; when that fails it stays closed.

        A parent looks at the own income here, never at the file of the student.
        """
        if self.opent_dossier and burger.rol is BurgerRol.VERTEGENWOORDIGER:
            leg_inzage_vast(
                actor=burger.actor,
                rol=str(burger.rol),
                persoon_id=burger.persoon_id,
                scherm=f"portaal: {self.scherm or type(self).__name__.lower()}",
            )

    def eis(self, request: HttpRequest) -> HttpResponseBase | None:
        """What else must hold before the page opens; an answer instead of the page, or None."""
        return None

    @property
    def burger(self) -> Burger:
        """Who is signed in, for whom."""
        return cast("Burger", self.request.burger)  # type: ignore[attr-defined]


class VersBevestigd(BurgerNodig):
    """A page that wants a proof of identity of the last minutes; without it that comes first, and then back."""

    def eis(self, request: HttpRequest) -> HttpResponseBase | None:
        """Send to the proof when the last one is too long ago."""
        grens = VERS if request.method in VEILIG else VERS_VERZENDEN
        if clock.nu() - self.burger.bevestigd_at <= grens:
            return None
        return HttpResponseRedirect(
            f"{reverse('aanmelden:bevestig')}?{urlencode({'next': request.get_full_path()})}"
        )


def _naar_de_deur(request: HttpRequest) -> str:
    vraag = {"next": request.get_full_path()}
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        # Django takes a dead cookie away with this answer: its owner was signed in, and is told why no longer.
        vraag["verlopen"] = "1"
    return f"{reverse('aanmelden:kies')}?{urlencode(vraag)}"
