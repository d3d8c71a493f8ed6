"""Awards in bulk, for everybody who asked: a run with a preview that a person signs, worked off by the workers."""

from duo_portal.foundation.period import Maand
from studiefinanciering.batches import TOEKENNING

from .runs import Vertel, drijf, open_of_vind


def beslis(maand: Maand, vertel: Vertel) -> None:
    """Decide on all that was asked from `maand` to the end of its year."""
    drijf(open_of_vind(TOEKENNING, maand.eerste_dag).pk, vertel)
