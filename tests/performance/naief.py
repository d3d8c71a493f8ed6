"""The obvious ways, for scale: one student at a time with the ORM, and bulk_create by 5,000."""

import time
from datetime import date
from typing import Any

from django.db import connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.legs import Leg
from duo_portal.ledger.models import BoekingLeg
from duo_portal.ledger.operations import post, reserveer_boeking_ids
from studiefinanciering.models import Toekenning, Toekenningsregel, Uitbetaalregel, Uitbetaling

from . import runs

MAAND = date(2024, 12, 1)
EEN_VOOR_EEN, BLOK = 1000, 5_000
REIS = 7


def meet(n: int) -> dict[str, Any]:
    """Microseconds a student of both ways; the time for N is an extrapolation and called so."""
    run = runs.open_maand(MAAND)
    runs.zet_stap(run, "berekenen")
    eersten = min(EEN_VOOR_EEN, n // 3)
    begin = time.perf_counter()
    for persoon_id in range(1, eersten + 1):
        naieve_regels(run, persoon_id)
    regels = time.perf_counter() - begin
    blok = min(4 * BLOK, n - eersten)
    begin = time.perf_counter()
    bulk_regels(run, eersten + 1, eersten + 1 + blok)
    bulk = time.perf_counter() - begin
    runs.vrijgegeven(run)
    begin = time.perf_counter()
    for persoon_id in range(1, eersten + 1):
        naieve_boeking(run, persoon_id)
    regels += time.perf_counter() - begin
    begin = time.perf_counter()
    for van in range(eersten + 1, eersten + 1 + blok, BLOK):
        bulk_boek(run, van, min(van + BLOK, eersten + 1 + blok))
    bulk += time.perf_counter() - begin
    runs.sluit_af(run)
    return {
        "orm": {
            "gemeten": eersten,
            "us_per_student": regels / eersten * 1e6,
            "geextrapoleerd_s": regels / eersten * n,
        },
        "bulk_create": {
            "gemeten": blok,
            "us_per_student": bulk / blok * 1e6,
            "geextrapoleerd_s": bulk / blok * n,
        },
    }


def naieve_regels(run: Run, persoon_id: int) -> None:
    """What is due for one student, the way one would first write it."""
    with transaction.atomic():
        besluit = (
            Toekenning.objects.filter(persoon_id=persoon_id, van__lte=MAAND, tot__gt=MAAND)
            .order_by("-besluit_at")
            .first()
        )
        for regel in Toekenningsregel.objects.filter(toekenning=besluit, geldig__contains=MAAND):
            geboekt = BoekingLeg.objects.filter(
                persoon_id=persoon_id, maand=MAAND, component=regel.component, vorm=regel.vorm,
                volgnummer__isnull=False,
            )  # fmt: skip
            bedrag = regel.bedrag_centen - sum(leg.debet_centen for leg in geboekt)
            if bedrag:
                Uitbetaalregel.objects.create(
                    run_id=run.pk, persoon_id=persoon_id, maand=MAAND, component=regel.component,
                    vorm=regel.vorm, bedrag_centen=bedrag, volgnummer=len(geboekt) + 1,
                )  # fmt: skip


def naieve_boeking(run: Run, persoon_id: int) -> None:
    """Book and pay one student."""
    with transaction.atomic():
        regels = list(Uitbetaalregel.objects.filter(run_id=run.pk, persoon_id=persoon_id))
        if not regels:
            return
        boeking = post(
            sleutel=f"run:{run.pk}:{persoon_id}", soort=Soort.UITBETALING, legs=[Leg(**leg) for leg in _legs(regels)],
            persoon_id=persoon_id, effectief_op=MAAND, run_id=run.pk,
        )  # fmt: skip
        rekening = _rekening(persoon_id, persoon_id + 1)[persoon_id]
        Uitbetaling.objects.create(
            run_id=run.pk, persoon_id=persoon_id, boeking_id=boeking.pk, bankrekening_id=rekening,
            bedrag_centen=sum(r.bedrag_centen for r in regels if r.component != REIS),
        )  # fmt: skip


def _legs(regels: list[Uitbetaalregel]) -> list[dict[str, Any]]:
    kas = sum(r.bedrag_centen for r in regels if r.component != REIS)
    reis = sum(r.bedrag_centen for r in regels if r.component == REIS)
    wie = regels[0].persoon_id
    legs = [
        {"account": chart.rekening_voor(r.component, r.vorm), "zijde": 1, "bedrag_centen": r.bedrag_centen,
         "persoon_id": wie, "maand": r.maand, "component": r.component, "vorm": r.vorm, "volgnummer": r.volgnummer}
        for r in regels
    ]  # fmt: skip
    for rekening, bedrag in (
        (chart.TE_BETALEN_STUDENT, kas),
        (chart.REISPRODUCT_VERVOERDERS, reis),
    ):
        if bedrag:
            legs.append(
                {"account": rekening, "zijde": -1, "bedrag_centen": bedrag, "persoon_id": wie}
            )
    return legs


def _rekening(van: int, tot: int) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT persoon_id, id FROM identity_bankrekening WHERE persoon_id >= %s AND persoon_id < %s",
            [van, tot],
        )
        return dict(cursor.fetchall())


