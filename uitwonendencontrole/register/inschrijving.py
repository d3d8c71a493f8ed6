"""The entry of this check in the algorithm register, made from code and parameters, so that it cannot fall behind.

Texts are Dutch at B1 level, as the standard asks; numbers, terms, reasons and limits are read from where they rule.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

from duo_portal.foundation.law import LawReference
from uitwonendencontrole.operations.vaststellen import parameters as loting
from uitwonendencontrole.operations.verbinden import codeversie
from uitwonendencontrole.rules.controle import parameters as controle
from uitwonendencontrole.rules.steekproef import METHODE
from uitwonendencontrole.rules.stopregel import GRENZEN

from .velden import SCHEMA, controleer

ARTIKELEN = ("Wsf 2000 art. 1.5", "Wsf 2000 art. 7.1", "Wsf 2000 art. 9.1a", "Wsf 2000 art. 9.9")
REDENEN: Mapping[str, str] = {
    "overleden": "wie is overleden",
    "eerder_geloot": "wie kort geleden al is geloot",
    "opvang": "wie in een opvang woont",
    "voogdij": "wie onder voogdij staat",
    "dakloos": "wie dakloos is",
    "toeslagenaffaire": "gedupeerden van de toeslagenaffaire",
}
"""The declared reasons in a sentence; a test holds that none is missing."""


def inschrijving(*, begindatum: date | None = None, adres: str = "") -> dict[str, str]:
    """Field of the standard: text. Raises `RegisterGeweigerd` when a text does not keep to the standard.

    `begindatum` is the day of the first draw; `adres` the public page about it.
    """
    velden = {
        "Naam": "Loting en eerlijkheidsmeting bij de uitwonendencontrole",
        "Korte omschrijving": (
            "Een loting bepaalt welke studenten met een uitwonendenbeurs wij controleren. Ieder heeft dezelfde kans. "
            "Daarna meten wij of de controle voor alle groepen even eerlijk verloopt. Is dat niet zo, dan stoppen alle "
            "controles vanzelf."
        ),
        "Organisatie": "Mijn Studiefinanciering (open voorbeeld, geen officiële overheidsdienst)",
        "Status": "In gebruik" if begindatum else "In ontwikkeling",
        "Contactgegevens": str(settings.BEZWAAR_ADRES),
        "Publicatiecategorie": "Impactvolle algoritmes",
        "Taal": "NLD",
        "Schema": SCHEMA,
        "Thema": "Onderwijs en wetenschap; Sociale zekerheid",
        "Begindatum": f"{begindatum:%Y-%m}" if begindatum else "",
        "Einddatum": "",
        "Doel en impact": _doel(),
        "Afwegingen": _afwegingen(),
        "Menselijke tussenkomst": _mensen(controle()),
        "Risicobeheer": _risico(),
        "Wettelijke basis": "; ".join(ARTIKELEN),
        "Link wettelijke basis": "; ".join(LawReference.parse(a).link for a in ARTIKELEN),
        "Impacttoetsen": (
            "Gegevensbeschermingseffectbeoordeling (DPIA) en mensenrechtentoets (IAMA): nog niet vastgesteld. Vóór een "
            "eerste echte loting moeten beide er zijn."
        ),
        "Gegevens": _gegevens(loting()),
        "Technische werking": _techniek(),
        "Leverancier": "Eigen beheer, open broncode",
        "Link naar publiekspagina": adres,
        "Broncode": f"Versie {codeversie()} van deze software (licentie: EUPL 1.2)",
        "Zoektermen": "uitwonendenbeurs; loting; steekproef; bias; studiefinanciering; controle",
        "Bron-ID": "uitwonendencontrole",
    }
    controleer(velden)
    return velden


def _doel() -> str:
    return (
        "Wie niet meer bij zijn ouders woont, kan een hogere beurs krijgen. Wij controleren bij een deel van de studenten "
        "of zij op hun adres wonen. Tot 2023 koos een risicoprofiel wie werd gecontroleerd. Dat was discriminatie. Daarom "
        "kiest nu alleen het lot. Wie is geloot, merkt daar eerst niets van: wij kijken naar gegevens die wij al hebben. "
        "Klopt het niet, dan kan een mens besluiten dat de beurs lager wordt. Niemand betaalt voordat dat besluit vaststaat."
    )


def _afwegingen() -> str:
    return (
        "Wij kozen voor een loting omdat geen kenmerk van een student dan mee kan tellen: geen leeftijd, opleiding, "
        "afstand, geslacht, herkomst, naam of adres. De lijst ligt vast voordat het toeval er is, en iedereen kan de loting "
        "narekenen. Een loting vindt minder misbruik per controle dan een goed profiel zou kunnen. Wij vinden een gelijke "
        "kans belangrijker."
    )


def _mensen(p: Mapping[str, Any]) -> str:
    return (
        "De software kiest wie in de loting valt en rekent bedragen uit. Over een student besluit altijd een mens. Wie "
        "beoordeelt, ziet geen naam. Bij elke twijfel en elk nadelig besluit kijkt een tweede mens mee, en wie besluit is "
        "een ander dan wie beoordeelde of op bezoek ging. Er zijn minstens "
        f"{p['bewijs']['soorten']} onafhankelijke soorten bewijs nodig. Weigeren of niet thuis zijn telt nooit tegen de "
        f"student. Ook bij één op de {p['steekproef']['een_op']} zaken die in orde zijn, kijkt een tweede mens mee."
    )


def _risico() -> str:
    g = GRENZEN
    return (
        "Bij elke stap vergelijken wij hoe vaak die voorkomt per herkomst. De aantallen per herkomst komen van het CBS, "
        "opgeteld en afgerond. Van niemand kennen wij de herkomst. Vooraf is bekendgemaakt wanneer de controles stoppen: als "
        "een loting niet is na te rekenen; als bij een stap de ondergrens van het interval boven "
        f"{_nl(g.alarm_boven)} ligt; of als {g.perioden_op_rij} perioden achter elkaar bij dezelfde stap en groep het hele "
        f"interval boven {_nl(g.signaal_boven)} of onder {_nl(g.signaal_onder)} ligt (na correctie volgens Holm, "
        f"p < {_nl(g.alfa)}). De software stopt dan zelf. Alleen {g.opheffen_door} mensen samen kunnen dat opheffen, met een "
        f"reden die openbaar is. Groepen onder {g.kleinste_groep} mensen krijgen geen oordeel. De regel geldt vanaf "
        f"{g.geldt_vanaf:%d-%m-%Y}."
    )


def _gegevens(p: Mapping[str, Any]) -> str:
    weg = "; ".join(REDENEN[naam] for naam in p["uitsluiting"])
    return (
        "Voor de loting: alleen of iemand op de peildatum een uitwonendenbeurs heeft, en een code die uit het "
        f"burgerservicenummer is gemaakt. Niet in de loting: {weg}. Wie is geloot, doet {p['herhaling']['maanden']} maanden "
        f"niet opnieuw mee. De lijst met codes is {p['publicatie']['jaren']} jaar openbaar. Voor de controle: het adres en de "
        "inschrijvingen op dat adres, en bewijs dat de student zelf stuurt. Dat bewijs wissen wij "
        f"{controle()['bewijs']['bewaren_weken']} weken na het einde."
    )


def _techniek() -> str:
    return (
        "1. Van ieder in de lijst maken wij een code (HMAC-SHA256 met een sleutel per loting). 2. Wij publiceren de wortel van "
        "een Merkle-boom over de gesorteerde codes, met de aantallen, de uitsluitingen, de versie van de software en een "
        "toekomstige ronde van het openbare toeval van drand. 3. Als die ronde er is, volgt daaruit het zaad. 4. Ieder krijgt "
        f"een lot. Methode: {METHODE}. 5. Wij publiceren alles; iedereen kan het narekenen met een script van dertig "
        "regels of in de browser. 6. De meting gebruikt Katz-intervallen, de exacte toets van Fisher, Mantel-Haenszel per "
        "laag en een gesimuleerde chi-kwadraattoets. Er leert niets: het is geen zelflerend algoritme."
    )


def _nl(waarde: float) -> str:
    return f"{waarde:g}".replace(".", ",")
