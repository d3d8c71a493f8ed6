"""One person of a list: why he stands there, how to reach him, what was said before, and what is said now."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.queries import contact_van
from duo_portal.identity.rollen import rol_van
from duo_portal.web.admin_read_only import InzageAdmin
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.contact import rechten
from terugbetalen.contact.afspraken import komende_afspraak
from terugbetalen.contact.feiten import FEITEN
from terugbetalen.contact.regels import regelboek, tekst_uit
from terugbetalen.contact.werk import ContactKanNiet, leg_contact_vast
from terugbetalen.contact.woorden import (
    KANAAL,
    UITKOMST,
    eigen_tijd,
    feit_in_woorden,
    nederlandse_tijd,
    reden_voor_u,
)
from terugbetalen.models import Contactmoment, Geselecteerde, Selectie

from .formulier import Contactformulier

EERDER = 10
_ZIE_PERSONEN = "identity.view_persoon"


@admin.register(Geselecteerde)
class GeselecteerdeAdmin(InzageAdmin[Geselecteerde]):
    """People of lists, without names; opening one is on record, and there one writes down what was said."""

    list_display = ("pk", "lijst", "volgnummer", "achterstand", "stand", "uitgesloten")
    list_filter = ("selectie__regel", "selectie__status", "uitgesloten_om")
    list_select_related = ("selectie",)
    fields = ("lijst", "stand", "in_handen_van")
    readonly_fields = fields
    change_form_template = "admin/terugbetalen/geselecteerde/pagina.html"

    @admin.display(description=_("lijst"))
    def lijst(self, rij: Geselecteerde) -> str:
        """Rule and day."""
        return f"{tekst_uit(rij.selectie.regeldata, 'naam')}, {rij.selectie.op:%d-%m-%Y}"

    @admin.display(description=_("in handen van"))
    def in_handen_van(self, rij: Geselecteerde) -> str:
        """The colleague who has this person now."""
        return rij.opgepakt_door or "-"

    @admin.display(description=_("achterstand"))
    def achterstand(self, rij: Geselecteerde) -> str:
        """On the day of the list."""
        return euro(rij.achterstand_centen)

    @admin.display(description=_("stand"))
    def stand(self, rij: Geselecteerde) -> str:
        """Done, in hand, or still to do."""
        if rij.uitgesloten_om:
            return gettext("niet op de lijst")
        if rij.afgerond_op:
            return gettext("klaar")
        return gettext("bezig") if rij.opgepakt_door else gettext("te doen")

    @admin.display(description=_("waarom niet"))
    def uitgesloten(self, rij: Geselecteerde) -> str:
        """Why left out, in words."""
        return _waarom_niet(rij)

    def get_urls(self) -> list[URLPattern]:
        """Adds the address to which a contact is sent."""
        eigen = path(
            "<int:nummer>/contact/",
            self.admin_site.admin_view(self.contact),
            name="terugbetalen_geselecteerde_contact",
        )
        return [eigen, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The person, with an empty form for who may call."""
        rij = self.get_object(request, object_id)
        extra = dict(extra_context or {})
        if rij is not None and self.has_view_permission(request, rij):
            extra |= _pagina(request, rij, extra.pop("contactform", None))
        return super().change_view(request, object_id, form_url, extra)

    def contact(self, request: HttpRequest, nummer: int) -> HttpResponse:
        """Keep what was said; a form that is wrong comes back with what was typed."""
        rij = self.get_object(request, str(nummer))
        if not request.user.has_perm(rechten.BEL) or not self.has_view_permission(request):
            raise PermissionDenied
        if rij is None:
            raise Http404
        adres = reverse("admin:terugbetalen_geselecteerde_change", args=[nummer])
        if request.method != "POST":
            return HttpResponseRedirect(adres)
        if not _kan_bellen(request, rij):
            messages.error(request, gettext("Deze lijst is niet (meer) vrijgegeven."))
            return HttpResponseRedirect(adres)
        form = Contactformulier(request.POST)
        if not form.is_valid() or not _bewaar(request, rij, form):
            request.method = "GET"  # the page of the person is drawn anew around the form
            return self.change_view(request, str(nummer), "", {"contactform": form})
        messages.success(request, gettext("Het contact is vastgelegd."))
        return HttpResponseRedirect(
            reverse("admin:terugbetalen_selectie_change", args=[rij.selectie_id])
        )


def _bewaar(request: HttpRequest, rij: Geselecteerde, form: Contactformulier) -> bool:
    gebruiker = request.user
    try:
        leg_contact_vast(
            persoon_id=rij.persoon_id,
            geselecteerde_id=rij.pk,
            gesprek=form.gesprek,
            actor=gebruiker.get_username(),
            rol=rol_van(gebruiker) if isinstance(gebruiker, User) else "",
            sleutel=f"contact:{rij.pk}:{form.cleaned_data['sleutel']}",
        )
    except ContactKanNiet as fout:
        form.add_error(None, gettext(str(fout)))
        return False
    return True


def _kan_bellen(request: HttpRequest, rij: Geselecteerde) -> bool:
    is_open = rij.selectie.status == Selectie.Status.VRIJGEGEVEN and not rij.uitgesloten_om
    return is_open and request.user.has_perm(rechten.BEL)


def _pagina(
    request: HttpRequest, rij: Geselecteerde, form: Contactformulier | None
) -> dict[str, Any]:
    kan_bellen = _kan_bellen(request, rij)
    ziet_wie = request.user.has_perm(_ZIE_PERSONEN)
    contact = contact_van(rij.persoon_id) if ziet_wie and kan_bellen else None
    eerder = Contactmoment.objects.filter(persoon_id=rij.persoon_id).order_by("-dag", "-pk")
    return {
        "rij": rij,
        "wie": str(rij.persoon) if ziet_wie else "",
        "telefoon": (contact.telefoon if contact else "") or "",
        "waarom": reden_voor_u(rij.selectie.regeldata, rij.feiten),
        "gesprek": tekst_uit(rij.selectie.regeldata, "waarom"),
        "waarom_niet": _waarom_niet(rij),
        "feiten": [
            (FEITEN[feit].woorden, feit_in_woorden(feit, waarde))
            for feit, waarde in rij.feiten.items()
            if feit in FEITEN
        ],
        "eerder": [
            (m.dag, KANAAL[m.kanaal], UITKOMST[m.uitkomst], m.medewerker, m.notitie)
            for m in eerder[:EERDER]
        ],
        "afspraak": _afspraak(rij.persoon_id),
        "contactform": (form or Contactformulier()) if kan_bellen else None,
    }


def _afspraak(persoon_id: int) -> tuple[str, str] | None:
    """An appointment to come on both clocks: that of the debtor and ours."""
    afspraak = komende_afspraak(persoon_id, bedrijfsdatum.moment())
    if afspraak is None:
        return None
    moment = afspraak.slot.begint_at
    return eigen_tijd(moment, afspraak.tijdzone), nederlandse_tijd(moment)


def _waarom_niet(rij: Geselecteerde) -> str:
    bekend = regelboek().uitsluitingen.get(rij.uitgesloten_om)
    return bekend.tekst if bekend else rij.uitgesloten_om
