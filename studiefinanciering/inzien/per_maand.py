"""What a new decision gives more or less than the one it took the place of, month by month."""

from duo_portal.foundation.period import Maand, maanden
from studiefinanciering.inzien.besluiten import Bedrag, Besluit, bedragwijzigingen
from studiefinanciering.rules.componenten import Vorm


def per_maand(nieuw: Besluit) -> list[tuple[Maand, int, int]]:
    """Per month of a new decision: cents more, and of which no loan (a loan that comes later costs no interest)."""
    samen: dict[Maand, tuple[int, int]] = {}
    for w in bedragwijzigingen(nieuw):
        if not w.component.wordt_uitbetaald:
            continue
        verschil = _centen(w.nieuw) - _centen(w.oud)
        gift = _centen(w.nieuw, zonder_lening=True) - _centen(w.oud, zonder_lening=True)
        for maand in maanden(w.van, w.tot_en_met.volgende):
            alles, zonder = samen.get(maand, (0, 0))
            samen[maand] = (alles + verschil, zonder + gift)
    return [(maand, alles, zonder) for maand, (alles, zonder) in sorted(samen.items())]


def _centen(bedrag: Bedrag | None, *, zonder_lening: bool = False) -> int:
    if bedrag is None or (zonder_lening and bedrag.vorm is Vorm.LENING):
        return 0
    return bedrag.centen
