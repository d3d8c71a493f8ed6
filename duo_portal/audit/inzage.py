"""No look without a record: a page about a person calls this first and is refused when it fails."""

from django.db import DatabaseError, transaction

from duo_portal.audit.models import Inzage


class InzageNietVastgelegd(RuntimeError):
    """That someone opens this file could not be recorded, so the file stays closed."""


def leg_inzage_vast(
    *, actor: str, persoon_id: int, scherm: str, rol: str = "", reden: str = ""
) -> None:
    """Record that `actor` opens the file of a person on `scherm`; raises `InzageNietVastgelegd` otherwise.

    Fails closed: the caller shows the page only after this returned.
    """
    try:
        with transaction.atomic():
            Inzage.objects.create(
                actor=actor, rol=rol, persoon_id=persoon_id, scherm=scherm, reden=reden
            )
    except DatabaseError as fout:
        raise InzageNietVastgelegd(
            "Deze inzage kan nu niet worden vastgelegd; het dossier blijft dicht. Probeer het later weer."
        ) from fout
