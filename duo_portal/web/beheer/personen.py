"""Persons in the admin: numbers masked, every file that is opened recorded, found within a second.

A citizen number is never part of an address: the search form posts, and the answer leads to the file by uuid.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from duo_portal.identity import iban, queries, voorkeur
from duo_portal.identity.models import (
    Adres,
    Bankrekening,
    Blokkade,
    Contactvoorkeur,
    Machtiging,
    Persoon,
    Relatie,
)
from duo_portal.web.admin_read_only import ReadOnlyInline
from duo_portal.web.zoeken import DossierAdmin


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


class ContactInline(ReadOnlyInline):
    """How someone wants to hear from us, masked; no row for who never chose."""

    model = Contactvoorkeur
    verbose_name_plural = _("contactvoorkeur")
    fields = ("post", "email", "telefoon")
    readonly_fields = ("email", "telefoon")

    @admin.display(description=_("e-mailadres"))
    def email(self, rij: Contactvoorkeur) -> str:
        """First letter and domain."""
        return voorkeur.email_gemaskeerd(voorkeur.contact_van(rij.persoon_id).email)

    @admin.display(description=_("telefoonnummer"))
    def telefoon(self, rij: Contactvoorkeur) -> str:
        """Last two digits."""
        return voorkeur.telefoon_gemaskeerd(voorkeur.contact_van(rij.persoon_id).telefoon)


class MachtigingInline(ReadOnlyInline):
    """Who may read or act for this person."""

    model = Machtiging
    fk_name = "persoon"
    verbose_name_plural = _("machtigingen die deze persoon gaf")
    fields = ("gemachtigde", "mag_handelen", "geldig", "bekend")
    ordering = ("-bekend", "-geldig")


class GemachtigdInline(ReadOnlyInline):
    """For whom this person may read or act."""

    model = Machtiging
    fk_name = "gemachtigde"
    verbose_name_plural = _("machtigingen die deze persoon kreeg")
    fields = ("persoon", "mag_handelen", "geldig", "bekend")
    ordering = ("-bekend", "-geldig")


@admin.register(Persoon)
class PersoonAdmin(DossierAdmin[Persoon]):
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
    inlines = (
        AdresInline,
        RelatieInline,
        RekeningInline,
        BlokkadeInline,
        ContactInline,
        MachtigingInline,
        GemachtigdInline,
    )

    @admin.display(description="naam")
    def naam(self, persoon: Persoon) -> str:
        """Full name."""
        return str(persoon)

    @admin.display(description="BSN")
    def bsn(self, persoon: Persoon) -> str:
        """Masked."""
        return queries.bsn_gemaskeerd(persoon)
