"""Our own admin: one door, one login, one permission system for staff.

`site` is Django's default admin site, made an instance of `BeheerSite` by `apps.BeheerConfig`, so that
`@admin.register(Model)` in any app lands here. The cellar's own models are registered in `web/beheer/`.
"""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin import site as _site
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.web.beheer import deskpaginas
from duo_portal.web.beheer.aanmelden.toegang import Toegang

ONAFHANKELIJK = _("Onafhankelijke uitvoering; geen website van DUO of de Rijksoverheid")


class BeheerSite(Toegang):
    """Stock templates with our own tokens; nothing inline, so that a strict CSP holds."""

    site_title = _("Beheer studiefinanciering")
    site_header = _("Mijn Studiefinanciering: beheer")
    index_title = _("Overzicht")
    site_url = "/"

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Adds the line of independence, and to staff the business date."""
        extra: dict[str, Any] = {"onafhankelijk": ONAFHANKELIJK}
        if self.has_permission(request):
            extra["bedrijfsdatum"] = bedrijfsdatum.vandaag()
            extra["deskbalk"] = deskpaginas.balk(request.user)
        return super().each_context(request) | extra

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """With the pages that rooms registered, before the admin's own catch-all."""
        return [*deskpaginas.adressen(self.admin_view), *super().get_urls()]


site: AdminSite = _site
