"""Was this clear? Keep an answer, without who gave it; and what the desk makes of them."""

from datetime import date

from django.db.models import Count, Q

from duo_portal.letters.models import Duidelijkheid


def bewaar_oordeel(
    *, pagina: str, taal: str, is_duidelijk: bool, toelichting: str, dag: date
) -> None:
    """Keep one answer; the caller masks numbers in `toelichting`."""
    Duidelijkheid.objects.create(
        pagina=pagina[:100],
        taal=taal[:2],
        is_duidelijk=is_duidelijk,
        toelichting=toelichting[:500],
        dag=dag,
    )


def per_pagina() -> list[tuple[str, int, int]]:
    """(page, clear, not clear), the least clear first."""
    rijen = (
        Duidelijkheid.objects.values("pagina")
        .annotate(
            ja=Count("pk", filter=Q(is_duidelijk=True)),
            nee=Count("pk", filter=Q(is_duidelijk=False)),
        )
        .order_by("-nee", "pagina")
    )
    return [(rij["pagina"], rij["ja"], rij["nee"]) for rij in rijen]
