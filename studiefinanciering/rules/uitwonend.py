"""Living away or at home: art. 1.5 from registered facts, and the rate of a detained student (art. 2.17)."""

from duo_portal.foundation.explain import JA_NEE, STIL, Recorder
from duo_portal.foundation.rule import rule

from .feiten import Bool, Feiten


@rule(law=("Wsf 2000 art. 1.5", "Wsf 2000 art. 2.17"))
def is_uitwonend(feiten: Feiten, recorder: Recorder = STIL) -> Bool:
    """Per row whether the amount for a student living away is due.

    The student asked for it, lives at the registered address (not asked of who studies abroad, 1.5(2)), no
    parent is registered there, and nobody is detained for a month or longer.
    """
    woont_zelf = feiten.woont_op_brp_adres | feiten.is_opleiding_buitenland
    apart = feiten.vraagt_uitwonend & woont_zelf & ~feiten.is_adres_van_ouder
    uitwonend = apart & ~feiten.is_gedetineerd
    if recorder.luistert:
        vast = apart & feiten.is_gedetineerd
        recorder.stap(
            "gedetineerd: bedrag voor thuiswonenden", vast, JA_NEE, "Wsf 2000 art. 2.17(1)", vast
        )
        recorder.stap("uitwonend", uitwonend, JA_NEE, "Wsf 2000 art. 1.5(1)")
    return uitwonend
