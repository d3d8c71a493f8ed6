"""Shapes of the calculation and of the parameters."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from duo_portal.foundation.explain import CENTEN, JA_NEE, PPM
from duo_portal.foundation.money import tekst
from duo_portal.web.api.velden import (
    BEDRAG,
    Bedrag,
    Dag,
    Getal,
    Invoer,
    JaNee,
    Kameel,
    Keuze,
    MaandVeld,
)

_OF_MAX = BEDRAG.replace("^", "^(max|", 1).replace("$", ")$")


@extend_schema_field({"type": "string", "pattern": _OF_MAX, "example": "max"})
class BedragOfMax(serializers.CharField):
    """Euros as text, or "max"; judged by the reader of the calculation."""


class OuderVraag(Invoer):
    """A legal parent that counts; null = the income is not known."""

    toetsingsinkomen = Bedrag(allow_null=True, help_text="Per jaar, of null als het onbekend is.")
    vrije_voet = Keuze(choices=["normaal", "alleenstaand", "dubbel"], required=False)
    aftrekkinderen = Getal(min_value=0, required=False)
    kinderen_met_aanvullende_beurs = Getal(min_value=1, required=False)
    aflossing_duo_jaar = Bedrag(required=False)


class ProefberekeningVraag(Invoer):
    """One month to work out. The same words and bounds as the command `proefberekening`."""

    maand = MaandVeld()
    onderwijs = Keuze(choices=["ho", "mbo"])
    niveau = Getal(
        min_value=1, max_value=4, required=False, allow_null=True, help_text="Alleen bij mbo."
    )
    uitwonend = JaNee()
    lesgeld_verschuldigd = JaNee(required=False)
    ouders = serializers.ListField(child=OuderVraag(), max_length=2)
    aanvullende_beurs = JaNee(required=False)
    lening = BedragOfMax(required=False)
    collegegeld_jaar = Bedrag(required=False)
    collegegeldkrediet = BedragOfMax(required=False)
    eenoudergezin = JaNee(required=False)


class Componenten(Kameel):
    """Euros a month per part."""

    basisbeurs = Bedrag()
    koopkracht = Bedrag()
    aanvullende_beurs = Bedrag()
    lening = Bedrag()
    collegegeldkrediet = Bedrag()
    eenoudertoeslag = Bedrag()


EENHEDEN = {CENTEN: "euro", PPM: "procent"}


class Uitlegstap(Kameel):
    """One step of an explanation. Every value is text; `eenheid` says how to read it."""

    naam = serializers.CharField()
    waarde = serializers.CharField(allow_null=True)
    eenheid = serializers.CharField(help_text="euro, procent, maanden, aantal, ja/nee of code")
    artikel = serializers.CharField()
    link = serializers.CharField(help_text="Het artikel op wetten.overheid.nl, of leeg.")


class ProefberekeningAntwoord(Kameel):
    """What one month would come to, and why."""

    componenten = Componenten()
    totaal = Bedrag()
    uitleg = Uitlegstap(many=True)


class ParametersVraag(Invoer):
    """On which day."""

    op = Dag(help_text="De dag waarop de bedragen gelden.")


class ParameterAntwoord(Kameel):
    """One figure of the law, as it stands on the day that was asked for."""

    naam = serializers.CharField()
    waarde = serializers.CharField(help_text="Getal als tekst, in de eenheid ernaast.")
    eenheid = serializers.CharField()
    artikel = serializers.CharField()
    link = serializers.CharField()
    bron = serializers.CharField(help_text="Waar het getal is gelezen.")
    zekerheid = serializers.CharField(help_text="high, medium of low")
    opmerking = serializers.CharField()
    geldig_vanaf = MaandVeld()
    bekend_tot = MaandVeld(help_text="De eerste maand waarvoor wij de wet niet kennen.")


class ParametersAntwoord(Kameel):
    """All of them, with the fingerprint of the set."""

    op = serializers.DateField()
    vingerafdruk = serializers.CharField(help_text="SHA-256 van de hele verzameling.")
    parameters = ParameterAntwoord(many=True)


def stapwaarde(waarde: Any, eenheid: str) -> str | None:
    """A step's value as text: euros with two decimals, percentages without a tail of zeros."""
    if waarde is None:
        return None
    if eenheid == CENTEN:
        return tekst(int(waarde))
    if eenheid == PPM:
        return procent(int(waarde))
    if eenheid == JA_NEE:
        return "ja" if waarde else "nee"
    return str(waarde)


def procent(ppm: int) -> str:
    """Parts per million as a percentage: 260000 → "26"."""
    heel, deel = divmod(abs(ppm), 10_000)
    rest = f".{deel:04d}".rstrip("0").rstrip(".")
    return f"{'-' if ppm < 0 else ''}{heel}{rest}"
