"""Terugzien: the months with student finance behind somebody, for who decides what became of the loan.

From the award lines in force, the opening balance of before, the enrolments and the diplomas. Levenlanglerenkrediet
and one-off schemes are no student finance here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from duo_portal.foundation.period import Maand
from studiefinanciering.models import (
    Diploma,
    Inschrijving,
    Omstandigheid,
    Student,
    Studieverleden,
    Toekenningsregel,
)
from studiefinanciering.rules.componenten import Component, Onderwijs
from studiefinanciering.rules.duur import einde_diplomatermijn
from studiefinanciering.rules.parameters import bekende_wet

STUDIEVOORSCHOT = date(2015, 9, 1)
"""Enrolled before it: the cohort guarantee of 12.14."""
_BACHELOR = ("ad", "hbo_ba", "wo_ba")


@dataclass(frozen=True, slots=True)
class Steunverleden:
    """Months with aid that decide under which rules one repays; None = never. `perioden`: all aid, half-open, in order."""

    mbo_eerste: Maand | None
    mbo_laatste: Maand | None
    ho_eerste: Maand | None
    ho_laatste: Maand | None
    ho_inschrijving: Maand | None
    heeft_ho_buiten_garantie: bool
    heeft_master_zonder_basisbeurs: bool
    perioden: tuple[tuple[Maand, Maand], ...]
    diplomatermijn_tot: Maand | None

    @property
    def gestopt_per(self) -> Maand | None:
        """First month without aid after the last one with it; None: never had any."""
        return self.perioden[-1][1] if self.perioden else None


def terugzien(persoon_id: int) -> Steunverleden | None:
    """What is on file now; None for who has no file at student finance."""
    if not Student.objects.filter(pk=persoon_id).exists():
        return None
    inschrijvingen = list(
        Inschrijving.objects.filter(persoon_id=persoon_id, bekend__upper_inf=True).order_by(
            "geldig"
        )
    )
    verleden = list(Studieverleden.objects.filter(persoon_id=persoon_id))
    regels = _regelmaanden(persoon_id)
    per_soort = {
        soort: _maanden_van(soort, regels, inschrijvingen, verleden) for soort in Onderwijs
    }
    ho, mbo = per_soort[Onderwijs.HO], per_soort[Onderwijs.MBO]
    eerst = [Maand.van(i.geldig.lower) for i in inschrijvingen if i.onderwijs == Onderwijs.HO]
    begon = min([*eerst, *([Maand.van_index(min(ho))] if ho else [])], default=None)
    garantie = begon is not None and begon.eerste_dag < STUDIEVOORSCHOT
    return Steunverleden(
        mbo_eerste=_maand(min(mbo, default=None)),
        mbo_laatste=_maand(max(mbo, default=None)),
        ho_eerste=_maand(min(ho, default=None)),
        ho_laatste=_maand(max(ho, default=None)),
        ho_inschrijving=begon,
        heeft_ho_buiten_garantie=garantie and _ander_ho(persoon_id, inschrijvingen),
        heeft_master_zonder_basisbeurs=garantie
        and any(v.onderwijs == Onderwijs.HO and v.zonder_basisbeurs for v in verleden),
        perioden=_perioden(ho | mbo),
        diplomatermijn_tot=_diplomatermijn(persoon_id, ho, mbo),
    )


def _regelmaanden(persoon_id: int) -> set[int]:
    rijen = (
        Toekenningsregel.objects.filter(
            persoon_id=persoon_id, bekend__upper_inf=True, toekenning__regeling=0
        )
        .exclude(component=Component.LEVENLANGLERENKREDIET)
        .values_list("geldig", flat=True)
    )
    return {m for g in rijen for m in range(Maand.van(g.lower).index, Maand.van(g.upper).index)}


def _maanden_van(
    soort: Onderwijs,
    regels: set[int],
    inschrijvingen: list[Inschrijving],
    verleden: Iterable[Studieverleden],
) -> set[int]:
    """Months with aid for this kind of education: a line counts for the enrolment of its month, else for the last one.

    Of before this administration only the first and the last month are known: all between them count.
    """
    uit = {m for m in regels if _onderwijs_in(m, inschrijvingen) == soort}
    for v in verleden:
        if v.onderwijs == soort and v.eerste_toekenning:
            eerste = Maand.van(v.eerste_toekenning).index
            laatste = Maand.van(v.laatste_toekenning or v.eerste_toekenning).index
            uit |= set(range(eerste, laatste + 1))
    return uit


def _onderwijs_in(maand: int, inschrijvingen: list[Inschrijving]) -> int:
    dag = Maand.van_index(maand)
    eerder = [i for i in inschrijvingen if Maand.van(i.geldig.lower) <= dag]
    return int(eerder[-1].onderwijs) if eerder else int(Onderwijs.HO)


def _ander_ho(persoon_id: int, inschrijvingen: list[Inschrijving]) -> bool:
    """Another ho programme begun since September 2015 without a bachelor's diploma before it: no master of 12.14."""
    ho = [i for i in inschrijvingen if i.onderwijs == Onderwijs.HO]
    oude = {i.opleidingcode for i in ho if i.geldig.lower < STUDIEVOORSCHOT}
    behaald = [
        d.behaald_op
        for d in Diploma.objects.filter(
            persoon_id=persoon_id, bekend__upper_inf=True, soort__in=_BACHELOR
        )
    ]
    return bool(oude) and any(
        i.opleidingcode not in oude and not any(dag <= i.geldig.lower for dag in behaald)
        for i in ho
        if i.geldig.lower >= STUDIEVOORSCHOT
    )


def _perioden(maanden: set[int]) -> tuple[tuple[Maand, Maand], ...]:
    uit: list[list[int]] = []
    for m in sorted(maanden):
        if uit and uit[-1][1] == m:
            uit[-1][1] = m + 1
        else:
            uit.append([m, m + 1])
    return tuple((Maand.van_index(van), Maand.van_index(tot)) for van, tot in uit)


def _diplomatermijn(persoon_id: int, ho: set[int], mbo: set[int]) -> Maand | None:
    """First month after the last of the ten years that ran, with the months that circumstances added (4.14, 5.16)."""
    klokken = [(soort, min(m)) for soort, m in ((Onderwijs.HO, ho), (Onderwijs.MBO, mbo)) if m]
    if not klokken:
        return None
    erbij = Omstandigheid.objects.filter(
        persoon_id=persoon_id,
        bekend__upper_inf=True,
        soort=Omstandigheid.Soort.DIPLOMATERMIJN_VERLENGD,
    )
    wet = bekende_wet()
    oudste = wet.periode("prestatiebeurs.ho.diplomatermijn")[0].index
    eerste = np.array([m for _soort, m in klokken], dtype=np.int64)
    gekend = np.maximum(
        eerste, oudste
    )  # ten years then too: the length of before is not in the tables
    einde = einde_diplomatermijn(
        onderwijs=np.array([int(soort) for soort, _m in klokken], dtype=np.int8),
        eerste_maand=gekend,
        maanden_tijdelijk=np.full(len(klokken), sum(o.waarde for o in erbij), dtype=np.int64),
        is_structureel=np.zeros(len(klokken), dtype=np.bool_),
        parameters=wet,
    )
    return Maand.van_index(int((einde - gekend + eerste).max()))


def _maand(index: int | None) -> Maand | None:
    return None if index is None else Maand.van_index(index)
