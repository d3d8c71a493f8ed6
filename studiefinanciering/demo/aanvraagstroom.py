"""Applications come in along the published curve: day by day, through the column form of `aanvragen`."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling
from duo_portal.foundation.period import Maand
from studiefinanciering.operations.aanvragen_reeks import Aanvraagkolommen, aanvragen_kolommen
from studiefinanciering.rules.componenten import Onderwijs

from .bevolking import Deel, Studenten, teken, verdeel
from .gezinnen import Int
from .rijen import Rijen
from .zaaien import ACTOR, BEKEND_VANAF, DOSSIER_SINDS, sleutel_van

INGANG = Maand(2023, 9)


@dataclass(frozen=True, slots=True)
class Wensen:
    """What every student of the population will ask, and when; columns of n."""

    persoon_id: Int
    dag: Int
    onderwijs: Int
    uitwonend: Int
    aanvullend: Int
    lening: Int
    krediet: Int

    @classmethod
    def van(cls, ho: int, mbo: int, seed: int) -> "Wensen":
        """Draw the parts again (the same seed gives the same people) and join them to their ids."""
        delen = [_van_deel(deel, seed) for deel in verdeel(ho, mbo)]
        return cls(*(np.concatenate(kolom) for kolom in zip(*delen, strict=True)))

    def op(self, dag: int) -> "Wensen":
        """Those of one day."""
        hier = self.dag == dag
        return Wensen(*(getattr(self, veld.name)[hier] for veld in fields(self)))


def stroom_in(ho: int, mbo: int, seed: int) -> Iterator[tuple[date, int]]:
    """Take in each day's applications on that business date; yields the day and how many came in so far."""
    if ho + mbo == 0:
        return
    wensen, totaal = Wensen.van(ho, mbo, seed), 0
    for ordinal in np.unique(wensen.dag).tolist():
        dag = date.fromordinal(ordinal)
        sleutel = f"demo:{seed}:{dag}"
        van_vandaag = wensen.op(ordinal)
        totaal += len(van_vandaag.persoon_id)
        if not Handeling.objects.filter(sleutel=f"aanvragen_kolommen:{sleutel}").exists():
            bedrijfsdatum.zet(dag, ACTOR)
            aanvragen_kolommen(
                kolommen=_kolommen(van_vandaag), ingangsmaand=INGANG, sleutel=sleutel, actor=ACTOR
            )
        yield dag, totaal


def _van_deel(deel: Deel, seed: int) -> tuple[Int, ...]:
    bevolking = teken(deel, seed)
    s: Studenten = bevolking.studenten
    rijen = Rijen(bevolking, seed, f"[{BEKEND_VANAF.isoformat()},)", DOSSIER_SINDS)
    rijen.nummer(_ids(deel, seed))
    onderwijs = np.where(s.is_ho, int(Onderwijs.HO), int(Onderwijs.MBO))
    return (
        rijen.student_id, s.aangevraagd_op, onderwijs, s.is_uitwonend.astype(np.int64),
        s.vraagt_aanvullende_beurs.astype(np.int64), s.lening, s.collegegeldkrediet,
    )  # fmt: skip


def _ids(deel: Deel, seed: int) -> Int:
    """The ids that the part got when it was sown, ascending: its order of persons."""
    grenzen = Handeling.objects.get(sleutel=sleutel_van(deel, seed)).uitkomst
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(id ORDER BY id) FROM identity_persoon"
            " WHERE is_massapersoon AND id BETWEEN %s AND %s",
            [grenzen["eerste_id"], grenzen["laatste_id"]],
        )
        return np.array(cursor.fetchone()[0], dtype=np.int64)


def _kolommen(w: Wensen) -> Aanvraagkolommen:
    n = len(w.persoon_id)
    return Aanvraagkolommen(
        persoon_id=w.persoon_id,
        onderwijs=w.onderwijs.astype(np.int8),
        vraagt_uitwonend=w.uitwonend.astype(np.bool_),
        vraagt_aanvullende_beurs=w.aanvullend.astype(np.bool_),
        lening_gevraagd_centen=w.lening,
        collegegeldkrediet_gevraagd_centen=w.krediet,
        vraagt_reisvoorziening=np.ones(n, dtype=np.bool_),
        levenlanglerenkrediet_gevraagd_centen=np.zeros(n, dtype=np.int64),
    )
