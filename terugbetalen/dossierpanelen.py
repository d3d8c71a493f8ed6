"""What repaying puts on the person file at the desk: the debt on a day as known at a moment, decisions, agreements, contacts."""

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

from . import queries
from .contact.woorden import KANAAL, UITKOMST
from .models import Contactmoment, Regeling

HOEVEEL = 25
Inhoud = Mapping[str, Any] | None


def schuld(persoon_id: int, op: date, bekend_op: datetime | None) -> Inhoud:
    """What was owed at the end of a day, per account of the ledger, and what was due a month."""
    stand = queries.schuld_van(persoon_id, op, bekend_op=bekend_op)
    besluiten = [
        queries.vaststelling_op(persoon_id, op, is_lllk=is_lllk, bekend_op=bekend_op)
        for is_lllk in (False, True)
    ]
    if not stand.regels and not any(besluiten):
        return None
    gegevens = [
        (_("Schuld samen"), euro(stand.totaal_centen)),
        (_("Waarvan nog gift kan worden"), euro(stand.voorwaardelijk_centen)),
        (_("Waarvan rente"), euro(stand.som(rente=True))),
    ]
    gegevens += [
        (_("Te betalen per maand"), euro(besluit.te_betalen_centen))
        for besluit in besluiten
        if besluit
    ]
    regels = [(regel.naam, euro(regel.centen)) for regel in stand.regels]
    koppen = (_("Deel van de schuld"), _("Bedrag"))
    return inhoud(gegevens, [Tabel(_("Schuld per rekening"), koppen, regels)] if regels else ())


def afspraken(persoon_id: int, _op: date, bekend_op: datetime | None) -> Inhoud:
    """Arrangements that were made by then."""
    rijen = Regeling.objects.filter(persoon_id=persoon_id)
    if bekend_op is not None:
        rijen = rijen.filter(op__lte=bekend_op.astimezone(AMSTERDAM).date())
    regels = [
        (datum(r.op), datum(r.tot), r.get_status_display(), euro(r.hoofdsom_centen))
        for r in rijen.order_by("-pk")[:HOEVEEL]
    ]
    if not regels:
        return None
    koppen = (_("Afgesproken op"), _("Laatste termijn"), _("Stand nu"), _("Achterstand"))
    return inhoud(tabellen=[Tabel(_("Betalingsregelingen"), koppen, regels)])


def contacten(persoon_id: int, _op: date, bekend_op: datetime | None) -> Inhoud:
    """Calls and visits about arrears, the latest first."""
    rijen = Contactmoment.objects.filter(persoon_id=persoon_id)
    if bekend_op is not None:
        rijen = rijen.filter(op__lte=bekend_op)
    regels = [
        (datum(c.dag), str(KANAAL[c.kanaal]), str(UITKOMST[c.uitkomst]), c.medewerker, c.notitie)
        for c in rijen.order_by("-dag", "-pk")[:HOEVEEL]
    ]
    if not regels:
        return None
    koppen = (_("Wanneer"), _("Hoe"), _("Uitkomst"), _("Wie"), _("Notitie"))
    return inhoud(tabellen=[Tabel(_("Contacten over de schuld"), koppen, regels)])


def registreer() -> None:
    """Called once, when the app is ready."""
    for naam, titel, lees, volgorde, model in (
        ("schuld", _("Schuld"), schuld, 52, "regeling"),
        ("betalingsregelingen", _("Betalingsregelingen"), afspraken, 54, "regeling"),
        ("contacten_schuld", _("Contacten over de schuld"), contacten, 72, "contactmoment"),
    ):
        recht = f"terugbetalen.view_{model}"
        registreer_dossierpaneel(Dossierpaneel(naam, titel, SJABLOON, lees, volgorde, recht))
