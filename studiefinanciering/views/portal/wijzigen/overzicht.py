"""The index of changes: what can be changed, and where."""

from typing import Any

from django.utils.translation import gettext as _

from duo_portal.web.adressen import adres_voor
from studiefinanciering.views.portal.lezen.basis import Leespagina


class Wijzigen(Leespagina):
    """What can be changed, each with one line of what it does."""

    template_name = "portal/wijzigen/overzicht.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The acts in the order in which people look for them; those that this reader may not do are left out."""
        acten = [
            ("mijn:wonen", _("Uitwonend of thuiswonend"), _("U gaat op kamers, of u gaat weer bij een ouder wonen.")),
            ("mijn:lenen", _("Lening en collegegeldkrediet"), _("U wilt meer of minder lenen.")),
            ("mijn:opleiding", _("Andere opleiding"), _("U gaat van mbo naar hbo of universiteit, of andersom.")),
            ("mijn:reisproduct", _("Studentenreisproduct"), _("U wilt het aanvragen of stoppen.")),
            ("mijn:rekening", _("Rekeningnummer"), _("U wilt uw geld op een andere rekening.")),
            ("mijn:ouders", _("Uw ouders"), _("Wiens inkomen telt mee, en wat u daaraan kunt doen.")),
            ("mijn:stoppen", _("Stoppen"), _("U stopt met uw studie, of u wilt een tijd geen geld.")),
        ]  # fmt: skip
        lijst = [(adres_voor(self.burger, naam), titel, uitleg) for naam, titel, uitleg in acten]
        return super().get_context_data(acten=[rij for rij in lijst if rij[0]], **kwargs)
