"""Notices of default and penalties as queues of their own; shown only, what changes goes through operations."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from duo_portal.cases.models import Dwangsombesluit, Ingebrekestelling
from duo_portal.foundation.money import euro
from duo_portal.web.admin_read_only import InzageAdmin
from duo_portal.web.beheer.termijnen.tonen import licht

LICHT, AFLEIDING = _("termijn"), _("hoe de termijn is geteld")


@admin.register(Ingebrekestelling)
class IngebrekestellingAdmin(InzageAdmin[Ingebrekestelling]):
    """Who says that we are late; filter by how it came in."""

    list_display = ("zaak", "ontvangen_op", "bron", "licht")
    list_select_related = ("zaak",)
    list_filter = ("bron",)

    @admin.display(description=_("termijn"))
    def licht(self, notitie: Ingebrekestelling) -> SafeString | str:
        """How late the case is."""
        return licht(notitie.zaak)


@admin.register(Dwangsombesluit)
class DwangsombesluitAdmin(InzageAdmin[Dwangsombesluit]):
    """What being late cost."""

    list_display = ("zaak", "dagen", "bedrag", "besloten_op", "uiterlijk", "geen_grond")
    list_select_related = ("zaak",)
    list_filter = ("geen_grond",)

    @admin.display(description=_("bedrag"))
    def bedrag(self, besluit: Dwangsombesluit) -> str:
        """In euros."""
        return euro(besluit.bedrag_centen)
