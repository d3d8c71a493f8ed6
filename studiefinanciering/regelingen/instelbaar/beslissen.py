"""Decide on an application: one colleague proposes, another decides; a decision anew replaces the one before.

The table gives the amount; nobody fills one in. What was paid before counts: the rest is planned, and what was paid too
much becomes a claim of its own (1370) in the same transaction. Nothing is booked for what is still to be paid.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases.models import Zaak
from duo_portal.cases.operations import afdoen, verzet
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_regelingen
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from studiefinanciering.models import (
    Regelingaanvraag,
    Regelingbesluit,
    Regelingtermijn,
    Regelingvoorstel,
)

from . import brieven, rondes, termijnen, toetsen
from .aanvragen import zaak_van
from .definitie import Definitie, definitie
from .stand import betaald_op, is_in_run
from .weigering import RegelingGeweigerd

REDEN_MINSTENS = 5


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What the table gives: row, cents per month or in total, cents altogether, months [van, tot) as ISO days."""

    rij: str
    bedrag_centen: int
    totaal_centen: int
    van: str
    tot: str
    niet_voldaan: tuple[str, ...] = ()


def reken(aanvraag: Regelingaanvraag) -> Uitkomst:
    """Work out an application by the conditions and the table of its round; raises `RegelingGeweigerd`.

    `niet_voldaan` names the conditions that are not met (their facts); then nothing is due.
    """
    d = definitie(aanvraag.regeling)
    jaar = rondes.ronde(aanvraag.regeling, aanvraag.ronde)
    if jaar is None:
        raise RegelingGeweigerd(_("Van deze ronde zijn geen bedragen vastgesteld."))
    geboren = Persoon.objects.values_list("geboortedatum", flat=True).get(pk=aanvraag.persoon_id)
    leeftijd = toetsen.leeftijd_op(geboren, jaar.van)
    mist = [
        t.voorwaarde.feit
        for t in toetsen.toets(d, aanvraag.antwoorden, leeftijd)
        if not t.is_voldaan
    ]
    rij = toetsen.zoek_rij(d, aanvraag.antwoorden)
    if rij is None:
        mist.append("tabel")
    if mist or rij is None:
        return Uitkomst("", 0, 0, jaar.van.isoformat(), jaar.tot.isoformat(), tuple(mist))
    bedrag = int(jaar.bedragen[rij.code])
    som = toetsen.totaal(d, bedrag, jaar.van, jaar.tot)
    return Uitkomst(rij.code, bedrag, som, jaar.van.isoformat(), jaar.tot.isoformat())


def stel_voor(
    *,
    aanvraag_id: int,
    is_toekenning: bool,
    reden: str,
    op: date,
    actor: str,
    aanleiding: str = "aanvraag",
) -> Regelingvoorstel:
    """Propose what the table gives, or a refusal with grounds; raises `RegelingGeweigerd`."""
    if len(reden.strip()) < REDEN_MINSTENS:
        raise RegelingGeweigerd(_("Schrijf op waarom u dit voorstelt."))
    with transaction.atomic():
        aanvraag = _vergrendel(aanvraag_id)
        uitkomst = reken(aanvraag) if is_toekenning else _niets(aanvraag)
        if is_toekenning and uitkomst.niet_voldaan:
            raise RegelingGeweigerd(
                _("Toekennen kan niet: de aanvraag voldoet niet aan alle voorwaarden.")
            )
        voorstel = Regelingvoorstel.objects.create(
            aanvraag=aanvraag,
            is_toekenning=is_toekenning,
            berekening=asdict(uitkomst),
            centen=uitkomst.totaal_centen,
            reden=reden.strip()[:1000],
            aanleiding=aanleiding,
            door=actor,
            op=op,
        )
        zaak = zaak_van(aanvraag)
        if zaak.status == Zaak.Status.ONTVANGEN:
            verzet(zaak_id=zaak.pk, naar=Zaak.Status.IN_BEHANDELING, actor=actor)
        vastleggen(
            soort="regeling_voorstellen",
            actor=actor,
            betrokkene_id=aanvraag.persoon_id,
            uitkomst={"voorstel": voorstel.pk},
        )
    return voorstel


