"""Until when a term can be claimed (Awb 4:104-4:111), and which are about to lapse."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from duo_portal.foundation.period import Maand
from terugbetalen.models import Feit, Stuiting
from terugbetalen.rules.invordering import Tijdvak, verjaart_na
from terugbetalen.rules.parameters import bekende_wet


@dataclass(frozen=True, slots=True)
class Verjaring:
    """A term that is open, and the last day on which it can be claimed."""

    termijn_id: int
    persoon_id: int
    vervaldatum: date
    open_centen: int
    laatste_dag: date


def laatste_dagen(vervaldata: Iterable[tuple[int, int, date]], op: date) -> dict[int, date]:
    """For (termijn, persoon, vervaldatum): the last day on which each can be claimed, as it stands on `op`."""
    rijen = list(vervaldata)
    personen = {persoon for _termijn, persoon, _dag in rijen}
    gestuit, uitstel = _stuitingen(personen), _uitstel(personen)
    wet = bekende_wet()
    return {
        termijn: verjaart_na(dag, gestuit.get(wie, []), uitstel.get(wie, []), op, wet)
        for termijn, wie, dag in rijen
    }


def bijna_verjaard(op: date) -> list[Verjaring]:
    """Open terms that lapse within the time of `verjaringswaarschuwing`, or lapsed: the list of the desk."""
    vooraf = bekende_wet().waarde("verjaringswaarschuwing.vooraf", op)
    grens = Maand.van_index(Maand.van(op).index + vooraf).eerste_dag
    # A term cannot lapse before five years have passed since its due date, so only old ones are looked at.
    oud = date(grens.year - 5, grens.month, grens.day)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT termijn_id, persoon_id, vervaldatum, open_centen FROM terugbetalen_open_termijn"
            " WHERE vervaldatum < %s ORDER BY vervaldatum, termijn_id",
            [oud],
        )
        rijen = cursor.fetchall()
    dagen = laatste_dagen([(t, p, v) for t, p, v, _ in rijen], op)
    return [Verjaring(t, p, v, c, dagen[t]) for t, p, v, c in rijen if dagen[t] < grens]


def stuit(*, persoon_id: int, op: date, grond: Stuiting.Grond, bron: str) -> Stuiting:
    """Record what interrupts limitation of everything that was due then; the same again is the same row."""
    rij, _nieuw = Stuiting.objects.get_or_create(
        persoon_id=persoon_id, op=op, grond=grond, bron=bron[:80]
    )
    return rij


def _stuitingen(personen: Collection[int]) -> dict[int, list[date]]:
    uit: dict[int, list[date]] = defaultdict(list)
    for wie, op in Stuiting.objects.filter(persoon_id__in=personen).values_list("persoon_id", "op"):
        uit[wie].append(op)
    return uit


def _uitstel(personen: Collection[int]) -> dict[int, list[Tijdvak]]:
    """Deferral and Wsnp lengthen the term (4:111)."""
    uit: dict[int, list[Tijdvak]] = defaultdict(list)
    rijen = Feit.objects.filter(
        persoon_id__in=personen,
        soort__in=[Feit.Soort.UITSTEL, Feit.Soort.WSNP],
        bekend__upper_inf=True,
    )
    for feit in rijen:
        uit[feit.persoon_id].append(Tijdvak(feit.geldig.lower, feit.geldig.upper))
    return uit
