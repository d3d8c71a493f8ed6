"""The passport alert, the last resort abroad (Paspoortwet art. 22): proposed in words, confirmed by a second person.

Nothing of it stands in any earlier letter. It ends by itself when an arrangement runs, when the arrears fall to the
bound or below, or when anything else stops the chain.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.identity.models import Persoon
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from terugbetalen.models import Invorderingsstap, Paspoortsignaal
from terugbetalen.rules.invordering import mag_gesignaleerd
from terugbetalen.rules.parameters import bekende_wet

from .gevallen import Geval, lees_geval
from .keten import alle_stappen
from .stops import stops_voor

Handeling = Paspoortsignaal.Handeling
BRON = "terugbetalen.paspoortsignaal"
BRIEF, BRIEF_OPGEHEVEN = "achterstand_paspoort", "achterstand_paspoort_opgeheven"
MINSTE_REDEN = 40
"""Letters: a reason in words, not a tick."""


class MagNietSignaleren(ValueError):
    """The alert cannot be proposed, confirmed or lifted; the message says why."""


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """Somebody abroad whose arrears went to the collector and are above the bound."""

    persoon_id: int
    achterstand_centen: int
    sinds: date


def kandidaten(op: date) -> list[Kandidaat]:
    """For whom an alert could be thought of: a list to look at, never a decision."""
    namen = [stap.naam for stap in alle_stappen() if stap.overdracht == "buitenland"]
    wie = Invorderingsstap.objects.filter(stap__in=namen).values_list("persoon_id", "genomen_op")
    uit = []
    for persoon_id, sinds in wie.order_by("genomen_op"):
        geval = lees_geval(persoon_id, op)
        if geval is not None and _bezwaren(geval, op) == "" and stand(persoon_id) is None:
            uit.append(Kandidaat(persoon_id, geval.achterstand_centen, sinds))
    return uit


def stand(persoon_id: int) -> Paspoortsignaal | None:
    """The last act of an alert that is proposed or in force; None when there is none."""
    laatste = Paspoortsignaal.objects.filter(persoon_id=persoon_id).order_by("-pk").first()
    if laatste is None or laatste.handeling in (Handeling.AFWIJZEN, Handeling.OPHEFFEN):
        return None
    return laatste


def stel_voor(*, persoon_id: int, reden: str, op: date, actor: str) -> Paspoortsignaal:
    """Propose an alert; raises `MagNietSignaleren` when the law or the chain does not allow one."""
    with transaction.atomic():
        geval = _geval(persoon_id, op)
        if stand(persoon_id) is not None:
            raise MagNietSignaleren("Er is al een signalering voorgesteld of van kracht.")
        if bezwaar := _bezwaren(geval, op):
            raise MagNietSignaleren(bezwaar)
        if len(reden.strip()) < MINSTE_REDEN:
            raise MagNietSignaleren(
                f"Schrijf in woorden waarom niets anders helpt, in minstens {MINSTE_REDEN} tekens."
            )
        vorige = Paspoortsignaal.objects.filter(persoon_id=persoon_id).aggregate(
            hoogste=Max("volgnummer")
        )["hoogste"]
        return _handel(
            persoon_id, (vorige or 0) + 1, Handeling.VOORSTELLEN, reden, op, actor, geval
        )


def beslis(
    *, persoon_id: int, bevestigen: bool, reden: str, op: date, actor: str
) -> Paspoortsignaal:
    """Another person confirms or drops a proposal; the person concerned gets a letter of a confirmed one."""
    with transaction.atomic():
        geval = _geval(persoon_id, op)
        nu = stand(persoon_id)
        if nu is None or nu.handeling != Handeling.VOORSTELLEN:
            raise MagNietSignaleren("Er is geen voorstel om over te beslissen.")
        if bevestigen and nu.actor == actor:
            raise MagNietSignaleren("U stelde dit zelf voor; een collega moet het bevestigen.")
        if bevestigen and (bezwaar := _bezwaren(geval, op)):
            raise MagNietSignaleren(bezwaar)
        keuze = Handeling.BEVESTIGEN if bevestigen else Handeling.AFWIJZEN
        rij = _handel(persoon_id, nu.volgnummer, keuze, reden, op, actor, geval)
        if bevestigen:
            _brief(rij, BRIEF)
        return rij


def hef_op(*, persoon_id: int, reden: str, op: date, actor: str) -> Paspoortsignaal:
    """Lift an alert that is in force, with a letter; raises `MagNietSignaleren` when there is none."""
    with transaction.atomic():
        geval = _geval(persoon_id, op)
        nu = stand(persoon_id)
        if nu is None or nu.handeling != Handeling.BEVESTIGEN:
            raise MagNietSignaleren("Er is geen signalering die van kracht is.")
        rij = _handel(persoon_id, nu.volgnummer, Handeling.OPHEFFEN, reden, op, actor, geval)
        _brief(rij, BRIEF_OPGEHEVEN)
        return rij


def is_van_kracht(persoon_id: int) -> bool:
    """Whether an alert is confirmed and not lifted; then an arrangement with us is possible again, and ends it."""
    nu = stand(persoon_id)
    return nu is not None and nu.handeling == Handeling.BEVESTIGEN


def hef_op_om_regeling(persoon_id: int, op: date) -> None:
    """An arrangement was made: an alert that is in force ends at once. Call it in the transaction of the arrangement."""
    if is_van_kracht(persoon_id):
        reden = "Er is een betalingsregeling gemaakt."
        hef_op(persoon_id=persoon_id, reden=reden, op=op, actor=SYSTEEM)


def hef_vanzelf_op(op: date) -> dict[str, Any]:
    """Lift every alert whose ground is gone: an arrangement, another stop, or arrears at the bound or below."""
    aantal = 0
    for persoon_id in _van_kracht():
        with transaction.atomic():
            if reden := _bezwaren(_geval(persoon_id, op), op):
                hef_op(persoon_id=persoon_id, reden=reden, op=op, actor=SYSTEEM)
                aantal += 1
    return {"paspoort_opgeheven": aantal}


def _van_kracht() -> list[int]:
    laatste = Paspoortsignaal.objects.order_by("persoon_id", "-pk").distinct("persoon_id")
    return [rij.persoon_id for rij in laatste if rij.handeling == Handeling.BEVESTIGEN]


def _geval(persoon_id: int, op: date) -> Geval:
    """Read under the lock of the person, so that two acts on one alert follow each other."""
    Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
    return lees_geval(persoon_id, op) or Geval(persoon_id)


def _bezwaren(geval: Geval, op: date) -> str:
    """Why there may be no alert, in words; empty when there may."""
    if stops := stops_voor(geval.persoon_id, op):
        return stops[0].reden
    if not geval.is_buitenland:
        return "Deze persoon woont niet in het buitenland."
    namen = [stap.naam for stap in alle_stappen() if stap.overdracht == "buitenland"]
    if geval.laatste is None or geval.laatste.stap not in namen:
        return "De achterstand is nog niet overgedragen; eerdere stappen gaan voor."
    if not mag_gesignaleerd(geval.achterstand_centen, op, bekende_wet()):
        return "De achterstand is niet hoger dan de grens voor een signalering."
    return ""


def _handel(
    persoon_id: int,
    volgnummer: int,
    handeling: Paspoortsignaal.Handeling,
    reden: str,
    op: date,
    actor: str,
    geval: Geval,
) -> Paspoortsignaal:
    rij = Paspoortsignaal.objects.create(
        persoon_id=persoon_id,
        volgnummer=volgnummer,
        handeling=handeling,
        reden=reden.strip()[:500] or str(handeling.label),
        achterstand_centen=geval.achterstand_centen,
        op=op,
        actor=actor,
    )
    vastleggen(
        soort=f"paspoort_{handeling}",
        actor=actor,
        betrokkene_id=persoon_id,
        uitkomst={"paspoortsignaal": rij.pk},
    )
    return rij


def _brief(rij: Paspoortsignaal, soort: str) -> None:
    persoon = Persoon.objects.get(pk=rij.persoon_id)
    if persoon.overleden_op is not None:
        return
    leg_klaar(
        NieuweBrief(
            persoon_id=rij.persoon_id,
            taal=persoon.taal,
            bron_id=rij.pk,
            data={
                "achterstand_centen": rij.achterstand_centen,
                "op": rij.op,
                "reden": _voorgesteld_om(rij),
            },
        ),
        soort=soort,
        bron=BRON,
        sjabloonversie=1,
    )


def _voorgesteld_om(rij: Paspoortsignaal) -> str:
    """The words of who proposed it: those are the reason that the person reads."""
    voorstel = Paspoortsignaal.objects.get(
        persoon_id=rij.persoon_id, volgnummer=rij.volgnummer, handeling=Handeling.VOORSTELLEN
    )
    return voorstel.reden
