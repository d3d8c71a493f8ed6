"""Published figures, reckoned again by the rules: what stands on the page "zo rekenen wij".

Nothing here is copied from an outcome: `gepubliceerd` is what the source printed, `uitgerekend` what our rules give
now. The page shows both, and says so when they differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.money import CENTEN_PER_EURO
from terugbetalen.rules.draagkracht import (
    GEEN_PARTNER,
    Draagkrachtfeiten,
    belastbaar_minimumloon,
    draagkracht,
)
from terugbetalen.rules.machten import CIJFERS, Int, groeifactor, maandrente
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import LOOPTIJD, Regeling
from terugbetalen.rules.termijn import (
    minimum,
    schuld_na,
    totaal_bij_annuiteit,
    wettelijk_maandbedrag,
)

SCHULD, PPM, JAAR = 50_000 * CENTEN_PER_EURO, 25_600, 2024
INKOMEN, INKOMENSJAAR = 40_000 * CENTEN_PER_EURO, 2022
TIENDUIZEND = 10_000 * CENTEN_PER_EURO


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """One published figure, cents; `in_hele_euros` where the source printed no cents."""

    wat: Promise
    gepubliceerd: int
    uitgerekend: int
    bron: Promise
    in_hele_euros: bool = False

    @property
    def klopt(self) -> bool:
        """Whether the rules give what was published, as far as it was printed."""
        verschil = abs(self.gepubliceerd - self.uitgerekend)
        return verschil * 2 <= CENTEN_PER_EURO if self.in_hele_euros else not verschil


@dataclass(frozen=True, slots=True)
class Som:
    """The example worked out in steps, cents."""

    schuld: int
    rente_ppm: int
    maandrente: Decimal  # percent
    aanloopmaanden: int
    schuld_begin: int
    aflosmaanden: int
    termijn: int
    totaal: int
    rente: int


@dataclass(frozen=True, slots=True)
class Draagsom:
    """The example of an income, cents."""

    inkomen: int
    jaar: int
    vrij: int
    boven: int
    per_maand: int


def som() -> Som:
    """The debt of the example under SF35, from today to its end."""
    duur = LOOPTIJD[Regeling.SF35]
    begin = schuld_na(_k(SCHULD), _k(PPM), _k(duur.aanloopmaanden))
    termijn = wettelijk_maandbedrag(
        begin, _k(PPM), _k(duur.aflosmaanden), _k(Regeling.SF35), _k(JAAR), bekende_wet()
    )
    with localcontext(CIJFERS):
        onafgerond = SCHULD * groeifactor(PPM, duur.aanloopmaanden)
        per_maand = maandrente(PPM) * 100
    totaal = totaal_bij_annuiteit(onafgerond, PPM, duur.aflosmaanden)
    return Som(
        schuld=SCHULD,
        rente_ppm=PPM,
        maandrente=per_maand,
        aanloopmaanden=duur.aanloopmaanden,
        schuld_begin=int(begin[0]),
        aflosmaanden=duur.aflosmaanden,
        termijn=int(termijn[0]),
        totaal=totaal,
        rente=totaal - SCHULD,
    )


def draagsom() -> Draagsom:
    """What one person under SF35 can bear in the example."""
    vrij = int(belastbaar_minimumloon(_k(INKOMENSJAAR), bekende_wet())[0])
    feiten = Draagkrachtfeiten(
        regeling=_k(Regeling.SF35),
        jaar=_k(INKOMENSJAAR),
        inkomen=_k(INKOMEN),
        partner_inkomen=_k(GEEN_PARTNER),
        is_alleenstaande_ouder=np.array([False]),
    )
    kan = int(draagkracht(feiten, bekende_wet())[0])
    return Draagsom(INKOMEN, INKOMENSJAAR, vrij, INKOMEN - vrij, kan)


def voorbeelden() -> Iterator[Voorbeeld]:
    """Every published figure that the page shows."""
    s, rekenhulp = som(), _("Rekenhulp van DUO, 2024")
    wat = _("Schuld na twee jaar aanloop, 50.000 euro, 2,56 procent")
    yield Voorbeeld(wat, 52_593_00, s.schuld_begin, rekenhulp, in_hele_euros=True)
    yield Voorbeeld(_("Per maand daarna, 35 jaar lang"), 188_88, s.termijn, rekenhulp)
    yield Voorbeeld(_("Rente in totaal"), 29_327_90, s.rente, rekenhulp)
    yield Voorbeeld(_("Alles bij elkaar betaald"), 79_327_90, s.totaal, rekenhulp)
    wat = _("Hoogste bedrag per maand bij 40.000 euro inkomen, alleen, in 2022")
    yield Voorbeeld(wat, 61_89, draagsom().per_maand, _("Hoger Onderwijs Persbureau, 2022"))
    wat = _("10.000 euro na een jaar met 2,56 procent rente")
    groei = int(schuld_na(_k(TIENDUIZEND), _k(PPM), _k(12))[0])
    yield Voorbeeld(wat, 10_256_00, groei, _("DUB, universiteitsblad Utrecht"))
    duo = _("Website van DUO over het maandbedrag")
    for naam, regeling, gedrukt in (
        (_("Laagste maandbedrag SF35"), Regeling.SF35, 5_00),
        (_("Laagste maandbedrag SF15 en SF15-oud"), Regeling.SF15, 45_41),
    ):
        laagste = int(minimum(_k(regeling), _k(JAAR), bekende_wet())[0])
        yield Voorbeeld(naam, gedrukt, laagste, duo)


def _k(waarde: int) -> Int:
    return np.array([int(waarde)], dtype=np.int64)
