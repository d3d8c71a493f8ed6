"""What would have to be different for an aanvullende beurs, or for a higher one.

The threshold is found by trying incomes in the rule itself: more income never gives more grant, so a search by
halves finds the cent. An income belongs to its owner: the threshold is that of parents who earn the same, with
no instalments of a study debt of their own. It is made of the law and of what the student knows (how many
parents count, which allowance, which sisters and brothers share), so it tells nothing about what they earn
(docs/decisions/0011-an-income-is-its-owners.md).
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.dossier import opslag
from studiefinanciering.models import Toekenning
from studiefinanciering.rules.aanvullende_beurs import GRENS_CENTEN, aanvullende_beurs
from studiefinanciering.rules.fase import Fase
from studiefinanciering.rules.feiten import Feiten
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.reden import Reden
from studiefinanciering.rules.tijdvak import bereken_tijdvak
from studiefinanciering.rules.uitwonend import is_uitwonend

from .grondslag import herhaal

_PROBEER = 256
"""Incomes that are tried at once: four rounds find one cent in a billion euros."""


class Beeld(StrEnum):
    """How the month stands."""

    NIET_GEVRAAGD = "niet_gevraagd"
    INKOMEN_ONBEKEND = "inkomen_onbekend"
    NUL = "nul"  # parents earn too much
    LAGER = "lager"  # more than nothing, less than the maximum
    MAXIMUM = "maximum"
    GEEN_RECHT = "geen_recht"  # no right, or a phase without grants: no income would change that


ZONDER_TEGENVOORBEELD = (Beeld.MAXIMUM, Beeld.GEEN_RECHT)
"""Nothing would have to be different, or nothing would help: there is nothing to show."""


@dataclass(frozen=True, slots=True)
class Tegenvoorbeeld:
    """Cents. Below `iets_onder` a year together there is an aanvullende beurs, up to `alles_tot` the highest.

    Both are for `ouders` (1 or 2) parents who earn the same, 0 when no parent counts. `maximum` and
    `toegekend` are a month.
    """

    beeld: Beeld
    maand: Maand
    ouders: int = 0
    iets_onder: int = 0
    alles_tot: int = 0
    maximum: int = 0
    toegekend: int = 0

    @property
    def heeft_grens(self) -> bool:
        """Whether an income is what stands between the student and more."""
        return self.ouders > 0 and self.beeld in (Beeld.NUL, Beeld.LAGER)


def tegenvoorbeeld(besluit: Toekenning, maand: Maand) -> Tegenvoorbeeld | None:
    """Of a month of a decision, from the facts and the law it stored; None when it is not about that month."""
    if besluit.regeling:
        return None
    feiten, gift_tot, begin = opslag.uit_json(besluit.feiten)
    waar = np.flatnonzero(feiten.maand == maand.index)
    if not len(waar):
        return None
    wet = _wet(besluit)
    wie = np.zeros(len(feiten), dtype=np.int64)
    tijdvak = bereken_tijdvak(feiten, wie, begin, wet, gift_tot=gift_tot)
    i = int(waar[0])
    fase, reden = Fase(int(tijdvak.uitkomst.fase[i])), Reden(int(tijdvak.uitkomst.reden[i]))
    if reden is not Reden.RECHT or fase not in (Fase.GIFT, Fase.PRESTATIEBEURS):
        return Tegenvoorbeeld(Beeld.GEEN_RECHT, maand)
    return zoek(tijdvak.feiten.rijen(slice(i, i + 1)), wet)


def _wet(besluit: Toekenning) -> Parameters:
    """The law as it was stored; when that is the present one it need not be read again."""
    nu = bekende_wet()
    if besluit.parameterset_id == nu.fingerprint:
        return nu
    return Parameters.uit_inhoud(besluit.parameterset.inhoud)


def zoek(feiten: Feiten, wet: Parameters) -> Tegenvoorbeeld:
    """Of one row in a phase with grants."""
    beurs = aanvullende_beurs(feiten, wet, is_uitwonend(feiten))
    maximum, toegekend = int(beurs.maximum[0]), int(beurs.toegekend[0])
    ouders = int(feiten.ouder_telt[0].sum())
    onder, tot = (_grens(feiten, wet, 0), _grens(feiten, wet, maximum - 1)) if ouders else (0, 0)
    return Tegenvoorbeeld(
        beeld=_beeld(feiten, maximum, toegekend, wordt_lening=bool(beurs.wordt_lening[0])),
        maand=Maand.van_index(int(feiten.maand[0])),
        ouders=ouders,
        iets_onder=onder,
        alles_tot=max(tot - 1, 0),
        maximum=maximum,
        toegekend=toegekend,
    )


def _beeld(feiten: Feiten, maximum: int, toegekend: int, *, wordt_lening: bool) -> Beeld:
    if not feiten.vraagt_aanvullende_beurs[0]:
        return Beeld.NIET_GEVRAAGD
    if wordt_lening:
        return Beeld.INKOMEN_ONBEKEND
    if toegekend >= maximum:
        return Beeld.MAXIMUM
    return Beeld.LAGER if toegekend else Beeld.NUL


def _grens(feiten: Feiten, wet: Parameters, beurs: int) -> int:
    """The smallest income together (cents a year) at which the aanvullende beurs is at most `beurs`."""
    laag, hoog = 0, GRENS_CENTEN  # at `hoog` it is; below `laag` it is not
    while laag < hoog:
        proef = np.unique(np.linspace(laag, hoog, _PROBEER + 1).astype(np.int64))
        past = beurs_bij(feiten, wet, proef) <= beurs
        eerste = int(np.argmax(past))  # monotone: all before it do not, all after it do
        hoog = int(proef[eerste])
        laag = int(proef[eerste - 1]) + 1 if eerste else hoog
    return hoog


def beurs_bij(feiten: Feiten, wet: Parameters, samen: np.ndarray) -> np.ndarray:
    """The aanvullende beurs (cents a month) of one row at incomes together (n,), split evenly."""
    rijen = herhaal(feiten, 0, len(samen))
    telt = rijen.ouder_telt
    aantal = np.maximum(telt.sum(axis=1), 1)
    helft = samen // aantal
    rest = samen - helft * aantal
    inkomen = np.where(telt, helft[:, None], 0)
    inkomen[:, 0] += np.where(telt[:, 0], rest, 0)
    inkomen[:, 1] += np.where(telt[:, 0], 0, np.where(telt[:, 1], rest, 0))
    gesteld = replace(
        rijen,
        inkomen=inkomen,
        inkomen_bekend=telt.copy(),
        vraagt_aanvullende_beurs=np.ones(len(samen), dtype=np.bool_),
        aflossing_duo=np.zeros_like(rijen.aflossing_duo),
    )
    return aanvullende_beurs(gesteld, wet, is_uitwonend(gesteld)).toegekend
