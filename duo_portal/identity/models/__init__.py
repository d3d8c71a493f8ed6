"""The tables of identity, one noun a file."""

from duo_portal.identity.models.adres import Adres
from duo_portal.identity.models.contactvoorkeur import Contactvoorkeur, Post
from duo_portal.identity.models.machtiging import Machtiging
from duo_portal.identity.models.persoon import (
    Blokkade,
    NationaliteitGroep,
    Persoon,
    Taal,
)
from duo_portal.identity.models.rekening import Bankrekening
from duo_portal.identity.models.relatie import Relatie, RelatieSoort
from duo_portal.identity.models.sessie import Sessie

__all__ = [
    "Adres",
    "Bankrekening",
    "Blokkade",
    "Contactvoorkeur",
    "Machtiging",
    "NationaliteitGroep",
    "Persoon",
    "Post",
    "Relatie",
    "RelatieSoort",
    "Sessie",
    "Taal",
]
