"""The page with statements to download, and the statements themselves as PDF (tagged, PDF/UA-1)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from duo_portal.letters.inhoud import TALEN, Briefinhoud, in_taal
from duo_portal.letters.pdf import maak_pdf
from terugbetalen.aflossen import opgaven
from terugbetalen.views.basis import Terugbetaalpagina


class Opgaven(Terugbetaalpagina):
    """The years that are over, and the one for a mortgage."""

    template_name = "portal/aflossen/opgaven.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which can be had today."""
        return super().get_context_data(
            jaren=opgaven.jaren(self.persoon_id, self.op),
            heeft_hypotheek=opgaven.hypotheekopgave(self.persoon_id, self.op) is not None,
            **kwargs,
        )


class _Pdf(Terugbetaalpagina):
    """A statement in the language of the page; a GET that keeps nothing."""

    def taal(self) -> str:
        """One of the two that letters have."""
        taal = (get_language() or TALEN[0])[:2]
        return taal if taal in TALEN else TALEN[0]

    def inhoud(self, taal: str) -> Briefinhoud | None:
        """The statement, or None when there is none."""
        raise NotImplementedError

    def naam(self) -> str:
        """Of the file; it names nobody."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The bytes."""
        taal = self.taal()
        with in_taal(taal):
            inhoud = self.inhoud(taal)
        if inhoud is None:
            raise Http404
        antwoord = HttpResponse(maak_pdf(inhoud), content_type="application/pdf")
        antwoord["Content-Disposition"] = f'inline; filename="{self.naam()}.pdf"'
        return antwoord


class Jaarpdf(_Pdf):
    """The statement of a year; one that is not over, or without a debt, is not found."""

    def inhoud(self, taal: str) -> Briefinhoud | None:
        """See `_Pdf`."""
        jaar = self.kwargs["jaar"]
        if jaar not in opgaven.jaren(self.persoon_id, self.op):
            return None
        return opgaven.jaarbrief(self.persoon_id, jaar, self.op, taal)

    def naam(self) -> str:
        """See `_Pdf`."""
        return f"studieschuld-{self.kwargs['jaar']}"


class Hypotheekpdf(_Pdf):
    """The statement for a mortgage adviser."""

    def inhoud(self, taal: str) -> Briefinhoud | None:
        """See `_Pdf`."""
        return opgaven.hypotheekbrief(self.persoon_id, self.op, taal)

    def naam(self) -> str:
        """See `_Pdf`."""
        return "studieschuld-hypotheek"
