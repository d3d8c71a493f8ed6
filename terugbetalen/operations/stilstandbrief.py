"""The letter about a terugbetaling that stands still because of study, or goes on (6.5(3)-(5))."""

from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from duo_portal.letters.operations import NieuweBrief, leg_klaar

BRIEF = "terugbetaling_stilstand"
BRON = "terugbetalen.stilstand"
Periode = tuple[Maand, Maand | None]


def schrijf_perioden(
    persoon: Persoon, moet: tuple[Periode, ...], bron_id: int, *, eerder: tuple[Periode, ...] = ()
) -> None:
    """One letter: the last period that stands still; when none is left, that it goes on since the first of before."""
    if moet:
        van, tot = moet[-1]
        schrijf(persoon, bron_id, loopt=True, van=van, tot=tot)
    elif eerder:
        schrijf(persoon, bron_id, loopt=False, van=eerder[0][0])


def schrijf(
    persoon: Persoon,
    bron_id: int,
    *,
    loopt: bool,
    van: Maand,
    tot: Maand | None = None,
    zonder_antwoord: bool = False,
) -> None:
    """Lay the letter ready; nobody writes to the dead."""
    if persoon.overleden_op is not None:
        return
    data = {
        "loopt": loopt,
        "van": van.eerste_dag,
        "tot": tot.eerste_dag if tot else None,
        "zonder_antwoord": zonder_antwoord,
    }
    nieuw = NieuweBrief(persoon_id=persoon.pk, taal=persoon.taal, bron_id=bron_id, data=data)
    leg_klaar(nieuw, soort=BRIEF, bron=BRON, sjabloonversie=1)
