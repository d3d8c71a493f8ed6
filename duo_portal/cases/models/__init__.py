"""Cases with their road and the work for people; each room of cases has its own file beside `zaken`."""

from .bezwaar import (
    Bezwaar,
    Bezwaarbesluit,
    Bezwaarstuk,
    Bezwaarvoorstel,
    Dictum,
    Hoorzitting,
    Oorzaak,
    Verslag,
)
from .soorten import Bijdrage, Verzoek, Verzoekbesluit, Verzoekstuk, Verzoekvoorstel
from .stukken import Stuk, StukInhoud
from .termijnen import (
    Dwangsombesluit,
    Dwangsomvoorstel,
    GeenGrond,
    Ingebrekestelling,
    TermijnGebeurtenis,
)
from .zaken import Werkopdracht, Zaak, ZaakStap

__all__ = [
    "Bezwaar",
    "Bezwaarbesluit",
    "Bezwaarstuk",
    "Bezwaarvoorstel",
    "Bijdrage",
    "Dictum",
    "Dwangsombesluit",
    "Dwangsomvoorstel",
    "GeenGrond",
    "Hoorzitting",
    "Ingebrekestelling",
    "Oorzaak",
    "Stuk",
    "StukInhoud",
    "TermijnGebeurtenis",
    "Verslag",
    "Verzoek",
    "Verzoekbesluit",
    "Verzoekstuk",
    "Verzoekvoorstel",
    "Werkopdracht",
    "Zaak",
    "ZaakStap",
]
