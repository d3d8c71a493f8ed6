"""The 1 February rule: who stopped in the first year keeps the prestatiebeurs of that year as a gift.

Periodic, for everybody: the months with an award are read from the decisions, the rule says whose first year
converts and from which 1 January (arts. 4.11, 5.10-5.11a). That is put in the file as a circumstance with its
ground, and the decisions over those months are taken anew, as after a diploma. Whose first award lies before
this administration is not judged here: it is not known what they had.
"""

import logging
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from django.db import connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.foundation.period import Maand
from studiefinanciering import tijd
from studiefinanciering.models import Omstandigheid, Toekenning
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.eerstejaarsregel import Eerstejaarsregel, eerstejaarsregel, stoppen
from studiefinanciering.rules.feiten import Int
from studiefinanciering.rules.herzien_termijn import Grond
from studiefinanciering.rules.parameters import bekende_wet

from .herzien import Aanleiding, HerzieningTeLaat
from .omzetten import omzetten
from .sql import sql
from .uitkomst import Uitkomst

logger = logging.getLogger(__name__)

TERUGKIJKEN = 48
"""Months: the last conversion takes effect 2 years and 4 months after the start of the first study year; a year of grace."""
AANLEIDING = Aanleiding(
    reden="eerstejaarsregel",
    grond=Grond.OMZETTING,
    soort=Toekenning.Soort.OMZETTING,
    gezien="U bent in uw eerste jaar op tijd gestopt. De prestatiebeurs van dat jaar wordt een gift.",
)
_SOORT = Omstandigheid.Soort.EERSTE_JAAR_GIFT


@dataclass(frozen=True, slots=True)
class EersteJaar:
    """Whose first year converts: which education, by which article, over which months [van, tot).

    `delen` are the stretches of it in this education: a change of kind within the year has a clock of its own.
    """

    persoon_id: int
    onderwijs: Onderwijs
    artikel: str
    van: Maand
    tot: Maand
    delen: tuple[tuple[Maand, Maand], ...]


def te_converteren(
    *, op: date | None = None, personen: tuple[int, int] = (0, 2**62)
) -> list[EersteJaar]:
    """The preview: first years of persons [van, tot) that convert by a day and are not in the file yet."""
    dag = op or bedrijfsdatum.vandaag()
    with connection.cursor() as cursor:
        cursor.execute(
            sql("eerstejaar"),
            {
                "dag": dag,
                "van": personen[0],
                "tot": personen[1],
                "sinds": Maand.van(dag).index - TERUGKIJKEN,
            },
        )
        rijen = np.array(cursor.fetchall(), dtype=np.int64).reshape(-1, 5)
    gevonden = [
        eerste
        for soort in (Onderwijs.MBO, Onderwijs.HO)
        for eerste in _beoordeel(rijen[rijen[:, 0] == soort], soort, dag)
    ]
    return [eerste for eerste in gevonden if not _staat_al(eerste)]


def zet_eerste_jaar_om(
    *, actor: str, op: date | None = None, personen: tuple[int, int] = (0, 2**62)
) -> Uitkomst:
    """Convert what `te_converteren` finds, a transaction each; who cannot be decided about becomes work."""
    uitkomst = Uitkomst()
    for eerste in te_converteren(op=op, personen=personen):
        try:
            with transaction.atomic():
                uitkomst += _zet_om(eerste, actor)
        except (HerzieningTeLaat, tijd.BekendInDeToekomst, LookupError) as fout:
            logger.warning("eerste jaar niet omgezet: %s", type(fout).__name__)
            _meld(eerste, type(fout).__name__)
            uitkomst += Uitkomst(uitval=1)
    return uitkomst


def _zet_om(eerste: EersteJaar, actor: str) -> Uitkomst:
    for van, tot in eerste.delen:
        tijd.leg_vast(
            Omstandigheid,
            {"persoon_id": eerste.persoon_id, "soort": _SOORT},
            geldig=tijd.vanaf(van.eerste_dag, tot.eerste_dag),
            waarde=int(eerste.onderwijs),
            bewijs=eerste.artikel,
        )
    aanleiding = replace(AANLEIDING, gezien=f"{AANLEIDING.gezien} ({eerste.artikel})")
    return omzetten(persoon_id=eerste.persoon_id, actor=actor, aanleiding=aanleiding)


def _beoordeel(rijen: Int, soort: Onderwijs, dag: date) -> list[EersteJaar]:
    """Rows (klok, person, month, education, completed mbo) of one clock, sorted by person and month."""
    if not len(rijen):
        return []
    persoon, maand = rijen[:, 1], rijen[:, 2]
    stop = stoppen(
        persoon=persoon,
        maand=maand,
        is_mbo=np.full(len(rijen), soort == Onderwijs.MBO),
        telt=np.ones(len(rijen), dtype=np.bool_),
    )
    _, eerste = np.unique(persoon, return_index=True)
    is_mbo = np.full(len(eerste), soort == Onderwijs.MBO)
    uit = eerstejaarsregel(stop, is_mbo, rijen[eerste, 4] > 0, bekende_wet())
    nu = (uit.regel != Eerstejaarsregel.GEEN) & (uit.ingang <= dag.toordinal())
    eigen = rijen[:, 3] == soort
    gevonden = []
    for i in np.flatnonzero(nu):
        van, tot = int(uit.van[i]), int(uit.tot[i])
        mee = eigen & (persoon == stop.persoon[i]) & (maand >= van) & (maand < tot)
        gevonden.append(
            EersteJaar(
                int(stop.persoon[i]),
                soort,
                Eerstejaarsregel(int(uit.regel[i])).artikel,
                Maand.van_index(van),
                Maand.van_index(tot),
                _stukken(maand[mee]),
            )
        )
    return gevonden


def _stukken(maanden: Int) -> tuple[tuple[Maand, Maand], ...]:
    """Runs of consecutive months, half-open."""
    delen = np.split(maanden, np.flatnonzero(np.diff(maanden) > 1) + 1)
    return tuple((Maand.van_index(d[0]), Maand.van_index(d[-1] + 1)) for d in delen if len(d))


def _staat_al(eerste: EersteJaar) -> bool:
    return Omstandigheid.objects.filter(
        persoon_id=eerste.persoon_id,
        soort=_SOORT,
        waarde=int(eerste.onderwijs),
        bekend__upper_inf=True,
        geldig__overlap=tijd.vanaf(eerste.van.eerste_dag, eerste.tot.eerste_dag),
    ).exists()


def _meld(eerste: EersteJaar, reden: str) -> None:
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="niet_te_beoordelen",
            reden=reden[:60],
            bron=Werkopdracht.Bron.HERBEREKENING,
            sleutel=f"eerstejaar:{eerste.persoon_id}:{eerste.van}",
            persoon_id=eerste.persoon_id,
            tekst=f"Het eerste jaar kan niet worden omgezet in een gift ({eerste.artikel}).",
        )
    )
