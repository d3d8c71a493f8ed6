"""Figures of a year about contact: how often by which channel, how long one waited, which mark was given.

Stands here because `klantcontact` and `verantwoording` are neighbours that do not know each other.
"""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.klantcontact.jaarcijfers import CONTACT
from duo_portal.klantcontact.models import Klantcontact
from duo_portal.verantwoording.jaarcijfers import (
    Eenheid,
    Jaarcijfer,
    Rij,
    lees_rijen,
    registreer_jaarcijfer,
)


def contact(jaar: int) -> Sequence[Rij]:
    """Per channel: contacts, mean waiting time, mean mark."""
    namen = dict(Klantcontact.Kanaal.choices)
    uit = []
    for kanaal, aantal, wachttijd, cijfer in lees_rijen(CONTACT, jaar):
        naam = {"kanaal": namen[kanaal]}
        uit += [
            Rij(f"{kanaal}.aantal", gettext("Contacten via %(kanaal)s") % naam, aantal, Eenheid.STUKS),
            Rij(f"{kanaal}.wachttijd", gettext("Gemiddelde wachttijd, %(kanaal)s") % naam, wachttijd, Eenheid.SECONDEN),
            Rij(f"{kanaal}.cijfer", gettext("Gemiddeld cijfer, %(kanaal)s") % naam, cijfer, Eenheid.TIENDEN),
        ]  # fmt: skip
    return [rij for rij in uit if rij.waarde is not None]


def registreer() -> None:
    """Make the table known."""
    registreer_jaarcijfer(
        Jaarcijfer("contact", _("Klantcontact"), contact, _("Vastgelegde contacten"), 65)
    )
