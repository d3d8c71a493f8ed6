"""It is too late: take in the notice of default, and decide on the penalty (arts. 4:17, 4:18 Awb)."""

from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import SYSTEEM
from duo_portal.cases.models import Dwangsombesluit, Ingebrekestelling, Werkopdracht, Zaak
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.cases.termijn import gevolgen
from duo_portal.cases.termijn.herkennen import herken_ingebrekestelling
from duo_portal.cases.termijn.operations import TermijnGeweigerd, noteer, zaakslot
from duo_portal.cases.termijn.stand import dwangsom_van, termijn_op

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


def meld_tekst(
    *, persoon_id: int, tekst: str, op: date, sleutel: str, actor: str = SYSTEEM
) -> Ingebrekestelling | None:
    """Look for a notice of default in a text that came in on `op`; call it for every text a citizen sends.

    Said outright, with one case that is late: recorded at once. Recognised otherwise: work for a colleague, once per
    `sleutel`. The text itself is kept nowhere here.
    """
    herkend = herken_ingebrekestelling(tekst)
    if herkend is None:
        return None
    laat = Zaak.objects.filter(persoon_id=persoon_id, afgedaan_op=None, termijn_tot__lt=op)
    kandidaten = list(laat.values_list("pk", flat=True)[:2])
    if herkend.is_uitdrukkelijk and len(kandidaten) == 1:
        return ontvang_ingebrekestelling(
            kandidaten[0], op, Ingebrekestelling.Bron.BERICHT, actor=actor
        )
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort=WERKSOORT,
            reden="ingebrekestelling_herkend",
            bron=Werkopdracht.Bron.HANDMATIG,
            sleutel=f"ingebrekestelling_herkend:{sleutel}",
            persoon_id=persoon_id,
            tekst=f"Een tekst van {op:%d-%m-%Y} lijkt een ingebrekestelling: zoek de zaak en leg haar vast.",
        )
    )
    return None


def stel_dwangsom_vast(
    *,
    ingebrekestelling_id: int,
    op: date,
    actor: str = SYSTEEM,
    geen_grond: str = "",
    reden: str = "",
) -> Dwangsombesluit | None:
    """Decide that and how much is owed, once nothing can be added (art. 4:18 Awb). Again returns the first.

    None when nothing is owed: the decision came in time, or the kind of case knows no penalty. `geen_grond` with
    its `reden` names the exception of art. 4:17(6). Raises `TermijnGeweigerd` while days are still being added.
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
        besluit = Dwangsombesluit.objects.create(
            ingebrekestelling=notitie,
            zaak=zaak,
            eerste_dag=som.eerste_dag,
            laatste_dag=som.laatste_dag,
            dagen=som.dagen,
            bedrag_centen=0 if geen_grond else som.bedrag_centen,
            geen_grond=geen_grond,
            besloten_op=op,
            uiterlijk=som.besluit_uiterlijk,
            reden=reden,
            actor=actor,
        )
        gevolgen.voer_uit(besluit)
        noteer("dwangsom_vaststellen", zaak, actor, reden)
    return besluit