def bulk_regels(run: Run, van: int, tot: int) -> None:
    """Lines of a range by bulk_create, 5,000 people at a time (nothing was booked for this month before)."""
    for begin in range(van, tot, BLOK):
        with transaction.atomic():
            regels = Toekenningsregel.objects.filter(
                persoon_id__gte=begin,
                persoon_id__lt=min(begin + BLOK, tot),
                geldig__contains=MAAND,
                bekend__upper_inf=True,
            )
            Uitbetaalregel.objects.bulk_create(
                [Uitbetaalregel(run_id=run.pk, persoon_id=r.persoon_id, maand=MAAND, component=r.component, vorm=r.vorm,
                                bedrag_centen=r.bedrag_centen, volgnummer=1) for r in regels],
            )  # fmt: skip


def bulk_boek(run: Run, van: int, tot: int) -> None:
    """Bookings, legs (all in one statement, as their guard asks) and payment lines by bulk_create."""
    with transaction.atomic():
        per_persoon: dict[int, list[Uitbetaalregel]] = {}
        for regel in Uitbetaalregel.objects.filter(
            run_id=run.pk, persoon_id__gte=van, persoon_id__lt=tot
        ):
            per_persoon.setdefault(regel.persoon_id, []).append(regel)
        rekening = _rekening(van, tot)
        ids = dict(zip(per_persoon, reserveer_boeking_ids(aantal=len(per_persoon)), strict=True))
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO ledger_boeking (id, persoon_id, run_id, effectief_op, bedrijfsdatum, soort, sleutel)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s)",
                [
                    (
                        ids[p],
                        p,
                        run.pk,
                        MAAND,
                        bedrijfsdatum.vandaag(),
                        int(Soort.UITBETALING),
                        f"run:{run.pk}:{p}",
                    )
                    for p in ids
                ],
            )
        _bulk_legs(per_persoon, ids)
        Uitbetaling.objects.bulk_create(
            [Uitbetaling(run_id=run.pk, persoon_id=p, boeking_id=ids[p], bankrekening_id=rekening[p],
                         bedrag_centen=sum(r.bedrag_centen for r in regels if r.component != REIS))
             for p, regels in per_persoon.items()]
        )  # fmt: skip


def _bulk_legs(per_persoon: dict[int, list[Uitbetaalregel]], ids: dict[int, int]) -> None:
    # A booking must get its legs in one statement, so a batch never ends within one.
    rijen: list[BoekingLeg] = []
    for persoon_id, regels in per_persoon.items():
        legs = _legs(regels)
        if len(rijen) + len(legs) > BLOK:
            BoekingLeg.objects.bulk_create(rijen)
            rijen = []
        for nummer, leg in enumerate(legs, start=1):
            code = leg["account"]
            rest = {k: w for k, w in leg.items() if k != "account"}
            rijen.append(
                BoekingLeg(boeking_id=ids[persoon_id], regel=nummer, account_id=code, **rest)
            )
    BoekingLeg.objects.bulk_create(rijen)
