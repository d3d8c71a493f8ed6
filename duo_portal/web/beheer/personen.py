"""Persons in the admin: numbers masked, every file that is opened recorded, found within a second.

A citizen number is never part of an address: the search form posts, and the answer leads to the file by uuid.
"""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity import iban, queries
from duo_portal.identity.models import Adres, Bankrekening, Blokkade, Persoon, Relatie
from duo_portal.identity.rollen import rol_van
from duo_portal.web.admin_read_only import InzageAdmin, ReadOnlyInline

MIN_LETTERS = 3


class PersoonLijst(ChangeList):
    """Links to a file by uuid."""

    def url_for_result(self, result: Any) -> str:
        """Address of the file."""
        return reverse("admin:identity_persoon_change", args=[result.uuid])


class AdresInline(ReadOnlyInline):
    """Addresses, also those no longer believed."""

    model = Adres
    fields = ("straat", "huisnummer", "postcode", "plaats", "geldig", "bekend")
    ordering = ("-bekend", "-geldig")


class RelatieInline(ReadOnlyInline):
    """Parents, partner, children."""

    model = Relatie
    fk_name = "persoon"
    fields = ("soort", "ander", "geldig", "bekend")
    ordering = ("soort", "pk")


class RekeningInline(ReadOnlyInline):
    """Accounts, masked."""

    model = Bankrekening
    fields = ("rekening", "tenaamstelling", "geldig", "bekend")
    readonly_fields = ("rekening",)
    ordering = ("-bekend",)

    @admin.display(description="rekeningnummer")
    def rekening(self, rij: Bankrekening) -> str:
        """Last four digits."""
        return iban.gemaskeerd(rij.iban_laatste4)


class BlokkadeInline(ReadOnlyInline):
    """What holds payment back."""

    model = Blokkade
    fields = ("reden", "ingangsdatum", "opgeheven_op", "opgeheven_door")
    ordering = ("-pk",)


@admin.register(Persoon)
class PersoonAdmin(InzageAdmin[Persoon]):
    """Search by surname (three letters or more), citizen number (posted) or uuid."""

    inzage_persoon = "pk"
    list_display = ("naam", "bsn", "geboortedatum", "overleden_op", "is_massapersoon")
    fields = (
        "uuid",
        "bsn",
        "voornamen",
        "tussenvoegsel",
        "achternaam",
        "geboortedatum",
        "overleden_op",
        "nationaliteit_groep",
        "taal",
        "is_massapersoon",
        "gezin_id",
        "opgeslagen_at",
    )
    readonly_fields = fields
    search_fields = ("achternaam",)
    search_help_text = "Achternaam (minstens 3 letters), BSN of verwijzing."
    inlines = (AdresInline, RelatieInline, RekeningInline, BlokkadeInline)

    @admin.display(description="naam")
    def naam(self, persoon: Persoon) -> str:
        """Full name."""
        return str(persoon)

    @admin.display(description="BSN")
    def bsn(self, persoon: Persoon) -> str:
        """Masked."""
        return queries.bsn_gemaskeerd(persoon)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that links by uuid."""
        return PersoonLijst

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Persoon | None:
        """By uuid, or by id for links from other pages."""
        try:
            return self.get_queryset(request).filter(uuid=UUID(object_id)).first()
        except ValueError:
            return super().get_object(request, object_id, from_field)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list; a posted search leads on."""
        if (
            request.method == "POST"
            and "zoek" in request.POST
            and self.has_view_permission(request)
        ):
            return HttpResponseRedirect(self._zoek(request, request.POST["zoek"].strip()))
        return super().changelist_view(request, extra_context)

    def _zoek(self, request: HttpRequest, tekst: str) -> str:
        """The address that answers a search; a citizen number stays out of it."""
        lijst = reverse("admin:identity_persoon_changelist")
        if not any(teken.isdigit() for teken in tekst) or _is_uuid(tekst):
            return f"{lijst}?{urlencode({'q': tekst})}"
        persoon = self._bij_bsn(request, tekst)
        if persoon is None:
            messages.warning(request, "Niemand gevonden met dit BSN; controleer de cijfers.")
            return lijst
        return reverse("admin:identity_persoon_change", args=[persoon.uuid])

    def _bij_bsn(self, request: HttpRequest, tekst: str) -> Persoon | None:
        # Not checked by the eleven-proof: the made-up number of a mass person fails it and is found too.
        persoon = queries.persoon_bij_bsn("".join(teken for teken in tekst if teken.isdigit()))
        vastleggen(
            soort="persoon_zoeken_op_bsn",
            actor=request.user.get_username(),
            rol=rol_van(request.user) if isinstance(request.user, User) else "",
            betrokkene_id=persoon.pk if persoon else None,
            uitkomst={"gevonden": persoon is not None},
        )
        return persoon

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Persoon], search_term: str
    ) -> tuple[QuerySet[Persoon], bool]:
        """By uuid, or by every word of a surname; too short finds nobody and says so."""
        if not search_term:
            return queryset, False
        if _is_uuid(search_term):
            return queryset.filter(uuid=UUID(search_term)), False
        woorden = [woord for woord in search_term.split() if len(woord) >= MIN_LETTERS]
        if not woorden or any(woord.isdigit() for woord in woorden):
            messages.warning(
                request,
                "Zoek met minstens 3 letters van de achternaam, of vul een BSN in het zoekveld in.",
            )
            return queryset.none(), False
        for woord in woorden:
            queryset = queryset.filter(achternaam__icontains=woord)
        return queryset, False


def _is_uuid(tekst: str) -> bool:
    try:
        UUID(tekst)
    except ValueError:
        return False
    return True
