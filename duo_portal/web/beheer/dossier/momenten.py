"""Days, moments and periods in words, for the panels of a person file."""

from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from duo_portal.foundation.clock import AMSTERDAM


def dag_tekst(dag: date | None) -> str:
    """A day as "1 september 2023"; empty for none."""
    return date_format(dag, "j F Y") if dag else ""


def moment_tekst(moment: datetime) -> str:
    """A moment in Amsterdam, to the minute."""
    return date_format(moment.astimezone(AMSTERDAM), "j F Y H:i")


def periode_tekst(reeks: Any) -> str:
    """A half-open range of days in words."""
    van = dag_tekst(reeks.lower) or "…"
    if reeks.upper is None:
        return gettext("vanaf %(van)s") % {"van": van}
    return gettext("%(van)s tot %(tot)s") % {"van": van, "tot": dag_tekst(reeks.upper)}
