"""The inbox, a letter, and its PDF. A letter of somebody else is not found.

Opening a letter is recorded (insert-only, once per reader), as every look into a file is; the letter itself stays
as it was.
"""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic.base import TemplateView

from duo_portal.letters.inhoud import TALEN, gekozen_taal
from duo_portal.letters.lezen import brief_van, markeer_gelezen, postvak
from duo_portal.letters.models import Brief
from duo_portal.letters.pdf import pdf_van
from duo_portal.letters.soorten import BriefsoortOnbekend, maak_inhoud, onderwerp_van, teken
from duo_portal.web.burgers import BurgerNodig

PER_PAGINA = 20


class _Berichten(BurgerNodig):
    """What these pages share: reading only, and a look for somebody else is recorded first."""

    http_method_names = ("get", "head", "options")
    scherm = "berichten"

    def brief(self, uuid: UUID) -> Brief:
        """The letter of the address, of the open file; noted as read."""
        brief = brief_van(self.burger.persoon_id, uuid)
        if brief is None:
            raise Http404
        return brief


class Postvak(_Berichten, TemplateView):
    """Letters, newest first."""

    template_name = "portal/berichten/lijst.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of the inbox."""
        bladen = Paginator(postvak(self.burger.persoon_id), PER_PAGINA)
        blad = bladen.get_page(self.request.GET.get("pagina"))
        regels = [(brief, onderwerp_van(brief)) for brief in blad.object_list]
        return super().get_context_data(blad=blad, regels=regels, **kwargs)


class BriefPagina(_Berichten, TemplateView):
    """A letter, in its own language or by `?taal=` in the other one."""

    template_name = "portal/berichten/brief.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The letter in words; not found when nobody can put it into words."""
        brief = self.brief(kwargs["uuid"])
        try:
            inhoud = maak_inhoud(brief, self.request.GET.get("taal"))
        except BriefsoortOnbekend as fout:
            raise Http404 from fout
        if self.request.method == "GET":
            markeer_gelezen(brief, self.burger.aangemeld_id)
        return super().get_context_data(
            post=brief,
            onderwerp=onderwerp_van(brief),
            brief=teken(inhoud),
            andere_talen=[taal for taal in TALEN if taal != inhoud.taal],
            **kwargs,
        )


class BriefPdfPagina(_Berichten):
    """The same letter as PDF, kept from its first opening."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """The bytes."""
        brief = self.brief(uuid)
        taal = gekozen_taal(brief, request.GET.get("taal"))
        try:
            inhoud = pdf_van(brief, taal)
        except BriefsoortOnbekend as fout:
            raise Http404 from fout
        markeer_gelezen(brief, self.burger.aangemeld_id)
        antwoord = HttpResponse(inhoud, content_type="application/pdf")
        naam = f"brief-{str(brief.uuid)[:8]}-{taal}.pdf"
        antwoord["Content-Disposition"] = f'inline; filename="{naam}"'
        return antwoord
