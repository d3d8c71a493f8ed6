"""Cases with their road and the work for people; each room of cases has its own file beside `zaken`."""

from .termijnen import Dwangsombesluit, Ingebrekestelling, TermijnGebeurtenis
from .zaken import Werkopdracht, Zaak, ZaakStap

__all__ = [
    "Dwangsombesluit",
    "Ingebrekestelling",
    "TermijnGebeurtenis",
    "Werkopdracht",
    "Zaak",
    "ZaakStap",
]
