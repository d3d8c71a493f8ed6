"""Which rows can be judged at all: codes that exist, amounts and counts within bounds.

A row that fails gets `Reden.ONGELDIGE_GEGEVENS` and leaves the others alone; the bounds are also what keeps
the exact arithmetic of `aanvullende_beurs` inside int64.
"""

import numpy as np

from .aanvullende_beurs import GRENS_CENTEN, GRENS_KINDEREN
from .componenten import MAXIMAAL, Nationaliteit, Opleidingsvorm, VrijeVoet
from .feiten import Bool, Code, Feiten, Int, een_van_beide
from .niet_gemodelleerd import BuitenModel


class OngeldigeFeiten(ValueError):
    """One row cannot be judged; the message names the columns (never their values)."""

    def __init__(self, kolommen: list[str]) -> None:
        super().__init__(
            f"Deze feiten kunnen niet worden beoordeeld; verbeter {', '.join(kolommen)}."
        )
        self.kolommen = kolommen


def fouten(feiten: Feiten) -> dict[str, Bool]:
    """Per column the rows in which its value cannot be right."""
    f, telt = feiten, feiten.ouder_telt
    bekend = telt & f.inkomen_bekend
    return {
        "maand": ~_tussen(f.maand, 0, 9999 * 12),
        "onderwijs": ~_tussen(f.onderwijs, 1, 2),
        "niveau": np.where(f.is_ho, f.niveau != 0, ~_tussen(f.niveau, 1, 4)),
        "opleidingsvorm": ~_tussen(f.opleidingsvorm, 1, max(Opleidingsvorm)),
        "nationaliteit": ~_tussen(f.nationaliteit, 0, max(Nationaliteit)),
        "buiten_model": ~_tussen(f.buiten_model, 0, max(BuitenModel)),
        "geboren": ~_tussen(f.geboren, 1, 3_652_059),
        "inkomen": een_van_beide(bekend & ~_tussen(f.inkomen, -GRENS_CENTEN, GRENS_CENTEN)),
        "vrije_voet": een_van_beide(telt & ~_tussen(f.vrije_voet, 0, max(VrijeVoet))),
        "aftrekkinderen": een_van_beide(telt & ~_tussen(f.aftrekkinderen, 0, GRENS_KINDEREN)),
        "deelkinderen": een_van_beide(telt & ~_tussen(f.deelkinderen, 1, GRENS_KINDEREN)),
        "aflossing_duo": een_van_beide(telt & ~_tussen(f.aflossing_duo, 0, GRENS_CENTEN)),
        **_gevraagd(f),
        **_verbruik(f),
    }


def _gevraagd(f: Feiten) -> dict[str, Bool]:
    return {
        "lening_gevraagd": ~_tussen(f.lening_gevraagd, MAXIMAAL, GRENS_CENTEN),
        "collegegeld_jaar": ~_tussen(f.collegegeld_jaar, 0, GRENS_CENTEN),
        "collegegeldkrediet_gevraagd": ~_tussen(
            f.collegegeldkrediet_gevraagd, MAXIMAAL, GRENS_CENTEN
        ),
        "vraagt_levenlanglerenkrediet": ~_tussen(
            f.vraagt_levenlanglerenkrediet, MAXIMAAL, GRENS_CENTEN
        ),
    }


def _verbruik(f: Feiten) -> dict[str, Bool]:
    return {
        "prestatiebeurs_gebruikt": f.prestatiebeurs_gebruikt < 0,
        "leenfase_gebruikt": f.leenfase_gebruikt < 0,
        "diplomatermijn_extra": ~_tussen(f.diplomatermijn_extra, 0, 9999 * 12),
        "weken_afwezig": f.weken_afwezig < 0,
        "krediet_gebruikt": f.krediet_gebruikt < 0,
    }


def is_geldig(feiten: Feiten) -> Bool:
    """Which rows can be judged."""
    fout = np.zeros(len(feiten), dtype=np.bool_)
    for rijen in fouten(feiten).values():
        fout |= rijen
    return ~fout


def _tussen(kolom: Int | Code, laag: int, hoog: int) -> Bool:
    return (kolom >= laag) & (kolom <= hoog)
