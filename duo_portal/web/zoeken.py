"""Files in the admin that are found by their person: by surname, reference (uuid) or citizen number.

A citizen number is never part of an address: the search form posts, and the answer leads to the file by uuid.
"""

from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity import queries
from duo_portal.identity.models import Persoon
from duo_portal.identity.rollen import rol_van
from duo_portal.web.admin_read_only import InzageAdmin

M = TypeVar("M", bound=Model)
MIN_LETTERS = 3
ZIE_PERSONEN = "identity.view_persoon"


class DossierLijst(ChangeList):
    """Links to a file by uuid."""

    def url_for_result(self, result: Any) -> str:
        """Address of the file."""
        kenmerk = getattr(result, self.model_admin.uuid_veld)  # type: ignore[attr-defined]
        return reverse(f"admin:{self.opts.label_lower.replace('.', '_')}_change", args=[kenmerk])


class DossierAdmin(InzageAdmin[M]):
    """A list of files, searched by surname (three letters or more), citizen number (posted) or uuid.

    `persoon_pad` is the road to the person in a query ("" for the person itself), `uuid_veld` the field in
    the address. Whoever may not see persons searches by uuid only.
    """

    persoon_pad = ""
    uuid_veld = "uuid"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that links by uuid."""
        return DossierLijst

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> M | None:
        """By uuid, or by id for links from other pages."""
        try:
            return self.get_queryset(request).filter(**{self.uuid_veld: UUID(object_id)}).first()
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
        naam = f"admin:{self.opts.label_lower.replace('.', '_')}"
        lijst = reverse(f"{naam}_changelist")
        if not any(teken.isdigit() for teken in tekst) or is_uuid(tekst):
            return f"{lijst}?{urlencode({'q': tekst})}"
        dossier = self._bij_bsn(request, tekst)
        if dossier is None:
            messages.warning(request, _("Niemand gevonden met dit BSN; controleer de cijfers."))
            return lijst
        return reverse(f"{naam}_change", args=[getattr(dossier, self.uuid_veld)])

    def _bij_bsn(self, request: HttpRequest, tekst: str) -> M | None:
        if not request.user.has_perm(ZIE_PERSONEN):
            return None
        # Not checked by the eleven-proof: the made-up number of a mass person fails it and is found too.
        persoon = queries.persoon_bij_bsn("".join(teken for teken in tekst if teken.isdigit()))
        vastleggen(
            soort="persoon_zoeken_op_bsn",
            actor=request.user.get_username(),
            rol=rol_van(request.user) if isinstance(request.user, User) else "",
            betrokkene_id=persoon.pk if persoon else None,
            uitkomst={"gevonden": persoon is not None},
        )
        return self._van_persoon(request, persoon) if persoon else None

    def _van_persoon(self, request: HttpRequest, persoon: Persoon) -> M | None:
        return self.get_queryset(request).filter(pk=persoon.pk).first()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        """By uuid, or by every word of a surname; too short finds nobody and says so."""
        if not search_term:
            return queryset, False
        if is_uuid(search_term):
            return queryset.filter(**{self.uuid_veld: UUID(search_term)}), False
        woorden = [woord for woord in search_term.split() if len(woord) >= MIN_LETTERS]
        mag = request.user.has_perm(ZIE_PERSONEN)
        if not woorden or any(woord.isdigit() for woord in woorden) or not mag:
            messages.warning(
                request,
                _(
                    "Zoek met minstens 3 letters van de achternaam, of vul een BSN in het zoekveld in."
                )
                if mag
                else _("Zoek met een verwijzing: u ziet geen namen."),
            )
            return queryset.none(), False
        for woord in woorden:
            queryset = queryset.filter(**{f"{self.persoon_pad}achternaam__icontains": woord})
        return queryset, False


def is_uuid(tekst: str) -> bool:
    """Whether a text is a reference."""
    try:
        UUID(tekst)
    except ValueError:
        return False
    return True
