"""The door of the admin site: nobody gets further without a second step, and sign-in has pages of its own."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.cache import never_cache

from duo_portal.audit.handelingen import vastleggen


class Toegang(AdminSite):
    """What `BeheerSite` adds to Django's site about who gets in."""

    def has_permission(self, request: HttpRequest) -> bool:
        """An account that is open, of staff, and a session that was opened with a second step."""
        from duo_portal.web.beheer.aanmelden.stap import heeft_tweede_stap

        return super().has_permission(request) and heeft_tweede_stap(request)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """With the pages of signing in, which no session opens."""
        from duo_portal.web.beheer.aanmelden import organisatie, paginas

        eigen: list[URLPattern | URLResolver] = [
            path("aanmelden/code/", paginas.Code.as_view(), name="code"),
            path("aanmelden/instellen/", paginas.Instellen.as_view(), name="instellen"),
            path("aanmelden/organisatie/", organisatie.Heen.as_view(), name="organisatie"),
            path("aanmelden/terug/", organisatie.Terug.as_view(), name="organisatie_terug"),
        ]
        return [*eigen, *super().get_urls()]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Account and password, in our own page."""
        from duo_portal.web.beheer.aanmelden.paginas import Inloggen

        return never_cache(Inloggen.as_view(site=self))(request)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The session is gone; that somebody left is on record."""
        if request.method == "POST" and request.user.is_authenticated:
            vastleggen(soort="medewerker_afmelden", actor=request.user.get_username())
        antwoord: HttpResponse = super().logout(request, extra_context)
        if request.method == "POST":
            antwoord["Clear-Site-Data"] = '"cache"'
        return antwoord
