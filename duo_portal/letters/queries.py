"""Which letters someone has, and which wait."""

from django.db.models import QuerySet

from duo_portal.letters.models import Brief


def brieven_van(persoon_id: int) -> QuerySet[Brief]:
    """The letters of a person, newest first."""
    return Brief.objects.filter(persoon_id=persoon_id).order_by("-pk")


def brieven_bij(bron: str, bron_id: int) -> QuerySet[Brief]:
    """The letters about one decision."""
    return Brief.objects.filter(bron=bron, bron_id=bron_id).order_by("pk")
