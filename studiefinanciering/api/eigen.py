"""The own file: endpoints for a citizen with a token, and references for what has none of its own.

A payment line has no reference. It gets one made from the random one of the student's file, as decisions do
(`inzien.besluiten`): it tells nothing, cannot be guessed, and needs no column.
"""

from typing import ClassVar
from uuid import UUID, uuid5

from drf_spectacular.utils import OpenApiResponse

from duo_portal.identity.burger import Burger
from duo_portal.web.api.basis import ApiView
from duo_portal.web.api.schrijven import SchrijvendeView
from duo_portal.web.api.toegang import HANDELEN, LEZEN, BurgerBeller, MetToken
from studiefinanciering.models import Student

TAG = ["Mijn studiefinanciering"]
GEVONDEN = "Gevonden."


class EigenView(ApiView):
    """Reading needs one scope, acting another."""

    authentication_classes = (MetToken,)
    scopes: ClassVar[dict[str, str]] = {"GET": LEZEN, "POST": HANDELEN}

    @property
    def burger(self) -> Burger:
        """Whose file this is."""
        beller = self.request.user
        if not isinstance(beller, BurgerBeller):
            raise TypeError("dit adres is voor burgers")
        return beller.burger

    @property
    def student(self) -> Student | None:
        """The file, when there is one."""
        return Student.objects.filter(pk=self.burger.persoon_id).first()


class EigenSchrijvendeView(EigenView, SchrijvendeView):
    """The same, for acts."""


def verwijzing(student: Student, wat: str, nummer: object) -> UUID:
    """The reference of something in this file."""
    return uuid5(student.kenmerk, f"{wat}:{nummer}")


def gevonden(vorm: type) -> dict[int, OpenApiResponse]:
    """The answer of a reading endpoint, for the description."""
    return {200: OpenApiResponse(vorm, GEVONDEN)}
