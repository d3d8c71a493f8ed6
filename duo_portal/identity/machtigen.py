"""Acting for another: who may open whose file, on what ground, and granting or withdrawing it.

Two grounds: a mandate (`Machtiging`) opens the whole portal to read or to act; a parent opens only what the
parent has to do for the child (`BurgerRol.OUDER`). The ground is looked up on every request, so that what is
withdrawn ends at once.
"""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet

from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity import tijd
from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.models import Machtiging, Persoon, Relatie, RelatieSoort

M = TypeVar("M", Machtiging, Relatie)


class MachtigingOngeldig(ValueError):
    """A mandate that cannot be: to oneself."""


@dataclass(frozen=True, slots=True)
class Namens:
    """A file that someone may open besides their own."""

    persoon: Persoon
    rol: BurgerRol
    mag_handelen: bool


def namens_wie(persoon_id: int, dag: date) -> list[Namens]:
    """Whose files this person may open on `dag`: who gave a mandate, then the children."""
    machtigingen = _geldig(Machtiging, dag).filter(gemachtigde_id=persoon_id)
    kinderen = _geldig(Relatie, dag).filter(ander_id=persoon_id, soort=RelatieSoort.OUDER)
    return [
        *(
            Namens(m.persoon, BurgerRol.VERTEGENWOORDIGER, m.mag_handelen)
            for m in machtigingen.select_related("persoon").order_by("pk")
        ),
        *(
            Namens(r.persoon, BurgerRol.OUDER, mag_handelen=True)
            for r in kinderen.select_related("persoon").order_by("pk")
        ),
    ]


def mag_namens(aangemeld_id: int, persoon_id: int, rol: BurgerRol, dag: date) -> bool | None:
    """Whether this person may act for the other in this role on `dag`: True, False (only read) or None (neither)."""
    if rol == BurgerRol.ZELF:
        return True if aangemeld_id == persoon_id else None
    if rol == BurgerRol.OUDER:
        ouder = _geldig(Relatie, dag).filter(
            persoon_id=persoon_id, ander_id=aangemeld_id, soort=RelatieSoort.OUDER
        )
        return True if ouder.exists() else None
    gegeven = _geldig(Machtiging, dag).filter(persoon_id=persoon_id, gemachtigde_id=aangemeld_id)
    return gegeven.values_list("mag_handelen", flat=True).first()


def gegeven_machtigingen(persoon_id: int, dag: date) -> list[Machtiging]:
    """To whom this person gave a mandate that holds on `dag`, oldest first."""
    gegeven = _geldig(Machtiging, dag).filter(persoon_id=persoon_id)
    return list(gegeven.select_related("gemachtigde").order_by("pk"))


def machtig(
    *,
    persoon: Persoon,
    gemachtigde: Persoon,
    vanaf: date,
    mag_handelen: bool,
    actor: str,
    tot: date | None = None,
) -> Machtiging:
    """`gemachtigde` may read (and act) for `persoon` from `vanaf` up to but not including `tot`; recorded.

    An earlier mandate to the same person is replaced for those days. Raises `MachtigingOngeldig`, and
    `tijd.GeenGeldigheid` for an empty period.
    """
    if persoon.pk == gemachtigde.pk:
        raise MachtigingOngeldig("U kunt uzelf niet machtigen; kies iemand anders.")
    with transaction.atomic():
        machtiging = tijd.wijzig(
            Machtiging,
            persoon,
            tijd.vanaf(vanaf, tot),
            gemachtigde=gemachtigde,
            mag_handelen=mag_handelen,
        )
        vastleggen(
            soort="machtiging_geven",
            actor=actor,
            betrokkene_id=persoon.pk,
            uitkomst={
                "gemachtigde": gemachtigde.pk,
                "mag_handelen": mag_handelen,
                "vanaf": vanaf.isoformat(),
                "tot": tot.isoformat() if tot else None,
            },
        )
    return machtiging


def trek_machtiging_in(*, persoon: Persoon, gemachtigde: Persoon, per: date, actor: str) -> bool:
    """The mandate ends on `per`; False when there was none from that day on. Recorded."""
    with transaction.atomic():
        if not tijd.beeindig(Machtiging, persoon, per, gemachtigde=gemachtigde):
            return False
        vastleggen(
            soort="machtiging_intrekken",
            actor=actor,
            betrokkene_id=persoon.pk,
            uitkomst={"gemachtigde": gemachtigde.pk, "per": per.isoformat()},
        )
    return True


def _geldig(model: type[M], dag: date) -> QuerySet[M]:
    return tijd.geldig_op(tijd.nu_bekend(model.objects.all()), dag)
