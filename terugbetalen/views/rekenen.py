"""How we reckon: open to everybody, for there is nothing of anybody in it."""

from typing import Any

from django.utils.translation import gettext
from django.views.generic.base import TemplateView

from duo_portal.foundation.law import LawReference
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.portaal import beeld
from terugbetalen.portaal.voorbeelden import Voorbeeld, draagsom, som, voorbeelden

ARTIKELEN = ("6.3", "6.4", "6.6", "6.7", "6.9", "6.10", "6.16", "10a.8", "12.32")


class HoeWijRekenen(TemplateView):
    """The formula in words, one example in steps, and published figures beside ours."""

    template_name = "portal/terugbetalen/hoe_wij_rekenen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything worked out now, by the rules."""
        s, gevonden = som(), list(voorbeelden())
        return super().get_context_data(
            som=s,
            rente=beeld.procent(s.rente_ppm),
            maandrente=beeld.getal_met_komma(s.maandrente, 4),
            draagsom=draagsom(),
            tabel=_tabel(gevonden),
            alles_klopt=all(v.klopt for v in gevonden),
            artikelen=[LawReference.parse(f"Wsf 2000 art. {nummer}") for nummer in ARTIKELEN],
            **kwargs,
        )


def _tabel(gevonden: list[Voorbeeld]) -> beeld.Tabel:
    def gedrukt(v: Voorbeeld) -> str:
        return beeld.hele_euros(v.gepubliceerd) if v.in_hele_euros else euro(v.gepubliceerd)

    return beeld.Tabel(
        gettext("Bedragen die anderen bekendmaakten, en wat wij uitrekenen"),
        [
            gettext("Wat"),
            beeld.getal(gettext("Bekendgemaakt")),
            beeld.getal(gettext("Wij")),
            gettext("Bron"),
        ],
        [[v.wat, gedrukt(v), euro(v.uitgerekend), v.bron] for v in gevonden],
    )
