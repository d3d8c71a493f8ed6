"""The fields of the Dutch algorithm register, publication standard 1.0.0: which there are, and what each must keep to."""

from collections.abc import Mapping
from dataclasses import dataclass

SCHEMA = "1.0.0"
LANGSTE = 2500
"""Most text fields; technical working may be twice as long."""


@dataclass(frozen=True, slots=True)
class Veld:
    """One field: its name in the standard, whether it may not be empty, and the most characters."""

    naam: str
    is_verplicht: bool = False
    hoogstens: int = LANGSTE


VELDEN = (
    Veld("Naam", is_verplicht=True, hoogstens=100),
    Veld("Korte omschrijving", is_verplicht=True, hoogstens=350),
    Veld("Organisatie", is_verplicht=True),
    Veld("Status", is_verplicht=True),
    Veld("Contactgegevens", is_verplicht=True),
    Veld("Publicatiecategorie", is_verplicht=True),
    Veld("Taal", is_verplicht=True),
    Veld("Schema", is_verplicht=True),
    Veld("Thema"),
    Veld("Begindatum"),
    Veld("Einddatum"),
    Veld("Doel en impact"),
    Veld("Afwegingen"),
    Veld("Menselijke tussenkomst"),
    Veld("Risicobeheer"),
    Veld("Wettelijke basis"),
    Veld("Link wettelijke basis"),
    Veld("Impacttoetsen"),
    Veld("Gegevens"),
    Veld("Technische werking", hoogstens=5000),
    Veld("Leverancier"),
    Veld("Link naar publiekspagina"),
    Veld("Broncode"),
    Veld("Zoektermen"),
    Veld("Bron-ID"),
)


class RegisterGeweigerd(ValueError):
    """The entry does not keep to the standard; the message names the field."""


def controleer(inschrijving: Mapping[str, str]) -> None:
    """Raise `RegisterGeweigerd` for an unknown field, an empty mandatory one, or a text that is too long."""
    bekend = {veld.naam: veld for veld in VELDEN}
    if vreemd := sorted(set(inschrijving) - set(bekend)):
        raise RegisterGeweigerd(f"De standaard kent dit veld niet: {vreemd[0]}.")
    for naam, veld in bekend.items():
        tekst = inschrijving.get(naam, "")
        if veld.is_verplicht and not tekst.strip():
            raise RegisterGeweigerd(f"Het veld {naam} is verplicht.")
        if len(tekst) > veld.hoogstens:
            raise RegisterGeweigerd(
                f"Het veld {naam} is {len(tekst)} tekens, hoogstens {veld.hoogstens}."
            )
