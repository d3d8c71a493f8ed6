"""The columns of a conversion: award lines with what is known of their person, and the outcome per line."""

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any

import numpy as np

from .componenten import Component, Onderwijs
from .feiten import Bool, Code, Int

GEEN_DAG = 0


class Diploma(IntEnum):
    """The diploma that counts for a line, the widest one when there are more."""

    GEEN = 0
    ASSOCIATE_DEGREE = 1  # 5.7(1)
    HBO_BACHELOR = 2  # 5.7(3)
    HBO_MASTER = 3  # 5.7(3)
    WO_BACHELOR_EN_MASTER = 4  # 5.7(3): both
    WO_BACHELOR = 5  # 5.7(6): alone, only on application
    MBO_34 = 6  # 4.10(1)
    SPECIALIST = 7  # 4.10(2)


HO_DIPLOMAS = (
    Diploma.ASSOCIATE_DEGREE,
    Diploma.HBO_BACHELOR,
    Diploma.HBO_MASTER,
    Diploma.WO_BACHELOR_EN_MASTER,
    Diploma.WO_BACHELOR,
)


class Omzetreden(IntEnum):
    """Why a line is converted, or not."""

    DIPLOMA = 1
    ARBEIDSONGESCHIKT = 2  # 4.13, 5.15
    STRUCTUREEL = 3  # 4.14(3), 5.16(3)
    AL_GIFT = 10
    GEEN_PRESTATIEBEURS = 11  # a loan never converts
    GEEN_DIPLOMA = 12
    BUITEN_TERMIJN = 13
    GEEN_AANVRAAG = 14  # 5.7(6), 5.9(2): on application only
    BUITEN_DUUR = 15  # a month beyond the duration of the programme


@dataclass(frozen=True, slots=True)
class Omzetfeiten:
    """n award lines with what is known of their person; days are ordinals, 0 = none."""

    onderwijs: Code  # Onderwijs of the line
    component: Code  # Component
    vorm: Code  # Vorm now
    maand: Int  # month index of the line
    volgnummer: Int  # which month of prestatiebeurs, from 1; 0 in the loan phase and under 18
    reisnummer: Int  # which month of travel as prestatiebeurs, from 1
    diploma: Code  # Diploma
    duur_opleiding: Int  # months that convert, see `omzetbare_maanden`
    behaald: Int  # day on which the final exam was passed
    gemeld: Int  # day of the report by the institution (5.9(1)) or of our finding (4.10(5))
    aangevraagd: Int  # day of an application with certified copy (4.22, 5.9(2)-(3))
    einde_termijn: Int  # month index of the first month after the diploma term
    arbeidsongeschikt: Int  # day of lasting incapacity (4.13, 5.15)
    structureel: Int  # day of the decision that a diploma is out of reach (4.14(3), 5.16(3))

    def __post_init__(self) -> None:
        n = len(self.maand)
        for veld in fields(self):
            if len(getattr(self, veld.name)) != n:
                raise ValueError(f"Kolom {veld.name} heeft een andere lengte dan maand ({n}).")

    @classmethod
    def van(cls, *, maand: Any, **kolommen: Any) -> "Omzetfeiten":
        """Build lines from what is given; what is left out is none (a basisbeurs of higher education)."""
        standaard = {"onderwijs": Onderwijs.HO, "component": Component.BASISBEURS, "vorm": 2}
        alles = {**standaard, "maand": maand, **kolommen}
        onbekend = alles.keys() - {veld.name for veld in fields(cls)}
        if onbekend:
            raise TypeError(f"Onbekende kolommen: {', '.join(sorted(onbekend))}.")
        uit = {}
        for veld in fields(cls):
            soort = np.int8 if veld.type is Code else np.int64
            kolom = np.asarray(alles.get(veld.name, 0), dtype=soort)
            uit[veld.name] = np.broadcast_to(kolom, (len(maand),))
        return cls(**uit)


@dataclass(frozen=True, slots=True)
class Omzetting:
    """Per line: the form it has from `ingang` on (ordinal day, 0 = unchanged), and why."""

    vorm: Code
    reden: Code
    ingang: Int

    @property
    def wordt_omgezet(self) -> Bool:
        """Whether the line becomes a gift now."""
        return self.reden < Omzetreden.AL_GIFT

    @property
    def rente_vervalt(self) -> Bool:
        """Interest on the converted sum lapses from the start (arts. 4.15, 5.17)."""
        return self.wordt_omgezet
