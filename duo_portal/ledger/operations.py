"""Act on the ledger: post a booking, reverse one, close a month.

For one person at a desk. A run of half a million does not call these: it puts its columns into the two
tables with one statement per chunk (docs/ledger.md), under the same guards.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from duo_portal.audit import bedrijfsdatum

from .codes import Soort, Zijde
from .legs import Leg, in_evenwicht
from .models import AfgeslotenPeriode, Boeking, BoekingLeg


class AndereInhoudZelfdeSleutel(ValueError):
    """The key was used before for a booking with other content."""


class AlTeruggedraaid(ValueError):
    """The booking was reversed before."""


class NietTerugTeDraaien(ValueError):
    """The booking does not exist or is itself a reversal."""


_BOEKING = """
INSERT INTO ledger_boeking
    (persoon_id, run_id, draait_terug_id, effectief_op, bedrijfsdatum, soort, sleutel, omschrijving)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (sleutel) DO NOTHING RETURNING id
"""
_LEGS = """
INSERT INTO ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen,
                        persoon_id, maand, component, vorm, volgnummer) VALUES """
_RESERVEER = "SELECT nextval('ledger_boeking_id_seq') FROM generate_series(1, %s)"


def post(
    *,
    sleutel: str,
    soort: Soort | int,
    legs: Sequence[Leg],
    persoon_id: int | None,
    effectief_op: date,
    run_id: int | None = None,
    omschrijving: str = "",
) -> Boeking:
    """Book these legs once under `sleutel`; the same call again returns the same booking.

    Raises `NietInEvenwicht` (legs), `AndereInhoudZelfdeSleutel`, and IntegrityError from the database's
    own guards: closed month, sequence already booked, unknown account.
    """
    rijen = in_evenwicht(legs)
    kop = (persoon_id, run_id, None, effectief_op, int(soort), omschrijving)
    with transaction.atomic():
        boeking_id = _leg_vast(sleutel, kop, rijen)
        if boeking_id is None:
            return _zelfde(sleutel, kop, rijen)
        return Boeking.objects.get(pk=boeking_id)


def reverse(*, boeking_id: int, sleutel: str, effectief_op: date, reden: str) -> Boeking:
    """Mirror a booking leg by leg, each component leg with its next sequence; once per booking.

    The reversal keeps person and run of the original. The same `sleutel` again returns the same
    reversal. Raises `NietTerugTeDraaien`, `AlTeruggedraaid`, `AndereInhoudZelfdeSleutel`.
    """
    with transaction.atomic():
        # Two reversals of one booking queue up here instead of meeting in the unique index.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended('ledger_boeking', %s))", [boeking_id]
            )
        oud = Boeking.objects.filter(pk=boeking_id, draait_terug=None).first()
        if oud is None:
            raise NietTerugTeDraaien(
                f"Boeking {boeking_id} bestaat niet of is zelf een terugdraaiing."
            )
        eerder = Boeking.objects.filter(draait_terug=oud).first()
        if eerder is not None:
            inhoud = (eerder.sleutel, eerder.effectief_op, eerder.omschrijving)
            if inhoud == (sleutel, effectief_op, reden):
                return eerder
            raise AlTeruggedraaid(f"Boeking {boeking_id} is al teruggedraaid door {eerder.pk}.")
        kop = (oud.persoon_id, oud.run_id, oud.pk, effectief_op, int(Soort.TERUGDRAAIING), reden)
        nieuw = _leg_vast(sleutel, kop, _gespiegeld(oud))
        if nieuw is None:
            raise AndereInhoudZelfdeSleutel(f"Sleutel {sleutel!r} hoort al bij een andere boeking.")
        return Boeking.objects.get(pk=nieuw)


def afsluiten(*, maand: date, door: str, reden: str = "") -> AfgeslotenPeriode:
    """Close `maand` (first of the month) and all before it; waits for bookings on their way.

    Late facts are booked in the open month; their legs keep the month they are about. Raises
    IntegrityError when this or a later month is closed already.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_afgesloten_periode (maand, afgesloten_door, reden) VALUES (%s, %s, %s)",
            [maand, door, reden],
        )
        return AfgeslotenPeriode.objects.get(pk=maand)


def reserveer_boeking_ids(*, aantal: int) -> list[int]:
    """Ids for a chunk of bookings whose rows the caller copies in by columns."""
    with connection.cursor() as cursor:
        cursor.execute(_RESERVEER, [aantal])
        return [rij[0] for rij in cursor.fetchall()]


def _leg_vast(sleutel: str, kop: tuple[Any, ...], legs: Sequence[Leg]) -> int | None:
    """Insert booking and legs, each in one statement; None when the key exists already."""
    persoon_id, run_id, draait_terug_id, effectief_op, soort, omschrijving = kop
    with connection.cursor() as cursor:
        cursor.execute(
            _BOEKING,
            [persoon_id, run_id, draait_terug_id, effectief_op, bedrijfsdatum.vandaag(), soort,
             sleutel, omschrijving],
        )  # fmt: skip
        rij = cursor.fetchone()
        if rij is None:
            return None
        waarden = [
            (rij[0], regel, leg.account, int(leg.zijde), leg.bedrag_centen, leg.persoon_id, leg.maand,
             leg.component, leg.vorm, leg.volgnummer)
            for regel, leg in enumerate(legs, start=1)
        ]  # fmt: skip
        plaats = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"] * len(waarden))
        cursor.execute(_LEGS + plaats, [waarde for rij_ in waarden for waarde in rij_])
        return int(rij[0])


def _zelfde(sleutel: str, kop: tuple[Any, ...], legs: Sequence[Leg]) -> Boeking:
    oud = Boeking.objects.get(sleutel=sleutel)
    oude_kop = (
        oud.persoon_id, oud.run_id, oud.draait_terug_id, oud.effectief_op, oud.soort, oud.omschrijving,
    )  # fmt: skip
    if oude_kop != kop or _legs_van(oud) != list(legs):
        raise AndereInhoudZelfdeSleutel(
            f"Sleutel {sleutel!r} hoort al bij boeking {oud.pk} met een andere inhoud; kies een nieuwe."
        )
    return oud


def _legs_van(boeking: Boeking) -> list[Leg]:
    return [
        Leg(rij.account_id, Zijde(rij.zijde), rij.bedrag_centen, rij.persoon_id, rij.maand, rij.component,
            rij.vorm, rij.volgnummer)
        for rij in BoekingLeg.objects.filter(boeking=boeking).order_by("regel")
    ]  # fmt: skip


def _gespiegeld(boeking: Boeking) -> list[Leg]:
    """The legs on their other side; component legs get the next free sequence of their own kind."""
    hoogste: dict[tuple[Any, ...], int] = {}
    gespiegeld = []
    for leg in _legs_van(boeking):
        volgnummer = None
        if leg.volgnummer is not None:
            soort = (leg.persoon_id, leg.maand, leg.component, leg.vorm)
            volgnummer = (hoogste.get(soort) or _hoogste_volgnummer(*soort)) + 1
            hoogste[soort] = volgnummer
        gespiegeld.append(leg.gespiegeld(volgnummer=volgnummer))
    return gespiegeld


def _hoogste_volgnummer(
    persoon_id: int | None, maand: date | None, component: int | None, vorm: int | None
) -> int:
    rijen = BoekingLeg.objects.filter(
        persoon_id=persoon_id, maand=maand, component=component, vorm=vorm, volgnummer__isnull=False
    )
    return rijen.aggregate(hoogste=Max("volgnummer"))["hoogste"] or 0
