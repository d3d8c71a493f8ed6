"""The table by origin that comes back from the statistics office: read, held to the own counts, judged and kept."""

import json
from datetime import date

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from uitwonendencontrole.fairness.tabel import AFRONDING, Tabel, TabelGeweigerd, ontleed
from uitwonendencontrole.models import Meetperiode, Trekking

from .trechter import RIJEN, tellingen


def lees_in(
    *, ruw: bytes, trekking: Trekking, eindigt_op: date, bron: str, actor: str
) -> Meetperiode:
    """Keep the table of one draw as the period that ends on a day; the same file again gives the first.

    Raises TabelGeweigerd, with the reason, for a table that cannot be read, lacks a row, does not tie out with the own
    funnel within rounding, or comes for a day that is still to come or that already has another table.
    """
    from uitwonendencontrole.fairness.monitor import als_json, beoordeel

    gelezen = ontleed(ruw)
    _eis_dag(trekking, eindigt_op)
    if not bron.strip():
        raise TabelGeweigerd("no source: say who made the table and when")
    _sluit_aan(gelezen, tellingen(trekking, eindigt_op))
    rapport = als_json(beoordeel(gelezen))
    tekst = ruw.decode("utf-8-sig")
    with transaction.atomic():
        eenmalig(f"meetperiode:{eindigt_op}")
        eerder = Meetperiode.objects.filter(eindigt_op=eindigt_op).first()
        if eerder is not None:
            if eerder.tabel == tekst and eerder.trekking_id == trekking.pk:
                return eerder
            raise TabelGeweigerd(f"the period that ends on {eindigt_op} has another table already")
        periode = Meetperiode.objects.create(
            eindigt_op=eindigt_op,
            trekking=trekking,
            tabel=tekst,
            rapport=json.loads(json.dumps(rapport)),
            bron=bron.strip(),
            ingelezen_door=actor,
        )
        vastleggen(
            soort="herkomsttabel_inlezen",
            actor=actor,
            uitkomst={"eindigt_op": str(eindigt_op), "oordeel": rapport["oordeel"]},
        )
    return periode


def _eis_dag(trekking: Trekking, eindigt_op: date) -> None:
    if eindigt_op > bedrijfsdatum.vandaag():
        raise TabelGeweigerd(f"the period ends on {eindigt_op}, which is still to come")
    if eindigt_op < trekking.op.date():
        raise TabelGeweigerd(f"the period ends on {eindigt_op}, before the draw was held")
    laatste = Meetperiode.objects.filter(eindigt_op__gt=eindigt_op).order_by("eindigt_op").last()
    if laatste is not None:
        raise TabelGeweigerd(f"a later period is kept already, until {laatste.eindigt_op}")


def _sluit_aan(gelezen: Tabel, eigen: dict[str, int]) -> None:
    """Every row of the own funnel is there, none is strange, and each total is the own count within rounding."""
    if mist := [rij for rij in eigen if not gelezen.heeft(rij)]:
        raise TabelGeweigerd(f"missing row(s) of the own funnel: {', '.join(map(repr, mist))}")
    if vreemd := [rij for rij in gelezen.rijen if rij not in eigen]:
        namen = ", ".join(repr(rij[:40]) for rij in vreemd[:5])
        raise TabelGeweigerd(f"unknown row(s): {namen}; known are {', '.join(RIJEN.values())}")
    for rij, aantal in eigen.items():
        if abs(gelezen.rijen[rij]["total"] - aantal) > AFRONDING:
            raise TabelGeweigerd(
                f"row {rij!r}: the table counts {gelezen.rijen[rij]['total']}, the own administration another number;"
                " rounding to 10 does not explain the difference"
            )
