"""Read who is in arrears or in the chain, many at once: what is open, the last step, and what decides the next."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from terugbetalen.innen.stand import RESPIJT
from terugbetalen.models import Incassomandaat, Invorderingsstap

from .buitenland import in_het_buitenland
from .verjaring import laatste_dagen

_JONG = 5
"""Years: younger terms cannot have lapsed (Awb 4:104(1))."""


@dataclass(frozen=True, slots=True)
class Post:
    """A term that is in arrears: cents that are open, and its due date."""

    termijn_id: int
    open_centen: int
    vervaldatum: date


@dataclass(frozen=True, slots=True)
class Geval:
    """Somebody in arrears, or with an open dossier. `posten` can still be claimed; `aanmaning` is that of the dossier."""

    persoon_id: int
    posten: tuple[Post, ...] = ()
    laatste: Invorderingsstap | None = None
    aanmaning: Invorderingsstap | None = None
    heeft_incasso: bool = False
    is_buitenland: bool = False

    @property
    def achterstand_centen(self) -> int:
        return sum(post.open_centen for post in self.posten)

    def nog_open(self, stap: Invorderingsstap) -> tuple[Post, ...]:
        """The terms that this step asked and that are still open."""
        gevraagd = {rij[0] for rij in stap.gegevens.get("termijnen", [])}
        return tuple(post for post in self.posten if post.termijn_id in gevraagd)


def lees_gevallen(op: date, *, van: int, tot: int) -> dict[int, Geval]:
    """Everybody in [van, tot) with arrears or an open dossier on a day."""
    posten = _posten(op, van, tot)
    gevallen = {wie: Geval(wie, tuple(rijen)) for wie, rijen in posten.items()}
    for stap in _laatste_stappen(van, tot):
        geval = gevallen.get(stap.persoon_id) or Geval(stap.persoon_id)
        gevallen[stap.persoon_id] = replace(geval, laatste=stap)
    return _vul_aan(gevallen, op)


def lees_geval(persoon_id: int, op: date) -> Geval | None:
    """One person; None without arrears and without an open dossier."""
    return lees_gevallen(op, van=persoon_id, tot=persoon_id + 1).get(persoon_id)


def _posten(op: date, van: int, tot: int) -> dict[int, list[Post]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT persoon_id, termijn_id, open_centen, vervaldatum FROM terugbetalen_open_termijn"
            " WHERE persoon_id >= %s AND persoon_id < %s AND vervaldatum < %s"
            " ORDER BY persoon_id, vervaldatum, termijn_id",
            [van, tot, op - RESPIJT],
        )
        rijen = cursor.fetchall()
    verjaard = _verjaard(rijen, op)
    posten: dict[int, list[Post]] = defaultdict(list)
    for wie, termijn, centen, vervalt in rijen:
        if termijn not in verjaard:
            posten[wie].append(Post(termijn, int(centen), vervalt))
    return posten


def _verjaard(rijen: Iterable[tuple[int, int, int, date]], op: date) -> set[int]:
    """Terms that cannot be claimed any more (Awb 4:104(2))."""
    oud = [(t, wie, dag) for wie, t, _c, dag in rijen if dag.year <= op.year - _JONG]
    return {termijn for termijn, dag in laatste_dagen(oud, op).items() if dag < op}


def _laatste_stappen(van: int, tot: int) -> list[Invorderingsstap]:
    """The last step of every open dossier."""
    laatste = (
        Invorderingsstap.objects.filter(persoon_id__gte=van, persoon_id__lt=tot)
        .order_by("persoon_id", "-pk")
        .distinct("persoon_id")
    )
    return [stap for stap in laatste if stap.stap != Invorderingsstap.EINDE]


def _vul_aan(gevallen: dict[int, Geval], op: date) -> dict[int, Geval]:
    wie = list(gevallen)
    incasso = set(
        Incassomandaat.objects.filter(persoon_id__in=wie, ingetrokken_op=None).values_list(
            "persoon_id", flat=True
        )
    )
    buiten = in_het_buitenland(wie, op)
    aanmaningen = _aanmaningen(gevallen.values())
    return {
        persoon: replace(
            geval,
            heeft_incasso=persoon in incasso,
            is_buitenland=persoon in buiten,
            aanmaning=aanmaningen.get(persoon),
        )
        for persoon, geval in gevallen.items()
    }


def _aanmaningen(gevallen: Collection[Geval]) -> dict[int, Invorderingsstap]:
    dossiers = [geval.laatste.dossier for geval in gevallen if geval.laatste is not None]
    rijen = Invorderingsstap.objects.filter(dossier__in=dossiers, stap="aanmaning")
    return {stap.persoon_id: stap for stap in rijen.order_by("pk")}
