"""The months of one student from this year's first up to the end of the study, as facts.

Read by the code that decides (`dossier.lezen`), so that a month that is certain is what an award would say.
Beyond what is known we assume, and say so: the enrolment goes on, the incomes of parents stay the same,
sisters and brothers keep studying, and after the last known law its amounts stay.
"""

from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand, Studiejaar
from studiefinanciering.dossier.lezen import Dossiers, lees_dossiers
from studiefinanciering.models import Student
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.feiten import Bool, Feiten, Int
from studiefinanciering.rules.geschiedenis import met_geschiedenis
from studiefinanciering.rules.maandrijen import Stand
from studiefinanciering.rules.parameters import bekende_periode, bekende_wet

VERDER = 84
"""Months that are read ahead: the longest study (72 months) and a year more."""
JAAR = 12
# What a month has of its own; everything else of an assumed month is that of the last certain one.
_EIGEN = ("maand",)
NAAM = {Onderwijs.HO: "ho", Onderwijs.MBO: "mbo"}


class GeenVooruitzicht(LookupError):
    """There is nothing to look ahead on: no file, no application, or no enrolment."""


@dataclass(frozen=True, slots=True)
class Grondslag:
    """Rows of one student, ascending by month, from the first one of this year that was asked for.

    `nu` is the present month, `einde` the first month after the nominal term; the rows reach `JAAR` months
    further, for who takes longer. `zeker_tot`: from this month on we assume.
    """

    feiten: Feiten
    gift_tot: Int
    begin: Stand  # months used before the first row
    nu: Maand
    einde: Maand
    zeker_tot: Maand
    wet_tot: Maand  # first month whose amounts are not known yet
    wet: Parameters  # the known law, with its last amounts going on

    @property
    def onderwijs(self) -> Onderwijs:
        """Of the present month or the first one after it."""
        later = np.flatnonzero(self.feiten.maand >= self.nu.index)
        return Onderwijs(int(self.feiten.onderwijs[later[0]]))

    def rijen(self, keuze: Bool) -> "Grondslag":
        """Only some of the months."""
        return replace(self, feiten=self.feiten.rijen(keuze), gift_tot=self.gift_tot[keuze])


def lees_grondslag(persoon_id: int, op: date) -> Grondslag:
    """What we know about the months ahead of this student. Raises `GeenVooruitzicht`."""
    gezin = Student.objects.filter(pk=persoon_id).values_list("gezin_id", flat=True).first()
    if gezin is None:
        raise GeenVooruitzicht("U hebt nog geen studiefinanciering aangevraagd.")
    nu = Maand.van(op)
    dossiers = lees_dossiers(
        connection,
        gezin_van=gezin,
        gezin_tot=gezin + 1,
        van=Maand(nu.jaar, 1),
        tot=nu + VERDER,
        peil=bedrijfsdatum.moment(),
    )
    return _grondslag(dossiers, persoon_id, nu)


def _grondslag(dossiers: Dossiers, persoon_id: int, nu: Maand) -> Grondslag:
    rij = int(np.searchsorted(dossiers.personen, persoon_id))
    mee = dossiers.persoon == rij
    feiten, gift_tot = dossiers.feiten.rijen(mee), dossiers.gift_tot[mee]
    ingeschreven = np.flatnonzero(feiten.is_ingeschreven & (feiten.maand >= nu.index))
    if not len(ingeschreven):
        raise GeenVooruitzicht("U staat nu niet ingeschreven, of u vroeg nog niets aan.")
    laatste = int(ingeschreven[-1])
    zeker_tot = Maand.van_index(int(feiten.maand[laatste])) + 1
    feiten = _inkomens_blijven(_inschrijving_blijft(feiten, laatste), nu)
    # After the last certain month a diploma on file makes a gift of what it did there.
    gift_tot = np.where(np.arange(len(gift_tot)) > laatste, gift_tot[laatste], gift_tot)
    onderwijs = Onderwijs(int(feiten.onderwijs[laatste]))
    _, wet_tot = bekende_periode(bekende_wet(), onderwijs)
    wet = doorlopende_wet(nu + VERDER)
    eerste = Maand.van_index(int(feiten.maand[0]))
    begin = dossiers.stand_voor(np.array([rij]), np.array([eerste.index]))
    kaal = Grondslag(feiten, gift_tot, begin, nu, nu, zeker_tot, wet_tot, wet)
    einde = _einde(kaal, onderwijs)
    ruim = feiten.maand < (einde + JAAR).index
    return replace(kaal.rijen(ruim), einde=einde)


def _inschrijving_blijft(feiten: Feiten, laatste: int) -> Feiten:
    """Every month after row `laatste` is as that one."""
    van = np.minimum(np.arange(len(feiten)), laatste)
    gelijk = feiten.rijen(van)
    return replace(gelijk, **{naam: getattr(feiten, naam) for naam in _EIGEN})


def _inkomens_blijven(feiten: Feiten, nu: Maand) -> Feiten:
    """In later calendar years: who had a known income keeps it while the new one is not known."""
    bekend, inkomen = feiten.inkomen_bekend.copy(), feiten.inkomen.copy()
    later = np.flatnonzero(feiten.maand >= Maand(nu.jaar + 1, 1).index)
    for i in later[later > 0].tolist():
        mist = feiten.ouder_telt[i] & ~bekend[i] & bekend[i - 1] & feiten.ouder_telt[i - 1]
        bekend[i] |= mist
        inkomen[i] = np.where(mist, inkomen[i - 1], inkomen[i])
    return replace(feiten, inkomen_bekend=bekend, inkomen=inkomen)


def _einde(g: Grondslag, onderwijs: Onderwijs) -> Maand:
    """First month after the nominal term: the months of prestatiebeurs left, at least this study year."""
    wie = np.zeros(len(g.feiten), dtype=np.int64)
    verleden = met_geschiedenis(wie, g.feiten, g.begin, g.wet, gift_tot=g.gift_tot)
    i = int(np.flatnonzero(g.feiten.maand >= g.nu.index)[0])
    over = int(g.feiten.prestatiebeurs_maanden[i] - verleden.feiten.prestatiebeurs_gebruikt[i])
    nominaal = Maand.van_index(int(g.feiten.maand[i])) + max(over, 0)
    is_kort = onderwijs is Onderwijs.MBO and int(g.feiten.niveau[i]) <= 2  # no months are counted
    studiejaar = Studiejaar.van(g.nu, NAAM[onderwijs]).einde
    return studiejaar if is_kort else max(nominaal, studiejaar)


@lru_cache(maxsize=16)
def doorlopende_wet(tot: Maand) -> Parameters:
    """The known law as if its last amounts stayed in force up to `tot`; never stored with a decision."""
    wet = bekende_wet()
    rand = str(wet.tabellen["basisbeurs.ho"]["until"])
    verder: dict[str, Any] = {
        naam: {**tabel, "until": tot.eerste_dag}
        for naam, tabel in wet.tabellen.items()
        if rand <= str(tabel["until"]) < tot.eerste_dag.isoformat()
    }
    return wet.overlay(verder) if verder else wet


def herhaal(feiten: Feiten, rij: int, aantal: int) -> Feiten:
    """One row `aantal` times: to try values in one of its columns."""
    keuze = np.full(aantal, rij, dtype=np.int64)
    return Feiten(**{veld.name: getattr(feiten, veld.name)[keuze] for veld in fields(Feiten)})
