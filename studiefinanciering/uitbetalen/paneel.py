"""What the page of a payout run shows besides its steps: the months as a chart, and the components as a table."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from duo_portal.batches.models import Run
from duo_portal.foundation.money import euro
from duo_portal.web.grafiek import Staaf, staafgrafiek

from ..desk.teksten import component_tekst, vorm_tekst
from ..rules.componenten import Component, Vorm

MAANDEN = 13
"""A year and the month of the year before, so that a month can be seen next to itself."""


def paneel(run: Run) -> SafeString:
    """Chart of what the runs of this kind paid, and the control totals of this one."""
    totalen = run.totalen.get("controleren") or {}
    return mark_safe(  # noqa: S308 - both parts are rendered by templates that escape
        _grafiek(run) + _componenten(totalen)
    )


def _grafiek(run: Run) -> SafeString:
    runs = list(
        Run.objects.filter(soort=run.soort, periode__lte=run.periode)
        .exclude(status=Run.Status.GEANNULEERD)
        .order_by("-periode", "-nummer")[:MAANDEN]
    )
    staven = [_staaf(eerder, is_deze=eerder.pk == run.pk) for eerder in reversed(runs)]
    return staafgrafiek(
        _("Te betalen per maand"), _("Maand"), _("Te betalen (aantal mensen)"), staven
    )


def _staaf(run: Run, *, is_deze: bool) -> Staaf:
    totalen: Mapping[str, Any] = run.totalen.get("controleren") or {}
    centen, personen = int(totalen.get("kas_centen", 0)), int(totalen.get("personen", 0))
    return Staaf(f"{run.periode:%Y-%m}", centen, f"€ {euro(centen)} ({personen})", is_deze)


def _componenten(totalen: Mapping[str, Any]) -> SafeString:
    rijen = [
        (
            *_in_woorden(naam),
            waarde["personen"],
            euro(waarde["som_centen"]),
        )
        for naam, waarde in (totalen.get("componenten") or {}).items()
    ]
    gegevens = {"rijen": rijen, "afwijkingen": totalen.get("afwijkingen") or []}
    return render_to_string("desk/uitbetaling_componenten.html", gegevens)


def _in_woorden(naam: str) -> tuple[str, str]:
    """ "aanvullende_beurs:gift" in words."""
    component, _deel, vorm = naam.partition(":")
    return component_tekst(Component[component.upper()]), vorm_tekst(Vorm[vorm.upper()])
