"""The panels of the cellar: person, relations, money's address, holds, letters, cases, notes, acts and looks."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.models import Handeling, Inzage, Notitie
from duo_portal.cases.models import Zaak, ZaakStap
from duo_portal.identity import iban, queries, tijd
from duo_portal.identity.models import (
    Bankrekening,
    Blokkade,
    Machtiging,
    Persoon,
    Relatie,
    RelatieSoort,
)
from duo_portal.letters.queries import brieven_van
from duo_portal.letters.soorten import onderwerp_van

from .momenten import dag_tekst, moment_tekst, periode_tekst
from .panelen import SJABLOON, Cel, Dossierpaneel, Tabel, inhoud, registreer_dossierpaneel
from .rechten import RAPPORTEN, ZIE_HANDELINGEN, ZIE_NOTITIES, ZIE_PERSONEN

HOEVEEL = 25
"""Rows of a list, the latest; the rest stands in the lists of the desk."""
Inhoud = Mapping[str, Any] | None
_RELATIE = {
    RelatieSoort.OUDER: _("Ouder"),
    RelatieSoort.PARTNER: _("Echtgenoot of partner"),
    RelatieSoort.KIND: _("Kind"),
}


def tot_dan(rijen: QuerySet[Any], veld: str, bekend_op: datetime | None) -> QuerySet[Any]:
    """The rows recorded by a moment; all of them for now."""
    return rijen.filter(**{f"{veld}__lte": bekend_op}) if bekend_op else rijen


def persoon(persoon_id: int, op: date, bekend_op: datetime | None) -> Inhoud:
    """Who it is, where he lives and where his money goes. A name has one time: it is as it is now."""
    wie = Persoon.objects.get(pk=persoon_id)
    adres = queries.adres_op(persoon_id, op, bekend_op)
    rekening = queries.rekening_op(persoon_id, op, bekend_op)
    gegevens: list[tuple[Any, Cel]] = [
        (_("Naam"), str(wie)),
        (_("BSN"), queries.bsn_gemaskeerd(wie)),
        (_("Geboren"), dag_tekst(wie.geboortedatum)),
        (_("Adres"), str(adres) if adres else gettext("Geen adres bekend")),
        (_("Rekening"), iban.gemaskeerd(rekening.iban_laatste4) if rekening else "-"),
        (_("Op naam van"), rekening.tenaamstelling if rekening else "-"),
        (_("Nationaliteit"), gettext(wie.get_nationaliteit_groep_display())),
    ]
    if wie.overleden_op and wie.overleden_op <= op:
        gegevens.append((_("Overleden"), dag_tekst(wie.overleden_op)))
    return inhoud(gegevens)


def relaties(persoon_id: int, op: date, bekend_op: datetime | None) -> Inhoud:
    """Parents, partner and children on the day; and for whom or by whom somebody may act."""
    eigen = Relatie.objects.filter(Q(persoon_id=persoon_id) | Q(ander_id=persoon_id))
    rijen: list[tuple[Cel, ...]] = []
    for rij in _twee(eigen, op, bekend_op).select_related("persoon", "ander").order_by("soort"):
        ander, soort = rij.ander, rij.soort
        if rij.ander_id == persoon_id:
            ander, soort = rij.persoon, _OMGEKEERD[rij.soort]
        rijen.append((str(_RELATIE[soort]), _link(ander), periode_tekst(rij.geldig)))
    machtigingen = Machtiging.objects.filter(
        Q(persoon_id=persoon_id) | Q(gemachtigde_id=persoon_id)
    )
    for m in _twee(machtigingen, op, bekend_op).select_related("persoon", "gemachtigde"):
        is_gever = m.persoon_id == persoon_id
        wat = gettext("Gemachtigde") if is_gever else gettext("Is gemachtigd door")
        ander = m.gemachtigde if is_gever else m.persoon
        rijen.append((wat, _link(ander), periode_tekst(m.geldig)))
    koppen = (_("Wat"), _("Wie"), _("Wanneer"))
    tabel = Tabel(_("Relaties en machtigingen"), koppen, rijen)
    return inhoud(tabellen=[tabel] if rijen else (), leeg=_("Geen relaties bekend."))


_OMGEKEERD = {
    RelatieSoort.OUDER: RelatieSoort.KIND,
    RelatieSoort.KIND: RelatieSoort.OUDER,
    RelatieSoort.PARTNER: RelatieSoort.PARTNER,
}


def blokkades(persoon_id: int, op: date, bekend_op: datetime | None) -> Inhoud:
    """What holds money back on the day; nothing to tell when nothing does."""
    rijen = Blokkade.objects.filter(
        Q(opgeheven_op__isnull=True) | Q(opgeheven_op__gt=op),
        persoon_id=persoon_id,
        ingangsdatum__lte=op,
    )
    regels = [
        (gettext(b.get_reden_display()), dag_tekst(b.ingangsdatum))
        for b in tot_dan(rijen, "op", bekend_op).order_by("-pk")
    ]
    if not regels:
        return None
    return inhoud(tabellen=[Tabel(_("Betaling aangehouden"), (_("Reden"), _("Vanaf")), regels)])


def rekeningen(persoon_id: int, _op: date, bekend_op: datetime | None) -> Inhoud:
    """Every account that was known, masked: money of an old payment went there."""
    rijen = Bankrekening.objects.filter(persoon_id=persoon_id)
    bekend = tijd.zoals_bekend(rijen, bekend_op) if bekend_op else tijd.nu_bekend(rijen)
    regels = [
        (iban.gemaskeerd(r.iban_laatste4), r.tenaamstelling, periode_tekst(r.geldig))
        for r in bekend.order_by("-geldig")
    ]
    if not regels:
        return None
    koppen = (_("Rekening"), _("Op naam van"), _("Wanneer"))
    return inhoud(tabellen=[Tabel(_("Rekeningen"), koppen, regels)])


def brieven(persoon_id: int, _op: date, bekend_op: datetime | None) -> Inhoud:
    """The latest letters."""
    rijen = tot_dan(brieven_van(persoon_id), "aangemaakt_op", bekend_op)
    regels = [
        (
            format_html(
                '<a href="{}">{}</a>',
                reverse("admin:letters_brief_change", args=[brief.pk]),
                onderwerp_van(brief),
            ),
            moment_tekst(brief.aangemaakt_op),
            gettext(brief.get_status_display()),
            dag_tekst(brief.reageer_voor),
        )
        for brief in rijen[:HOEVEEL]
    ]
    koppen = (_("Brief"), _("Gemaakt"), _("Stand"), _("Reageren voor"))
    return inhoud(
        tabellen=[Tabel(_("Brieven"), koppen, regels)] if regels else (), leeg=_("Geen brieven.")
    )


def zaken(persoon_id: int, op: date, bekend_op: datetime | None) -> Inhoud:
    """Cases received by the day, in the state they had when it was known."""
    rijen = list(Zaak.objects.filter(persoon_id=persoon_id, ontvangen_op__lte=op).order_by("-pk"))
    stand = _stand_van_zaken(rijen, bekend_op)
    regels = [
        (
            format_html(
                '<a href="{}">{}</a>',
                reverse("admin:cases_zaak_change", args=[zaak.pk]),
                zaak.kenmerk,
            ),
            gettext(zaak.get_soort_display()),
            dag_tekst(zaak.ontvangen_op),
            dag_tekst(zaak.termijn_tot),
            gettext(str(Zaak.Status(stand[zaak.pk]).label)),
        )
        for zaak in rijen
        if zaak.pk in stand
    ][:HOEVEEL]
    koppen = (_("Zaak"), _("Soort"), _("Ontvangen"), _("Beslissen uiterlijk"), _("Stand"))
    return inhoud(
        tabellen=[Tabel(_("Zaken"), koppen, regels)] if regels else (), leeg=_("Geen zaken.")
    )


def _stand_van_zaken(rijen: list[Zaak], bekend_op: datetime | None) -> dict[int, str]:
    """The state by the last move that was known; a case whose first move came later was not there yet."""
    if bekend_op is None:
        return {zaak.pk: zaak.status for zaak in rijen}
    stappen = ZaakStap.objects.filter(zaak__in=rijen, op__lte=bekend_op).order_by("pk")
    return dict(stappen.values_list("zaak_id", "naar"))


def notities(persoon_id: int, _op: date, bekend_op: datetime | None) -> Inhoud:
    """What colleagues wrote down, the latest first."""
    rijen = tot_dan(Notitie.objects.filter(persoon_id=persoon_id), "op", bekend_op)
    regels = [(moment_tekst(n.op), n.actor, n.tekst) for n in rijen.order_by("-pk")[:HOEVEEL]]
    koppen = (_("Wanneer"), _("Wie"), _("Notitie"))
    return inhoud(
        tabellen=[Tabel(_("Notities"), koppen, regels)] if regels else (), leeg=_("Geen notities.")
    )


def handelingen(persoon_id: int, _op: date, bekend_op: datetime | None) -> Inhoud:
    """Acts in this file, the latest first."""
    rijen = tot_dan(Handeling.objects.filter(betrokkene_id=persoon_id), "op", bekend_op)
    regels = [
        (moment_tekst(h.op), h.soort.replace("_", " "), h.actor, h.reden)
        for h in rijen.order_by("-pk")[:HOEVEEL]
    ]
    if not regels:
        return None
    koppen = (_("Wanneer"), _("Wat"), _("Wie"), _("Waarom"))
    return inhoud(tabellen=[Tabel(_("Handelingen"), koppen, regels)])


def inzagen(persoon_id: int, _op: date, bekend_op: datetime | None) -> Inhoud:
    """Looks into this file, the latest first, for who may read the reports."""
    rijen = tot_dan(Inzage.objects.filter(persoon_id=persoon_id), "op", bekend_op)
    regels = [
        (moment_tekst(i.op), i.actor, i.scherm, i.wat, f"Z-{i.zaak_id}" if i.zaak_id else i.reden)
        for i in rijen.order_by("-pk")[:HOEVEEL]
    ]
    koppen = (_("Wanneer"), _("Wie"), _("Scherm"), _("Gegeven"), _("Waarom"))
    return inhoud(tabellen=[Tabel(_("Wie keek in dit dossier"), koppen, regels)])


def _twee(rijen: QuerySet[Any], op: date, bekend_op: datetime | None) -> QuerySet[Any]:
    bekend = tijd.zoals_bekend(rijen, bekend_op) if bekend_op else tijd.nu_bekend(rijen)
    return tijd.geldig_op(bekend, op)


def _link(wie: Persoon) -> Cel:
    """To the file of somebody else, where the reason is asked again."""
    return format_html('<a href="{}">{}</a>', reverse("admin:dossier", args=[wie.uuid]), wie)


def registreer() -> None:
    """Called once, when the app is ready."""
    for naam, titel, lees, recht, volgorde in (
        ("persoon", _("Persoon"), persoon, ZIE_PERSONEN, 10),
        ("blokkades", _("Betaling aangehouden"), blokkades, ZIE_PERSONEN, 15),
        ("relaties", _("Relaties"), relaties, ZIE_PERSONEN, 20),
        ("zaken", _("Zaken"), zaken, "cases.view_zaak", 60),
        ("brieven", _("Brieven"), brieven, "letters.view_brief", 70),
        ("notities", _("Notities"), notities, ZIE_NOTITIES, 80),
        ("rekeningen", _("Rekeningen"), rekeningen, ZIE_PERSONEN, 85),
        ("handelingen", _("Handelingen"), handelingen, ZIE_HANDELINGEN, 90),
        ("inzagen", _("Wie keek in dit dossier"), inzagen, RAPPORTEN, 95),
    ):
        registreer_dossierpaneel(Dossierpaneel(naam, titel, SJABLOON, lees, volgorde, recht))
