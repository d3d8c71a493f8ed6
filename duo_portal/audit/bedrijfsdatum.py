"""Which day it is for the administration: one row in the database that web, workers and beat share.

A demo or a test moves it forward by hand, so that months can pass in minutes. Without a row it is simply
today in Amsterdam. `moment()` is what `bekend` uses: on the business date, from 08:00, with the time that
really passed since the date was set; it never runs past that day, so the next date always comes later.
"""

from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction

from duo_portal.audit.handelingen import vastleggen
from duo_portal.audit.models import Bedrijfsdatum
from duo_portal.audit.voorbereid import voorbereide_cursor
from duo_portal.foundation import clock


class BedrijfsdatumTerug(ValueError):
    """The business date was asked to go back, which would put what is known later before what is known now."""


def vandaag() -> date:
    """The business date, or today in Amsterdam when none is set. Every page asks it."""
    with voorbereide_cursor() as cursor:
        cursor.execute("SELECT datum FROM audit_bedrijfsdatum")
        rij = cursor.fetchone()
    return clock.vandaag() if rij is None else rij[0]


def moment() -> datetime:
    """Now, by the business date (aware, Amsterdam): the same as SQL `bedrijfs_moment()`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT bedrijfs_moment() WHERE EXISTS (SELECT FROM audit_bedrijfsdatum)")
        rij = cursor.fetchone()
    if rij is None:
        return clock.nu()
    gevonden: datetime = rij[0]
    return gevonden.astimezone(clock.AMSTERDAM)


def zet(datum: date, actor: str) -> None:
    """Make `datum` the business date; the same date again changes nothing, so that time keeps running.

    Going back raises `BedrijfsdatumTerug`, except in demo and test (`settings.DEMO_MODE`), where a past
    year is played again on an empty administration.
    """
    with transaction.atomic():
        huidig = Bedrijfsdatum.objects.select_for_update().first()
        nu = clock.vandaag() if huidig is None else huidig.datum
        if datum < nu and not settings.DEMO_MODE:
            raise BedrijfsdatumTerug(
                f"De bedrijfsdatum is {nu} en kan niet terug naar {datum}: kies een latere dag."
            )
        if huidig is not None and huidig.datum == datum:
            return
        _schrijf(datum, actor)
        vastleggen(
            soort="bedrijfsdatum_zetten",
            actor=actor,
            uitkomst={"van": nu.isoformat(), "naar": datum.isoformat()},
        )


def _schrijf(datum: date, actor: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_bedrijfsdatum (id, datum, gezet_at, gezet_door)"
            " VALUES (1, %s, clock_timestamp(), %s) ON CONFLICT (id) DO UPDATE"
            " SET datum = EXCLUDED.datum, gezet_at = EXCLUDED.gezet_at, gezet_door = EXCLUDED.gezet_door",
            [datum, actor],
        )
