"""Somebody of the desk holds the chain for a person, or lets it go on; each with its reason."""

from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import vastleggen
from terugbetalen.models import Aanhouding


class AanhoudingOnjuist(ValueError):
    """The hold cannot be recorded; the message says why."""


def houd_aan(
    *, persoon_id: int, reden: str, op: date, actor: str, tot: date | None = None
) -> Aanhouding:
    """Hold the chain until `tot` (the first day it runs again; None: until somebody lifts it).

    Raises `AanhoudingOnjuist` without a reason, or for a day that has passed.
    """
    if tot is not None and tot <= op:
        raise AanhoudingOnjuist("Kies een dag in de toekomst, of laat de dag leeg.")
    return _schrijf(persoon_id, is_aan=True, reden=reden, op=op, actor=actor, tot=tot)


def hervat(*, persoon_id: int, reden: str, op: date, actor: str) -> Aanhouding:
    """Lift the hold; raises `AanhoudingOnjuist` without a reason, or when nothing is held."""
    laatste = Aanhouding.objects.filter(persoon_id=persoon_id).order_by("-pk").first()
    if laatste is None or not laatste.is_aangehouden:
        raise AanhoudingOnjuist("De invordering is niet aangehouden.")
    return _schrijf(persoon_id, is_aan=False, reden=reden, op=op, actor=actor, tot=None)


def _schrijf(
    persoon_id: int, *, is_aan: bool, reden: str, op: date, actor: str, tot: date | None
) -> Aanhouding:
    if not reden.strip():
        raise AanhoudingOnjuist("Geef een reden.")
    with transaction.atomic():
        rij = Aanhouding.objects.create(
            persoon_id=persoon_id,
            is_aangehouden=is_aan,
            tot=tot,
            reden=reden.strip()[:300],
            op=op,
            actor=actor,
        )
        vastleggen(
            soort="invordering_aanhouden" if is_aan else "invordering_hervatten",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"aanhouding": rij.pk},
        )
    return rij
