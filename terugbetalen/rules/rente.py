"""Which rate a debt has in a month, and the clock that decides it (6.3-6.5, 6.17(2), 12.10a).

While student finance runs each calendar year has its own rate; from 1 January after it stopped a rate holds for
five calendar years, and a suspension does not stop that clock (our reading: 6.4(3) counts calendar years from the
start). What was paid out before a January without student finance is a debt with its own clock: who stops in
January alone starts it for all that was borrowed before.
"""

import numpy as np

from duo_portal.foundation.explain import CODE, PPM, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .kolommen import GEEN, JAAR, NOOIT, Bool, controleer_perioden
from .machten import Int
from .regeling import Regeling

PERIODE = 5 * JAAR
KORTING_VOOR_1992 = "rente.voor_1992.lager"
_REEKS = {
    Regeling.SF35: "rente.sf35.jaar",
    Regeling.LLLK: "rente.sf35.jaar",
    Regeling.SF15: "rente.sf15.jaar",
    Regeling.SF15_OUD: "rente.sf15.jaar",
}


class RenteOntbreekt(LookupError):
    """No rate is known for a year; `ontbreekt` holds the pairs (Regeling, year)."""

    def __init__(self, ontbreekt: list[tuple[Regeling, int]]) -> None:
        wat = ", ".join(f"{regeling.name} {jaar}" for regeling, jaar in ontbreekt)
        super().__init__(
            f"Er is geen rentepercentage bekend voor {wat}. Vul het aan in parameters/rente.toml."
        )
        self.ontbreekt = ontbreekt


@rule(law=("Wsf 2000 art. 6.4(3)", "Wsf 2000 art. 6.5(1)"))
def klok_begin(uitbetaald: Int, sf_van: Int, sf_tot: Int) -> Int:
    """First month of the terugbetalingsperiode of what was paid out in a month (n,).

    It is the first January after that month in which no student finance was had; `sf_van` and `sf_tot` (n, k) are
    the periods of aid, half-open, in order, NOOIT as an end that is still open.
    """
    controleer_perioden("studiefinanciering", sf_van, sf_tot)
    januari = (uitbetaald // JAAR + 1) * JAAR
    for k in range(sf_van.shape[1]):
        loopt = (sf_van[:, k] != GEEN) & (sf_van[:, k] <= januari) & (januari < sf_tot[:, k])
        januari = np.where(loopt, -(-sf_tot[:, k] // JAAR) * JAAR, januari)
    return np.minimum(januari, NOOIT)


@rule(law="Wsf 2000 art. 6.17(2)")
def klok_na_herziening(laatste_student: Int) -> Int:
    """First month of the clock of a claim that became a loan: 1 January after he ceased to be a student.

    A conversion in that same year has the rate of that year, as `rentejaar` gives before the clock begins.
    """
    return np.where(laatste_student == NOOIT, NOOIT, (laatste_student // JAAR + 1) * JAAR)


@rule(law=("Wsf 2000 art. 6.4(3)", "Wsf 2000 art. 6.17(2)"))
def rentejaar(begin: Int, maand: Int) -> Int:
    """The calendar year whose rate holds: the own year before the period, then that of each five years."""
    jaar, start = maand // JAAR, begin // JAAR
    vast = start + (jaar - start) // 5 * 5
    return np.where(maand < begin, jaar, vast)


@rule(
    law=("Wsf 2000 art. 6.3", "Wsf 2000 art. 12.10a", "Wsf 2000 art. 12.32(1)"),
    parameters=("rente.sf35", "rente.sf15", "rente.voor_1992"),
)
def rente_ppm(
    regeling: Int,
    begin: Int,
    maand: Int,
    is_voor_1992: Bool,
    parameters: Parameters,
    recorder: Recorder = STIL,
) -> Int:
    """The yearly effective rate of each debt in a month, ppm. Raises `RenteOntbreekt`, with the years."""
    jaar = rentejaar(begin, maand)
    eis_rente(regeling, jaar, parameters)
    januari, uit = jaar * JAAR, np.zeros(len(regeling), dtype=np.int64)
    for soort, naam in _REEKS.items():
        hier = regeling == soort
        uit[hier] = parameters.reeks(naam, januari[hier])
    lager = parameters.reeks(KORTING_VOOR_1992, januari)
    recorder.stap("jaar van het rentepercentage", jaar, CODE, "Wsf 2000 art. 6.4(3)")
    recorder.stap("rentepercentage van dat jaar", uit, PPM, "Wsf 2000 art. 6.3")
    uit = np.where(is_voor_1992, np.maximum(uit - lager, 0), uit)
    recorder.stap(
        "rente over een lening van voor 1992", uit, PPM, "Wsf 2000 art. 12.10a", is_voor_1992
    )
    return uit


def eis_rente(regeling: Int, jaar: Int, parameters: Parameters) -> None:
    """Raise `RenteOntbreekt` when a rate of these rules and years is not known: a run asks before it starts."""
    ontbreekt = []
    for soort, naam in _REEKS.items():
        jaren = np.unique(jaar[regeling == soort])
        weg = jaren[~parameters.bekend(naam, jaren * JAAR)]
        ontbreekt += [(soort, int(j)) for j in weg]
    if ontbreekt:
        raise RenteOntbreekt(ontbreekt)


@rule(law="Wsf 2000 art. 6.4(3)")
def vast_tot(begin: Int, maand: Int) -> Int:
    """First month in which the rate may be another: the next January, or the end of the five years."""
    return np.where(
        maand < begin,
        (maand // JAAR + 1) * JAAR,
        begin + ((maand - begin) // PERIODE + 1) * PERIODE,
    )
