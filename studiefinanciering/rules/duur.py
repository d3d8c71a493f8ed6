"""How long: months of prestatiebeurs a person may have, months left per kind, and the ten-year diploma term.

`maanden_prestatiebeurs` fills `Feiten.prestatiebeurs_maanden`; `saldi` is what the portal shows as "used and
left". One row is one person in one kind of education.

Transition of September 2023: the months of the loan system count, so what is left is the nominal duration
less every month since the first award, also one with only a supplement or only a travel product
(`telt_als_maand`). That a month with only a loan counts too is our reading of art. 5.2(3).
"""

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any

import numpy as np

from duo_portal.foundation.explain import MAANDEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .componenten import Onderwijs
from .feiten import GEEN_MAAND, Bool, Code, Int


class Lerarenmaster(IntEnum):
    """Ground of art. 5.2c(1) for one more year, asked for by the student."""

    GEEN = 0
    EDUCATIEF = 1  # (a) teacher master of art. 7.30c WHW
    TWEEDE = 2  # (b) second, teacher, master after a wo master
    NA_KOPOPLEIDING = 3  # (c) wo teacher master after the year of art. 5.2a


@dataclass(frozen=True, slots=True)
class Duurfeiten:
    """What lengthens the prestatiebeurs of n persons; the extensions are those granted on application."""

    maand: Int  # month index on which is judged
    onderwijs: Code  # Onderwijs
    hbo_master_studiepunten: Int  # credits of the hbo master of enrolment, 0 = none (5.2(1)(a))
    wo_studiepunten: Int  # credits of the wo master (or undivided programme), 0 = none (5.2(1)(b))
    is_kopopleiding: Bool  # 5.2a
    is_langer_door_handicap: Bool  # 4.12, 5.2b
    is_associate_degree: Bool  # 5.2b(2)
    lerarenmaster: Code  # Lerarenmaster
    is_specialist: Bool  # 4.7(2), mbo
    nieuwe_aanspraak: Int  # months given anew for a more suitable programme (4.14(4), 5.16(4))

    def __post_init__(self) -> None:
        n = len(self.maand)
        for veld in fields(self):
            if len(getattr(self, veld.name)) != n:
                raise ValueError(f"Kolom {veld.name} heeft een andere lengte dan maand ({n}).")

    @classmethod
    def van(cls, *, maand: Any, onderwijs: Any, **kolommen: Any) -> "Duurfeiten":
        """Build rows from what is given; what is left out is zero or no."""
        n, alles = len(maand), {"maand": maand, "onderwijs": onderwijs, **kolommen}
        onbekend = alles.keys() - {veld.name for veld in fields(cls)}
        if onbekend:
            raise TypeError(f"Onbekende kolommen: {', '.join(sorted(onbekend))}.")
        uit = {}
        for veld in fields(cls):
            soort = np.bool_ if veld.type is Bool else np.int8 if veld.type is Code else np.int64
            uit[veld.name] = np.broadcast_to(np.asarray(alles.get(veld.name, 0), dtype=soort), (n,))
        return cls(**uit)


@rule(
    law=(
        "Wsf 2000 art. 4.7(1)",
        "Wsf 2000 art. 4.7(2)",
        "Wsf 2000 art. 4.12",
        "Wsf 2000 art. 4.14(4)",
        "Wsf 2000 art. 5.2(1)",
        "Wsf 2000 art. 5.2a",
        "Wsf 2000 art. 5.2b",
        "Wsf 2000 art. 5.2c",
        "Wsf 2000 art. 5.16(4)",
        "Wsf 2000 art. 12.22",
    ),
    parameters=(
        "prestatiebeurs.ho",
        "prestatiebeurs.mbo",
        "duur.master",
        "duur.extra.ho",
        "duur.extra.mbo",
    ),
)
def maanden_prestatiebeurs(
    duur: Duurfeiten, parameters: Parameters, recorder: Recorder = STIL
) -> Int:
    """Months of prestatiebeurs (n,) that each person may have in this kind of education.

    A part of a month by study credits counts as a month, in favour of the student.
    """
    is_ho = duur.onderwijs == Onderwijs.HO

    def p(naam: str) -> Int:
        return parameters.reeks(naam, duur.maand)

    master = _master(duur, parameters)
    handicap_ho = np.where(
        duur.is_associate_degree,
        p("duur.extra.ho.handicap_associate_degree"),
        p("duur.extra.ho.handicap"),
    )
    extra_ho = (
        duur.is_kopopleiding * p("duur.extra.ho.kopopleiding")
        + duur.is_langer_door_handicap * handicap_ho
        + (duur.lerarenmaster != Lerarenmaster.GEEN) * p("duur.extra.ho.lerarenmaster")
    )
    extra_mbo = duur.is_langer_door_handicap * p(
        "duur.extra.mbo.handicap"
    ) + duur.is_specialist * p("duur.extra.mbo.specialist")
    basis: Int = np.where(is_ho, p("prestatiebeurs.ho.duur"), p("prestatiebeurs.mbo.duur"))
    extra: Int = np.where(is_ho, master + extra_ho, extra_mbo)
    totaal: Int = basis + extra + duur.nieuwe_aanspraak
    if recorder.luistert:
        artikel = "Wsf 2000 art. 5.2(1)" if is_ho[0] else "Wsf 2000 art. 4.7(1)"
        recorder.stap("duur_basis", basis, MAANDEN, artikel)
        recorder.stap("duur_extra", extra, MAANDEN, artikel)
        recorder.stap("prestatiebeurs_maanden", totaal, MAANDEN, artikel)
    return totaal


