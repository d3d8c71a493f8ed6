"""Who looked into my file, and everything held about me."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation import clock
from duo_portal.web.burgers import VersBevestigd
from studiefinanciering.inzien import woorden_inzage
from studiefinanciering.inzien.inzagen import HOEVEEL, blikken
from studiefinanciering.inzien.uitvoer import als_json_stukken
from studiefinanciering.inzien.uitvoer_pdf import als_pdf

from .basis import Leespagina


class WieKeek(Leespagina):
    """Looks and acts by role and day."""

    template_name = "portal/lezen/inzage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines in words."""
        regels = [
            {"blik": b, "wie": woorden_inzage.wie(b), "wat": woorden_inzage.wat(b)}
            for b in blikken(self.persoon_id)
        ]
        return super().get_context_data(
            gekeken=[r for r in regels if not r["blik"].is_handeling],  # type: ignore[attr-defined]
            gedaan=[r for r in regels if r["blik"].is_handeling],  # type: ignore[attr-defined]
            hoeveel=HOEVEEL,
            **kwargs,
        )


class AllesDownloaden(VersBevestigd, Leespagina):
    """Everything held about me. A download is an act (sent by a form, on record); it wants a fresh proof."""

    template_name = "portal/lezen/alles.html"
    http_method_names = ["get", "head", "options", "post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The file that was asked for; first it is on record that it was."""
        vorm = "pdf" if request.POST.get("vorm") == "pdf" else "json"
        with transaction.atomic():
            vastleggen(
                soort="alles_downloaden",
                actor=self.burger.actor,
                rol=str(self.burger.rol),
                betrokkene_id=self.persoon_id,
                uitkomst={"vorm": vorm},
            )
        antwoord = self._pdf() if vorm == "pdf" else self._json()
        naam = f"mijn-gegevens-{clock.vandaag():%Y-%m-%d}.{vorm}"
        antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
        return antwoord

    def _json(self) -> HttpResponseBase:
        """In pieces, row by row."""
        stukken = als_json_stukken(self.persoon_id, bedrijfsdatum.moment())
        return StreamingHttpResponse(stukken, content_type="application/json; charset=utf-8")

    def _pdf(self) -> HttpResponseBase:
        return HttpResponse(als_pdf(self.persoon_id, self.op), content_type="application/pdf")
