"""Lay the letter about an appointment: made, moved or called off; its data is frozen in moments and a zone."""

from datetime import UTC

from duo_portal.letters.operations import NieuweBrief, leg_klaar
from terugbetalen.models import Afspraak

BRON = "terugbetalen.afspraak"
BEVESTIGING, AFGEZEGD = "contact_afspraak", "contact_afgezegd"


def leg_bevestiging(
    afspraak: Afspraak, *, is_verzet: bool = False, is_afgezegd: bool = False
) -> None:
    """One letter of a kind per appointment; a mail tells that it is there."""
    leg_klaar(
        NieuweBrief(
            persoon_id=afspraak.persoon_id,
            taal=afspraak.persoon.taal,
            bron_id=afspraak.pk,
            data={
                "soort": afspraak.slot.soort,
                "begint_at": afspraak.slot.begint_at.astimezone(UTC).isoformat(),
                "minuten": afspraak.slot.minuten,
                "tijdzone": afspraak.tijdzone,
                "is_verzet": is_verzet,
            },
        ),
        soort=AFGEZEGD if is_afgezegd else BEVESTIGING,
        bron=BRON,
        sjabloonversie=1,
    )
