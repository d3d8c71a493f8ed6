"""What lies open, and what is about to be late."""

from datetime import date

from django.db.models import Q, QuerySet

from duo_portal.cases.models import Werkopdracht, Zaak


def open_zaken_van(persoon_id: int) -> QuerySet[Zaak]:
    """The cases of a person that are not finished, most urgent first."""
    return Zaak.objects.filter(persoon_id=persoon_id, afgedaan_op=None).order_by(
        "termijn_tot", "pk"
    )


def te_laat_op(dag: date) -> QuerySet[Zaak]:
    """Cases whose term has passed on `dag`."""
    return Zaak.objects.filter(afgedaan_op=None, termijn_tot__lt=dag).order_by("termijn_tot", "pk")


def werkvoorraad(*, soort: str = "", toegewezen: str | None = None) -> QuerySet[Werkopdracht]:
    """Work that is not finished, oldest first; of one kind or one colleague if asked."""
    vraag = Werkopdracht.objects.filter(
        Q(status=Werkopdracht.Status.OPEN) | Q(status=Werkopdracht.Status.OPGEPAKT)
    )
    if soort:
        vraag = vraag.filter(soort=soort)
    if toegewezen is not None:
        vraag = vraag.filter(toegewezen=toegewezen)
    return vraag.order_by("pk")
