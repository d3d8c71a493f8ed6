"""Found by the admin's autodiscovery: brings in the registrations of `beheer/`."""

from duo_portal.web.beheer import (
    bank,
    beleid,
    bezwaar,
    brieven,
    brieven_campagnes,
    grootboek,
    klantcontact,
    medewerkers,
    partners,
    personen,
    runs,
    verantwoording,
    zaken,
)
from duo_portal.web.beheer.verzoeken import lijst as verzoeken

__all__ = [
    "bank",
    "beleid",
    "bezwaar",
    "brieven",
    "brieven_campagnes",
    "grootboek",
    "klantcontact",
    "medewerkers",
    "partners",
    "personen",
    "runs",
    "verantwoording",
    "verzoeken",
    "zaken",
]
