"""Contacts, appointments and promises in the admin: lists without names or notes; opening one is on record."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.web.admin_read_only import InzageAdmin
from terugbetalen.contact import rechten
from terugbetalen.contact.afspraken import AfspraakKanNiet, rond_af
from terugbetalen.contact.werk import belofte_niet_nagekomen
from terugbetalen.contact.woorden import (
    KANAAL,
    SOORT,
    STATUS,
    UITKOMST,
    VERVOLG,
    eigen_tijd,
    nederlandse_tijd,
)
from terugbetalen.models import Afspraak, Contactmoment, Terugbelbelofte

_OPEN = Terugbelbelofte.Status.OPEN
_BELOFTE = {
    _OPEN: _("open"),
    Terugbelbelofte.Status.NAGEKOMEN: _("nagekomen"),
    Terugbelbelofte.Status.GEMIST: _("niet nagekomen"),
    Terugbelbelofte.Status.INGETROKKEN: _("niet meer nodig"),
}


@admin.register(Contactmoment)
class ContactmomentAdmin(InzageAdmin[Contactmoment]):
    """What was said; a note is read on its own page only, and searched here only."""

    list_display = ("pk", "dag", "hoe", "uit", "volgt", "vervolg_op", "medewerker")
    list_filter = ("kanaal", "uitkomst", "vervolg")
    search_fields = ("notitie",)
    search_help_text = _("Zoek op woorden van de notitie.")
    fields = ("dag", "hoe", "uit", "medewerker", "notitie", "volgt", "vervolg_op")
    readonly_fields = fields

    @admin.display(description=_("hoe"))
    def hoe(self, rij: Contactmoment) -> str:
        """The channel."""
        return str(KANAAL[rij.kanaal])

    @admin.display(description=_("wat kwam eruit"))
    def uit(self, rij: Contactmoment) -> str:
        """The outcome."""
        return str(UITKOMST[rij.uitkomst])

    @admin.display(description=_("wat volgt"))
    def volgt(self, rij: Contactmoment) -> str:
        """What follows."""
        return str(VERVOLG[rij.vervolg])


@admin.register(Afspraak)
class AfspraakAdmin(InzageAdmin[Afspraak]):
    """Appointments, the first to come first; afterwards one says whether the person was there."""

    ordering = ("-slot__begint_at",)
    list_display = ("pk", "wanneer", "soort", "stand")
    list_filter = ("status", "slot__soort")
    list_select_related = ("slot",)
    fields = ("wanneer", "daar", "soort", "stand", "gemaakt_door")
    readonly_fields = fields
    change_form_template = "admin/terugbetalen/afspraak/pagina.html"

    @admin.display(description=_("wanneer (in Nederland)"))
    def wanneer(self, rij: Afspraak) -> str:
        """On our clock."""
        return nederlandse_tijd(rij.slot.begint_at)

    @admin.display(description=_("op de klok van de debiteur"))
    def daar(self, rij: Afspraak) -> str:
        """On the debtor's clock."""
        return eigen_tijd(rij.slot.begint_at, rij.tijdzone)

    @admin.display(description=_("hoe"))
    def soort(self, rij: Afspraak) -> str:
        """Telephone, video or office."""
        return str(SOORT[rij.slot.soort])

    @admin.display(description=_("stand"))
    def stand(self, rij: Afspraak) -> str:
        """Where it is."""
        return str(STATUS[rij.status])

    def get_urls(self) -> list[URLPattern]:
        """Adds the address of the buttons."""
        eigen = path(
            "<int:nummer>/afronden/",
            self.admin_site.admin_view(self.afronden),
            name="terugbetalen_afspraak_afronden",
        )
        return [eigen, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page, with buttons once the time has come."""
        rij = self.get_object(request, object_id)
        is_open = rij is not None and rij.status in (
            Afspraak.Status.GEMAAKT,
            Afspraak.Status.VOORBIJ,
        )
        kan = is_open and rij is not None and rij.slot.begint_at <= bedrijfsdatum.moment()
        extra = (extra_context or {}) | {
            "nummer": rij.pk if rij else None,
            "kan_afronden": kan and request.user.has_perm(rechten.BEL),
        }
        return super().change_view(request, object_id, form_url, extra)

    def afronden(self, request: HttpRequest, nummer: int) -> HttpResponse:
        """Was the person there?"""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not request.user.has_perm(rechten.BEL):
            raise PermissionDenied
        if self.get_object(request, str(nummer)) is None:
            return HttpResponse(status=404)
        was_er = request.POST.get("was_er") == "ja"
        try:
            rond_af(afspraak_id=nummer, was_er=was_er, actor=request.user.get_username())
        except AfspraakKanNiet as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, gettext("Vastgelegd."))
        return HttpResponseRedirect(reverse("admin:terugbetalen_afspraak_change", args=[nummer]))


@admin.register(Terugbelbelofte)
class TerugbelbelofteAdmin(InzageAdmin[Terugbelbelofte]):
    """Whom we promised to call, and when; the contact itself is written down with the person."""

    ordering = ("van_at",)
    list_display = ("pk", "tussen", "stand", "beloofd_door")
    list_filter = ("status",)
    fields = ("tussen", "stand", "beloofd_door", "afgerond_door")
    readonly_fields = fields
    actions = ("niet_nagekomen",)

    @admin.display(description=_("bellen tussen"))
    def tussen(self, rij: Terugbelbelofte) -> str:
        """Day and hours, on our clock."""
        van = nederlandse_tijd(rij.van_at)
        return gettext("%(van)s en %(tot)s") % {"van": van, "tot": nederlandse_tijd(rij.tot_at)}

    @admin.display(description=_("stand"))
    def stand(self, rij: Terugbelbelofte) -> str:
        """Open, kept, or not."""
        return str(_BELOFTE[Terugbelbelofte.Status(rij.status)])

    @admin.action(description=_("Niet nagekomen: vastleggen"), permissions=["bellen"])
    def niet_nagekomen(self, request: HttpRequest, rijen: Any) -> None:
        """Only those whose time has passed."""
        for rij in rijen:
            belofte_niet_nagekomen(rij.pk, actor=request.user.get_username())

    def has_bellen_permission(self, request: HttpRequest) -> bool:
        """Whoever may call."""
        return bool(request.user.has_perm(rechten.BEL))
