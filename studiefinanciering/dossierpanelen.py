"""What student finance puts on the person file at the desk: enrolments, decisions, amounts, payments, claims.

Each panel reads what held on a day as it was known at a moment, so that a file can be seen as it was. Amounts of a
month follow the lines that ruled it then; payments count from the business date of their booking.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.ledger.models import Boeking
from duo_portal.web.beheer.dossier.besluit_nu import BesluitNu, registreer_besluit_nu
from duo_portal.web.beheer.dossier.panelen import (
    SJABLOON,
    Dossierpaneel,
    Tabel,
    inhoud,
    registreer_dossierpaneel,
    registreer_verwijzing,
)
from duo_portal.web.zoeken import is_uuid
from studiefinanciering import queries
from studiefinanciering.models import Diploma, Inschrijving, Student, Toekenning, Uitbetaling

from .desk.bevestigen import GEWEIGERD
from .desk.kolommen import bedrag, dagen, maand
from .desk.rechten import BESLIS
from .desk.teksten import (
    MEDEWERKER,
    ONDERWIJS,
    SOORT_BESLUIT,
    component_tekst,
    reden_tekst,
    vorm_tekst,
)
from .desk.vooraf import bekijk_vooraf
from .operations.herzien import Aanleiding, herzien

HOEVEEL = 25
VOORUITBLIK = "vooruitblik"
Inhoud = Mapping[str, Any] | None


def _tot(rijen: QuerySet[Any], veld: str, bekend_op: datetime | None) -> QuerySet[Any]:
    return rijen.filter(**{f"{veld}__lte": bekend_op}) if bekend_op else rijen


def zoals_bekend(rijen: QuerySet[Any], bekend_op: datetime | None) -> QuerySet[Any]:
    """Rows with two times as known at a moment."""
    return tijd.zoals_bekend(rijen, bekend_op) if bekend_op else tijd.nu_bekend(rijen)


def inschrijvingen(persoon_id: int, _op: date, bekend_op: datetime | None) -> Inhoud:
    """Enrolments and diplomas as the registers had reported them."""
    ingeschreven = zoals_bekend(Inschrijving.objects.filter(persoon_id=persoon_id), bekend_op)
    behaald = zoals_bekend(Diploma.objects.filter(persoon_id=persoon_id), bekend_op)
    regels = [
        (f"{i.brin} · {i.opleidingcode}", str(ONDERWIJS[i.onderwijs]), dagen(i.geldig))
        for i in ingeschreven.order_by("geldig")
    ]
    diplomas = [(str(d.soort), f"{d.behaald_op:%d-%m-%Y}") for d in behaald.order_by("behaald_op")]
    if not regels and not diplomas and not Student.objects.filter(pk=persoon_id).exists():
        return None
    tabellen = []
    if regels:
        koppen = (_("Opleiding"), _("Onderwijs"), _("Periode"))
        tabellen.append(Tabel(_("Inschrijvingen"), koppen, regels))
    if diplomas:
        tabellen.append(Tabel(_("Diploma's"), (_("Soort"), _("Behaald op")), diplomas))
    return inhoud(tabellen=tabellen, leeg=_("Geen inschrijvingen."))


def toekenningen(persoon_id: int, op: date, bekend_op: datetime | None) -> Inhoud:
    """What ruled the month of the day, and the decisions taken by the moment."""
    besluiten = _tot(queries.besluiten(persoon_id), "besluit_at", bekend_op)
    gelezen = list(besluiten.defer("feiten", "gewijzigde_feiten")[:HOEVEEL])
    if not gelezen:
        return None
    welke = Maand.van(op)
    regels = [
        (component_tekst(r.component), vorm_tekst(r.vorm), bedrag(r.bedrag_centen))
        for r in queries.regels_in_kracht(persoon_id, welke, bekend_op=bekend_op)
    ]
    tabellen = []
    if regels:
        titel = gettext("Toegekend voor %(maand)s") % {"maand": welke}
        koppen = (_("Onderdeel"), _("Vorm"), _("Bedrag per maand"))
        tabellen.append(Tabel(titel, koppen, regels))
    titels = (_("Besluit"), _("Genomen op"), _("Maanden"), _("Waarom"))
    tabellen.append(Tabel(_("Besluiten"), titels, [_besluit(b) for b in gelezen]))
    return inhoud(tabellen=tabellen)


def _besluit(besluit: Toekenning) -> tuple[str, ...]:
    adres = reverse("admin:studiefinanciering_toekenning_change", args=[besluit.pk])
    soort = SOORT_BESLUIT[besluit.soort]
    laatste = date.fromordinal(besluit.tot.toordinal() - 1)
    return (
        format_html('<a href="{}">{} {}</a>', adres, soort, besluit.pk),
        f"{besluit.besluit_op:%d-%m-%Y}",
        gettext("%(van)s t/m %(tot)s") % {"van": maand(besluit.van), "tot": maand(laatste)},
        str(reden_tekst(besluit.reden)),
    )


def betalingen(persoon_id: int, _op: date, bekend_op: datetime | None) -> Inhoud:
    """Payments booked by the moment, the latest first."""
    rijen = list(Uitbetaling.objects.filter(persoon_id=persoon_id).order_by("-pk")[: 2 * HOEVEEL])
    geboekt = Boeking.objects.filter(pk__in=[u.boeking_id for u in rijen])
    if bekend_op is not None:
        geboekt = geboekt.filter(bedrijfsdatum__lte=bekend_op.astimezone(AMSTERDAM).date())
    dag = dict(geboekt.values_list("pk", "bedrijfsdatum"))
    regels = [
        (
            format_html(
                '<a href="{}">{}</a>',
                reverse("admin:studiefinanciering_uitbetaling_change", args=[u.pk]),
                u.pk,
            ),
            f"{dag[u.boeking_id]:%d-%m-%Y}",
            bedrag(u.bedrag_centen),
            bedrag(u.verrekend_centen) if u.verrekend_centen else "",
        )
        for u in rijen
        if u.boeking_id in dag
    ][:HOEVEEL]
    if not regels:
        return None
    koppen = (_("Betaling"), _("Geboekt op"), _("Bedrag"), _("Verrekend"))
    return inhoud(tabellen=[Tabel(_("Betalingen"), koppen, regels)])


def wat_nu(persoon_id: int) -> Inhoud:
    """What deciding anew would change today; the operation is carried out and turned back."""
    if not queries.besluiten(persoon_id).filter(regeling=0).exists():
        return None
    aanleiding = Aanleiding(reden=MEDEWERKER)
    try:
        effect = bekijk_vooraf(
            persoon_id,
            lambda: herzien(persoon_id=persoon_id, aanleiding=aanleiding, actor=VOORUITBLIK),
        )
    except GEWEIGERD as fout:
        return inhoud(leeg=gettext(str(fout)))
    if not effect.verschillen:
        return inhoud(leeg=_("Hetzelfde als wat nu geldt."))
    regels = [(v.maanden, v.component, v.oud, v.nieuw, v.verschil) for v in effect.verschillen]
    koppen = (_("Maanden"), _("Onderdeel"), _("Was"), _("Wordt"), _("Verschil per maand"))
    gegevens = [(_("Meer of minder voor de student, alle maanden samen"), effect.totaal)]
    return inhoud(gegevens, [Tabel(_("Wat zou veranderen"), koppen, regels)])


def _bij_kenmerk(tekst: str) -> int | None:
    if not is_uuid(tekst):
        return None
    return Student.objects.filter(kenmerk=UUID(tekst)).values_list("pk", flat=True).first()


def registreer() -> None:
    """Called once, when the app is ready."""
    app = "studiefinanciering"
    for naam, titel, lees, volgorde, soort in (
        ("inschrijvingen", _("Inschrijvingen"), inschrijvingen, 30, "inschrijving"),
        ("toekenningen", _("Toekenningen"), toekenningen, 40, "toekenning"),
        ("betalingen", _("Betalingen"), betalingen, 50, "uitbetaling"),
    ):
        recht = f"{app}.view_{soort}"
        registreer_dossierpaneel(Dossierpaneel(naam, titel, SJABLOON, lees, volgorde, recht))
    registreer_besluit_nu(BesluitNu(app, _("Studiefinanciering"), wat_nu, BESLIS))
    registreer_verwijzing("student", _bij_kenmerk)
