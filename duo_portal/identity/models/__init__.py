"""The tables of identity, one noun a file."""

from duo_portal.identity.models.adres import Adres
from duo_portal.identity.models.persoon import (
    Blokkade,
    NationaliteitGroep,
    Persoon,
    Taal,
)
from duo_portal.identity.models.rekening import Bankrekening
from duo_portal.identity.models.relatie import Relatie, RelatieSoort

__all__ = [
    "Adres",
    "Bankrekening",
    "Blokkade",
    "NationaliteitGroep",
    "Persoon",
    "Relatie",
    "RelatieSoort",
    "Taal",
]
