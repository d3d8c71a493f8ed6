"""Where somebody stands: as a debtor by the ledger and the decisions, as a student by what is to come.

Levenlanglerenkrediet has rules of its own and is left out, but for who asks for it. One clock is taken for the whole debt.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from duo_portal.foundation.period import Maand
from terugbetalen.models import Renteperiode, Terugbetaling
from terugbetalen.rules.fase import Fasefeiten, bepaal_fasen, gebruikt_aflosvrij
from terugbetalen.rules.machten import Int
from terugbetalen.rules.regeling import LOOPTIJD, Regeling
from terugbetalen.rules.rente import rentejaar

from .indelen import kolom
from .lezing import Lezing
from .maandlasten import bedragenjaar, rente_van
from .vooruitblik import MET_DIPLOMA, ZONDER_DIPLOMA, lees_vooruitblik

MEEST_AFLOSVRIJ = 60


@dataclass(frozen=True, slots=True)
class Positie:
    """One row, from `nu` on; cents. `klaar_met_studie` is the first month in which paying more makes sense."""

    nu: Maand
    regeling: Regeling
    schuld: int
    erbij: Int  # (m,)
    rente_ppm: Int  # (m,)
    rentejaar: Int  # (m,) whose rate holds, to tell what may still change
    fasen: Fasefeiten
    termijn: int  # in force; 0 = still to be set
    jaar: int
    klaar_met_studie: Maand
    is_student: bool

    @property
    def aflos_begin(self) -> Maand:
        """First month with an instalment."""
        return Maand.van_index(int(bepaal_fasen(self.fasen).aflos_begin[0]))

    @property
    def is_aflosfase(self) -> bool:
        return self.aflos_begin <= self.nu

    @property
    def gebruikt_aflosvrij(self) -> int:
        """Months free of instalments that were had or granted."""
        tot = kolom(self.nu.index + len(self.erbij))
        return int(gebruikt_aflosvrij(self.fasen, bepaal_fasen(self.fasen), tot)[0])


def lees_positie(
    persoon_id: int,
    op: date,
    *,
    met_diploma: bool = True,
    is_lllk: bool = False,
    gelezen: Lezing | None = None,
) -> Positie | None:
    """A debtor first, else a student; None for who owes nothing and will not. Levenlanglerenkrediet on demand only.

    `gelezen`: what the page read of this file.
    """
    uit = gelezen or Lezing(persoon_id, op)
    rij = next((een for een in uit.terugbetalingen if een.is_lllk == is_lllk), None)
    if rij is None and is_lllk:
        return None
    gevonden = _debiteur(rij, uit) if rij else _student(persoon_id, op, met_diploma=met_diploma)
    return gevonden if gevonden and (gevonden.schuld or gevonden.erbij.any()) else None


def _debiteur(rij: Terugbetaling, uit: Lezing) -> Positie | None:
    op, nu = uit.op, Maand.van(uit.op)
    begint = max(nu, Maand.van(rij.geldig.lower))
    d = uit.dossiers(begint)
    plekken = np.flatnonzero(d.is_lllk == rij.is_lllk)
    if not len(plekken):
        return None
    i = int(plekken[0])
    fasen = _rij(d.fasefeiten(begint.index), i)
    regeling = Regeling(int(d.regeling[i]))
    einde = int(bepaal_fasen(fasen).einde[0])
    maanden = max(einde - nu.index, 0) + MEEST_AFLOSVRIJ + 1
    besluit = uit.besluit(op, is_lllk=rij.is_lllk)
    ppm, jaren = _rente(
        uit.renteperiode(nu.eerste_dag, is_lllk=rij.is_lllk), regeling, int(d.begin[i]), nu, maanden
    )
    return Positie(
        nu=nu,
        regeling=regeling,
        schuld=int(d.schuld[i]),
        erbij=np.zeros(maanden, dtype=np.int64),
        rente_ppm=ppm,
        rentejaar=jaren,
        fasen=fasen,
        termijn=besluit.wettelijk_maandbedrag_centen if besluit else 0,
        jaar=bedragenjaar(op.year),
        klaar_met_studie=nu,
        is_student=False,
    )


def _rente(
    vast: Renteperiode | None, regeling: Regeling, begin: int, nu: Maand, maanden: int
) -> tuple[Int, Int]:
    """Per month the rate and its year: what is fixed, and for later years the rate of this year."""
    maand = np.arange(nu.index, nu.index + maanden)
    jaren = rentejaar(np.full(maanden, begin), maand)
    vroeger = {int(j): rente_van(regeling, min(int(j), nu.jaar)).ppm for j in np.unique(jaren)}
    ppm = np.array([vroeger[int(j)] for j in jaren], dtype=np.int64)
    if vast is not None:
        tot = Maand.van(vast.geldig.upper).index if vast.geldig.upper else nu.index + maanden
        ppm[: max(tot - nu.index, 0)] = vast.rente_ppm
    return ppm, jaren


def _rij(f: Fasefeiten, i: int) -> Fasefeiten:
    """One row of the facts of phases."""
    return Fasefeiten(
        f.regeling[i : i + 1],
        f.begin[i : i + 1],
        f.schorsing_van[i : i + 1],
        f.schorsing_tot[i : i + 1],
        f.aflosvrij_van[i : i + 1],
        f.aflosvrij_tot[i : i + 1],
        f.extra_maanden[i : i + 1],
        f.elders_afgelost[i : i + 1],
    )


def _student(persoon_id: int, op: date, *, met_diploma: bool) -> Positie | None:
    blik = lees_vooruitblik(persoon_id, op)
    if blik is None:
        return None
    i = MET_DIPLOMA if met_diploma else ZONDER_DIPLOMA
    p = blik.plannen
    maanden = (blik.aflos_begin - blik.nu) + LOOPTIJD[blik.regels.regeling].aflosmaanden
    maanden += MEEST_AFLOSVRIJ + 1
    erbij = np.zeros(maanden, dtype=np.int64)
    erbij[: min(maanden, p.erbij.shape[1])] = p.erbij[i, :maanden]
    fasen = _rij(p.fasen, i)
    jaren = rentejaar(
        np.full(maanden, int(fasen.begin[0])), np.arange(p.nu, p.nu + maanden, dtype=np.int64)
    )
    return Positie(
        nu=blik.nu,
        regeling=blik.regels.regeling,
        schuld=int(p.schuld[i]),
        erbij=erbij,
        rente_ppm=np.full(maanden, blik.rente.ppm, dtype=np.int64),
        rentejaar=jaren,
        fasen=fasen,
        termijn=0,
        jaar=p.jaar,
        klaar_met_studie=blik.einde,
        is_student=True,
    )
