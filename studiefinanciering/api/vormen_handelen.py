"""Shapes of what a student asks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from duo_portal.foundation.money import GeenBedrag, centen, tekst
from duo_portal.web.api.velden import Invoer, JaNee, Kameel, Kenmerk, Keuze, MaandVeld, Patroon
from studiefinanciering.rules.componenten import MAXIMAAL

from .vormen_student import AanvraagAntwoord

_GRENS_CENTEN = 10_000_000
_WENS = r"^(max|[0-9]{1,5}(\.[0-9]{1,2})?)$"


@extend_schema_field({"type": "string", "pattern": _WENS, "example": "max"})
class Wens(serializers.Field[int, Any, str, Any]):
    """Euros a month as text (below 100,000), or "max"; cents inside, -1 for the maximum."""

    default_error_messages = {
        "invalid": _(
            'Geen bedrag: schrijf euro\'s als tekst met een punt, zoals "250.00", of "max".'
        )
    }

    def to_internal_value(self, data: Any) -> int:
        """Cents, or `MAXIMAAL`."""
        if data == "max":
            return MAXIMAAL
        try:
            bedrag = centen(data)
        except GeenBedrag:
            self.fail("invalid")
        if bedrag >= _GRENS_CENTEN or len(str(data).partition(".")[0]) > 5:
            self.fail("invalid")
        return bedrag

    def to_representation(self, value: Any) -> str:
        """Text again."""
        return "max" if value == MAXIMAAL else tekst(int(value))


class OpleidingInvoer(Invoer):
    """The programme that the student looked up, for when no school has reported it yet."""

    school = Patroon(
        r"^[0-9]{2}[A-Z]{2}$", required=False, help_text="Het BRIN-nummer. Alleen bij ho."
    )
    code = Patroon(r"^[0-9A-Z]{4,8}$", help_text="De code van de opleiding in RIO of Croho.")
    vorm = Keuze(choices=["voltijd", "duaal", "deeltijd"])


class AanvraagInvoer(Invoer):
    """An application. The aanvullende beurs and the travel product are asked for unless you say no."""

    onderwijs = Keuze(choices=["ho", "mbo"])
    opleiding = OpleidingInvoer(
        required=False, help_text="Als uw school u nog niet heeft ingeschreven. Beslist niets."
    )
    ingangsmaand = MaandVeld()
    tot = MaandVeld(
        required=False, allow_null=True, help_text="De eerste maand waarvoor u niets meer vraagt."
    )
    uitwonend = JaNee(required=False)
    aanvullende_beurs = JaNee(required=False)
    reisproduct = JaNee(required=False)
    lening = Wens(required=False)
    collegegeldkrediet = Wens(required=False)
    levenlanglerenkrediet = Wens(required=False)


class LeningWijziging(Invoer):
    """Another loan from a month on."""

    lening = Wens()
    vanaf = MaandVeld()


class Stopzetting(Invoer):
    """Stop from a month on, or interrupt until another one."""

    per = MaandVeld()
    tot = MaandVeld(
        required=False, allow_null=True, help_text="De eerste maand waarin u weer krijgt."
    )


class Ontvangen(Kameel):
    """The receipt, and the decisions that were taken at once (their references)."""

    aanvraag = AanvraagAntwoord()
    besluiten = serializers.ListField(child=Kenmerk())
