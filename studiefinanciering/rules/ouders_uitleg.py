"""The steps of the parental contribution in words: what a parent, a desk clerk or a court wants to follow.

The calculation itself keeps exact fractions up to the sum (`aanvullende_beurs.som_bijdragen`); where a step
between is not a whole cent it is shown half up, and its name says so.
"""

from dataclasses import dataclass

from duo_portal.foundation.explain import AANTAL, CENTEN, JA_NEE, PPM, Recorder
from duo_portal.foundation.money import rond_half_op

from .componenten import VrijeVoet
from .feiten import Bool, Feiten, Int, een_van_beide

_VOET = {
    VrijeVoet.NORMAAL: "vrije voet",
    VrijeVoet.ALLEENSTAAND: "vrije voet, ouder zonder partner",
    VrijeVoet.DUBBEL: "dubbele vrije voet",
}
AFGEROND = "(getoond op hele centen)"


@dataclass(frozen=True, slots=True)
class Tussenstand:
    """What the calculation held: rates (n,), allowances and yearly amounts (n, 2) in 1/noemer cents."""

    voet: Int
    tarief: Int
    per_kind: Int
    bruto: Int
    jaar: Int
    noemer: int


def leg_ouders_uit(feiten: Feiten, stand: Tussenstand, recorder: Recorder) -> None:
    """Record the steps of both parents; a parent who is not counted has none."""
    geen = ~een_van_beide(feiten.ouder_telt)
    recorder.stap("ouders die meetellen", 0, AANTAL, "Wsf 2000 art. 3.9(1)", geen)
    for ouder in (0, 1):
        telt = feiten.ouder_telt[:, ouder]
        bekend = telt & feiten.inkomen_bekend[:, ouder]
        naam = f"ouder {ouder + 1}: "
        onbekend = telt & ~bekend
        recorder.stap(
            f"{naam}toetsingsinkomen onbekend", onbekend, JA_NEE, "Wsf 2000 art. 3.11", onbekend
        )
        _inkomen_en_voet(feiten, stand, ouder, bekend, recorder)
        _aftrek_en_maand(feiten, stand, ouder, bekend, recorder)


def _inkomen_en_voet(
    feiten: Feiten, stand: Tussenstand, ouder: int, bekend: Bool, recorder: Recorder
) -> None:
    naam, inkomen = f"ouder {ouder + 1}: ", feiten.inkomen[:, ouder]
    recorder.stap(f"{naam}toetsingsinkomen", inkomen, CENTEN, "Wsf 2000 art. 3.9(1)", bekend)
    for soort, woord in _VOET.items():
        tak = bekend & (feiten.vrije_voet[:, ouder] == soort)
        for artikel, deel in _artikelen(feiten, "3.9(2)"):
            recorder.stap(f"{naam}{woord}", stand.voet[:, ouder], CENTEN, artikel, tak & deel)
    for artikel, deel in _artikelen(feiten, "3.9(3)"):
        boven = inkomen - stand.voet[:, ouder]
        recorder.stap(f"{naam}inkomen min vrije voet", boven, CENTEN, artikel, bekend & deel)
        recorder.stap(f"{naam}percentage", stand.tarief, PPM, artikel, bekend & deel)
        bruto = rond_half_op(stand.bruto[:, ouder], stand.noemer)
        recorder.stap(
            f"{naam}bruto kortingsbedrag per jaar {AFGEROND}", bruto, CENTEN, artikel, bekend & deel
        )


def _aftrek_en_maand(
    feiten: Feiten, stand: Tussenstand, ouder: int, bekend: Bool, recorder: Recorder
) -> None:
    naam, kinderen = f"ouder {ouder + 1}: ", feiten.aftrekkinderen[:, ouder]
    aflossing, delers = feiten.aflossing_duo[:, ouder], feiten.deelkinderen[:, ouder]
    vier = "Wsf 2000 art. 3.9(4)"
    recorder.stap(f"{naam}aflossing aan DUO", aflossing, CENTEN, vier, bekend & (aflossing != 0))
    recorder.stap(f"{naam}aftrekkinderen", kinderen, AANTAL, vier, bekend & (kinderen > 0))
    aftrek = kinderen * stand.per_kind
    recorder.stap(f"{naam}aftrek kinderen per jaar", aftrek, CENTEN, vier, bekend & (kinderen > 0))
    maand = rond_half_op(stand.jaar[:, ouder], 12 * stand.noemer)
    recorder.stap(
        f"{naam}bedrag per maand {AFGEROND}", maand, CENTEN, "Wsf 2000 art. 3.9(5)", bekend
    )
    deelt = bekend & (delers > 1)
    recorder.stap(
        f"{naam}kinderen met aanvullende beurs", delers, AANTAL, "Wsf 2000 art. 3.13(3)", deelt
    )
    deel = rond_half_op(stand.jaar[:, ouder], 12 * stand.noemer * delers)
    recorder.stap(
        f"{naam}deel voor deze student {AFGEROND}", deel, CENTEN, "Wsf 2000 art. 3.13(3)", deelt
    )


def _artikelen(feiten: Feiten, mbo: str) -> tuple[tuple[str, Bool], tuple[str, Bool]]:
    """The article of higher education and of mbo, each with its rows."""
    return ("Wsf 2000 art. 3.9a", feiten.is_ho), (f"Wsf 2000 art. {mbo}", ~feiten.is_ho)
