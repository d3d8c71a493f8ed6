"""Levenlanglerenkrediet: a loan for the fee of who has no ordinary right (arts. 2.3a, 3.16b-3.16d).

The column `collegegeld_jaar` holds what the student pays himself: a fee that a third party pays does not
count (art. 3.16b(2)(c)). Chapters 4 and 5 do not apply, so it is a loan in every case (3.16b(4)).
"""

import numpy as np
from numpy.typing import NDArray

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.money import rond_half_op
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .componenten import MAXIMAAL, Opleidingsvorm
from .fase import Fase
from .feiten import Bool, Code, Feiten, Int
from .leeftijd import Geboorte
from .parameters import bij_onderwijs
from .reden import Reden


@rule(
    law=("Wsf 2000 art. 2.3a", "Wsf 2000 art. 2.12", "Wsf 2000 art. 3.16b", "Wsf 2000 art. 3.16c"),
    parameters=("levenlanglerenkrediet.leeftijd.ho", "levenlanglerenkrediet.leeftijd.mbo"),
)
def reden_geen_krediet(feiten: Feiten, parameters: Parameters) -> NDArray[np.int16]:
    """Per row why there is no credit (0 = there is), given that there is no ordinary right."""
    f, geboorte = feiten, Geboorte.van(feiten.geboren)
    toetsen = {
        Reden.SOORT_OPLEIDING: ~_goede_opleiding(f),
        Reden.KREDIET_LEEFTIJD: _buiten_leeftijd(f, geboorte, parameters),
        Reden.KREDIET_ZONDER_DIPLOMA: _mist_diploma(f, geboorte),
        Reden.KREDIET_VERBRUIKT: f.krediet_gebruikt >= f.krediet_maanden,
    }
    reden = np.zeros(len(f), dtype=np.int16)
    for code, staat_in_de_weg in toetsen.items():
        reden = np.where((reden == 0) & staat_in_de_weg, np.int16(code), reden)
    return reden


def _goede_opleiding(f: Feiten) -> Bool:
    """Also part-time in higher education (2.12(c)); bol in mbo (2.4); not abroad (2.13a(1), 2.14(1))."""
    ho = f.opleidingsvorm <= Opleidingsvorm.DEELTIJD
    return (
        np.where(f.is_ho, ho, f.opleidingsvorm == Opleidingsvorm.BOL) & ~f.is_opleiding_buitenland
    )


def _buiten_leeftijd(f: Feiten, geboorte: Geboorte, p: Parameters) -> Bool:
    """Mbo from 30; nobody from the maximum age on, unless the credit runs on without a break."""
    dertig = geboorte.wordt(p.reeks("levenlanglerenkrediet.leeftijd.mbo.minimum", f.maand))
    hoogste = geboorte.wordt(bij_onderwijs(p, "levenlanglerenkrediet.leeftijd.{}.maximum", f))
    te_jong = ~f.is_ho & ~dertig.bereikt(f.maand)
    return te_jong | (hoogste.bereikt(f.maand) & ~f.heeft_doorlopend_krediet)


def _mist_diploma(f: Feiten, geboorte: Geboorte) -> Bool:
    """Under 30 in a full-time or dual programme of higher education: only after a completed one."""
    vol = f.opleidingsvorm <= Opleidingsvorm.DUAAL
    return f.is_ho & vol & ~geboorte.wordt(30).bereikt(f.maand) & ~f.heeft_ho_diploma


@rule(
    law="Wsf 2000 art. 3.16d(1)",
    parameters=("levenlanglerenkrediet.grens", "collegegeld.wettelijk", "lesgeld.wettelijk"),
)
def levenlanglerenkrediet(
    feiten: Feiten, parameters: Parameters, fase: Code, recorder: Recorder = STIL
) -> Int:
    """Cents a month: what was asked, at most a twelfth of the own fee and five twelfths of the statutory
    fee (ho) or of the lesgeld (mbo), each half up."""
    collegegeld = parameters.reeks("collegegeld.wettelijk.jaar", feiten.maand)
    lesgeld = parameters.reeks("lesgeld.wettelijk.jaar", feiten.maand)
    twaalfden = parameters.reeks("levenlanglerenkrediet.grens.twaalfden", feiten.maand)
    grens = rond_half_op(np.where(feiten.is_ho, collegegeld, lesgeld) * twaalfden, 12)
    eigen = rond_half_op(feiten.collegegeld_jaar, 12)
    krijgt = fase == Fase.LEVENLANGLERENKREDIET
    ruimte = np.where(krijgt, np.minimum(eigen, grens), 0)
    gevraagd = feiten.vraagt_levenlanglerenkrediet
    bedrag = np.where(gevraagd == MAXIMAAL, ruimte, np.minimum(gevraagd, ruimte))
    if recorder.luistert:
        artikel = "Wsf 2000 art. 3.16d(1)"
        recorder.stap("twaalfde deel van de eigen kosten", eigen, CENTEN, artikel, krijgt)
        recorder.stap("hoogste levenlanglerenkrediet", grens, CENTEN, artikel, krijgt)
        recorder.stap("levenlanglerenkrediet", bedrag, CENTEN, artikel, krijgt)
    return bedrag
