"""Decisions in the admin: lines per period, what changed and why, and the Uitleg of a month on request."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.law import LawReference
from duo_portal.foundation.period import Maand, maanden
from duo_portal.web.admin_read_only import InzageAdmin, ReadOnlyModelAdmin
from studiefinanciering.models import Parameterset, Toekenning
from studiefinanciering.operations.uitleggen import (
    HerberekeningWijktAf,
    MaandBuitenBesluit,
    Uitlegging,
    leg_uit,
)

from .kolommen import bedrag, kolom, maand, studentlink, zoek_dossier
from .kolommen import maanden as maandreeks
from .stapnamen import stapnaam, stapwaarde
from .teksten import SOORT_BESLUIT, component_tekst, reden_tekst, vorm_tekst
from .verschillen import bedragverschillen, eigen_regels, feitverschillen

_GROOT = ("feiten", "gewijzigde_feiten", "eindstand")


def _soort(code: str) -> str:
    return str(SOORT_BESLUIT[code])


@admin.register(Toekenning)
class ToekenningAdmin(InzageAdmin[Toekenning]):
    """Search by number of the decision, or reference of the file."""

    list_display = (
        "id",
        kolom("soort", _("soort"), _soort),
        kolom("van", _("vanaf"), maand),
        kolom("tot", _("tot"), maand),
        kolom("reden", _("reden"), reden_tekst),
        kolom("besluit_op", _("besloten op")),
        kolom("uitvoerbaar_vanaf", _("uitvoerbaar vanaf")),
        kolom("persoon.kenmerk", _("student"), studentlink),
    )
    list_display_links = ("id",)
    list_select_related = ("persoon",)
    search_fields = ("=pk",)
    search_help_text = _("Nummer van het besluit, of verwijzing van de student.")
    fields = ("soort",)
    change_form_template = "admin/studiefinanciering/toekenning/pagina.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Toekenning]:
        """Without the stored facts: they are wide, and the Uitleg reads them itself."""
        return super().get_queryset(request).defer(*_GROOT)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Toekenning], search_term: str
    ) -> tuple[QuerySet[Toekenning], bool]:
        """Exact, never LIKE."""
        term = search_term.strip()
        if not term:
            return queryset, False
        gevonden = zoek_dossier(queryset, term)
        if term.isascii() and term.isdigit() and gevonden is not None:
            return queryset.filter(pk=int(term)), False
        return (queryset.none() if gevonden is None else gevonden), False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of a decision; the record of the look is made first (`InzageAdmin`)."""
        besluit = self.get_object(request, object_id)
        if besluit is None or not self.has_view_permission(request, besluit):
            return super().change_view(request, object_id, form_url, extra_context)
        eigen = {
            "pagina": Besluitpagina(besluit, request.GET.get("maand", "")),
            "title": gettext("Besluit %(nummer)s") % {"nummer": besluit.pk},
            "subtitle": None,
        }
        return super().change_view(request, object_id, form_url, (extra_context or {}) | eigen)


@dataclass(frozen=True, slots=True)
class Stapregel:
    """One step of the Uitleg on the page."""

    naam: str
    waarde: str
    artikel: str
    link: str


class Besluitpagina:
    """What the template shows of one decision; each part is read when it is asked for."""

    def __init__(self, besluit: Toekenning, gekozen: str) -> None:
        self.besluit, self.gekozen = besluit, gekozen
        self.soort, self.reden = _soort(besluit.soort), reden_tekst(besluit.reden)
        self.van, self.tot_en_met = Maand.van(besluit.van), Maand.van(besluit.tot).vorige
        self.fout = ""
        self.uitlegging: Uitlegging | None = None
        if gekozen:
            self._leg_uit()

    @property
    def wacht(self) -> bool:
        """Whether its money may not move yet."""
        return self.besluit.uitvoerbaar_vanaf > bedrijfsdatum.vandaag()

    @property
    def opvolger(self) -> Toekenning | None:
        """The decision that took its place."""
        rijen = Toekenning.objects.filter(
            persoon_id=self.besluit.persoon_id, vervangt_id=self.besluit.pk
        )
        return rijen.defer(*_GROOT).first()

    @property
    def regels(self) -> list[dict[str, Any]]:
        """Its own lines, also those that a later decision closed."""
        return [
            {
                "periode": maandreeks(regel.geldig),
                "component": component_tekst(regel.component),
                "vorm": vorm_tekst(regel.vorm),
                "bedrag": bedrag(regel.bedrag_centen),
                "geldt": regel.bekend.upper is None,
            }
            for regel in eigen_regels(self.besluit)
        ]

    @property
    def feiten(self) -> Any:
        """Facts that changed against the decision before."""
        return feitverschillen(self.besluit.gewijzigde_feiten)

    @property
    def bedragen(self) -> Any:
        """Amounts that changed against the decision before."""
        return bedragverschillen(self.besluit) if self.besluit.vervangt_id else []

    @property
    def maanden(self) -> list[str]:
        """The months one can ask about."""
        if self.besluit.regeling != 0:
            return []
        return [str(m) for m in maanden(self.van, Maand.van(self.besluit.tot))]

    def _leg_uit(self) -> None:
        try:
            self.uitlegging = leg_uit(
                toekenning_id=self.besluit.pk, maand=Maand.parse(self.gekozen)
            )
        except HerberekeningWijktAf:
            self.fout = gettext(
                "Narekenen geeft iets anders dan is opgeslagen. De opgeslagen regels gelden. "
                "Er is een werkopdracht gemaakt."
            )
        except (MaandBuitenBesluit, ValueError):
            self.fout = gettext("Dit besluit gaat niet over deze maand.")

    @property
    def uitgelegd(self) -> list[tuple[str, str, str]]:
        """Parts of the chosen month: name, amount, form."""
        if self.uitlegging is None:
            return []
        return [
            (component_tekst(component), bedrag(centen), vorm_tekst(vorm))
            for component, (centen, vorm) in self.uitlegging.bedragen.items()
        ]

    @property
    def geen_recht(self) -> str:
        """Why there is nothing in the chosen month; empty when there is a right."""
        if self.uitlegging is None or self.uitlegging.reden == 0:
            return ""
        return reden_tekst(self.uitlegging.reden.name.lower())

    @property
    def stappen(self) -> list[Stapregel]:
        """The steps of the Uitleg, each with a link to its article."""
        if self.uitlegging is None:
            return []
        # The form of each part begins with the same counts: shown once.
        return list(
            dict.fromkeys(
                Stapregel(stapnaam(stap.naam), stapwaarde(stap), stap.artikel, _link(stap.artikel))
                for stap in self.uitlegging.uitleg
            )
        )


def _link(artikel: str) -> str:
    try:
        return LawReference.parse(artikel).link
    except ValueError:
        return ""


@admin.register(Parameterset)
class ParametersetAdmin(ReadOnlyModelAdmin[Parameterset]):
    """The law as it was stored with decisions, once per fingerprint."""

    list_display = ("fingerprint", kolom("opgeslagen_at", _("opgeslagen op")))
    ordering = ("-opgeslagen_at",)
    fields = ("fingerprint", "opgeslagen_at", "inhoud")
    readonly_fields = fields
