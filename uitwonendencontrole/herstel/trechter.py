"""The own funnel of one draw: how many came to each stage, and the file in which the statistics office adds origin.

Nobody here knows an origin. The office gets codes with what happened to each; it adds origin on its own side and gives
back a table of counts, rounded to 10 (`inlezen`).
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from typing import IO

from django.db.models import Q, QuerySet

from uitwonendencontrole.fairness import indeling, tabel
from uitwonendencontrole.models import Boete, Logregel, Stand, Trekking

RIJEN: Mapping[str, str] = {
    "selected": tabel.GESELECTEERD,
    "evidence_asked": indeling.BEWIJS,
    "visit_offered": indeling.AFSPRAAK,
    "visit_failed": indeling.NIET_GELUKT,
    "adverse": indeling.NADELIG,
    "fine": indeling.BOETE,
    "objection": indeling.BEZWAAR_GEMAAKT,
    "upheld": indeling.GELIJK,
}
"""Column of the export: row of the table that comes back."""
KOP = ("code", *RIJEN)
_LOG = {
    "evidence_asked": Stand.BEWIJS_GEVRAAGD,
    "visit_offered": Stand.AFSPRAAK_AANGEBODEN,
    "visit_failed": Stand.BEZOEK_GING_NIET_DOOR,
    "adverse": Stand.BESLUIT_HERZIENING,
    "objection": Stand.BEZWAAR,
}


def per_persoon(trekking: Trekking, tot_en_met: date) -> dict[str, set[int]]:
    """Per stage the ids of the drawn people who ever came to it, by what was done up to and including a day."""
    regels = Logregel.objects.filter(controle__geloot__trekking=trekking, op__date__lte=tot_en_met)
    geloot = trekking.geloot.values_list("persoon_id", flat=True)
    uit: dict[str, set[int]] = {"selected": set(geloot)}
    for naam, stand in _LOG.items():
        uit[naam] = _wie(regels.filter(inhoud__contains=f'"naar":"{stand}"'))
    gelijk = Q(inhoud__contains=f'"van":"{Stand.BEZWAAR}"') | Q(inhoud__contains=f'"van":"{Stand.BEROEP}"')  # fmt: skip
    uit["upheld"] = _wie(regels.filter(gelijk, inhoud__contains=f'"naar":"{Stand.HERROEPEN}"'))
    boetes = Boete.objects.filter(
        herziening__controle__geloot__trekking=trekking,
        bedrag_centen__gt=0,
        genomen_op__lte=tot_en_met,
    )
    uit["fine"] = set(boetes.values_list("herziening__controle__persoon_id", flat=True))
    return {naam: uit[naam] for naam in RIJEN}


def tellingen(trekking: Trekking, tot_en_met: date) -> dict[str, int]:
    """Row of the table: how many people, exact. Not for publication (`fairness.publicatie` makes it fit for that)."""
    kader = trekking.verbinding.kader.aantal
    per = {RIJEN[naam]: len(wie) for naam, wie in per_persoon(trekking, tot_en_met).items()}
    rest = {tabel.NIET_GESELECTEERD: kader - per[tabel.GESELECTEERD]}
    return {tabel.TOTAAL: kader, **rest, **per}


def regels(trekking: Trekking, tot_en_met: date) -> Iterator[tuple[str, ...]]:
    """The file for the office: everybody in the frame by the code of the draw, with 1 or 0 for each stage."""
    per = per_persoon(trekking, tot_en_met)
    leden = trekking.verbinding.kader.leden.order_by("plaats")
    yield KOP
    for persoon_id, code in leden.values_list("persoon_id", "pseudoniem").iterator():
        yield (bytes(code).hex(), *("1" if persoon_id in wie else "0" for wie in per.values()))


def schrijf(trekking: Trekking, tot_en_met: date, naar: IO[str]) -> int:
    """Write the file; how many people stand in it."""
    schrijver = csv.writer(naar, lineterminator="\n")
    aantal = -1
    for regel in regels(trekking, tot_en_met):
        schrijver.writerow(regel)
        aantal += 1
    return aantal


def _wie(gevonden: QuerySet[Logregel]) -> set[int]:
    return set(gevonden.values_list("controle__persoon_id", flat=True))
