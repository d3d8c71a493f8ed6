"""What follows from decisions that were written: application and case closed, a letter laid ready, work items."""

from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdrachten

AANVRAAG = "studiefinanciering.aanvraag"
"""`Zaak.onderwerp` of an application."""
BESLUIT = "studiefinanciering.toekenning"
"""`Brief.bron` of a decision."""
SJABLOONVERSIE = 1

_AANVRAGEN = """
UPDATE studiefinanciering_aanvraag a
SET status = CASE WHEN t.soort = 'afwijzing' THEN 'afgewezen' ELSE 'toegekend' END
FROM studiefinanciering_toekenning t
WHERE t.id = ANY(%(besluiten)s) AND a.id = t.aanvraag_id AND a.status = 'ontvangen'
"""
_ZAKEN = """
WITH klaar AS (
    UPDATE cases_zaak z
    SET status = 'afgedaan', afgedaan_op = %(dag)s, uitkomst = a.status
    FROM studiefinanciering_toekenning t JOIN studiefinanciering_aanvraag a ON a.id = t.aanvraag_id
    WHERE t.id = ANY(%(besluiten)s) AND z.id = a.zaak_id AND z.afgedaan_op IS NULL
    RETURNING z.id, 'ontvangen'::text AS van
)
INSERT INTO cases_zaakstap (zaak_id, van, naar, actor, reden)
SELECT id, van, 'afgedaan', %(actor)s, 'besluit genomen' FROM klaar
"""
_BRIEVEN = """
INSERT INTO letters_brief (persoon_id, soort, taal, bron, bron_id, sjabloonversie, data)
SELECT t.persoon_id, 'besluit_' || t.soort, p.taal, %(bron)s, t.id, %(versie)s,
       jsonb_build_object('besluit', t.id, 'van', t.van, 'tot', t.tot, 'reden', t.reden,
                          'gezien', %(gezien)s::text)
FROM studiefinanciering_toekenning t JOIN identity_persoon p ON p.id = t.persoon_id
WHERE t.id = ANY(%(besluiten)s) ORDER BY t.id
ON CONFLICT (bron, bron_id, soort) DO NOTHING
"""


def rond_af(
    verbinding: BaseDatabaseWrapper,
    besluiten: list[int],
    *,
    actor: str,
    dag: date,
    gezien: str = "",
) -> None:
    """Close applications and cases, lay one letter per decision ready.

    `gezien` is what the letter says a register reported, in Dutch, without numbers of a person.
    """
    if not besluiten:
        return
    waarden: dict[str, Any] = {
        "besluiten": besluiten,
        "actor": actor,
        "dag": dag,
        "gezien": gezien,
        "bron": BESLUIT,
        "versie": SJABLOONVERSIE,
    }
    with verbinding.cursor() as cursor:
        for opdracht in (_AANVRAGEN, _ZAKEN, _BRIEVEN):
            cursor.execute(opdracht, waarden)


def meld_uitval(uitval: list[tuple[int, str]], *, waarover: str, bron_id: int | None) -> None:
    """A work item for everyone about whom could not be decided; the same one again is left alone."""
    maak_werkopdrachten(
        [
            NieuweWerkopdracht(
                soort="niet_te_beoordelen",
                reden=reden,
                bron=Werkopdracht.Bron.RUN if bron_id else Werkopdracht.Bron.HERBEREKENING,
                sleutel=f"niet_te_beoordelen:{persoon}:{waarover}",
                persoon_id=persoon,
                bron_id=bron_id,
                tekst=f"Er kan niet worden beslist over {waarover}: {reden.replace('_', ' ')}.",
            )
            for persoon, reden in uitval
        ]
    )
