"""A standing extra amount: put down from a month on, changed or stopped; collection asks it with the instalment."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from terugbetalen.models import Verhoging

BRIEF = "terugbetaling_verhoging"
BRON = "terugbetalen.verhoging"


@dataclass(frozen=True, slots=True)
class Verhoogd:
    """The receipt; cents a month on top of the instalment, 0 = stopped."""

    extra_centen: int
    vanaf: date


def verhoog(
    *,
    persoon_id: int,
    extra_centen: int,
    vanaf: Maand,
    is_lllk: bool,
    sleutel: str,
    actor: str,
) -> Verhoogd:
    """From `vanaf` on so much more every month; 0 stops it. The same `sleutel` again gives the first receipt.

    Raises ValueError for less than nothing, or for a month that has begun.
    """
    if extra_centen < 0 or vanaf.eerste_dag <= bedrijfsdatum.vandaag():
        raise ValueError(
            "Niet verhoogd: het bedrag is onder nul of de maand is begonnen; kies een latere maand."
        )
    handeling = f"verhogen:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            uit = eerder.uitkomst
            return Verhoogd(uit["extra_centen"], date.fromisoformat(uit["vanaf"]))
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        oud = _nu(persoon_id, vanaf, is_lllk=is_lllk)
        if extra_centen:
            tijd.wijzig(
                Verhoging,
                persoon,
                tijd.vanaf(vanaf.eerste_dag),
                is_lllk=is_lllk,
                extra_centen=extra_centen,
            )
        else:
            tijd.beeindig(Verhoging, persoon, vanaf.eerste_dag, is_lllk=is_lllk)
        rij = vastleggen(
            soort="verhogen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=handeling,
            uitkomst={"extra_centen": extra_centen, "vanaf": vanaf.eerste_dag.isoformat()},
        )
        leg_klaar(
            NieuweBrief(
                persoon_id=persoon_id,
                taal=persoon.taal,
                bron_id=rij.pk,
                data={"vanaf": vanaf.eerste_dag, "oud_centen": oud, "extra_centen": extra_centen},
            ),
            soort=BRIEF,
            bron=BRON,
            sjabloonversie=1,
        )
    return Verhoogd(extra_centen, vanaf.eerste_dag)


def verhogingen(persoon_ids: list[int], maand: Maand) -> dict[tuple[int, bool], int]:
    """(person, levenlanglerenkrediet or not) → cents on top of the instalment of a month, as known now."""
    rijen = Verhoging.objects.filter(persoon_id__in=persoon_ids)
    return {
        (rij.persoon_id, rij.is_lllk): rij.extra_centen
        for rij in tijd.nu_bekend(tijd.geldig_op(rijen, maand.eerste_dag))
    }


def _nu(persoon_id: int, vanaf: Maand, *, is_lllk: bool) -> int:
    return verhogingen([persoon_id], vanaf).get((persoon_id, is_lllk), 0)
