"""Bulk sends in the admin: write, preview with samples, release by another colleague, follow the waves."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.inzage import leg_inzage_vast
from duo_portal.identity.rollen import VierOgenVereist, rol_van
from duo_portal.letters import campagnes
from duo_portal.letters.models import Campagne
from duo_portal.letters.populaties import ParameterOngeldig, populatie_van, populaties
from duo_portal.letters.soorten import teken
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin

MAAK, GEEF_VRIJ = "letters.add_campagne", "letters.geef_vrij_campagne"
_S = Campagne.Status
_RECHT = {
    "voorbeeld": MAAK,
    "vrijgeven": GEEF_VRIJ,
    "pauzeren": GEEF_VRIJ,
    "hervatten": GEEF_VRIJ,
    "intrekken": MAAK,
}
_KNOP = {
    "voorbeeld": _("Maak een voorbeeld (verstuurt niets)"),
    "vrijgeven": _("Geef vrij"),
    "pauzeren": _("Pauzeer"),
    "hervatten": _("Ga verder"),
    "intrekken": _("Trek in"),
}
_KAN: dict[str, tuple[str, ...]] = {
    _S.CONCEPT: ("voorbeeld", "intrekken"),
    _S.VOORBEELD: ("vrijgeven", "voorbeeld", "intrekken"),
    _S.VRIJGEGEVEN: ("pauzeren", "intrekken"),
    _S.GEPAUZEERD: ("hervatten", "intrekken"),
    _S.KLAAR: (),
    _S.INGETROKKEN: (),
}
_GEWEIGERD = (
    campagnes.CampagneKanNietNu,
    campagnes.TekstOngeldig,
    ParameterOngeldig,
    VierOgenVereist,
)


def _vrijgeven(campagne: Campagne, request: HttpRequest) -> object:
    gezien = request.POST.get("gezien", "")
    return campagnes.geef_vrij(
        campagne,
        actor=request.user.get_username(),
        gezien=int(gezien) if gezien.isascii() and gezien.isdigit() else -1,
    )


def _verzet(naar: Campagne.Status) -> Callable[[Campagne, HttpRequest], object]:
    return lambda campagne, request: campagnes.verzet(
        campagne, naar=naar, actor=request.user.get_username()
    )


_DOE: dict[str, Callable[[Campagne, HttpRequest], object]] = {
    "voorbeeld": lambda c, r: campagnes.maak_voorbeeld(c, actor=r.user.get_username()),
    "vrijgeven": _vrijgeven,
    "pauzeren": _verzet(_S.GEPAUZEERD),
    "hervatten": _verzet(_S.VRIJGEGEVEN),
    "intrekken": _verzet(_S.INGETROKKEN),
}


class Campagneformulier(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """A bulk send before its release; what the population asks for is checked with it."""

    parameters = forms.JSONField(
        label=_("Waarden voor de populatie"),
        required=False,
        help_text=_('Bijvoorbeeld {"peildatum": "2024-08-01"}; zie de lijst van populaties.'),
    )

    class Meta:
        model = Campagne
        fields = (
            "naam",
            "populatie",
            "parameters",
            "onderwerp_nl",
            "tekst_nl",
            "onderwerp_en",
            "tekst_en",
            "golf_grootte",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "populatie" in self.fields:
            keuzes = [(p.naam, f"{p.naam}: {p.omschrijving}") for p in populaties()]
            self.fields["populatie"] = forms.ChoiceField(label=_("Voor wie"), choices=keuzes)

    def clean_parameters(self) -> dict[str, Any]:
        """An object, never anything else."""
        waarde = self.cleaned_data["parameters"] or {}
        if not isinstance(waarde, dict):
            raise forms.ValidationError(_("Schrijf de parameters als namen met waarden."))
        return waarde

    def clean(self) -> dict[str, Any]:
        """Text and parameters fit the population."""
        schoon: dict[str, Any] = super().clean() or {}
        if "populatie" not in schoon or self.errors:
            return schoon
        populatie = populatie_van(schoon["populatie"])
        for veld in ("onderwerp_nl", "tekst_nl", "onderwerp_en", "tekst_en"):
            try:
                campagnes.controleer_tekst(schoon[veld], populatie)
            except campagnes.TekstOngeldig as fout:
                self.add_error(veld, str(fout))
        try:
            populatie.lees_parameters(schoon["parameters"])
        except ParameterOngeldig as fout:
            self.add_error("parameters", str(fout))
        return schoon


def _voorbeelden(request: HttpRequest, campagne: Campagne) -> list[dict[str, Any]]:
    """Sample letters of real people: each look is recorded before it is shown."""
    if campagne.status != _S.VOORBEELD:
        return []
    mensen = campagnes.voorbeeldmensen(campagne)
    for mens in mensen:
        leg_inzage_vast(
            actor=request.user.get_username(),
            rol=rol_van(request.user) if isinstance(request.user, User) else "",
            persoon_id=mens.persoon_id,
            scherm="beheer: voorbeeld van een campagne",
        )
    return [teken(inhoud) for inhoud in campagnes.voorbeelden(campagne, mensen)]


@admin.register(Campagne)
class CampagneAdmin(ReadOnlyModelAdmin[Campagne]):
    """Write a bulk send; its page previews and releases it."""

    form = Campagneformulier
    list_display = ("naam", "populatie", "status", "geteld", "gemaakt_door", "vrijgegeven_door")
    list_filter = ("status",)
    change_form_template = "admin/letters/campagne/pagina.html"
    fields = Campagneformulier.Meta.fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever may make bulk sends."""
        return bool(request.user.has_perm(MAAK))

    def has_change_permission(self, request: HttpRequest, obj: Campagne | None = None) -> bool:
        """Until a preview was made; after that, withdraw and write a new one."""
        return bool(request.user.has_perm(MAAK)) and (obj is None or obj.status == _S.CONCEPT)

    def save_model(self, request: HttpRequest, obj: Campagne, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        """Who wrote it last has prepared it: another colleague releases."""
        obj.gemaakt_door = request.user.get_username()
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[URLPattern]:
        """Adds the address that the buttons post to."""
        eigen = path(
            "<int:nummer>/handeling/<str:handeling>/",
            self.admin_site.admin_view(self.handeling),
            name="letters_campagne_handeling",
        )
        return [eigen, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page: text, preview, buttons, result."""
        campagne = self.get_object(request, object_id)
        if campagne is None or not self.has_view_or_change_permission(request, campagne):
            return super().change_view(request, object_id, form_url, extra_context)
        return super().change_view(
            request, object_id, form_url, (extra_context or {}) | self._pagina(request, campagne)
        )

    def _pagina(self, request: HttpRequest, campagne: Campagne) -> dict[str, Any]:
        populatie = populatie_van(campagne.populatie)
        heeft_voorbeeld = campagne.geteld is not None
        return {
            "campagne": campagne,
            "populatie": populatie,
            "populatie_velden": populatie.velden.items(),
            "voorbeelden": _voorbeelden(request, campagne),
            "resultaat": campagnes.resultaat(campagne) if heeft_voorbeeld else None,
            "handelingen": [
                (naam, _KNOP[naam])
                for naam in _KAN[campagne.status]
                if request.user.has_perm(_RECHT[naam])
            ],
        }

    def handeling(self, request: HttpRequest, nummer: int, handeling: str) -> HttpResponse:
        """A button was pressed: do it as this colleague, or say why not."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if handeling not in _RECHT or not request.user.has_perm(_RECHT[handeling]):
            raise PermissionDenied
        campagne = self.get_object(request, str(nummer))
        if campagne is None:
            return HttpResponse(status=404)
        try:
            _DOE[handeling](campagne, request)
        except _GEWEIGERD as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, gettext("Gedaan: %(wat)s.") % {"wat": _KNOP[handeling]})
        return HttpResponseRedirect(reverse("admin:letters_campagne_change", args=[nummer]))
