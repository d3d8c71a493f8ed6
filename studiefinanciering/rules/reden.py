"""Why somebody has no right in a month: one code per row, with the sentence for the citizen and the article.

The codes are stored with decisions and never renumbered. `GeenRecht` carries a code when one row is judged
alone.
"""

from enum import IntEnum


class Reden(IntEnum):
    """Outcome of the test of chapter 2; `RECHT` is zero, everything else says what stood in the way."""

    RECHT = 0
    BUITEN_BEKENDE_WET = 1
    ONGELDIGE_GEGEVENS = 2
    NIET_GEMODELLEERD = 3
    NATIONALITEIT = 10
    NIET_IN_NEDERLAND = 11
    WERKCRITERIUM = 12
    UITREIZIGER = 13
    NOG_GEEN_18 = 20
    OUDER_DAN_30 = 21
    NIET_INGESCHREVEN = 30
    SOORT_OPLEIDING = 31
    OPLEIDING_TE_KORT = 32
    BUITENLANDSE_STEUN = 33
    TIEN_JAAR_VOORBIJ = 40
    LEENFASE_VOORBIJ = 41
    MBO_12_NA_PRESTATIEBEURS = 42
    MBO_NA_HO_PRESTATIEBEURS = 43
    AFWEZIG = 50
    KREDIET_LEEFTIJD = 60
    KREDIET_ZONDER_DIPLOMA = 61
    KREDIET_VERBRUIKT = 62

    @property
    def tekst(self) -> str:
        """What the citizen reads (Dutch, B1)."""
        return _UITLEG[self][0]

    @property
    def artikel(self) -> str:
        return _UITLEG[self][1]


_UITLEG: dict[Reden, tuple[str, str]] = {
    Reden.RECHT: ("U hebt recht op studiefinanciering.", "Wsf 2000 art. 2.1"),
    Reden.BUITEN_BEKENDE_WET: (
        "Voor deze maand kennen wij de bedragen van de wet niet. Wij kunnen nu niet beslissen.",
        "Wsf 2000 art. 3.18",
    ),
    Reden.ONGELDIGE_GEGEVENS: (
        "In uw gegevens staat iets dat niet kan. Een medewerker kijkt ernaar.",
        "Wsf 2000 art. 9.2",
    ),
    Reden.NIET_GEMODELLEERD: (
        "Voor u gelden bijzondere regels. Een medewerker beslist over uw aanvraag en belt u.",
        "Wsf 2000 art. 3.19(1)",
    ),
    Reden.NATIONALITEIT: (
        "U hebt niet de Nederlandse nationaliteit en geen verblijf dat daarmee gelijk telt.",
        "Wsf 2000 art. 2.2(1)",
    ),
    Reden.NIET_IN_NEDERLAND: (
        "Met uw verblijfsvergunning hebt u alleen recht als u in Nederland woont.",
        "Wsf 2000 art. 2.2(1)",
    ),
    Reden.WERKCRITERIUM: (
        "U werkt volgens onze gegevens te weinig uren in Nederland voor studiefinanciering.",
        "Wsf 2000 art. 2.2(1)",
    ),
    Reden.UITREIZIGER: (
        "De minister heeft besloten dat u een uitreiziger bent.",
        "Wsf 2000 art. 2.17a(1)",
    ),
    Reden.NOG_GEEN_18: (
        "U krijgt studiefinanciering voor het mbo vanaf het kwartaal na uw 18e verjaardag.",
        "Wsf 2000 art. 2.3(1)",
    ),
    Reden.OUDER_DAN_30: (
        "U bent ouder dan 30 jaar en kreeg niet zonder onderbreking studiefinanciering.",
        "Wsf 2000 art. 2.3(3)",
    ),
    Reden.NIET_INGESCHREVEN: (
        "U stond op de eerste dag van de maand niet ingeschreven bij een opleiding.",
        "Wsf 2000 art. 1.2",
    ),
    Reden.SOORT_OPLEIDING: (
        "U volgt geen voltijdse of duale opleiding in het hoger onderwijs en geen bol-opleiding.",
        "Wsf 2000 art. 2.8(1)",
    ),
    Reden.OPLEIDING_TE_KORT: (
        "Uw opleiding duurt korter dan een jaar.",
        "Wsf 2000 art. 2.13(1)",
    ),
    Reden.BUITENLANDSE_STEUN: (
        "U krijgt voor deze periode al studiesteun van een ander land.",
        "Wsf 2000 art. 2.13(1)",
    ),
    Reden.TIEN_JAAR_VOORBIJ: (
        "De tien jaar waarin u studiefinanciering kunt krijgen zijn voorbij.",
        "Wsf 2000 art. 2.13(1)",
    ),
    Reden.LEENFASE_VOORBIJ: (
        "U hebt al 36 maanden alleen een lening gehad.",
        "Wsf 2000 art. 2.13(1)",
    ),
    Reden.MBO_12_NA_PRESTATIEBEURS: (
        "U hebt al vier jaar prestatiebeurs voor het mbo gehad.",
        "Wsf 2000 art. 2.16(1)",
    ),
    Reden.MBO_NA_HO_PRESTATIEBEURS: (
        "U hebt al vier jaar prestatiebeurs voor het hoger onderwijs gehad.",
        "Wsf 2000 art. 2.16(2)",
    ),
    Reden.AFWEZIG: (
        "Uw school heeft gemeld dat u acht weken geen lessen hebt gevolgd.",
        "Wsf 2000 art. 2.5(2)",
    ),
    Reden.KREDIET_LEEFTIJD: (
        "Uw leeftijd valt buiten de grenzen van het levenlanglerenkrediet.",
        "Wsf 2000 art. 2.3a",
    ),
    Reden.KREDIET_ZONDER_DIPLOMA: (
        "U bent jonger dan 30 en hebt nog geen opleiding in het hoger onderwijs afgerond.",
        "Wsf 2000 art. 3.16b(2)",
    ),
    Reden.KREDIET_VERBRUIKT: (
        "U hebt het levenlanglerenkrediet al zo lang gehad als de wet toestaat.",
        "Wsf 2000 art. 3.16c",
    ),
}


class GeenRecht(Exception):
    """No right in this month; `reden` is the code, the message what the citizen reads."""

    def __init__(self, reden: Reden) -> None:
        super().__init__(f"{reden.tekst} ({reden.artikel})")
        self.reden = reden
