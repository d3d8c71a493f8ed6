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
    "zaken",
]