def _master(duur: Duurfeiten, parameters: Parameters) -> Int:
    """(a) credits / 5 for an hbo master; (b) (credits - 60) / 5 for wo longer than the first year."""
    per_maand = parameters.reeks("duur.master.per_maand", duur.maand)
    vrij = parameters.reeks("duur.master.wo_vrijgesteld", duur.maand)
    hbo = -(-duur.hbo_master_studiepunten // per_maand)
    wo = -(-np.maximum(duur.wo_studiepunten - vrij, 0) // per_maand)
    return np.asarray(hbo + wo, dtype=np.int64)


@rule(law="Wsf 2000 art. 5.2c")
def mag_lerarenmaster(
    *,
    grond: Code,
    eerder_educatief: Bool,
    eerder_tweede: Bool,
    eerder_kopopleiding: Bool,
    eerder_tweejarig_educatief: Bool,
) -> Bool:
    """Whether the year of art. 5.2c(1) may be granted, given what was granted before (all (n,)).

    `eerder_tweejarig_educatief`: prestatiebeurs for a programme of art. 7.5b(1)(b) WHW (5.2c(3)(b)).
    """
    educatief = (grond == Lerarenmaster.EDUCATIEF) & ~eerder_tweede & ~eerder_educatief
    belet = eerder_educatief | eerder_kopopleiding | eerder_tweejarig_educatief
    tweede = (grond == Lerarenmaster.TWEEDE) & ~belet & ~eerder_tweede
    na_kop = (grond == Lerarenmaster.NA_KOPOPLEIDING) & eerder_kopopleiding
    return np.asarray(educatief | tweede | na_kop)


@dataclass(frozen=True, slots=True)
class Saldo:
    """Months of one kind: in all, used, left (each (n,))."""

    totaal: Int
    gebruikt: Int

    @property
    def over(self) -> Int:
        """Months left, never below zero."""
        over: Int = np.maximum(self.totaal - self.gebruikt, 0)
        return over


@rule(
    law=("Wsf 2000 art. 4.7(3)", "Wsf 2000 art. 5.2(4)"),
    parameters=("leenfase.duur", "reisvoorziening.duur.ho", "reisvoorziening.duur.mbo"),
)
def saldi(
    duur: Duurfeiten, gebruikt: Int, leenfase_gebruikt: Int, jeugdreis: Int, parameters: Parameters
) -> dict[str, Saldo]:
    """Months used and left of prestatiebeurs, leenfase and reisvoorziening, and the two together."""
    is_ho = duur.onderwijs == Onderwijs.HO

    def p(naam: str) -> Int:
        ho = parameters.reeks(naam.format("ho"), duur.maand)
        return np.where(is_ho, ho, parameters.reeks(naam.format("mbo"), duur.maand))

    beurs, leenfase = (
        maanden_prestatiebeurs(duur, parameters),
        parameters.reeks("leenfase.duur.maanden", duur.maand),
    )
    # 4.7(3): travel months under 18 are taken off those of the loan phase.
    jeugd = np.where(is_ho, 0, jeugdreis)
    reis = np.maximum(p("reisvoorziening.duur.{}.leenfase") - jeugd, 0)
    return {
        "prestatiebeurs": Saldo(beurs, gebruikt),
        "leenfase": Saldo(leenfase, leenfase_gebruikt),
        "reisvoorziening": Saldo(
            beurs + jeugd + reis, gebruikt + jeugd + np.minimum(leenfase_gebruikt, reis)
        ),
        "totaal": Saldo(beurs + leenfase, gebruikt + leenfase_gebruikt),
    }


@rule(law=("Wsf 2000 art. 5.2(1)", "Wsf 2000 art. 5.2(3)"))
def telt_als_maand(
    *,
    had_basisbeurs: Bool,
    had_aanvullende_beurs: Bool,
    had_reisvoorziening: Bool,
    had_lening: Bool,
) -> Bool:
    """Whether a month with these parts used up a month of prestatiebeurs, before September 2023 too."""
    return had_basisbeurs | had_aanvullende_beurs | had_reisvoorziening | had_lening


@rule(
    law=(
        "Wsf 2000 art. 4.9",
        "Wsf 2000 art. 4.14(1)",
        "Wsf 2000 art. 4.14(2)",
        "Wsf 2000 art. 5.5",
        "Wsf 2000 art. 5.16(1)",
        "Wsf 2000 art. 5.16(2)",
    ),
    parameters=("prestatiebeurs.ho", "prestatiebeurs.mbo", "duur.diplomatermijn"),
)
def einde_diplomatermijn(
    *,
    onderwijs: Code,
    eerste_maand: Int,
    maanden_tijdelijk: Int,
    is_structureel: Bool,
    parameters: Parameters,
) -> Int:
    """Month index of the first month after the ten years (n,); GEEN_MAAND where they never began.

    `maanden_tijdelijk`: whole months of temporary circumstances; `is_structureel`: five years on request.
    """
    ho = parameters.reeks("prestatiebeurs.ho.diplomatermijn", eerste_maand)
    mbo = parameters.reeks("prestatiebeurs.mbo.diplomatermijn", eerste_maand)
    langer = is_structureel * parameters.reeks("duur.diplomatermijn.structureel", eerste_maand)
    einde = eerste_maand + np.where(onderwijs == Onderwijs.HO, ho, mbo) + maanden_tijdelijk + langer
    return np.where(eerste_maand == GEEN_MAAND, GEEN_MAAND, einde)
