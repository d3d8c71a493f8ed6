"""The decision: by a second person where a burden or money is concerned, carried out in the same transaction."""

from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import SYSTEEM, eenmalig
from duo_portal.cases import operations
from duo_portal.cases.models import Verzoek, Verzoekbesluit, Verzoekvoorstel
from duo_portal.identity.rollen import VierOgenVereist, vier_ogen

from . import gevolgen
from .behandelen import klaar, vergrendel
from .brieftaken import meld_besluit
from .indienen import leg_vast
from .tabel import Zaaksoort, zaaksoort
from .weigering import VerzoekGeweigerd


def laatste_voorstel(verzoek: Verzoek) -> Verzoekvoorstel | None:
    """The draft that would be decided on."""
    return verzoek.voorstellen.order_by("-pk").first()


def bekijk_vooraf(verzoek: Verzoek, voorstel: Verzoekvoorstel, *, op: date, actor: str) -> int:
    """Cents this draft would give: carried out, read, and turned back. Raises `GevolgGeweigerd`."""
    with transaction.atomic():
        centen = _voer_uit(verzoek, voorstel, op, actor)
        transaction.set_rollback(True)
    return centen


def beslis(
    *, verzoek_id: int, versie: int, voorstel_id: int, op: date, actor: str
) -> Verzoekbesluit:
    """Decide by the draft that the page showed; the same again gives the decision that stands.

    Raises `VerzoekGeweigerd` (closed, same person, no draft), `Veranderd` (stale page) and `GevolgGeweigerd`.
    """
    sleutel = f"verzoekbesluit:{verzoek_id}:{voorstel_id}"
    with transaction.atomic():
        if eenmalig(sleutel) is not None:
            return Verzoekbesluit.objects.get(verzoek_id=verzoek_id)
        verzoek = vergrendel(verzoek_id, versie)
        rij = zaaksoort(verzoek.soort, verzoek.ingediend_op)
        voorstel = laatste_voorstel(verzoek)
        if voorstel is None or voorstel.pk != voorstel_id:
            raise VerzoekGeweigerd("geen_voorstel")
        _eis_beslisser(rij, voorstel, actor)
        besluit = Verzoekbesluit.objects.create(
            verzoek=verzoek,
            voorstel=voorstel,
            soort=verzoek.soort,
            uitkomst=voorstel.uitkomst,
            gronden=voorstel.gronden,
            ruimte=voorstel.ruimte,
            kern=voorstel.kern,
            is_vier_ogen=rij.vier_ogen,
            opgesteld_door=voorstel.actor,
            besloten_door=actor,
            besloten_op=op,
            gevolg_centen=_voer_uit(verzoek, voorstel, op, actor),
        )
        operations.afdoen(zaak_id=verzoek.zaak_id, uitkomst=besluit.uitkomst, op=op, actor=actor)
        klaar(verzoek, "verzoek_sluiten", actor)
        meld_besluit(verzoek, besluit)
        leg_vast("verzoek_beslissen", verzoek, actor, sleutel=sleutel)
    return besluit


def _eis_beslisser(rij: Zaaksoort, voorstel: Verzoekvoorstel, actor: str) -> None:
    if not actor.strip() or actor.strip().casefold() == SYSTEEM:
        raise VerzoekGeweigerd("zelfde_persoon")
    if not rij.vier_ogen:
        return
    try:
        vier_ogen(voorstel.actor, actor)
    except VierOgenVereist:
        raise VerzoekGeweigerd("zelfde_persoon") from None


def _voer_uit(verzoek: Verzoek, voorstel: Verzoekvoorstel, op: date, actor: str) -> int:
    rij = zaaksoort(verzoek.soort, verzoek.ingediend_op)
    if not rij.gevolg or voorstel.uitkomst not in rij.gunstig:
        return 0
    return gevolgen.voer_uit(verzoek, rij.gevolg, op=op, actor=actor)
