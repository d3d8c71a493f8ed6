"""Strict fields and serializers: camelCase outside, the house's names inside, nothing guessed.

A field declared as `lening_gevraagd` is called `leningGevraagd` by callers; `validated_data` and what is written
out carry the name of the house. Money is text with a point ("1234.56"), never a JSON number.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from duo_portal.foundation.money import GeenBedrag, centen, tekst
from duo_portal.foundation.period import Maand

BEDRAG = r"^[0-9]{1,9}(\.[0-9]{1,2})?$"
MAAND = r"^(19[0-9]{2}|[2-8][0-9]{3})-(0[1-9]|1[0-2])$"
_DAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_KENMERK = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)


def kameel(naam: str) -> str:
    """lening_gevraagd → leningGevraagd."""
    eerste, *rest = naam.split("_")
    return eerste + "".join(deel.capitalize() for deel in rest)


class Kameel(serializers.Serializer[Any]):
    """Names of fields in camelCase for callers; `source` keeps the name of the house."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """The declared fields under their outside names."""
        velden = {}
        for naam, veld in super().get_fields().items():
            buiten = kameel(naam)
            if buiten != naam and veld.source is None:
                veld.source = naam
            velden[buiten] = veld
        return velden


class Invoer(Kameel):
    """What a caller sends: a field that does not exist is refused, not passed over."""

    default_error_messages = {"onbekend": _("Dit veld bestaat niet.")}

    def to_internal_value(self, data: Any) -> Any:
        """Check names first, then values."""
        if isinstance(data, Mapping):
            self.weiger_onbekend(data)
        return super().to_internal_value(data)

    def weiger_onbekend(self, data: Mapping[Any, Any]) -> None:
        """Raises `ValidationError` that names what does not exist (the first of many, cut short)."""
        onbekend = sorted(str(naam) for naam in data if naam not in self.fields)
        if onbekend:
            melding = self.error_messages["onbekend"]
            raise serializers.ValidationError(
                {naam[:60]: [melding] for naam in onbekend[:20]}, code="onbekend"
            )


class Tekst(serializers.CharField):
    """Text, and only text: a number is not read as one."""

    def to_internal_value(self, data: Any) -> str:
        """The text as it was sent."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Patroon(serializers.RegexField, Tekst):
    """Text in one shape, from its first character to its last."""

    def __init__(self, regex: str, **kwargs: Any) -> None:
        super().__init__(regex, trim_whitespace=False, **kwargs)
        self._vorm = re.compile(regex)

    def to_internal_value(self, data: Any) -> str:
        """The text as it was sent."""
        if isinstance(data, str) and not self._vorm.fullmatch(data):
            self.fail("invalid")
        return super().to_internal_value(data)


class Keuze(serializers.ChoiceField):
    """One of a few words; a refusal does not repeat what was sent."""

    default_error_messages = {"invalid_choice": _("Kies een van de waarden die hier kunnen.")}

    def to_internal_value(self, data: Any) -> Any:
        """The word."""
        if not isinstance(data, str):
            self.fail("invalid_choice", input="")
        return super().to_internal_value(data)


@extend_schema_field({"type": "boolean"})
class JaNee(serializers.Field[bool, Any, bool, Any]):
    """true or false; "yes" and 1 are neither."""

    default_error_messages = {"invalid": _("Kies true of false.")}

    def to_internal_value(self, data: Any) -> bool:
        """The value itself."""
        if not isinstance(data, bool):
            self.fail("invalid")
        return bool(data)

    def to_representation(self, value: Any) -> bool:
        """The value itself."""
        return bool(value)


class Getal(serializers.IntegerField):
    """A JSON whole number; text and 1.0 are none."""

    def to_internal_value(self, data: Any) -> int:
        """The number itself."""
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return int(data)


@extend_schema_field({"type": "string", "pattern": BEDRAG, "example": "314.00"})
class Bedrag(serializers.Field[int, Any, str, Any]):
    """Euros as text outside, cents inside."""

    default_error_messages = {
        "invalid": _('Geen bedrag: schrijf euro\'s als tekst met een punt, zoals "1234.56".')
    }

    def to_internal_value(self, data: Any) -> int:
        """Cents."""
        try:
            return centen(data)
        except GeenBedrag:
            self.fail("invalid")

    def to_representation(self, value: Any) -> str:
        """Text with two decimals."""
        return tekst(int(value))


@extend_schema_field({"type": "string", "pattern": MAAND, "example": "2026-03"})
class MaandVeld(serializers.Field[Maand, Any, str, Any]):
    """A month, "2026-03"; out from a `Maand` or from its first day."""

    default_error_messages = {"invalid": _("Geen maand: schrijf jaar en maand als 2026-03.")}

    def to_internal_value(self, data: Any) -> Maand:
        """A `Maand`."""
        if not isinstance(data, str) or not re.fullmatch(MAAND, data):
            self.fail("invalid")
        return Maand.parse(data)

    def to_representation(self, value: Any) -> str:
        """Year and month."""
        return str(Maand.van(value) if isinstance(value, date) else value)


class Dag(serializers.DateField):
    """A day, "2026-03-01", in that one way of writing."""

    default_error_messages = {
        "invalid": _("Geen datum: schrijf jaar, maand en dag als 2026-03-01.")
    }

    def to_internal_value(self, value: Any) -> date:
        """A date."""
        try:
            if not isinstance(value, str) or not _DAG.fullmatch(value):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            self.fail("invalid")


class Kenmerk(serializers.UUIDField):
    """A reference in its usual way of writing."""

    default_error_messages = {"invalid": _("Geen geldig kenmerk.")}

    def to_internal_value(self, data: Any) -> UUID:
        """A UUID."""
        if not isinstance(data, str) or not _KENMERK.fullmatch(data):
            self.fail("invalid")
        return UUID(data)
