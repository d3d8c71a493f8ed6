"""What the citizen does: file, add documents, withdraw."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases import operations
from duo_portal.cases.besluiten import Besluitsoort, besluitsoort
from duo_portal.cases.models import Bezwaar, Bezwaarstuk, Oorzaak, Stuk, Zaak, ZaakStap
from duo_portal.cases.termijn.inkomend import BEZWAAR, meld_stukken, meld_tekst

from . import termijn, woorden
from .brieftaken import meld_ontvangst
from .weigering import BezwaarGeweigerd

ONDERWERP = "bezwaar"
"""`Zaak.onderwerp` of every objection: its page at the desk is found by it."""


def dien_bezwaar_in(
    *,
    persoon_id: int,
    onderwerp: str,
    onderwerp_id: int,
    gronden: str,
    op: date,
    sleutel: str,
    actor: str,
    stap: str = "",
    maand: str = "",
    stukken: Sequence[UUID] = (),
    kanaal: Bezwaar.Kanaal = Bezwaar.Kanaal.PORTAAL,
    horen: Bezwaar.Horen = Bezwaar.Horen.JA,
    reden_te_laat: str = "",
    gepost_op: date | None = None,
) -> Bezwaar:
    """File an objection to a decision of this person; the same `sleutel` again gives the first one.

    `stukken` belong to nothing yet. Late needs a reason (6:11). Raises `BezwaarGeweigerd`, `BesluitOnbekend`.
    """
    with transaction.atomic():
        if (eerder := eenmalig(f"bezwaar:{sleutel}")) is not None:
            return Bezwaar.objects.get(pk=eerder.uitkomst["bezwaar"])
        soort = besluitsoort(onderwerp)
        bekend_op = _eis_besluit(soort, persoon_id, onderwerp_id, gronden, op)
        op_tijd = termijn.is_op_tijd(bekend_op=bekend_op, ingediend_op=op, gepost_op=gepost_op)
        _eis_reden(op_tijd or bool(reden_te_laat.strip()))
        _eis_eerste(persoon_id, onderwerp, onderwerp_id)
        bezwaar = Bezwaar.objects.create(
            zaak=_open_zaak(persoon_id, bekend_op, op, actor),
            persoon_id=persoon_id,
            onderwerp=onderwerp,
            onderwerp_id=onderwerp_id,
            stap=stap,
            maand=maand,
            oorzaak=soort.oorzaken.get(stap, Oorzaak.ANDERS),
            kanaal=kanaal,
            horen=horen,
            besluit_bekend_op=bekend_op,
            bezwaar_tot=termijn.bezwaar_tot(bekend_op),
            ingediend_op=op,
            is_op_tijd=op_tijd,
            actor=actor,
            **woorden.versleutel(gronden, reden_te_laat),
        )
        erbij = koppel(bezwaar, stukken)
        soort.bij_indienen(onderwerp_id, op=op, actor=actor, sleutel=f"bezwaar:{bezwaar.uuid}")
        meld_ontvangst(bezwaar)
        _leg_vast("bezwaar_indienen", bezwaar, actor, sleutel=f"bezwaar:{sleutel}")
        _meld(bezwaar, f"{gronden}\n\n{reden_te_laat}", erbij, sleutel)
    return bezwaar


def _meld(bezwaar: Bezwaar, tekst: str, erbij: Sequence[Stuk], sleutel: str) -> None:
    """What came in may say that some other case is late."""
    wie: dict[str, Any] = {
        "persoon_id": bezwaar.persoon_id,
        "op": bezwaar.ingediend_op,
        "actor": bezwaar.actor,
    }
    meld_tekst(bron=BEZWAAR, tekst=tekst, sleutel=sleutel, **wie)
    meld_stukken(erbij, **wie)


def _eis_besluit(
    soort: Besluitsoort, persoon_id: int, onderwerp_id: int, gronden: str, op: date
) -> date:
    """When the decision was made known; refuses somebody else's, one that is still to come, and an empty objection."""
    if soort.persoon_id(onderwerp_id) != persoon_id:
        raise BezwaarGeweigerd("niet_van_u")
    if not gronden.strip():
        raise BezwaarGeweigerd("leeg")
    bekend_op = soort.bekendgemaakt_op(onderwerp_id)
    if op < bekend_op:
        raise BezwaarGeweigerd("nog_niet")
    return bekend_op


