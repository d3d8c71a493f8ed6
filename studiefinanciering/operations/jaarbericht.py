"""The year notice: each January a bulk send is made ready, once a year; a colleague looks at it and releases it.

Not before the run that awards January is done, so that the letter can say what somebody gets in the new year.
"""

from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import SYSTEEM
from duo_portal.batches.models import Run
from duo_portal.letters.campagnes import maak_voorbeeld
from duo_portal.letters.models import Campagne

POPULATIE = "jaarbericht"
BULK = "toekenning"
"""Kind of the run that awards a calendar year."""
_MAANDEN = (1, 2)  # a January in which the run was late is made up in February


def zet_jaarbericht_klaar(op: date) -> int:
    """Make the send of the year before `op` with its preview; how many people it is for, 0 when nothing was made."""
    if op.month not in _MAANDEN or not _januari_is_beslist(op.year):
        return 0
    jaar = op.year - 1
    with transaction.atomic():
        campagne, nieuw = Campagne.objects.get_or_create(
            naam=f"Jaarbericht {jaar}",
            defaults={
                "populatie": POPULATIE,
                "parameters": {"jaar": str(jaar)},
                "onderwerp_nl": f"Uw jaarbericht over {jaar}",
                "tekst_nl": "De tekst van het jaarbericht ligt vast; zie de voorbeeldbrieven.",
                "onderwerp_en": f"Your year notice over {jaar}",
                "tekst_en": "The text of the year notice is fixed; see the sample letters.",
                "gemaakt_door": SYSTEEM,
            },
        )
        if not nieuw:
            return 0
        return maak_voorbeeld(campagne, actor=SYSTEEM).geteld or 0


def _januari_is_beslist(jaar: int) -> bool:
    runs = Run.objects.filter(soort=BULK, periode=date(jaar, 1, 1))
    return runs.filter(status=Run.Status.AFGEROND).exists()
