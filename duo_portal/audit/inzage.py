"""No look without a record: a page about a person calls this first and is refused when it fails.

A look is two rows in one statement: `Inzage` (who, whom, what, why: BIO 8.15.01) and `Verwerking` (the line of the
Logboek Dataverwerkingen, without who), under one trace and span.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, connection, transaction

from duo_portal.audit.models import Dossieropening
from duo_portal.audit.verwerkingen import INZIEN, betrokkene_sql, nieuw_spoor

GELDIG_MINUTEN = 30
"""How long a reason holds, by the real clock."""
MAX_REDEN, MAX_WAT = 500, 120
DESK = "desk"


class InzageNietVastgelegd(RuntimeError):
    """That someone opens this file could not be recorded, so the file stays closed."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A reason that holds now. `tot` is the moment until which it does (aware)."""

    nummer: int
    grond: str
    toelichting: str
    zaak_id: int | None
    tot: datetime

    @property
    def grond_tekst(self) -> str:
        """The reason of the list, in words of the law's language."""
        return str(Dossieropening.Grond(self.grond).label)


def open_dossier(
    *,
    actor: str,
    persoon_id: int,
    grond: Dossieropening.Grond,
    toelichting: str = "",
    zaak_id: int | None = None,
    rol: str = "",
) -> None:
    """Record why `actor` opens a file; raises `InzageNietVastgelegd` when that cannot be recorded."""
    try:
        with transaction.atomic():
            Dossieropening.objects.create(
                actor=actor,
                rol=rol,
                persoon_id=persoon_id,
                grond=grond,
                toelichting=toelichting,
                zaak_id=zaak_id,
            )
    except DatabaseError as fout:
        raise InzageNietVastgelegd(_NIET) from fout


def geldige_opening(actor: str, persoon_id: int) -> Opening | None:
    """The last reason this colleague gave for this file, when it still holds."""
    with connection.cursor() as cursor:
        cursor.execute(_GELDIG, [GELDIG_MINUTEN, persoon_id, actor, GELDIG_MINUTEN])
        rij = cursor.fetchone()
    return Opening(*rij) if rij else None


def leg_inzage_vast(
    *,
    actor: str,
    persoon_id: int,
    scherm: str,
    rol: str = "",
    reden: str = "",
    wat: str = "",
    opening: Opening | None = None,
    kanaal: str = "",
) -> None:
    """Record that `actor` opens the file of a person on `scherm`; raises `InzageNietVastgelegd` otherwise.

    `wat` names a single thing that was shown (a full number), `opening` the reason that holds. Fails closed: the
    caller shows the page only after this returned.
    """
    spoor = nieuw_spoor()
    waarden: dict[str, str | int | None] = {
        "actor": actor,
        "rol": rol,
        "persoon_id": persoon_id,
        "scherm": scherm,
        "reden": (reden or (opening.grond_tekst if opening else ""))[:MAX_REDEN],
        "wat": wat[:MAX_WAT],
        "zaak": opening.zaak_id if opening else None,
        "opening": opening.nummer if opening else None,
        "kanaal": kanaal,
        "trace": spoor.trace_id,
        "span": spoor.span_id,
        "ouder": spoor.parent_span_id,
        "activiteit": INZIEN,
    }
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_LEG_VAST.format(betrokkene=betrokkene_sql()), waarden)
    except DatabaseError as fout:
        raise InzageNietVastgelegd(_NIET) from fout


_NIET = (
    "Deze inzage kan nu niet worden vastgelegd; het dossier blijft dicht. Probeer het later weer."
)
_GELDIG = """
SELECT id, grond, toelichting, zaak_id, opgeslagen_at + make_interval(mins => %s)
FROM audit_dossieropening
WHERE persoon_id = %s AND actor = %s
  AND opgeslagen_at > clock_timestamp() - make_interval(mins => %s)
ORDER BY id DESC LIMIT 1
"""
_LEG_VAST = """
WITH betrokkene AS ({betrokkene}), inzage AS (
    INSERT INTO audit_inzage (actor, rol, persoon_id, scherm, reden, wat, zaak_id, opening_id, kanaal,
                              trace_id, span_id)
    VALUES (%(actor)s, %(rol)s, %(persoon_id)s, %(scherm)s, %(reden)s, %(wat)s, %(zaak)s, %(opening)s,
            %(kanaal)s, %(trace)s, %(span)s)
)
INSERT INTO audit_verwerking (trace_id, span_id, parent_span_id, name, status, start_at, end_at,
                              processing_activity_id, data_subject_id, data_subject_sleutel_id,
                              data_subject_type)
SELECT %(trace)s, %(span)s, %(ouder)s, %(scherm)s, 1, statement_timestamp(), clock_timestamp(),
       %(activiteit)s, coalesce(betrokkene.waarde, ''::bytea), coalesce(betrokkene.sleutel, 0), 'BSN'
FROM (VALUES (1)) een LEFT JOIN betrokkene ON true
"""