def loopt_al(persoon_id: int, onderwerp: str, onderwerp_id: int) -> Bezwaar | None:
    """The objection of this person to this decision that was not withdrawn."""
    return Bezwaar.objects.filter(
        persoon_id=persoon_id,
        onderwerp=onderwerp,
        onderwerp_id=onderwerp_id,
        ingetrokken_op__isnull=True,
    ).first()


def vul_aan(*, bezwaar_id: int, stukken: Sequence[UUID], op: date, actor: str) -> Bezwaar:
    """Add documents later, as long as nothing was decided (7:4(1)). Raises `BezwaarGeweigerd`."""
    with transaction.atomic():
        bezwaar = open_bezwaar(bezwaar_id)
        if erbij := koppel(bezwaar, stukken):
            _leg_vast("bezwaar_aanvullen", bezwaar, actor)
            meld_stukken(erbij, persoon_id=bezwaar.persoon_id, op=op, actor=actor)
    return bezwaar


def trek_in(*, bezwaar_id: int, op: date, actor: str) -> Bezwaar:
    """Withdraw (6:21). Again changes nothing. Raises `BezwaarGeweigerd` when it was decided."""
    with transaction.atomic():
        bezwaar = Bezwaar.objects.select_for_update().get(pk=bezwaar_id)
        if bezwaar.ingetrokken_op is not None:
            return bezwaar
        bezwaar = open_bezwaar(bezwaar_id)
        operations.intrekken(zaak_id=bezwaar.zaak_id, op=op, actor=actor)
        bezwaar.ingetrokken_op, bezwaar.versie = op, bezwaar.versie + 1
        bezwaar.save(update_fields=["ingetrokken_op", "versie"])
        _leg_vast("bezwaar_intrekken", bezwaar, actor)
    return bezwaar


def open_bezwaar(bezwaar_id: int) -> Bezwaar:
    """The objection, locked; raises `BezwaarGeweigerd` when it is closed."""
    bezwaar = Bezwaar.objects.select_for_update().get(pk=bezwaar_id)
    if Zaak.objects.filter(pk=bezwaar.zaak_id, afgedaan_op__isnull=False).exists():
        raise BezwaarGeweigerd("gesloten")
    return bezwaar


def koppel(bezwaar: Bezwaar, stukken: Sequence[UUID]) -> list[Stuk]:
    """Documents of this very person that belong to nothing yet; others are left out. Those that were added."""
    vrij = Stuk.objects.filter(
        persoon_id=bezwaar.persoon_id, uuid__in=stukken, bezwaarstuk=None, verzoekstuk=None
    )
    erbij = list(vrij.order_by("pk"))
    Bezwaarstuk.objects.bulk_create([Bezwaarstuk(bezwaar=bezwaar, stuk=stuk) for stuk in erbij])
    return erbij


def _open_zaak(persoon_id: int, bekend_op: date, op: date, actor: str) -> Zaak:
    uiterlijk = termijn.beslissen_uiterlijk(bekend_op=bekend_op, ingediend_op=op)
    zaak = Zaak.objects.create(
        soort=Zaak.Soort.BEZWAAR,
        persoon_id=persoon_id,
        onderwerp=ONDERWERP,
        ontvangen_op=op,
        termijn_tot=uiterlijk,
    )
    ZaakStap.objects.create(zaak=zaak, van="", naar=zaak.status, actor=actor)
    return zaak


def _eis_reden(is_goed: bool) -> None:  # noqa: FBT001
    if not is_goed:
        raise BezwaarGeweigerd("reden_te_laat")


def _eis_eerste(persoon_id: int, onderwerp: str, onderwerp_id: int) -> None:
    _vergrendel(onderwerp, onderwerp_id)
    if loopt_al(persoon_id, onderwerp, onderwerp_id) is not None:
        raise BezwaarGeweigerd("loopt_al")


def _vergrendel(onderwerp: str, onderwerp_id: int) -> None:
    """Two objections to one decision wait for each other, so that the second hears that there is one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 13))",
            [f"bezwaar:{onderwerp}:{onderwerp_id}"],
        )


def _leg_vast(soort: str, bezwaar: Bezwaar, actor: str, sleutel: str | None = None) -> None:
    vastleggen(
        soort=soort,
        actor=actor,
        betrokkene_id=bezwaar.persoon_id,
        sleutel=sleutel,
        uitkomst={"bezwaar": bezwaar.pk, "zaak": bezwaar.zaak_id},
    )
