"""The steps of our own sign-in: account and password, a code, and the first time setting up the app that makes it.

An account that does not exist, is closed, or is not of staff gets the same page in the same time as a wrong password.
"""

from typing import Any

import segno
from django.conf import settings
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.contrib.auth import authenticate, logout
from django.contrib.auth.models import User
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic.base import View
from rest_framework.throttling import BaseThrottle

from duo_portal.foundation import clock
from duo_portal.identity.medewerkers import slot, toestel
from duo_portal.web.aanmelden.pogingen import veilige_plek
from duo_portal.web.beheer.aanmelden import stap
from duo_portal.web.beheer.aanmelden.formulieren import CodeForm, InlogForm
from duo_portal.web.beheer.aanmelden.organisatie import is_beschikbaar

_geheim = method_decorator(sensitive_post_parameters(), name="dispatch")


def adres_van(request: HttpRequest) -> str:
    """Where the request comes from, as far as our own proxies say (`API_PROXIES`)."""
    return str(BaseThrottle().get_ident(request))  # type: ignore[arg-type]  # reads its headers only


@_geheim
class Inloggen(View):
    """Account and password."""

    site: AdminSite | None = None

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form; who is in goes on. A session without its second step ends here."""
        plek = veilige_plek(request.GET.get("next"))
        if (self.site or admin.site).has_permission(request):
            return HttpResponseRedirect(plek or reverse("admin:index"))
        return self._toon(request, InlogForm(), plek)

    def post(self, request: HttpRequest) -> HttpResponse:
        """To the second step, or what is wrong."""
        form, plek = InlogForm(request.POST), veilige_plek(request.POST.get("next"))
        if not form.is_valid():
            return self._toon(request, form, plek)
        account, adres = form.cleaned_data["username"], adres_van(request)
        try:
            slot.tel("wachtwoord", account, adres)
        except slot.Gesloten as fout:
            return gesloten(request, fout)
        gebruiker = authenticate(request, username=account, password=form.cleaned_data["password"])
        if not isinstance(gebruiker, User) or not _mag_binnen(gebruiker):
            stap.leg_weigering_vast("wachtwoord")
            form.add_error(None, _("Uw account of wachtwoord klopt niet. Probeer het opnieuw."))
            return self._toon(request, form, plek)
        slot.vergeet("wachtwoord", account, adres)
        if request.user.is_authenticated:
            logout(request)
        stap.begin(request, gebruiker, plek)
        if toestel.toestel_van(gebruiker) is None:
            toestel.begin_toestel(gebruiker)
            return HttpResponseRedirect(reverse("admin:instellen"))
        return HttpResponseRedirect(reverse("admin:code"))

    def _toon(self, request: HttpRequest, form: Form, plek: str) -> HttpResponse:
        inhoud = {
            "form": form,
            "plek": plek,
            "organisatie": is_beschikbaar(),
            "naam_organisatie": settings.MEDEWERKER_OIDC_NAAM,
            "is_verlopen": settings.SESSION_COOKIE_NAME in request.COOKIES and bool(plek),
        }
        return render(request, "medewerkers/inloggen.html", inhoud)


class _TweedeStap(View):
    """Needs who gave the right password; without one the first step comes first."""

    gebruiker: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Back to the first step when nobody waits here."""
        gebruiker = stap.wie(request)
        if gebruiker is None or not _mag_binnen(gebruiker):
            return HttpResponseRedirect(reverse("admin:login"))
        self.gebruiker = gebruiker
        if (toestel.toestel_van(gebruiker) is None) != isinstance(self, Instellen):
            anders = "code" if isinstance(self, Instellen) else "instellen"
            return HttpResponseRedirect(reverse(f"admin:{anders}"))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        return self.toon(CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """In, or what is wrong."""
        form, account = CodeForm(request.POST), str(self.gebruiker.pk)
        if not form.is_valid():
            return self.toon(form)
        adres = adres_van(request)
        try:
            slot.tel("code", account, adres)
        except slot.Gesloten as fout:
            return gesloten(request, fout, self.gebruiker)
        antwoord = self.probeer(form.cleaned_data["code"])
        if antwoord is None:
            stap.leg_weigering_vast("code", self.gebruiker)
            form.add_error(
                "code", _("Deze code klopt niet of is al gebruikt. Wacht op de volgende code.")
            )
            return self.toon(form)
        slot.vergeet("code", account, adres)
        return antwoord

    def toon(self, form: Form) -> HttpResponse:
        """The page."""
        raise NotImplementedError

    def probeer(self, code: str) -> HttpResponse | None:
        """The answer to a right code; None to a wrong one."""
        raise NotImplementedError


@_geheim
class Code(_TweedeStap):
    """A code of the app, or a recovery code."""

    def toon(self, form: Form) -> HttpResponse:
        """The form; in a demo with the code itself, of a demo account only."""
        apparaat = toestel.toestel_van(self.gebruiker)
        is_demo = settings.DEMO_MODE and apparaat is not None and apparaat.name == toestel.DEMO
        democode = toestel.code_voor(apparaat, clock.nu()) if is_demo and apparaat else ""
        return render(
            self.request,
            "medewerkers/code.html",
            {"form": form, "is_demo": is_demo, "democode": democode},
        )

    def probeer(self, code: str) -> HttpResponse | None:
        """In."""
        apparaat = toestel.controleer(self.gebruiker, code, clock.nu())
        if apparaat is None:
            return None
        wijze = "herstelcode" if apparaat.name == toestel.HERSTEL else "code"
        return HttpResponseRedirect(
            stap.laat_binnen(self.request, self.gebruiker, wijze=wijze, apparaat=apparaat)
        )


@_geheim
class Instellen(_TweedeStap):
    """The first time: the secret as a QR code and as text, and the first code as proof that it arrived."""

    def toon(self, form: Form) -> HttpResponse:
        """The secret; it is shown until its first code was right, and never again."""
        apparaat = toestel.wachtend_toestel(self.gebruiker)
        if apparaat is None:
            return HttpResponseRedirect(reverse("admin:login"))
        qr = segno.make(toestel.adres(apparaat, settings.OTP_TOTP_ISSUER), error="m")
        inhoud = {
            "form": form,
            "qr": qr.svg_data_uri(scale=4, dark="#000", light="#fff"),
            "geheim": toestel.geheim_leesbaar(apparaat),
        }
        return render(self.request, "medewerkers/instellen.html", inhoud)

    def probeer(self, code: str) -> HttpResponse | None:
        """In, with the recovery codes on the page: the only time that they can be read."""
        klaar = toestel.bevestig(self.gebruiker, code, clock.nu())
        if klaar is None:
            return None
        apparaat, codes = klaar
        verder = stap.laat_binnen(
            self.request, self.gebruiker, wijze="ingesteld", apparaat=apparaat
        )
        return render(
            self.request, "medewerkers/herstelcodes.html", {"codes": codes, "verder": verder}
        )


def gesloten(
    request: HttpRequest, fout: slot.Gesloten, gebruiker: User | None = None
) -> HttpResponse:
    """The page of a closed lock (429); one act tells that it closed, not one for every attempt after it."""
    if fout.is_eerste:
        stap.leg_weigering_vast("te_vaak", gebruiker)
    antwoord = render(request, "medewerkers/gesloten.html", status=429)
    antwoord["Retry-After"] = str(slot.SECONDEN)
    return antwoord


def _mag_binnen(gebruiker: User) -> bool:
    """Staff; and a demo's account only in a demo."""
    return gebruiker.is_staff and (settings.DEMO_MODE or not toestel.is_demo_account(gebruiker))
