"""Small schemes on the person file at the desk."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.web.beheer.dossier.panelen import (
    SJABLOON,
    Dossierpaneel,
    Tabel,
    inhoud,
    registreer_dossierpaneel,
)
from duo_portal.web.templatetags.bedragen import datum, euro

from ..portaal.woorden import STAAT, STAND
from ..stand import standen_van


def regelingen(persoon_id: int, _op: date, bekend_op: datetime | None) -> Mapping[str, Any] | None:
    """Applications with their decision, and the parts of what was awarded."""
    tot = None if bekend_op is None else bekend_op.astimezone(AMSTERDAM).date()
    standen = [s for s in standen_van(persoon_id) if tot is None or s.aanvraag.ontvangen_op <= tot]
    if not standen:
        return None
    rijen = [
        (
            f"{s.definitie.naam} {s.aanvraag.ronde}",
            datum(s.aanvraag.ontvangen_op),
            str(STAAT[s.staat]),
            euro(s.besluit.centen) if s.besluit else "",
            euro(s.betaald_centen),
        )
        for s in standen
    ]
    koppen = (_("Regeling"), _("Aangevraagd op"), _("Stand"), _("Toegekend"), _("Betaald"))
    tabellen = [Tabel(_("Aanvragen"), koppen, rijen)]
    delen = [
        (f"{s.definitie.naam} {s.aanvraag.ronde}", datum(t.betaal_op), euro(t.bedrag_centen), str(STAND[t.stand]))
        for s in standen
        for t in s.termijnen
    ]  # fmt: skip
    if delen:
        tabellen.append(
            Tabel(_("Termijnen"), (_("Regeling"), _("Dag"), _("Bedrag"), _("Stand")), delen)
        )
    return inhoud(tabellen=tabellen)


def registreer() -> None:
    """Called once, when the app is ready."""
    registreer_dossierpaneel(
        Dossierpaneel(
            "kleine_regelingen", _("Kleine regelingen"), SJABLOON, regelingen, 55,
            "studiefinanciering.view_regelingaanvraag",
        )
    )  # fmt: skip
