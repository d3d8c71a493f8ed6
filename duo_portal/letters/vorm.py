"""Amounts, days and months as a letter writes them, in the language that is switched on."""

from collections.abc import Iterable
from datetime import date

from django.utils import formats, translation
from django.utils.translation import gettext as _

from duo_portal.foundation.money import euro
from duo_portal.foundation.period import Maand


def bedrag(centen: int) -> str:
    """Cents as "€ 1.234,56" (Dutch) or "€1,234.56" (English); less than nothing with a minus sign."""
    is_engels = (translation.get_language() or "nl").startswith("en")
    teken = "" if centen >= 0 else "−"
    tekst = euro(abs(centen), taal="en" if is_engels else "nl")
    return f"{teken}€{tekst}" if is_engels else f"{teken}€\u00a0{tekst}"


def dag(dag: date) -> str:
    """ "22 september 2023", "22 September 2023"."""
    return formats.date_format(dag, "j F Y")


def maand(maand: Maand) -> str:
    """ "september 2023", "September 2023"."""
    return formats.date_format(maand.eerste_dag, "F Y")


def periode(van: Maand, tot_en_met: Maand) -> str:
    """A month, or the first and the last of several."""
    if van == tot_en_met:
        return maand(van)
    return _("%(van)s tot en met %(tot)s") % {"van": maand(van), "tot": maand(tot_en_met)}


def opsomming(delen: Iterable[str]) -> str:
    """ "a, b en c"."""
    lijst = list(delen)
    if len(lijst) < 2:
        return "".join(lijst)
    return _("%(begin)s en %(slot)s") % {"begin": ", ".join(lijst[:-1]), "slot": lijst[-1]}
