"""Contacts, promises to call back and signals at the desk. What is added or changed goes through the operations."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.models import Persoon
from duo_portal.klantcontact import operations
from duo_portal.klantcontact.models import Belofte, Klantcontact, Signaal
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin
from duo_portal.web.logging import maskeer


class Contactformulier(forms.ModelForm[Klantcontact]):
    """A contact; `verwijzing` is the reference of a file, `terugbellen` the last day to call back."""

    verwijzing = forms.UUIDField(
        label=_("Verwijzing van het dossier"), required=False,
        help_text=_("Staat op het dossier. Laat leeg als u niet weet wie het is."),
    )  # fmt: skip
    terugbellen = forms.DateField(
        label=_("Terugbellen uiterlijk"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip
    sleutel = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    class Meta:
        model = Klantcontact
        fields = ("kanaal", "onderwerp", "duur_s", "wachttijd_s", "cijfer", "notitie", "sleutel")

    def clean_verwijzing(self) -> int | None:
        """The person of the reference; nobody is told whether another one exists."""
        verwijzing: UUID | None = self.cleaned_data["verwijzing"]
        if verwijzing is None:
            return None
        gevonden = Persoon.objects.filter(uuid=verwijzing).values_list("pk", flat=True).first()
        if gevonden is None:
            raise ValidationError(gettext("Er is geen dossier met deze verwijzing."))
        return int(gevonden)

    def clean_notitie(self) -> str:
        """Without numbers of people: they are replaced by stars."""
        return maskeer(self.cleaned_data["notitie"])

    def clean(self) -> dict[str, Any]:
        """Calling back needs a person and a day that is not over."""
        schoon = super().clean() or {}
        terugbellen = schoon.get("terugbellen")
        if terugbellen and terugbellen < bedrijfsdatum.vandaag():
            self.add_error("terugbellen", gettext("Kies vandaag of een latere dag."))
        if terugbellen and not schoon.get("verwijzing") and "verwijzing" not in self.errors:
            self.add_error(
                "verwijzing", gettext("Kies het dossier: anders weet u niet wie u belt.")
            )
        return schoon

    def validate_unique(self) -> None:
        """The same form sent twice is one contact, not an error: the operation knows its key."""


@admin.register(Klantcontact)
class KlantcontactAdmin(ReadOnlyModelAdmin[Klantcontact]):
    """Contacts, newest first, with a form to write one down."""

    form = Contactformulier
    list_display = ("op", "kanaal", "onderwerp", "duur_s", "wachttijd_s", "cijfer", "actor")
    list_filter = ("kanaal", "onderwerp")
    exclude = ("persoon",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever may write contacts down."""
        return bool(request.user.has_perm("klantcontact.add_klantcontact"))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """By the operation; the row it made takes the place of the one of the form."""
        waarden = form.cleaned_data
        moment = operations.leg_contact_vast(
            contact=operations.Contact(
                persoon_id=waarden["verwijzing"],
                **{naam: waarden[naam] for naam in
                   ("kanaal", "onderwerp", "duur_s", "wachttijd_s", "cijfer", "notitie")},
            ),
            sleutel=waarden["sleutel"],
            actor=request.user.get_username(),
            terugbellen_voor=waarden["terugbellen"],
        )  # fmt: skip
        obj.__dict__.update(moment.__dict__)


@admin.register(Belofte)
class BelofteAdmin(ReadOnlyModelAdmin[Belofte]):
    """Promises to call back, the most urgent first."""

    list_display = ("uiterlijk", "persoon", "onderwerp", "beloofd_door", "gedaan_op", "gedaan_door")
    list_select_related = ("persoon",)
    list_filter = (("gedaan_op", admin.EmptyFieldListFilter),)
    ordering = ("uiterlijk",)
    actions = ("heb_gebeld",)

    def has_terugbellen_permission(self, request: HttpRequest) -> bool:
        """Whoever may keep promises."""
        return bool(request.user.has_perm("klantcontact.change_belofte"))

    @admin.action(description=_("Ik heb teruggebeld"), permissions=["terugbellen"])
    def heb_gebeld(self, request: HttpRequest, queryset: QuerySet[Belofte]) -> None:
        """Keep the chosen promises."""
        for belofte_id in queryset.values_list("pk", flat=True)[:100]:
            try:
                operations.bel_terug(
                    belofte_id=belofte_id,
                    op=bedrijfsdatum.vandaag(),
                    actor=request.user.get_username(),
                )
            except operations.BelofteAlGedaan as fout:
                messages.warning(request, str(fout))


@admin.register(Signaal)
class SignaalAdmin(ReadOnlyModelAdmin[Signaal]):
    """Signals: what goes wrong in a letter, page or rule, and what changed because of it."""

    list_display = ("gemeld_op", "titel", "waarover", "zaak", "gewijzigd_op")
    list_select_related = ("zaak",)
    list_filter = (("gewijzigd_op", admin.EmptyFieldListFilter),)
    fields = ("titel", "omschrijving", "waarover", "zaak", "wijziging")
    raw_id_fields = ("zaak",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Everybody who speaks with citizens."""
        return bool(request.user.has_perm("klantcontact.add_signaal"))

    def has_change_permission(self, request: HttpRequest, obj: Signaal | None = None) -> bool:
        """Whoever works signals off; what changed is said once."""
        mag = request.user.has_perm("klantcontact.change_signaal")
        return bool(mag) and (obj is None or obj.gewijzigd_op is None)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Signaal | None = None
    ) -> tuple[str, ...]:
        """What was said stays as it was said."""
        return ("titel", "omschrijving", "waarover", "zaak") if obj else ("wijziging",)

    def save_model(self, request: HttpRequest, obj: Signaal, form: Any, change: bool) -> None:  # noqa: FBT001
        """By the operations."""
        actor, op = request.user.get_username(), bedrijfsdatum.vandaag()
        if change:
            if obj.wijziging.strip():
                operations.verwerk_signaal(
                    signaal_id=obj.pk, wijziging=obj.wijziging, op=op, actor=actor
                )
            return
        signaal = operations.meld_signaal(
            titel=obj.titel,
            omschrijving=obj.omschrijving,
            waarover=obj.waarover,
            zaak_id=obj.zaak_id,
            op=op,
            actor=actor,
        )
        obj.__dict__.update(signaal.__dict__)
