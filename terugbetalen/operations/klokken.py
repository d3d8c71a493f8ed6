"""Lay down the clocks of somebody who borrowed on after his terugbetalingsperiode began (6.4(3), 6.5(1)).

Every January without student finance starts a clock for all that was paid out before it and has none yet: who stops
for January alone starts it for the debt of before (the "rentetruc" of 2023). One clock is not written down: it is the
terugbetaling itself.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import connection, transaction
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from studiefinanciering.operations.terugzien import terugzien
from terugbetalen.models import Renteklok, Terugbetaling, Vaststelling
from terugbetalen.rules.fase import Fasen
from terugbetalen.rules.kolommen import NOOIT
from terugbetalen.rules.rente import klok_begin

from .jaarklokken import fasen_van
from .jaarlezen import lees_dossiers
from .klokspel import Klok, klokken_tussen, klokken_van
from .vaststellen import vaststellen
from .vaststellen_reeks import leg_brief

EERSTE = date(1986, 10, 1)
"""Student finance began: what the first clock starts with."""


@dataclass(frozen=True, slots=True)
class Kloklegging:
    """The clocks that stand, and whether that changed just now."""

    klokken: tuple[Klok, ...]
    is_gewijzigd: bool


def leg_klokken(persoon_id: int, *, actor: str = SYSTEEM) -> Kloklegging:
    """Make the clocks what the months with aid say; again changes nothing."""
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        moet = _moet(persoon)
        is_ = klokken_van(persoon_id)
        if moet == is_:
            return Kloklegging(moet, is_gewijzigd=False)
        tijd.beeindig(Renteklok, persoon, EERSTE)
        van = EERSTE
        for klok in moet:
            tijd.wijzig(
                Renteklok,
                persoon,
                DateRange(van, klok.uitbetaald_tot, "[)"),
                begin=klok.begin.eerste_dag if klok.begin else None,
            )
            van = klok.uitbetaald_tot or van
        vastleggen(
            soort="renteklokken_leggen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"klokken": [str(klok.begin or "") for klok in moet]},
        )
    return Kloklegging(moet, is_gewijzigd=True)


def herzie_reeks(van: int, tot: int, maand: Maand) -> int:
    """Decide anew for the people [van, tot) of whom a later clock begins or any clock ends in a month; how many changed.

    January is left to the decision of the year. Each who pays another amount gets the letter of the year.
    """
    anders = 0
    for wie in () if maand.maand == 1 else sorted(klokken_tussen(van, tot)):
        d = lees_dossiers(
            connection, van=wie, tot=wie + 1, maand=maand, peil=bedrijfsdatum.moment()
        )
        if not any(_wisselt(fasen_van(d, i, maand.index), maand.index) for i in d.klokken):
            continue
        oud = _in_kracht(wie, maand)
        nieuw = vaststellen(
            persoon_id=wie, maand=maand, actor=SYSTEEM, reden=Vaststelling.Reden.START
        )
        if nieuw is not None and (oud is None or nieuw.pk != oud.pk):
            anders += 1
            leg_brief(nieuw, oud)
    return anders


def _wisselt(fasen: Fasen, maand: int) -> bool:
    return bool((fasen.aflos_begin[1:] == maand).any() or (fasen.einde == maand).any())


def _in_kracht(persoon_id: int, maand: Maand) -> Vaststelling | None:
    rijen = Vaststelling.objects.filter(
        persoon_id=persoon_id, is_lllk=False, geldig__contains=maand.eerste_dag
    )
    return tijd.nu_bekend(rijen).first()


def _moet(persoon: Persoon) -> tuple[Klok, ...]:
    """In order; nothing for who has one. A January to come may still get an award: until then each year has its rate."""
    rij = (
        tijd.nu_bekend(Terugbetaling.objects.filter(persoon=persoon, is_lllk=False))
        .order_by("geldig")
        .first()
    )
    verleden = terugzien(persoon.pk) if rij else None
    if rij is None or verleden is None:
        return ()
    eerste = Maand.van(rij.geldig.lower)
    begonnen = _begonnen(verleden.perioden, eerste)
    if not begonnen:
        return ()
    nu = Maand.van(bedrijfsdatum.vandaag()).index
    begins = [eerste.index, *sorted({b if b <= nu else NOOIT for b in begonnen})]
    return tuple(
        Klok(
            None if i == len(begins) - 1 else Maand.van_index(begin).eerste_dag,
            None if begin == NOOIT else Maand.van_index(begin),
        )
        for i, begin in enumerate(begins)
    )


def _begonnen(perioden: tuple[tuple[Maand, Maand], ...], eerste: Maand) -> list[int]:
    """First months of the clocks after the first, of what was paid out since then."""
    later = [m for van, tot in perioden for m in range(max(van, eerste).index, tot.index)]
    if not later:
        return []
    maand = np.array(later, dtype=np.int64)
    van, tot = (
        np.tile(np.array([p[k].index for p in perioden], dtype=np.int64), (len(later), 1))
        for k in (0, 1)
    )
    return sorted({int(b) for b in klok_begin(maand, van, tot) if b > eerste.index})
