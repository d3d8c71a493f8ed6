"""The published stop rule on the own funnel, asked every night: a ground freezes all open checks by itself.

The same grounds stop once: what two people lifted on record stays lifted until a new period or another draw says more.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, eenmalig, vastleggen
from uitwonendencontrole.controleren.operations.stoppen import stop_alles
from uitwonendencontrole.models import Geloot, Meetperiode, Opheffing, Stilstand, Trekking
from uitwonendencontrole.openbaar.publicatie import openbaar_tot
from uitwonendencontrole.operations.trekken import verbintenis_van
from uitwonendencontrole.rules import steekproef
from uitwonendencontrole.rules.baken import Antwoord
from uitwonendencontrole.rules.stopregel import (
    Meting,
    Periode,
    Stop,
    Stopreden,
    moet_stoppen,
)

from .opheffen import ga_verder


@dataclass(frozen=True, slots=True)
class Grond:
    """Why checks stopped, as it is kept and published: reason, stage and group of the published rule."""

    reden: str
    fase: str = ""
    groep: str = ""


def staat_stil() -> Stilstand | None:
    """The stop that stands open, or None."""
    return Stilstand.objects.filter(opheffing=None).order_by("-pk").first()


def gronden_van(stilstand: Stilstand) -> list[Grond]:
    """Its grounds."""
    return [Grond(**grond) for grond in stilstand.gronden]


def oordeel(*, op: date, foute_trekkingen: Sequence[int] = ()) -> Stilstand | None:
    """Judge the periods that were kept, and stop when the rule says so; the stop that stands open, if any.

    `foute_trekkingen`: draws that came out otherwise when redone. Again on the same facts changes nothing, and goes on
    where freezing was cut off.
    """
    open_ = staat_stil()
    if open_ is None:
        perioden = _perioden(op, foute_trekkingen)
        stops = moet_stoppen(perioden)
        laatste = max((p.eindigt_op for p in perioden), default=op)
        open_ = _leg_stil(stops, laatste, op, foute_trekkingen) if stops else None
    if open_ is not None:
        stop_alles(grond=_in_het_kort(open_), op=op, sleutel=f"stilstand:{open_.uuid}")
    return open_


def doe_dagelijks(*, op: date | None = None) -> Stilstand | None:
    """The nightly run: once a day redo every draw whose list is still kept public, then judge."""
    dag = op or bedrijfsdatum.vandaag()
    with transaction.atomic():
        eerder = eenmalig(f"stopregel:{dag}")
        if eerder is None:
            fout = [t.pk for t in _na_te_rekenen(dag) if not klopt(t)]
            uitkomst = {"trekkingen_fout": fout, "perioden": Meetperiode.objects.count()}
            vastleggen(
                soort="stopregel_beoordeeld",
                actor=SYSTEEM,
                sleutel=f"stopregel:{dag}",
                uitkomst=uitkomst,
            )
        else:
            fout = list(eerder.uitkomst["trekkingen_fout"])
    open_ = oordeel(op=dag, foute_trekkingen=fout)
    laatste = Opheffing.objects.order_by("-pk").first()
    if open_ is None and laatste is not None:
        ga_verder(laatste, op=dag)  # A lifting that was cut off.
    return open_


def klopt(trekking: Trekking) -> bool:
    """Whether the kept draw comes out the same when redone from the frame, the promise and the beacon's round."""
    verbinding = trekking.verbinding
    leden = [bytes(p) for p in verbinding.kader.leden.order_by("plaats").values_list("pseudoniem", flat=True).iterator()]  # fmt: skip
    geloot = Geloot.objects.filter(trekking=trekking).order_by("volgnummer")
    antwoord = Antwoord.van_hex(
        verbinding.ronde, bytes(trekking.toeval).hex(), bytes(trekking.handtekening).hex()
    )
    getrokken = [bytes(p) for p in geloot.values_list("pseudoniem", flat=True)]
    return not steekproef.nareken(verbintenis_van(verbinding), leden, antwoord, getrokken)


def _na_te_rekenen(op: date) -> list[Trekking]:
    rijen = Trekking.objects.select_related("verbinding__kader").order_by("pk")
    return [t for t in rijen if op < openbaar_tot(t.verbinding, t)]


def _perioden(op: date, foute_trekkingen: Sequence[int]) -> list[Periode]:
    """The kept periods as the rule reads them; a draw that does not hold counts at the last one."""
    rijen = list(Meetperiode.objects.order_by("eindigt_op"))
    gemeten = [(p.eindigt_op, metingen(p.rapport)) for p in rijen]
    if foute_trekkingen and not gemeten:
        gemeten = [(op, ())]
    laatste = len(gemeten) - 1
    return [
        Periode(dag, is_trekking_nagerekend=not (foute_trekkingen and nr == laatste), metingen=wat)
        for nr, (dag, wat) in enumerate(gemeten)
    ]


def metingen(rapport: dict[str, Any]) -> tuple[Meting, ...]:
    """The rows of the monitor's report that the rule may judge: too few to say is nothing to say."""
    return tuple(
        Meting(
            rij["fase"],
            rij["groep"],
            tuple(rij["ci"]) if rij["ci"] and rij["oordeel"] != "te_weinig" else None,
            rij["p_holm"],
        )
        for rij in rapport["fasen"]
        if rij["ratio_afronding"] is not None
    )


@transaction.atomic
def _leg_stil(
    stops: Sequence[Stop], laatste: date, op: date, foute_trekkingen: Sequence[int]
) -> Stilstand | None:
    gronden = [asdict(Grond(str(stop.reden), stop.fase, stop.groep)) for stop in stops]
    feiten = json.dumps([str(laatste), gronden, sorted(foute_trekkingen)])
    sleutel = f"stopregel:{hashlib.sha256(feiten.encode()).hexdigest()[:32]}"
    eenmalig(f"stilstand:{sleutel}")
    eerder = Stilstand.objects.filter(sleutel=sleutel).first()
    if eerder is not None:
        return None  # These very grounds stopped before, and two people lifted that stop on record.
    gemaakt = Stilstand.objects.create(op=op, gronden=gronden, sleutel=sleutel)
    vastleggen(
        soort="controles_gestopt",
        actor=SYSTEEM,
        uitkomst={"stilstand": str(gemaakt.uuid), "gronden": gronden},
    )
    return gemaakt


def _in_het_kort(stilstand: Stilstand) -> str:
    redenen = {grond.reden for grond in gronden_van(stilstand)}
    return ", ".join(sorted(redenen)) or str(Stopreden.ALARM)
