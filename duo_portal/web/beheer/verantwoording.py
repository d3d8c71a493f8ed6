"""Acts, looks and the business date in the admin: shown, never changed."""

from django.contrib import admin

from duo_portal.audit.models import Bedrijfsdatum, Handeling, Inzage
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin


@admin.register(Handeling)
class HandelingAdmin(ReadOnlyModelAdmin[Handeling]):
    """Search by key or kind of act, from its beginning."""

    list_display = ("op", "soort", "actor", "rol", "betrokkene_id", "reden")
    list_display_links = ("op", "soort")


@admin.register(Inzage)
class InzageOverzicht(ReadOnlyModelAdmin[Inzage]):
    """Who opened whose file; search by the id of a person."""

    list_display = ("op", "actor", "rol", "scherm", "persoon_id", "reden")
    list_display_links = ("op",)
    search_fields = ("=persoon_id",)
    search_help_text = "Nummer van de persoon (geen BSN)."


@admin.register(Bedrijfsdatum)
class BedrijfsdatumAdmin(ReadOnlyModelAdmin[Bedrijfsdatum]):
    """The date that web, workers and beat share; set by the operator's command."""

    list_display = ("datum", "gezet_at", "gezet_door")
