"""What these rules do not decide, by name: a person decides it, never a silent zero.

Each entry stands in docs/niet-gemodelleerd.md with its article, how many people it concerns and what they
are told; a test holds the two lists together. The column `buiten_model` of `Feiten` carries the code.
"""

from enum import IntEnum


class BuitenModel(IntEnum):
    """Why a whole decision is left to a person; 0 = it is not."""

    GEEN = 0
    WSF_BES = 1
    COHORT_VAN_VOOR_2015 = 2
    OPLEIDING_VAN_VOOR_2012 = 3
    PARTNERTOESLAG_2015 = 4
    BUITENLAND_2019 = 5
    MBO_VAN_VOOR_2005 = 6
    TOEGANG_MBO = 7

    @property
    def artikel(self) -> str:
        """Where the rule stands that is not modelled."""
        return _UITLEG[self][0]

    @property
    def tekst(self) -> str:
        """What the citizen reads (Dutch, B1)."""
        return f"{_UITLEG[self][1]} Een medewerker beslist over uw aanvraag en belt u daarover."


_UITLEG: dict[BuitenModel, tuple[str, str]] = {
    BuitenModel.GEEN: ("", ""),
    BuitenModel.WSF_BES: (
        "Wet studiefinanciering BES",
        "U krijgt studiefinanciering volgens de regels van Caribisch Nederland.",
    ),
    BuitenModel.COHORT_VAN_VOOR_2015: (
        "Wsf 2000 art. 12.14",
        "U begon voor 1 september 2015. Voor u gelden nog de oude regels.",
    ),
    BuitenModel.OPLEIDING_VAN_VOOR_2012: (
        "Wsf 2000 art. 12.10",
        "U kreeg voor 1 september 2012 al studiefinanciering. Voor u gelden nog de oude regels.",
    ),
    BuitenModel.PARTNERTOESLAG_2015: (
        "Wsf 2000 art. 12.18",
        "U hebt een partnertoeslag van voor 2016.",
    ),
    BuitenModel.BUITENLAND_2019: (
        "Wsf 2000 art. 12.28",
        "U studeert sinds voor 24 juli 2019 in het buitenland. Voor u gelden nog de oude regels.",
    ),
    BuitenModel.MBO_VAN_VOOR_2005: (
        "Wsf 2000 art. 12.29",
        "U kreeg voor 1 augustus 2005 al studiefinanciering voor het mbo.",
    ),
    BuitenModel.TOEGANG_MBO: (
        "Wsf 2000 art. 2.2(2)",
        "U hebt misschien recht op een tegemoetkoming in de kosten van uw mbo-opleiding.",
    ),
}
