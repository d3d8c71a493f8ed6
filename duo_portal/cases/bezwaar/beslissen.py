"""The decision on an objection (Awb 7:11, 7:12): by a second person, carried out in the same transaction."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases import operations
from duo_portal.cases.besluiten import Herstel, besluitsoort
from duo_portal.cases.models import (
    Bezwaar,
    Bezwaarbesluit,
    Bezwaarvoorstel,
    Dictum,
    Werkopdracht,
)
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.identity.rollen import VierOgenVereist, vier_ogen

from . import rente
from .behandelen import vergrendel
from .brieftaken import meld_besluit
from .weigering import BezwaarGeweigerd

GEEFT_GELIJK = frozenset({Dictum.GEGROND, Dictum.DEELS})


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What deciding by a draft does: shown before, kept after. Cents; `rente_uitkomst` as in `rente`."""

    herstel: Herstel
    rente_centen: int = 0
    rente_uitkomst: str = rente.GEEN

    @property
    def samen_centen(self) -> int:
        """More (or less) with the interest."""
        return self.herstel.centen + self.rente_centen


def laatste_voorstel(bezwaar: Bezwaar) -> Bezwaarvoorstel | None:
    """The draft that would be decided on."""
    return bezwaar.voorstellen.order_by("-pk").first()


def bekijk_vooraf(bezwaar: Bezwaar, voorstel: Bezwaarvoorstel, *, op: date, actor: str) -> Gevolg:
    """What this draft would bring about: carried out, read, and turned back. Raises `HerstelGeweigerd`."""
    with transaction.atomic():
        gevolg = _voer_uit(bezwaar, voorstel, op, actor, f"vooraf:{bezwaar.uuid}")
        transaction.set_rollback(True)
    return gevolg


def beslis(
    *, bezwaar_id: int, versie: int, voorstel_id: int, op: date, actor: str
) -> Bezwaarbesluit:
    """Decide by the draft that the page showed; the same again gives the decision that stands.

    Raises `BezwaarGeweigerd` (closed, same person, no draft), `Veranderd` (stale page) and `HerstelGeweigerd`.
    """
    sleutel = f"bezwaarbesluit:{bezwaar_id}:{voorstel_id}"
    with transaction.atomic():
        if eenmalig(sleutel) is not None:
            return Bezwaarbesluit.objects.get(bezwaar_id=bezwaar_id)
        bezwaar = vergrendel(bezwaar_id, versie)
        voorstel = laatste_voorstel(bezwaar)
        if voorstel is None or voorstel.pk != voorstel_id:
            raise BezwaarGeweigerd("geen_voorstel")
        try:
            vier_ogen(voorstel.actor, actor)
        except VierOgenVereist:
            raise BezwaarGeweigerd("zelfde_persoon") from None
        gevolg = _voer_uit(bezwaar, voorstel, op, actor, f"bezwaar:{bezwaar.uuid}")
        besluit = _leg_besluit_vast(bezwaar, voorstel, gevolg, op, actor)
        _sluit(bezwaar, besluit, actor)
        if besluit.dictum not in GEEFT_GELIJK:
            besluitsoort(bezwaar.onderwerp).bij_afwijzing(
                bezwaar.onderwerp_id,
                gronden=besluit.gronden,
                op=op,
                actor=actor,
                sleutel=f"bezwaar:{bezwaar.uuid}",
            )
        meld_besluit(bezwaar, besluit)
        vastleggen(
            soort="bezwaar_beslissen",
            actor=actor,
            betrokkene_id=bezwaar.persoon_id,
            sleutel=sleutel,
            uitkomst={"bezwaar": bezwaar.pk, "dictum": besluit.dictum, "besluit": besluit.pk},
        )
    return besluit


def _voer_uit(
    bezwaar: Bezwaar, voorstel: Bezwaarvoorstel, op: date, actor: str, sleutel: str
) -> Gevolg:
    if voorstel.dictum not in GEEFT_GELIJK:
        return Gevolg(Herstel())
    herstel = besluitsoort(bezwaar.onderwerp).herzie(
        bezwaar.onderwerp_id, correctie=voorstel.correctie, actor=actor, sleutel=sleutel
    )
    centen, uitkomst = rente.vergoed(
        herstel.nabetalingen,
        verzuim_vanaf=herstel.verzuim_vanaf,
        persoon_id=bezwaar.persoon_id,
        op=op,
        sleutel=f"rente:{sleutel}",
    )
    return Gevolg(herstel, centen, uitkomst)


def _leg_besluit_vast(
    bezwaar: Bezwaar, voorstel: Bezwaarvoorstel, gevolg: Gevolg, op: date, actor: str
) -> Bezwaarbesluit:
    if gevolg.rente_uitkomst == rente.NOG_VAST_TE_STELLEN:
        maak_werkopdracht(
            NieuweWerkopdracht(
                soort="bezwaar_rente",
                reden="wettelijke_rente_vaststellen",
                bron=Werkopdracht.Bron.HANDMATIG,
                sleutel=f"bezwaar_rente:{bezwaar.pk}",
                persoon_id=bezwaar.persoon_id,
                bron_id=bezwaar.zaak_id,
                tekst=f"Stel de wettelijke rente vast bij bezwaar Z-{bezwaar.zaak_id} (Awb 4:102).",
            )
        )
    return Bezwaarbesluit.objects.create(
        bezwaar=bezwaar,
        voorstel=voorstel,
        dictum=voorstel.dictum,
        gronden=voorstel.gronden,
        oorzaak=voorstel.oorzaak,
        opgesteld_door=voorstel.actor,
        besloten_door=actor,
        besloten_op=op,
        herstel_centen=gevolg.herstel.centen,
        rente_centen=gevolg.rente_centen,
        rente_uitkomst=gevolg.rente_uitkomst,
        nieuwe_besluiten=list(gevolg.herstel.besluit_ids),
    )


def _sluit(bezwaar: Bezwaar, besluit: Bezwaarbesluit, actor: str) -> None:
    operations.afdoen(
        zaak_id=bezwaar.zaak_id, uitkomst=besluit.dictum, op=besluit.besloten_op, actor=actor
    )
    bezwaar.versie += 1
    bezwaar.save(update_fields=["versie"])
