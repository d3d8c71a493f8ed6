"""Requests and decisions, proposals to destroy with their report, data breaches with their road."""

from .bewaren import Vernietigingspartij, Vernietigingsvoorstel, Voorstelregel
from .datalekken import Datalek, Datalekstap
from .verzoeken import Privacybesluit, Privacyverzoek

__all__ = [
    "Datalek",
    "Datalekstap",
    "Privacybesluit",
    "Privacyverzoek",
    "Vernietigingspartij",
    "Vernietigingsvoorstel",
    "Voorstelregel",
]
