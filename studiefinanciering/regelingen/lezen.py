"""The population of each one-off scheme from our own file: the columns that its rule reads, set-based."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.foundation.parameters import Parameters
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.duur import einde_diplomatermijn
from studiefinanciering.rules.feiten import GEEN_MAAND, Bool, Int
from studiefinanciering.rules.omzetting import omzetbare_maanden

from .sql import sql

Kolommen = dict[str, Any]
_SEPTEMBER = 8  # months of a calendar year before the study year of higher education begins


@dataclass(frozen=True, slots=True)
class Groep:
    """N persons (ids ascending) with the columns that the rule of a scheme reads, each of length N."""

    persoon_id: Int
    kolommen: Kolommen

    def __len__(self) -> int:
        return len(self.persoon_id)

    def deel(self, keuze: Bool | Int) -> "Groep":
        """Some of the persons."""
        return Groep(self.persoon_id[keuze], {k: w[keuze] for k, w in self.kolommen.items()})


@dataclass(frozen=True, slots=True)
class Bereik:
    """Persons [van, tot) of the file, with what was known at `peil` (aware)."""

    van: int
    tot: int
    peil: datetime


def lees_energietoeslag(
    verbinding: BaseDatabaseWrapper, bereik: Bereik, parameters: Parameters
) -> Groep:
    """Everybody with a decision over October 2023."""
    groep = _lees(verbinding, "energietoeslag", bereik)
    return _met_ja_nee(groep, "is_uitwonend", "heeft_prestatiebeurs_over")


def lees_corona(verbinding: BaseDatabaseWrapper, bereik: Bereik, parameters: Parameters) -> Groep:
    """Everybody with a grant in this administration."""
    return _lees(verbinding, "corona", bereik)


def lees_tegemoetkoming(
    verbinding: BaseDatabaseWrapper, bereik: Bereik, parameters: Parameters
) -> Groep:
    """Everybody with a first award for higher education; a wo bachelor alone counts as completed too."""
    ho = _lees(verbinding, "ho", bereik)
    op_tijd = _binnen_termijn(ho.kolommen, parameters)
    nominaal = {soort: ho.kolommen[f"n_{soort}"] * op_tijd[soort] for soort in op_tijd}
    geheel = np.maximum.reduce([nominaal["hbo_ba"], nominaal["wo_ba"], nominaal["wo_ma"]])
    kolommen = {
        "maanden_met_recht": ho.kolommen["zonder_basisbeurs"],
        "nominale_maanden": omzetbare_maanden(
            associate_degree=nominaal["ad"],
            bachelor_of_geheel=geheel,
            hbo_master=nominaal["hbo_ma"],
            extra=np.zeros(len(ho), dtype=np.int64),
        ),
        "heeft_diploma_binnen_termijn": np.logical_or.reduce(list(op_tijd.values())),
    }
    return Groep(ho.persoon_id, kolommen)


def lees_voucher(verbinding: BaseDatabaseWrapper, bereik: Bereik, parameters: Parameters) -> Groep:
    """Everybody with a first award for higher education.

    That it was for a bachelor shows from the diploma. Use of a voucher stands in no register here: who used
    one comes by the file, before the population is awarded.
    """
    ho = _lees(verbinding, "ho", bereik)
    op_tijd = _binnen_termijn(ho.kolommen, parameters)
    nul = np.zeros(len(ho), dtype=np.int64)
    kolommen = {
        "eerste_studiejaar": (ho.kolommen["eerste"] - _SEPTEMBER) // 12,
        "is_bachelor": op_tijd["hbo_ba"] | op_tijd["wo_ba"],
        "heeft_diploma_binnen_termijn": op_tijd["hbo_ba"] | (op_tijd["wo_ba"] & op_tijd["wo_ma"]),
        "verzilverd": nul,
        "restwaarde": nul,
    }
    return Groep(ho.persoon_id, kolommen)


def _lees(verbinding: BaseDatabaseWrapper, naam: str, bereik: Bereik) -> Groep:
    """The columns of sql/`naam`.sql; the first one is the person."""
    waarden: dict[str, Any] = {"van": bereik.van, "tot": bereik.tot, "peil": bereik.peil}
    with verbinding.cursor() as cursor:
        cursor.execute(sql(naam), waarden)
        namen = [kolom.name for kolom in cursor.description]
        rijen = np.array(cursor.fetchall(), dtype=np.int64).reshape(-1, len(namen))
    return Groep(rijen[:, 0], {naam: rijen[:, i] for i, naam in enumerate(namen) if i})


def _met_ja_nee(groep: Groep, *namen: str) -> Groep:
    ja_nee = {naam: groep.kolommen[naam] > 0 for naam in namen}
    return Groep(groep.persoon_id, {**groep.kolommen, **ja_nee})


def _binnen_termijn(ho: Kolommen, parameters: Parameters) -> dict[str, Bool]:
    """Per kind of diploma whether it was obtained before the diploma term ended (art. 5.5)."""
    eerste: Int = ho["eerste"]
    einde = einde_diplomatermijn(
        onderwijs=np.full(len(eerste), Onderwijs.HO, dtype=np.int8),
        eerste_maand=eerste,
        maanden_tijdelijk=ho["termijn_extra"],
        is_structureel=np.zeros(len(eerste), dtype=np.bool_),
        parameters=parameters,
    )
    soorten = ("ad", "hbo_ba", "hbo_ma", "wo_ba", "wo_ma")
    return {soort: (ho[soort] != GEEN_MAAND) & (ho[soort] < einde) for soort in soorten}
