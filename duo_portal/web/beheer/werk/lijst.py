"""Cases and work items as one list by term, with the traffic light."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.models import Zaaktoewijzing
from duo_portal.cases.models import Werkopdracht, Zaak
from duo_portal.cases.queries import werkvoorraad
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.letters.models import Brief
from duo_portal.web.zaakpaginas import adres_om_te_beslissen, zaakpaginas

HOEVEEL = 100
BINNENKORT = timedelta(days=7)
NORM = timedelta(days=14)
"""Our own norm for a work item that has no term of the law: two weeks."""
ZAAK, WERK = "zaak", "werk"
ROOD, ORANJE, GROEN = "rood", "oranje", "groen"
LICHT: dict[str, Promise] = {
    ROOD: _("te laat"),
    ORANJE: _("deze week"),
    GROEN: _("op tijd"),
}


@dataclass(frozen=True, slots=True)
class Werkregel:
    """One thing to do. `uiterlijk` is the last day, of the law or by our own norm (`is_wettelijk`)."""

    soort: str
    nummer: int
    kenmerk: str
    titel: str
    sinds: date
    uiterlijk: date
    is_wettelijk: bool
    wacht: bool
    aan: str
    adres: str
    op: date

    @property
    def leeftijd(self) -> int:
        """Days since it came in."""
        return (self.op - self.sinds).days

    @property
    def dagen_over(self) -> int:
        """Days left; below zero when it is late."""
        return (self.uiterlijk - self.op).days

    @property
    def kleur(self) -> str:
        """Red, orange or green."""
        if self.dagen_over < 0:
            return ROOD
        return ORANJE if self.uiterlijk <= self.op + BINNENKORT else GROEN

    @property
    def over_tekst(self) -> str:
        """The days left, or by how many it is late."""
        n = abs(self.dagen_over)
        if self.dagen_over < 0:
            return ngettext("%(n)s dag te laat", "%(n)s dagen te laat", n) % {"n": n}
        return ngettext("nog %(n)s dag", "nog %(n)s dagen", n) % {"n": n}

    @property
    def licht(self) -> str:
        """The colour in words: nobody needs to see colours."""
        return str(LICHT[self.kleur])


def voor_mensen(op: date) -> QuerySet[Zaak]:
    """Open cases that want a person: all kinds but plain applications, which the computer decides until they are late."""
    onderwerpen = [pagina.onderwerp for pagina in zaakpaginas()]
    return Zaak.objects.filter(
        ~Q(soort=Zaak.Soort.AANVRAAG)
        | Q(onderwerp__in=onderwerpen)
        | Q(termijn_tot__lte=op + BINNENKORT),
        afgedaan_op=None,
    ).order_by("termijn_tot", "pk")


def van_mij(naam: str, op: date) -> list[Werkregel]:
    """What this colleague has in hand."""
    zaken = Zaaktoewijzing.objects.filter(aan=naam).values("zaak_id")
    rijen = Zaak.objects.filter(pk__in=zaken, afgedaan_op=None).order_by("termijn_tot")
    return _samen(rijen, werkvoorraad(toegewezen=naam), op)


def van_het_team(naam: str, op: date) -> list[Werkregel]:
    """What others have in hand, and what nobody has yet."""
    mijn = Zaaktoewijzing.objects.filter(aan=naam).values("zaak_id")
    return _samen(voor_mensen(op).exclude(pk__in=mijn), werkvoorraad().exclude(toegewezen=naam), op)


def _samen(zaken: QuerySet[Zaak], werk: QuerySet[Werkopdracht], op: date) -> list[Werkregel]:
    gekozen = list(zaken.select_related("persoon")[:HOEVEEL])
    aan = dict(
        Zaaktoewijzing.objects.filter(pk__in=[z.pk for z in gekozen]).values_list("zaak_id", "aan")
    )
    opdrachten = list(werk.select_related("persoon")[:HOEVEEL])
    termijn = _brieftermijnen(opdrachten)
    regels = [van_zaak(zaak, aan.get(zaak.pk, ""), op) for zaak in gekozen]
    regels += [van_werk(werk_, termijn.get(werk_.bron_id or 0), op) for werk_ in opdrachten]
    return sorted(regels, key=lambda r: (r.wacht, r.uiterlijk, r.soort, r.nummer))[:HOEVEEL]


def van_zaak(zaak: Zaak, aan: str, op: date) -> Werkregel:
    """A case by the last day to decide; one that waits for the citizen comes last."""
    besluit = adres_om_te_beslissen(zaak) or reverse("admin:cases_zaak_change", args=[zaak.pk])
    vraag = {"zaak": zaak.kenmerk, "next": besluit}
    openen = reverse("admin:dossier_openen", args=[zaak.persoon.uuid])
    return Werkregel(
        soort=ZAAK,
        nummer=zaak.pk,
        kenmerk=zaak.kenmerk,
        titel=gettext(zaak.get_soort_display()),
        sinds=zaak.ontvangen_op,
        uiterlijk=zaak.termijn_tot,
        is_wettelijk=True,
        wacht=zaak.status == Zaak.Status.WACHT_OP_AANVRAGER,
        aan=aan,
        adres=f"{openen}?{urlencode(vraag)}",
        op=op,
    )


def van_werk(opdracht: Werkopdracht, reageer_voor: date | None, op: date) -> Werkregel:
    """A work item; of an unread letter the term of that letter, else our own norm."""
    sinds = opdracht.aangemaakt_op.astimezone(AMSTERDAM).date()
    uiterlijk = reageer_voor - timedelta(days=1) if reageer_voor else sinds + NORM
    adres = reverse("admin:cases_werkopdracht_change", args=[opdracht.pk])
    if opdracht.persoon is not None:
        openen = reverse("admin:dossier_openen", args=[opdracht.persoon.uuid])
        adres = f"{openen}?{urlencode({'next': adres})}"
    return Werkregel(
        soort=WERK,
        nummer=opdracht.pk,
        kenmerk=f"W-{opdracht.pk}",
        titel=f"{opdracht.soort.replace('_', ' ')}: {opdracht.reden.replace('_', ' ')}",
        sinds=sinds,
        uiterlijk=uiterlijk,
        is_wettelijk=reageer_voor is not None,
        wacht=False,
        aan=opdracht.toegewezen,
        adres=adres,
        op=op,
    )


def _brieftermijnen(opdrachten: Iterable[Werkopdracht]) -> dict[int, date]:
    nummers = [o.bron_id for o in opdrachten if o.bron == Werkopdracht.Bron.BRIEF and o.bron_id]
    rijen = Brief.objects.filter(pk__in=nummers, reageer_voor__isnull=False)
    paren = rijen.values_list("pk", "reageer_voor")
    return {nummer: dag for nummer, dag in paren if dag is not None}
