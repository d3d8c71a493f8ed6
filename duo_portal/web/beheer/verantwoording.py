"""Acts, looks and the business date in the admin: shown, never changed."""

from django.contrib import admin

from duo_portal.audit.models import (
    Bedrijfsdatum,
    Dossieropening,
    Handeling,
    Inzage,
    Verwerking,
)
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin


@admin.register(Handeling)
class HandelingAdmin(ReadOnlyModelAdmin[Handeling]):
    """Search by key or kind of act, from its beginning."""

    list_display = ("op", "soort", "actor", "rol", "betrokkene_id", "reden")
    list_display_links = ("op", "soort")


@admin.register(Inzage)
class InzageOverzicht(ReadOnlyModelAdmin[Inzage]):
    """Who opened whose file; search by the id of a person."""

    list_display = ("op", "actor", "rol", "scherm", "wat", "persoon_id", "reden", "zaak_id")
    list_display_links = ("op",)
    search_fields = ("=persoon_id", "=trace_id")
    search_help_text = "Nummer van de persoon (geen BSN), of het spoor van een verwerking."


@admin.register(Bedrijfsdatum)
class BedrijfsdatumAdmin(ReadOnlyModelAdmin[Bedrijfsdatum]):
    """The date that web, workers and beat share; set by the operator's command."""

    list_display = ("datum", "gezet_at", "gezet_door")


@admin.register(Dossieropening)
class DossieropeningAdmin(ReadOnlyModelAdmin[Dossieropening]):
    """Why files were opened; search by the id of a person."""

    list_display = ("op", "actor", "rol", "persoon_id", "grond", "zaak_id", "toelichting")
    list_display_links = ("op",)
    list_filter = ("grond",)
    search_fields = ("=persoon_id",)
    search_help_text = "Nummer van de persoon (geen BSN)."


@admin.register(Verwerking)
class VerwerkingAdmin(ReadOnlyModelAdmin[Verwerking]):
    """The log of processing; its trace leads to the look, where the colleague stands."""

    list_display = ("start_at", "name", "status", "trace_id", "span_id")
    list_display_links = ("start_at",)
    fields = (
        *("trace_id", "span_id", "parent_span_id", "name", "status", "start_at", "end_at"),
        *("processing_activity_id", "data_subject_type"),
    )
    search_fields = ("=trace_id",)
    search_help_text = "Het spoor (trace_id), helemaal."
