"""What colleagues do before the decision: take it on, plan a hearing, report, write a draft.

Every act takes the version of the page it was done on: who comes second on a stale page changes nothing (`Veranderd`).
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.cases import operations
from duo_portal.cases.besluiten import besluitsoort
from duo_portal.cases.models import (
    Bezwaar,
    Bezwaarvoorstel,
    Dictum,
    Hoorzitting,
    Oorzaak,
    Verslag,
    Zaak,
)

from . import woorden
from .indienen import open_bezwaar
from .weigering import BezwaarGeweigerd, Veranderd


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What a colleague proposes to decide."""

    dictum: str
    gronden: str
    oorzaak: str
    correctie: str = ""


def pak_op(*, bezwaar_id: int, versie: int, aan: str, actor: str) -> Bezwaar:
    """Give it to a colleague; the case is then being handled."""
    with transaction.atomic():
        bezwaar = vergrendel(bezwaar_id, versie)
        zaak = Zaak.objects.get(pk=bezwaar.zaak_id)
        if zaak.status == Zaak.Status.ONTVANGEN:
            operations.verzet(zaak_id=zaak.pk, naar=Zaak.Status.IN_BEHANDELING, actor=actor)
        bezwaar.behandelaar = aan
        return _klaar(bezwaar, "bezwaar_toewijzen", actor)


def plan_hoorzitting(
    *,
    bezwaar_id: int,
    versie: int,
    vorm: str,
    actor: str,
    gepland_at: datetime | None = None,
    plaats: str = "",
    afzien: str = "",
) -> Bezwaar:
    """Plan a hearing, or record by which letter of 7:3 there is none. A later one takes the place of this one."""
    is_geen = vorm == Hoorzitting.Vorm.GEEN
    goed = afzien in Hoorzitting.Afzien.values if is_geen else gepland_at is not None
    if vorm not in Hoorzitting.Vorm.values or not goed:
        raise BezwaarGeweigerd("hoorzitting")
    if gepland_at is not None and not is_geen and gepland_at < bedrijfsdatum.moment():
        raise BezwaarGeweigerd("hoorzitting_verleden")
    with transaction.atomic():
        bezwaar = vergrendel(bezwaar_id, versie)
        Hoorzitting.objects.create(
            bezwaar=bezwaar,
            vorm=vorm,
            gepland_at=None if is_geen else gepland_at,
            plaats="" if is_geen else plaats.strip()[:200],
            afzien=afzien if is_geen else "",
            actor=actor,
        )
        return _klaar(bezwaar, "bezwaar_hoorzitting", actor)


def maak_verslag(*, bezwaar_id: int, versie: int, tekst: str, actor: str) -> Bezwaar:
    """The report of the hearing (7:7)."""
    if not tekst.strip():
        raise BezwaarGeweigerd("gronden")
    with transaction.atomic():
        bezwaar = vergrendel(bezwaar_id, versie)
        Verslag.objects.create(
            bezwaar=bezwaar, actor=actor, **woorden.versleutel_verslag(tekst.strip())
        )
        return _klaar(bezwaar, "bezwaar_verslag", actor)


def stel_voor(*, bezwaar_id: int, versie: int, voorstel: Voorstel, actor: str) -> Bezwaar:
    """Write a draft decision; an earlier one stays on record. Raises `BezwaarGeweigerd`, `Veranderd`.

    First a hearing is planned, or on record why not (7:2).
    """
    with transaction.atomic():
        bezwaar = vergrendel(bezwaar_id, versie)
        _eis_goed(bezwaar, voorstel)
        Bezwaarvoorstel.objects.create(
            bezwaar=bezwaar,
            dictum=voorstel.dictum,
            gronden=voorstel.gronden.strip(),
            oorzaak=voorstel.oorzaak,
            correctie=voorstel.correctie,
            actor=actor,
        )
        return _klaar(bezwaar, "bezwaar_voorstel", actor)


def _eis_goed(bezwaar: Bezwaar, voorstel: Voorstel) -> None:
    if voorstel.dictum not in Dictum.values:
        raise BezwaarGeweigerd("dictum")
    if voorstel.oorzaak not in Oorzaak.values:
        raise BezwaarGeweigerd("oorzaak")
    if not voorstel.gronden.strip():
        raise BezwaarGeweigerd("gronden")
    if not bezwaar.hoorzittingen.exists():
        raise BezwaarGeweigerd("horen_eerst")
    if voorstel.correctie:
        _eis_correctie(bezwaar, voorstel.correctie)


def _eis_correctie(bezwaar: Bezwaar, correctie: str) -> None:
    """One of this decision, with whole cents where it asks an amount and only there."""
    code, _teken, bedrag = correctie.partition("=")
    mogelijk = {c.code: c for c in besluitsoort(bezwaar.onderwerp).correcties(bezwaar.onderwerp_id)}
    if code not in mogelijk:
        raise BezwaarGeweigerd("correctie")
    if mogelijk[code].vraagt_bedrag != bool(bedrag):
        raise BezwaarGeweigerd("correctie_bedrag")
    if bedrag and not (bedrag.isascii() and bedrag.isdigit() and len(bedrag) <= 12):
        raise BezwaarGeweigerd("correctie_bedrag")


def vergrendel(bezwaar_id: int, versie: int) -> Bezwaar:
    """The objection as the page showed it, locked. Raises `Veranderd`, `BezwaarGeweigerd`."""
    bezwaar = open_bezwaar(bezwaar_id)
    if bezwaar.versie != versie:
        raise Veranderd("Een collega heeft dit bezwaar intussen gewijzigd.")
    return bezwaar


def _klaar(bezwaar: Bezwaar, soort: str, actor: str) -> Bezwaar:
    bezwaar.versie += 1
    bezwaar.save(update_fields=["behandelaar", "versie"])
    vastleggen(
        soort=soort,
        actor=actor,
        betrokkene_id=bezwaar.persoon_id,
        uitkomst={"bezwaar": bezwaar.pk, "zaak": bezwaar.zaak_id, "versie": bezwaar.versie},
    )
    return bezwaar