def beslis(*, voorstel_id: int, op: date, actor: str) -> Regelingbesluit:
    """The second person decides as was proposed: plan, letter, case. Once per proposal; raises `RegelingGeweigerd`."""
    sleutel = f"regeling_beslissen:{voorstel_id}"
    with transaction.atomic():
        if (eerder := eenmalig(sleutel)) is not None:
            return Regelingbesluit.objects.get(pk=eerder.uitkomst["besluit"])
        voorstel = Regelingvoorstel.objects.get(pk=voorstel_id)
        aanvraag = _vergrendel(voorstel.aanvraag_id)
        _eis_beslisbaar(voorstel, aanvraag, actor)
        besluit = _schrijf(voorstel, aanvraag, op, actor)
        zaak = zaak_van(aanvraag)
        if zaak.afgedaan_op is None:
            afdoen(
                zaak_id=zaak.pk,
                uitkomst="toegekend" if besluit.is_toekenning else "afgewezen",
                op=op,
                actor=actor,
            )
        brieven.leg_besluit(besluit)
        vastleggen(
            soort="regeling_beslissen",
            actor=actor,
            betrokkene_id=aanvraag.persoon_id,
            sleutel=sleutel,
            uitkomst={"besluit": besluit.pk},
        )
    return besluit


def _eis_beslisbaar(voorstel: Regelingvoorstel, aanvraag: Regelingaanvraag, actor: str) -> None:
    if voorstel.door == actor:
        raise RegelingGeweigerd(_("U hebt dit zelf voorgesteld. Een collega beslist."))
    if aanvraag.voorstellen.filter(pk__gt=voorstel.pk).exists():
        raise RegelingGeweigerd(_("Er is een nieuwer voorstel. Beslis daarop."))
    if is_in_run(aanvraag.pk):
        raise RegelingGeweigerd(
            _("Er loopt een betaling van deze regeling. Beslis als die is geboekt.")
        )
    if voorstel.is_toekenning and asdict(reken(aanvraag)) != _als_uitkomst(voorstel.berekening):
        raise RegelingGeweigerd(
            _("De bedragen van deze ronde zijn intussen veranderd. Maak een nieuw voorstel.")
        )


def _schrijf(
    voorstel: Regelingvoorstel, aanvraag: Regelingaanvraag, op: date, actor: str
) -> Regelingbesluit:
    d = definitie(aanvraag.regeling)
    betaald = betaald_op([aanvraag.pk]).get(aanvraag.pk, 0)
    plan, te_veel = termijnen.wat_rest(_plan(d, voorstel), betaald)
    besluit = Regelingbesluit.objects.create(
        voorstel=voorstel,
        aanvraag=aanvraag,
        persoon_id=aanvraag.persoon_id,
        vervangt=aanvraag.besluiten.order_by("-pk").first(),
        is_toekenning=voorstel.is_toekenning,
        centen=voorstel.centen,
        te_veel_centen=te_veel,
        definitie=d.vingerafdruk,
        voorgesteld_door=voorstel.door,
        besloten_door=actor,
        besluit_op=op,
    )
    Regelingtermijn.objects.bulk_create(
        Regelingtermijn(
            besluit=besluit,
            persoon_id=aanvraag.persoon_id,
            nummer=nummer,
            betaal_op=termijn.betaal_op,
            bedrag_centen=termijn.centen,
            account=d.rekening,
        )
        for nummer, termijn in enumerate(plan, start=1)
    )
    if te_veel:
        post(
            sleutel=f"regeling_te_veel:{besluit.pk}",
            soort=Soort.REGELING_TE_VEEL,
            legs=patterns_regelingen.regeling_te_veel(
                persoon_id=aanvraag.persoon_id, bedrag_centen=te_veel, account=d.rekening
            ),
            persoon_id=aanvraag.persoon_id,
            effectief_op=op,
        )
    return besluit


def _plan(d: Definitie, voorstel: Regelingvoorstel) -> list[termijnen.Termijn]:
    van, tot = (date.fromisoformat(voorstel.berekening[naam]) for naam in ("van", "tot"))
    return termijnen.verdeel(voorstel.centen, van, tot, d.ritme)


def _niets(aanvraag: Regelingaanvraag) -> Uitkomst:
    jaar = rondes.ronde(aanvraag.regeling, aanvraag.ronde)
    van, tot = (jaar.van, jaar.tot) if jaar else (aanvraag.ontvangen_op, aanvraag.ontvangen_op)
    return Uitkomst("", 0, 0, van.isoformat(), tot.isoformat())


def _als_uitkomst(opgeslagen: dict[str, Any]) -> dict[str, Any]:
    return {**opgeslagen, "niet_voldaan": tuple(opgeslagen["niet_voldaan"])}


def _vergrendel(aanvraag_id: int) -> Regelingaanvraag:
    """The application, with its case held until the transaction ends."""
    aanvraag = Regelingaanvraag.objects.filter(pk=aanvraag_id).first()
    if aanvraag is None:
        raise RegelingGeweigerd(_("Deze aanvraag bestaat niet."))
    Zaak.objects.select_for_update(no_key=True).get(pk=zaak_van(aanvraag).pk)
    return aanvraag
