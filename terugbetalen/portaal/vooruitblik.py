"""The debt of a student up to the day on which repaying begins, and after it, if all goes on as now.

What the ledger holds, plus what each month to come adds (`studiefinanciering.operations.vooruitzien`), with the interest
of every month by the rules. Levenlanglerenkrediet has rules of its own and is left out.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from duo_portal.foundation.period import Maand
from duo_portal.ledger.codes import Regime
from studiefinanciering.operations.vooruitzien import Vooruitzicht, vooruitzien
from terugbetalen.queries import Schuld, schuld_van
from terugbetalen.rules.draagkracht import GEEN_PARTNER, ONBEKEND
from terugbetalen.rules.fase import begin_terugbetaling, zonder_pauze
from terugbetalen.rules.machten import Int
from terugbetalen.rules.regeling import LOOPTIJD, Regeling

from .indelen import Regels, kolom, regels_van_student
from .maandlasten import Maandlast, Rente, bedragenjaar, maandlasten, rente_van
from .verloop import Plannen, Verlopen, speel

MET_DIPLOMA, ZONDER_DIPLOMA = 0, 1
"""Rows of a look ahead: with a diploma in time only the loans are left."""


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """Months from `nu` on; the tuples hold one value with and one without a diploma in time; cents."""

    nu: Maand
    einde: Maand  # first month after the study
    aflos_begin: Maand
    regels: Regels
    rente: Rente
    schuld_nu: tuple[int, int]
    schuld_einde: tuple[int, int]
    lasten: tuple[Maandlast, Maandlast]  # at the start of the aflosfase
    plannen: Plannen

    def speel(self) -> Verlopen:
        """Both courses up to the end."""
        return speel(self.plannen)


def lees_vooruitblik(persoon_id: int, op: date) -> Vooruitblik | None:
    """Look ahead for a student; None for who has no student finance to come."""
    zicht = vooruitzien(persoon_id, op)
    return None if zicht is None else _blik(zicht, *_schulden(persoon_id, zicht.nu), op.year)


def begin_aflosfase(einde: Maand, regeling: Regeling = Regeling.SF35) -> Maand:
    """First month with an instalment, for who has student finance for the last time in the month before `einde`."""
    begin = int(begin_terugbetaling(kolom(einde.index - 1))[0])
    return Maand.van_index(begin + LOOPTIJD[regeling].aanloopmaanden)


def _schulden(persoon_id: int, nu: Maand) -> tuple[Schuld, Schuld]:
    """At the end of last month, and with all that is booked by now."""
    return (
        schuld_van(persoon_id, nu.eerste_dag - timedelta(days=1)),
        schuld_van(persoon_id, date.max),
    )


def _blik(zicht: Vooruitzicht, eerst: Schuld, nu: Schuld, jaar: int) -> Vooruitblik:
    aflos = begin_aflosfase(zicht.einde)
    regels = regels_van_student(zicht.verleden, aflos.index)
    rente = rente_van(regels.regeling, jaar)
    duur = LOOPTIJD[regels.regeling].aflosmaanden
    tot_einde, tot_aflos = zicht.einde - zicht.nu, aflos - zicht.nu
    erbij = _erbij(zicht, eerst, nu, tot_aflos + duur + 1)
    plannen = _plannen(zicht, regels, rente, erbij, np.array(_twee(eerst)), bedragenjaar(jaar))
    schuld = speel(plannen.eerste(tot_aflos)).schuld
    lasten = maandlasten(schuld[:, tot_aflos].tolist(), regels.regeling, rente.ppm, jaar)
    return Vooruitblik(
        nu=zicht.nu,
        einde=zicht.einde,
        aflos_begin=aflos,
        regels=regels,
        rente=rente,
        schuld_nu=_twee(nu),
        schuld_einde=(int(schuld[0, tot_einde]), int(schuld[1, tot_einde])),
        lasten=(lasten[0], lasten[1]),
        plannen=plannen,
    )


def _twee(schuld: Schuld) -> tuple[int, int]:
    """With and without a diploma."""
    kaal = schuld.definitief_centen - schuld.som(regime=int(Regime.LLLK))
    return kaal, kaal + schuld.voorwaardelijk_centen


def _erbij(zicht: Vooruitzicht, eerst: Schuld, nu: Schuld, maanden: int) -> Int:
    """What each month adds; what is decided of earlier months and still to be booked counts in this one."""
    uit = np.zeros((2, maanden), dtype=np.int64)
    uit[:, 0] = np.array(_twee(nu)) - np.array(_twee(eerst))
    for m in zicht.maanden:
        plek = max(m.maand - zicht.nu, 0)
        uit[MET_DIPLOMA, plek] += m.lening_centen
        uit[ZONDER_DIPLOMA, plek] += m.lening_centen + m.prestatiebeurs_centen
    return uit


def _plannen(
    zicht: Vooruitzicht, regels: Regels, rente: Rente, erbij: Int, schuld: Int, jaar: int
) -> Plannen:
    n, maanden = erbij.shape
    begin = begin_terugbetaling(np.full(n, zicht.einde.index - 1))
    return Plannen(
        nu=zicht.nu.index,
        jaar=jaar,
        schuld=schuld,
        erbij=erbij,
        rente_ppm=np.full((n, maanden), rente.ppm, dtype=np.int64),
        fasen=zonder_pauze(np.full(n, int(regels.regeling)), begin),
        termijn=np.zeros(n, dtype=np.int64),
        is_extra_afgelost=np.zeros(n, dtype=np.bool_),
        inkomen=np.full((n, maanden), ONBEKEND, dtype=np.int64),
        partner_inkomen=np.full(n, GEEN_PARTNER, dtype=np.int64),
        is_alleenstaande_ouder=np.zeros(n, dtype=np.bool_),
        vrijwillig=np.zeros((n, maanden), dtype=np.int64),
        bovenop=np.zeros(n, dtype=np.int64),
    )
