"""What a month adds up to: every component of every row, from the facts and the parameters.

Tour: `bereken` judges the right of each row, works out the rows that have one with the rules of the other
files and puts zeros in the rest, so that one bad row never stops twenty thousand. `bereken_een` is the same
for one row and raises what the batch marks with a code.
"""

from dataclasses import dataclass
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.parameters import BuitenBekendeWet, NietGemodelleerd, Parameters
from duo_portal.foundation.period import Maand

from . import REGELVERSIE
from .aanvullende_beurs import AanvullendeBeurs, aanvullende_beurs
from .basisbeurs import basisbeurs
from .collegegeldkrediet import collegegeldkrediet, kredietruimte
from .componenten import Component
from .eenoudertoeslag import eenoudertoeslag
from .fase import Fase
from .feiten import Bool, Feiten, Int
from .geldigheid import OngeldigeFeiten, fouten
from .koopkracht import koopkracht
from .lening import leenruimte, lening
from .levenlanglerenkrediet import levenlanglerenkrediet
from .niet_gemodelleerd import BuitenModel
from .recht import Fasen, Redenen, recht
from .reden import GeenRecht, Reden
from .reisvoorziening import reisvoorziening
from .uitwonend import is_uitwonend

Kolom = TypeVar("Kolom", bound=NDArray[Any])
MAANDELIJKS = tuple(component for component in Component if component < Component.ENERGIETOESLAG)
VERSIE = REGELVERSIE


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Columns over the rows of `Feiten`; money in cents a month, zero where `reden` is not `RECHT`."""

    reden: Redenen  # Reden, 0 = right
    fase: Fasen  # Fase
    bedragen: dict[Component, Int]  # all of MAANDELIJKS
    is_uitwonend: Bool
    maximum_aanvullende_beurs: Int
    ouderlijke_bijdrage: Int
    leenruimte: Int
    kredietruimte: Int  # of the collegegeldkrediet
    wordt_lening: Bool  # art. 3.20: income unknown, the aanvullende beurs is lent for now

    @property
    def totaal(self) -> Int:
        """What is paid a month: all components but the travel product."""
        som = np.zeros(len(self.reden), dtype=np.int64)
        for component, bedrag in self.bedragen.items():
            if component.wordt_uitbetaald:
                som += bedrag
        return som


def bereken(feiten: Feiten, parameters: Parameters, recorder: Recorder = STIL) -> Uitkomst:
    """All components of n person-months; a row without right has a reason and zeros."""
    oordeel = recht(feiten, parameters, recorder)
    met_recht = oordeel.reden == 0
    if met_recht.all():
        return _bedragen(feiten, parameters, oordeel.reden, oordeel.fase, recorder)
    deel = _bedragen(
        feiten.rijen(met_recht),
        parameters,
        oordeel.reden[met_recht],
        oordeel.fase[met_recht],
        recorder.deel(met_recht),
    )
    return Uitkomst(
        reden=oordeel.reden,
        fase=oordeel.fase,
        bedragen={c: _terug(met_recht, bedrag) for c, bedrag in deel.bedragen.items()},
        is_uitwonend=_terug(met_recht, deel.is_uitwonend),
        maximum_aanvullende_beurs=_terug(met_recht, deel.maximum_aanvullende_beurs),
        ouderlijke_bijdrage=_terug(met_recht, deel.ouderlijke_bijdrage),
        leenruimte=_terug(met_recht, deel.leenruimte),
        kredietruimte=_terug(met_recht, deel.kredietruimte),
        wordt_lening=_terug(met_recht, deel.wordt_lening),
    )


def bereken_een(feiten: Feiten, parameters: Parameters, recorder: Recorder = STIL) -> Uitkomst:
    """The same for one row.

    Raises `BuitenBekendeWet`, `NietGemodelleerd` (a person decides), `OngeldigeFeiten` (which columns) or
    `GeenRecht` (why not).
    """
    if len(feiten) != 1:
        raise ValueError(f"bereken_een kent één rij; dit zijn er {len(feiten)}: gebruik bereken.")
    uitkomst = bereken(feiten, parameters, recorder)
    reden = Reden(int(uitkomst.reden[0]))
    if reden is Reden.BUITEN_BEKENDE_WET:
        raise BuitenBekendeWet(f"De wet is niet bekend voor {_maand(feiten)}.")
    if reden is Reden.NIET_GEMODELLEERD:
        regel = BuitenModel(int(feiten.buiten_model[0])) or BuitenModel.TOEGANG_MBO
        raise NietGemodelleerd(f"{regel.tekst} ({regel.artikel})")
    if reden is Reden.ONGELDIGE_GEGEVENS:
        raise OngeldigeFeiten([naam for naam, rij in fouten(feiten).items() if rij[0]])
    if reden is not Reden.RECHT:
        raise GeenRecht(reden)
    return uitkomst


def _bedragen(
    feiten: Feiten, parameters: Parameters, reden: Redenen, fase: Fasen, recorder: Recorder
) -> Uitkomst:
    """Rows that have a right, each by its phase."""
    uit = is_uitwonend(feiten, recorder)
    heeft_beurzen = (fase == Fase.GIFT) | (fase == Fase.PRESTATIEBEURS)
    bedragen, beurs = _beurzen(feiten, parameters, uit, heeft_beurzen, recorder)
    ruimte = leenruimte(feiten, parameters, fase, beurs, recorder)
    bedragen[Component.LENING] = lening(feiten.lening_gevraagd, ruimte, recorder)
    krediet = kredietruimte(feiten, parameters, fase, recorder)
    gevraagd = feiten.collegegeldkrediet_gevraagd
    bedragen[Component.COLLEGEGELDKREDIET] = collegegeldkrediet(gevraagd, krediet, recorder)
    bedragen[Component.REISVOORZIENING] = reisvoorziening(feiten, parameters, fase, recorder)
    bedragen[Component.LEVENLANGLERENKREDIET] = levenlanglerenkrediet(
        feiten, parameters, fase, recorder
    )
    uitkomst = Uitkomst(
        reden=reden,
        fase=fase,
        bedragen={component: bedragen[component] for component in MAANDELIJKS},
        is_uitwonend=uit,
        maximum_aanvullende_beurs=beurs.maximum,
        ouderlijke_bijdrage=beurs.bijdrage,
        leenruimte=ruimte,
        kredietruimte=krediet,
        wordt_lening=beurs.wordt_lening,
    )
    if recorder.luistert:
        recorder.stap("totaal per maand", uitkomst.totaal, CENTEN, "Wsf 2000 art. 3.1(4)")
    return uitkomst


def _beurzen(
    feiten: Feiten, parameters: Parameters, uit: Bool, heeft_beurzen: Bool, recorder: Recorder
) -> tuple[dict[Component, Int], AanvullendeBeurs]:
    """The grants, zero in the rows whose phase has none."""
    luisteraar = recorder.alleen(heeft_beurzen)
    beurs = aanvullende_beurs(feiten, parameters, uit, luisteraar)
    kolommen = {
        Component.BASISBEURS: basisbeurs(feiten, parameters, uit, luisteraar),
        Component.KOOPKRACHT: koopkracht(feiten, parameters, uit, luisteraar),
        Component.AANVULLENDE_BEURS: beurs.toegekend,
        Component.EENOUDERTOESLAG: eenoudertoeslag(feiten, parameters, luisteraar),
    }
    beurs = AanvullendeBeurs(
        maximum=np.where(heeft_beurzen, beurs.maximum, 0),
        bijdrage=np.where(heeft_beurzen, beurs.bijdrage, 0),
        toegekend=np.where(heeft_beurzen, beurs.toegekend, 0),
        wordt_lening=heeft_beurzen & beurs.wordt_lening,
    )
    return {c: np.where(heeft_beurzen, bedrag, 0) for c, bedrag in kolommen.items()}, beurs


def _terug(keuze: Bool, deel: Kolom) -> Kolom:
    """A column over the chosen rows, back in its place among all rows."""
    kolom: Any = np.zeros(len(keuze), dtype=deel.dtype)
    kolom[keuze] = deel
    return cast("Kolom", kolom)


def _maand(feiten: Feiten) -> str:
    index = int(feiten.maand[0])
    return str(Maand.van_index(index)) if 1900 * 12 <= index < 9999 * 12 else "deze maand"
