"""What the months ahead come to: per month, in all, and what is owed at the end.

The amounts are those of `rules.tijdvak`, the functions of an award. The debt is principal only: what the
ledger holds today plus what each month that is not booked adds; interest and instalments are terugbetalen's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from duo_portal.foundation.period import Maand
from duo_portal.ledger import chart, queries
from studiefinanciering.rules.componenten import Component, Vorm
from studiefinanciering.rules.reden import Reden
from studiefinanciering.rules.tijdvak import bereken_tijdvak

from .grondslag import Grondslag

Bedragen = Mapping[Component, tuple[int, Vorm]]
TIENTJE = 1_000
_VAN_OUDERS = (Component.AANVULLENDE_BEURS, Component.LENING)


@dataclass(frozen=True, slots=True)
class Beginschuld:
    """Principal today in cents, and the months that are in it."""

    lening: int
    prestatiebeurs: int
    geboekt: frozenset[int]  # month indices


@dataclass(frozen=True, slots=True)
class Maandbedrag:
    """One month: cents and form per part, and why there is nothing."""

    maand: Maand
    bedragen: Bedragen
    reden: Reden = Reden.RECHT

    @property
    def betaald(self) -> int:
        """Cents to the account: all but the travel product."""
        return sum(centen for deel, (centen, _) in self.bedragen.items() if deel.wordt_uitbetaald)

    def in_vorm(self, vorm: Vorm) -> int:
        """Cents in this form, the travel product included."""
        return sum(centen for centen, eigen in self.bedragen.values() if eigen is vorm)


@dataclass(frozen=True, slots=True)
class Verloop:
    """The months from now to `einde` (half-open), each of them, and the principal today."""

    maanden: tuple[Maandbedrag, ...]
    einde: Maand
    schuld_nu: Beginschuld
    onbetaald: tuple[Maandbedrag, ...]  # months before now that are decided and not booked

    @property
    def betaald(self) -> int:
        """Cents over all months."""
        return sum(maand.betaald for maand in self.maanden)

    def schuld(self, *, met_diploma: bool, tot: Maand | None = None) -> int:
        """Principal in cents before month `tot` (default: at the end); a diploma in time leaves the loans."""
        grens = tot or self.einde
        mee = [
            m
            for m in (*self.onbetaald, *self.maanden)
            if m.maand < grens and m.maand.index not in self.schuld_nu.geboekt
        ]
        lening = self.schuld_nu.lening + sum(m.in_vorm(Vorm.LENING) for m in mee)
        beurs = self.schuld_nu.prestatiebeurs + sum(m.in_vorm(Vorm.PRESTATIEBEURS) for m in mee)
        return lening if met_diploma else lening + beurs


def lees_beginschuld(persoon_id: int) -> Beginschuld:
    """From the ledger: loans and prestatiebeurs without interest, and which months are booked."""
    saldi = queries.saldi_persoon(persoon_id)
    lening = sum(
        centen
        for code, centen in saldi.items()
        if 1200 <= code < 1300 and code % 10 != chart.RENTE_OP_LENING
    )
    beurs = sum(
        centen
        for code, centen in saldi.items()
        if 1400 <= code < 1500 and code != chart.PRESTATIEBEURS_RENTE
    )
    geboekt = {Maand.van(maand).index for maand, _, _ in queries.geboekt(persoon_id)}
    return Beginschuld(lening, beurs, frozenset(geboekt))


def verloop(g: Grondslag, schuld_nu: Beginschuld) -> Verloop:
    """Every month up to the end by the rules of an award; a month that was not asked for has nothing."""
    deel = g.rijen(g.feiten.maand < g.einde.index)
    wie = np.zeros(len(deel.feiten), dtype=np.int64)
    uit = bereken_tijdvak(deel.feiten, wie, deel.begin, deel.wet, gift_tot=deel.gift_tot)
    per_maand = {}
    for i, index in enumerate(deel.feiten.maand.tolist()):
        bedragen = {
            c: (int(bedrag[i]), Vorm(int(uit.vormen[c][i])))
            for c, bedrag in uit.bedragen.items()
            if bedrag[i]
        }
        reden = Reden(int(uit.uitkomst.reden[i]))
        per_maand[index] = Maandbedrag(Maand.van_index(index), bedragen, reden)
    maanden = tuple(
        per_maand.get(index, Maandbedrag(Maand.van_index(index), {}))
        for index in range(g.nu.index, g.einde.index)
    )
    eerder = tuple(m for index, m in per_maand.items() if index < g.nu.index)
    return Verloop(maanden, g.einde, schuld_nu, eerder)


def verhul(nu: Verloop, dan: Verloop) -> Verloop:
    """What changes through an income of a parent, in whole tens of euros towards nothing.

    The exact change and the percentage would give the income itself.
    """
    eerst = {m.maand: m.bedragen for m in nu.maanden}
    maanden = []
    for m in dan.maanden:
        bedragen = dict(m.bedragen)
        for deel in _VAN_OUDERS:
            voor, vorm = eerst.get(m.maand, {}).get(deel, (0, None))
            na, eigen = bedragen.get(deel, (0, vorm))
            verschil = abs(na - voor) // TIENTJE * TIENTJE
            centen = voor + verschil if na > voor else voor - verschil
            bedragen.pop(deel, None)
            soort = eigen or vorm
            if centen and soort is not None:
                bedragen[deel] = (centen, soort)
        maanden.append(replace(m, bedragen=bedragen))
    return replace(dan, maanden=tuple(maanden))
