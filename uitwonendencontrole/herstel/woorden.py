"""The grounds of a stop in plain words."""

from django.utils.translation import gettext as _

from uitwonendencontrole.openbaar.woorden import FASEN, GROEPEN

from .stopregel import Grond


def grond_in_woorden(grond: Grond) -> str:
    """One ground as a sentence."""
    waar = {
        "fase": FASEN.get(grond.fase, grond.fase),
        "groep": GROEPEN.get(grond.groep, grond.groep),
    }
    if grond.reden == "alarm":
        return _("Alarm bij de stap “%(fase)s”, voor herkomst %(groep)s.") % waar
    if grond.reden == "herhaald_signaal":
        return _("Twee keer achter elkaar een signaal bij de stap “%(fase)s”, voor herkomst %(groep)s.") % waar  # fmt: skip
    return _("Een loting kwam bij het narekenen anders uit.")
