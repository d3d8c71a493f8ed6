"""Applications, choices, enrolments and incomes in the admin: shown, found by the file they belong to."""

from typing import Any, TypeVar

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from duo_portal.identity.models import Persoon
from duo_portal.web.admin_read_only import InzageAdmin
from studiefinanciering.models import Aanvraag, Inkomen, Inschrijving, Keuze

from .kolommen import bedrag, dagen, gevraagd, kolom, maand, maanden, studentlink, zoek_dossier
from .teksten import ONDERWIJS, OPLEIDINGSVORM, STATUS_AANVRAAG

M = TypeVar("M", bound=Model)
_STUDENT = kolom("persoon.kenmerk", _("student"), studentlink)


def _bekend(rij: Any) -> str:
    begin, einde = rij.lower, rij.upper
    return f"{begin:%d-%m-%Y} – {f'{einde:%d-%m-%Y}' if einde else ''}"


_BEKEND = kolom("bekend", _("bekend bij ons"), _bekend)


class DossierlijstAdmin(InzageAdmin[M]):
    """A list that is searched by a reference or the number of a person, exactly; nothing wide in it."""

    kenmerk_pad = "persoon__kenmerk"
    list_select_related = ("persoon",)
    list_display_links = ("pk",)
    search_fields = ("=persoon_id",)
    search_help_text = _("Verwijzing van de student, of het nummer van de persoon (geen BSN).")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        """Anything else than a reference or a number finds nothing."""
        term = search_term.strip()
        if not term:
            return queryset, False
        gevonden = zoek_dossier(queryset, term, self.kenmerk_pad)
        return (queryset.none() if gevonden is None else gevonden), False


@admin.register(Aanvraag)
class AanvraagAdmin(DossierlijstAdmin[Aanvraag]):
    """Applications: what came in and when."""

    list_display = (
        "pk",
        _STUDENT,
        kolom("soort", _("soort")),
        kolom("ontvangen_op", _("ontvangen op")),
        kolom("ingangsmaand", _("vanaf"), maand),
        kolom("kanaal", _("kanaal")),
        kolom("status", _("status"), lambda code: STATUS_AANVRAAG[code]),
    )
    fields = (
        "kenmerk",
        "soort",
        "kanaal",
        "ontvangen_op",
        "ingangsmaand",
        "status",
        "inhoud",
        "zaak_id",
    )
    readonly_fields = fields


@admin.register(Keuze)
class KeuzeAdmin(DossierlijstAdmin[Keuze]):
    """What students asked for, also what is no longer believed."""

    list_display = (
        "pk",
        _STUDENT,
        kolom("geldig", _("maanden"), maanden),
        kolom("onderwijs", _("onderwijs"), lambda code: ONDERWIJS[code]),
        kolom("vraagt_uitwonend", _("uitwonend"), bool),
        kolom("vraagt_aanvullende_beurs", _("aanvullende beurs"), bool),
        kolom("lening_gevraagd_centen", _("lening"), gevraagd),
        _BEKEND,
    )


@admin.register(Inschrijving)
class InschrijvingAdmin(DossierlijstAdmin[Inschrijving]):
    """Enrolments as the register reported them, also what is no longer believed."""

    list_display = (
        "pk",
        _STUDENT,
        kolom("geldig", _("dagen"), dagen),
        kolom("brin", _("instelling")),
        kolom("opleidingcode", _("opleiding")),
        kolom("onderwijs", _("onderwijs"), lambda code: ONDERWIJS[code]),
        kolom("opleidingsvorm", _("vorm"), lambda code: OPLEIDINGSVORM[code]),
        _BEKEND,
    )


@admin.register(Inkomen)
class InkomenAdmin(DossierlijstAdmin[Inkomen]):
    """Incomes of parents, per year; found by the person they are of. Opening one is on record."""

    kenmerk_pad = "persoon__uuid"
    list_display = (
        "pk",
        "van_wie",
        kolom("jaar", _("jaar"), str),
        kolom("is_schatting", _("schatting"), bool),
        _BEKEND,
    )
    search_help_text = _("Verwijzing van de ouder, of het nummer van de persoon (geen BSN).")
    fields = ("van_wie", "jaar", "bedrag", "is_schatting", "geldt", "opgeslagen_at")
    readonly_fields = fields

    @admin.display(description=_("persoon"))
    def van_wie(self, inkomen: Inkomen) -> SafeString:
        """A link that shows nothing of who it is."""
        ouder: Persoon = inkomen.persoon
        adres = reverse("admin:identity_persoon_change", args=[ouder.uuid])
        return format_html('<a href="{}">{}</a>', adres, str(ouder.uuid)[:8])

    @admin.display(description=_("toetsingsinkomen"))
    def bedrag(self, inkomen: Inkomen) -> str:
        """Euros."""
        return bedrag(inkomen.bedrag_centen)

    @admin.display(description=_("bekend bij ons"))
    def geldt(self, inkomen: Inkomen) -> str:
        """From when until when it was believed."""
        return _bekend(inkomen.bekend)
