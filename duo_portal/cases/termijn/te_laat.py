"""It is too late: take in the notice of default, and decide on the penalty (arts. 4:17, 4:18 Awb).

A notice within some other text is found by `inkomend`.
"""

from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import SYSTEEM
from duo_portal.cases.models import (
    Dwangsombesluit,
    Dwangsomvoorstel,
    GeenGrond,
    Ingebrekestelling,
    Werkopdracht,
)
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.cases.termijn import gevolgen
from duo_portal.cases.termijn.operations import TermijnGeweigerd, noteer, zaakslot
from duo_portal.cases.termijn.stand import dwangsom_van, termijn_op
from duo_portal.identity.rollen import VierOgenVereist, vier_ogen

WERKSOORT = "ingebrekestelling"


def ontvang_ingebrekestelling(
    zaak_id: int, ontvangen_op: date, bron: Ingebrekestelling.Bron | str, *, actor: str = SYSTEEM
) -> Ingebrekestelling:
    """Record that the citizen says it is late, and put it at the head of the work. Again returns the first.

    Raises `TermijnGeweigerd` when the case was finished before that day.
    """
    with transaction.atomic():
        zaak = zaakslot(zaak_id)
        eerder = Ingebrekestelling.objects.filter(zaak=zaak).first()
        if eerder is not None:
            return eerder
        if zaak.afgedaan_op is not None and zaak.afgedaan_op <= ontvangen_op:
            raise TermijnGeweigerd(
                f"Over {zaak.kenmerk} is al beslist op {zaak.afgedaan_op:%d-%m-%Y}."
            )
        if ontvangen_op < zaak.ontvangen_op:
            raise TermijnGeweigerd(f"{zaak.kenmerk} is er pas sinds {zaak.ontvangen_op:%d-%m-%Y}.")
        notitie = Ingebrekestelling.objects.create(
            zaak=zaak, ontvangen_op=ontvangen_op, bron=bron, actor=actor
        )
        maak_werkopdracht(
            NieuweWerkopdracht(
                soort=WERKSOORT,
                reden="in_gebreke_gesteld",
                bron=Werkopdracht.Bron.HANDMATIG,
                sleutel=f"ingebrekestelling:{zaak.pk}",
                persoon_id=zaak.persoon_id,
                bron_id=zaak.pk,
                tekst=f"{zaak.kenmerk}: in gebreke gesteld op {ontvangen_op:%d-%m-%Y}; "
                "beslis binnen twee weken, anders kost elke dag geld.",
            )
        )
        noteer("ingebrekestelling_ontvangen", zaak, actor, "")
    return notitie


def stel_dwangsom_vast(
    *,
    ingebrekestelling_id: int,
    op: date,
    actor: str = SYSTEEM,
    voorstel_id: int | None = None,
) -> Dwangsombesluit | None:
    """Decide that and how much is owed, once nothing can be added (art. 4:18 Awb). Again returns the first.

    None when nothing is owed: the decision came in time, or the kind of case knows no penalty. `voorstel_id` is that of
    a colleague who found an exception of art. 4:17(6) (`stel_geen_grond_voor`): then nothing is paid. Raises
    `TermijnGeweigerd` while days are still being added, or when the proposal is of the same person.
    """
    with transaction.atomic():
        notitie = Ingebrekestelling.objects.select_related("zaak").get(pk=ingebrekestelling_id)
        zaak = zaakslot(notitie.zaak_id)
        notitie.zaak = zaak
        eerder = Dwangsombesluit.objects.filter(ingebrekestelling=notitie).first()
        if eerder is not None:
            return eerder
        som = dwangsom_van(notitie, termijn_op(zaak, zaak.afgedaan_op or op).uiterlijk, op)
        if som is None:
            return None
        if op <= som.laatste_dag or not som.is_compleet:
            raise TermijnGeweigerd(
                f"De dwangsom van {zaak.kenmerk} loopt nog, hoogstens tot en met {som.laatste_dag:%d-%m-%Y}."
            )
        if not som.dagen:
            return None
        voorstel = None if voorstel_id is None else _voorstel(notitie, voorstel_id, actor)
        besluit = Dwangsombesluit.objects.create(
            ingebrekestelling=notitie,
            zaak=zaak,
            eerste_dag=som.eerste_dag,
            laatste_dag=som.laatste_dag,
            dagen=som.dagen,
            bedrag_centen=0 if voorstel else som.bedrag_centen,
            geen_grond=voorstel.geen_grond if voorstel else "",
            besloten_op=op,
            uiterlijk=som.besluit_uiterlijk,
            reden=voorstel.reden if voorstel else "",
            actor=actor,
        )
        gevolgen.voer_uit(besluit)
        noteer("dwangsom_vaststellen", zaak, actor, besluit.reden)
    return besluit


def stel_geen_grond_voor(
    *, ingebrekestelling_id: int, geen_grond: str, reden: str, op: date, actor: str
) -> Dwangsomvoorstel:
    """Say that an exception of art. 4:17(6) applies, and why; the night then leaves it to a second person.

    Raises `TermijnGeweigerd` when it was decided already, or without a ground and a reason.
    """
    with transaction.atomic():
        notitie = Ingebrekestelling.objects.select_related("zaak").get(pk=ingebrekestelling_id)
        zaak = zaakslot(notitie.zaak_id)
        if Dwangsombesluit.objects.filter(ingebrekestelling=notitie).exists():
            raise TermijnGeweigerd(f"Over de dwangsom van {zaak.kenmerk} is al besloten.")
        if geen_grond not in GeenGrond.values or not reden.strip():
            raise TermijnGeweigerd("Kies waarom er geen dwangsom is, en leg het uit.")
        voorstel = Dwangsomvoorstel.objects.create(
            ingebrekestelling=notitie,
            geen_grond=geen_grond,
            reden=reden.strip(),
            op=op,
            actor=actor,
        )
        noteer("dwangsom_geen_grond_voorstellen", zaak, actor, voorstel.reden)
    return voorstel


def _voorstel(notitie: Ingebrekestelling, voorstel_id: int, actor: str) -> Dwangsomvoorstel:
    """The latest proposal, of another person."""
    voorstel = notitie.dwangsomvoorstellen.order_by("-pk").first()
    if voorstel is None or voorstel.pk != voorstel_id:
        raise TermijnGeweigerd("Een collega heeft dit voorstel intussen gewijzigd. Kijk opnieuw.")
    try:
        vier_ogen(voorstel.actor, actor)
    except VierOgenVereist:
        raise TermijnGeweigerd(
            "Wie voorstelt om geen dwangsom te betalen, beslist niet zelf. Vraag een collega."
        ) from None
    return voorstel
