"""What an aanmaning costs, from when a transfer or an alert may be thought of, and when a claim lapses.

Scalars: these are about one person and one day. Money is whole cents.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

DAG = timedelta(days=1)


@rule(
    law=("Awb art. 4:113(1)", "Awb art. 4:112(1)"),
    parameters=("aanmaning.vergoeding",),
)
def aanmaningsvergoeding(schuld_centen: int, op: date, parameters: Parameters) -> int:
    """The fee of an aanmaning over so much debt, cents."""
    grens = parameters.waarde("aanmaning.vergoeding.grens", op)
    kolom = "laag" if schuld_centen < grens else "hoog"
    return parameters.waarde(f"aanmaning.vergoeding.{kolom}", op)


@rule(
    law=("Wsf 2000 art. 8.3", "Awb art. 4:117(1)"),
    parameters=("overdracht.bedrag", "overdracht.aantal"),
)
def mag_overgedragen(
    achterstand_centen: int, termijnen: int, op: date, parameters: Parameters
) -> bool:
    """Whether arrears are large enough for a last offer and a transfer."""
    return achterstand_centen >= parameters.waarde(
        "overdracht.bedrag.laagste", op
    ) and termijnen >= parameters.waarde("overdracht.aantal.laagste", op)


@rule(law="Paspoortwet art. 22", parameters=("paspoort.drempel",))
def mag_gesignaleerd(achterstand_centen: int, op: date, parameters: Parameters) -> bool:
    """Whether arrears are above the amount from which a passport alert may be asked."""
    return achterstand_centen > parameters.waarde("paspoort.drempel.bedrag", op)


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """Days in which payment was deferred, half-open; `tot` None: it still runs."""

    van: date
    tot: date | None


@rule(
    law=(
        "Awb art. 4:104(1)",
        "Awb art. 4:105",
        "Awb art. 4:106",
        "Awb art. 4:110(2)",
        "Awb art. 4:111(1)",
    ),
    parameters=("verjaring",),
)
def verjaart_na(
    vervaldatum: date,
    stuitingen: Iterable[date],
    uitstel: Iterable[Tijdvak],
    op: date,
    parameters: Parameters,
) -> date:
    """The last day on which a term can still be claimed, as it stands on `op`.

    Five years after the term to pay; a stuiting before that day starts five years anew on the day after it; days of
    deferral (also Wsnp, 4:111(2)) after the start of the running term are added. A stuiting that came too late does
    nothing.
    """
    vakken = sorted(uitstel, key=lambda vak: vak.van)
    begin = vervaldatum
    jaren = parameters.waarde("verjaring.termijn", vervaldatum)
    laatste = _verlengd(begin, jaren, vakken, op)
    for gestuit in sorted(stuitingen):
        if vervaldatum <= gestuit <= min(laatste, op):
            jaren = min(jaren, parameters.waarde("verjaring.nieuwe_termijn", gestuit))
            begin, laatste = gestuit, _verlengd(gestuit, jaren, vakken, op)
    return laatste


def _verlengd(begin: date, jaren: int, vakken: list[Tijdvak], op: date) -> date:
    """So many years after `begin`, and for each deferral that began within it its days."""
    laatste = _jaren_later(begin, jaren)
    for vak in vakken:
        van, tot = max(vak.van, begin + DAG), vak.tot or max(op, vak.van)
        if van <= laatste and tot > van:
            laatste += tot - van
    return laatste


def _jaren_later(dag: date, jaren: int) -> date:
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:  # 29 February
        return date(dag.year + jaren, 3, 1) - DAG
