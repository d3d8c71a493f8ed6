"""Why a loan falls under its rules, and what became of a choice: code, rules, sentence and article."""

from enum import IntEnum

from .regeling import Regeling


class Indelingsreden(IntEnum):
    """Why; `regeling` is what follows (0 = nothing to repay), `tekst` what the citizen reads."""

    GEEN_LENING = 0
    LEVENLANGLEREN = 1
    EERSTE_STEUN_VOOR_2009 = 2
    HO_LENING_ERBIJ = 3
    HO_LENING = 4
    HO_VOOR_2015 = 5
    HO_VOOR_2015_EN_NA_2023 = 6
    MBO_VOOR_2023 = 7
    MBO_VOOR_EN_NA_2023 = 8
    MBO_NA_2023 = 9

    @property
    def regeling(self) -> int:
        return _REGELING[self]

    @property
    def tekst(self) -> str:
        return _TEKST[self][0]

    @property
    def artikel(self) -> str:
        return _TEKST[self][1]


class Keuzereden(IntEnum):
    """What became of an application for other rules."""

    NIETS_GEVRAAGD = 0
    TOEGEWEZEN = 1
    NIET_MOGELIJK = 2
    TE_LAAT = 3
    TE_VROEG = 4

    @property
    def tekst(self) -> str:
        return _KEUZE[self]


_REGELING = {
    Indelingsreden.GEEN_LENING: 0,
    Indelingsreden.LEVENLANGLEREN: int(Regeling.LLLK),
    Indelingsreden.EERSTE_STEUN_VOOR_2009: int(Regeling.SF15_OUD),
    Indelingsreden.HO_LENING_ERBIJ: int(Regeling.SF35),
    Indelingsreden.HO_LENING: int(Regeling.SF35),
    Indelingsreden.HO_VOOR_2015: int(Regeling.SF15),
    Indelingsreden.HO_VOOR_2015_EN_NA_2023: int(Regeling.SF35),
    Indelingsreden.MBO_VOOR_2023: int(Regeling.SF15),
    Indelingsreden.MBO_VOOR_EN_NA_2023: int(Regeling.SF35),
    Indelingsreden.MBO_NA_2023: int(Regeling.SF35),
}
_TEKST = {
    Indelingsreden.GEEN_LENING: ("U hebt geen lening bij ons.", "Wsf 2000 art. 6.1"),
    Indelingsreden.LEVENLANGLEREN: (
        "U hebt levenlanglerenkrediet. Dat betaalt u terug in 15 jaar.",
        "Wsf 2000 art. 6.18(1)",
    ),
    Indelingsreden.EERSTE_STEUN_VOOR_2009: (
        "U kreeg voor het eerst studiefinanciering voor studiejaar 2009-2010.",
        "Wsf 2000 art. 10a.1",
    ),
    Indelingsreden.HO_LENING_ERBIJ: (
        "U leende ook voor hbo of universiteit. Dan gelden de regels daarvan voor uw hele lening.",
        "Wsf 2000 art. 6.1(3)",
    ),
    Indelingsreden.HO_LENING: (
        "U leende voor hbo of universiteit en begon na augustus 2015.",
        "Wsf 2000 art. 6.7(1)",
    ),
    Indelingsreden.HO_VOOR_2015: (
        "U begon voor september 2015 met hbo of universiteit.",
        "Wsf 2000 art. 12.14(4)",
    ),
    Indelingsreden.HO_VOOR_2015_EN_NA_2023: (
        "U begon voor september 2015 en kreeg ook na de zomer van 2023 studiefinanciering.",
        "Wsf 2000 art. 12.32(3)",
    ),
    Indelingsreden.MBO_VOOR_2023: (
        "U kreeg alleen voor augustus 2023 studiefinanciering voor het mbo.",
        "Wsf 2000 art. 12.32(1)",
    ),
    Indelingsreden.MBO_VOOR_EN_NA_2023: (
        "U kreeg voor en na augustus 2023 studiefinanciering voor het mbo.",
        "Wsf 2000 art. 12.32(2)",
    ),
    Indelingsreden.MBO_NA_2023: (
        "U kreeg vanaf augustus 2023 voor het eerst studiefinanciering voor het mbo.",
        "Wsf 2000 art. 6.7(1)",
    ),
}
_KEUZE = {
    Keuzereden.NIETS_GEVRAAGD: "U hebt geen andere regels gevraagd.",
    Keuzereden.TOEGEWEZEN: "De regels die u koos gelden vanaf het begin van uw aflosfase.",
    Keuzereden.NIET_MOGELIJK: "U kunt deze regels niet kiezen.",
    Keuzereden.TE_LAAT: "U vroeg het na het begin van uw aflosfase. Dat is te laat.",
    Keuzereden.TE_VROEG: "Deze keuze kon pas vanaf 2017.",
}
