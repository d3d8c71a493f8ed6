"""A debt with several clocks, played from its entries: what each part owes and earns, month by month (6.4(3), 6.5(1)).

Nothing of this is booked apart: the ledger has one account of interest per set of rules, and which part of it belongs
to which clock follows from the entries alone. Only people with more than one clock come here; for everybody else the
whole of an account has one rate.

A loan belongs to the clock of the day on which it was paid out. A term is shared by the instalments that the decision
of its month set per clock, so that a part that is not repaid yet gets nothing (without such a decision in proportion to
what the parts owe); what lapses at an end leaves the oldest clock; any other payment goes to the part with the highest rate (Awb 4:92(2): DUO does so on
request). What is turned back comes off where it was.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from django.db import connection

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand, maanden
from duo_portal.ledger.models import BoekingLeg
from duo_portal.ledger.queries import legs_van
from terugbetalen.invordering.leningrente import aftrek_in, trek_af
from terugbetalen.invordering.verloop import verlopen
from terugbetalen.models import Renteklok, Vaststelling
from terugbetalen.queries import SCHULDREKENINGEN
from terugbetalen.rules.kolommen import NOOIT
from terugbetalen.rules.rente import rente_ppm
from terugbetalen.rules.rentebedrag import rente_van_maand
from terugbetalen.rules.samenloop import verdeel_naar

from .posten import Mutatie, lees_mutaties
from .rentestand import GEWOON, PRESTATIEBEURS, percentages, zonder_rente

Deel = tuple[int, int]
"""Set of rules (0: prestatiebeurs) and number of the clock, from 0."""


@dataclass(frozen=True, slots=True)
class Klok:
    """What was paid out before `uitbetaald_tot` (None: until now) and since the clock before; None as `begin`: still studies."""

    uitbetaald_tot: date | None
    begin: Maand | None


@dataclass(slots=True)
class Spel:
    """`rente`: cents per (month, set of rules). `saldo`: cents per part at the end, interest included."""

    rente: dict[tuple[Maand, int], int] = field(default_factory=lambda: defaultdict(int))
    saldo: dict[Deel, int] = field(default_factory=lambda: defaultdict(int))
    ppm: dict[Deel, int] = field(default_factory=dict)
    verdeling: dict[int, dict[Deel, int]] = field(default_factory=lambda: defaultdict(dict))
    besluiten: list[tuple[date, date, list[int]]] = field(default_factory=list)


def klokken_tussen(van: int, tot: int) -> dict[int, tuple[Klok, ...]]:
    """The clocks of who of [van, tot) has more than one, in order."""
    uit: dict[int, list[Klok]] = defaultdict(list)
    rijen = Renteklok.objects.filter(
        persoon_id__gte=van, persoon_id__lt=tot, bekend__upper_inf=True
    )
    for rij in rijen.order_by("persoon_id", "geldig"):
        uit[rij.persoon_id].append(
            Klok(rij.geldig.upper, Maand.van(rij.begin) if rij.begin else None)
        )
    return {wie: tuple(klokken) for wie, klokken in uit.items() if len(klokken) > 1}


def klokken_van(persoon_id: int) -> tuple[Klok, ...]:
    """The clocks of one person; nothing for who has one."""
    return klokken_tussen(persoon_id, persoon_id + 1).get(persoon_id, ())


def speel(
    persoon_id: int,
    klokken: Sequence[Klok],
    tot: Maand,
    wet: Parameters,
    mutaties: Sequence[Mutatie] | None = None,
) -> Spel:
    """From the first entry up to and without month `tot`. Raises `RenteOntbreekt`."""
    posten = lees_mutaties(_legs(persoon_id)) if mutaties is None else mutaties
    spel = Spel(besluiten=_besluiten(persoon_id))
    if not posten:
        return spel
    in_maand: dict[Maand, list[Mutatie]] = defaultdict(list)
    for post in sorted(posten, key=lambda p: (p.op, p.centen < 0, p.boeking)):
        in_maand[Maand.van(post.op)].append(post)
        spel.saldo[post.groep, _klok(klokken, post.maand or post.op)] += 0
    achterstanden = verlopen([persoon_id])
    for maand in maanden(min(in_maand), tot):
        spel.ppm = _percentages(persoon_id, sorted(spel.saldo), klokken, maand, wet)
        begin = dict(spel.saldo)
        betaald = [
            (deel, post.op.day, -centen)
            for post in in_maand.get(maand, ())
            for deel, centen in _verwerk(spel, post, klokken).items()
            if post.is_op_de_dag and centen < 0
        ]
        weg = {wiens: aftrek_in(gang, maand) for wiens, gang in achterstanden.items()}
        begin, betaald = _zonder_achterstand(persoon_id, begin, betaald, weg)
        for deel, centen in _rente(begin, betaald, spel.ppm).items():
            spel.saldo[deel] += centen
            spel.rente[maand, deel[0]] += centen
    return spel


def _legs(persoon_id: int) -> list[BoekingLeg]:
    legs = legs_van(persoon_id).filter(account__in=SCHULDREKENINGEN)
    return list(legs.select_related("boeking__draait_terug"))


def _klok(klokken: Sequence[Klok], dag: date) -> int:
    """The clock of what was paid out on a day."""
    for nummer, klok in enumerate(klokken):
        if klok.uitbetaald_tot is None or dag < klok.uitbetaald_tot:
            return nummer
    return len(klokken) - 1


def _verwerk(spel: Spel, post: Mutatie, klokken: Sequence[Klok]) -> dict[Deel, int]:
    """Put one entry where it belongs; cents per part."""
    if post.draait_terug is not None and post.draait_terug in spel.verdeling:
        eerder = spel.verdeling[post.draait_terug]
        delen = {deel: -centen for deel, centen in eerder.items() if deel[0] == post.groep}
    elif post.centen > 0 or (post.maand is not None and post.groep == PRESTATIEBEURS):
        delen = {(post.groep, _klok(klokken, post.maand or post.op)): post.centen}
    else:
        delen = _betaal(spel, post)
    for deel, centen in delen.items():
        spel.saldo[deel] += centen
        geboekt = spel.verdeling[post.boeking]
        geboekt[deel] = geboekt.get(deel, 0) + centen
    return delen


def _besluiten(persoon_id: int) -> list[tuple[date, date, list[int]]]:
    """The months of each decision that knows its clocks, as known now, and the instalment of each clock."""
    rijen = Vaststelling.objects.filter(
        persoon_id=persoon_id, is_lllk=False, bekend__upper_inf=True, feiten__has_key="per_klok"
    ).values_list("geldig", "feiten__per_klok")
    return [(g.lower, g.upper, [rij["wettelijk"] for rij in delen]) for g, delen in rijen]


def _gewicht(spel: Spel, eigen: Sequence[Deel], saldi: Sequence[int], maand: date) -> list[int]:
    """By what a term of a month is shared: the instalments of its decision, otherwise what the parts owe."""
    for van, tot, delen in spel.besluiten:
        if van <= maand < tot:
            gewicht = [
                delen[k] if saldo and k < len(delen) else 0
                for (_groep, k), saldo in zip(eigen, saldi, strict=True)
            ]
            if any(gewicht):
                return gewicht
    return list(saldi)


def _betaal(spel: Spel, post: Mutatie) -> dict[Deel, int]:
    """A payment over the parts: a term by its shares, anything else the highest rate first; what is more stays on the last."""
    eigen = sorted(deel for deel in spel.saldo if deel[0] == post.groep)
    saldi: list[int] = [max(spel.saldo[deel], 0) for deel in eigen]
    bedrag = -post.centen
    uit: dict[Deel, int] = {}
    if post.maand is not None and any(saldi):
        gewicht = _gewicht(spel, eigen, saldi, post.maand)
        stukken = verdeel_naar(np.array([bedrag]), np.array([gewicht]))[0].tolist()
        for i, centen in enumerate(stukken):
            deel = min(centen, saldi[i])
            if deel:
                uit[eigen[i]] = -deel
                bedrag -= deel
                saldi[i] -= deel
    volgorde = sorted(range(len(eigen)), key=lambda i: (-spel.ppm.get(eigen[i], 0), saldi[i]))
    if post.is_einde:
        volgorde = list(range(len(eigen)))
    for i in volgorde:
        deel = min(bedrag, saldi[i])
        if deel:
            uit[eigen[i]] = uit.get(eigen[i], 0) - deel
            bedrag -= deel
    if bedrag:
        uit[eigen[-1]] = uit.get(eigen[-1], 0) - bedrag
    return uit


def _zonder_achterstand(
    persoon_id: int,
    begin: dict[Deel, int],
    betaald: list[tuple[Deel, int, int]],
    weg: Mapping[tuple[int, bool], object],
) -> tuple[dict[Deel, int], list[tuple[Deel, int, int]]]:
    """Arrears leave the largest part of the loan, never prestatiebeurs: as for who has one clock."""
    if not weg:
        return begin, betaald
    delen = sorted(deel for deel in begin if deel[0] != PRESTATIEBEURS)
    # A number per part that is still 4 for the levenlanglerenkrediet, which has one clock.
    code = {deel: deel[0] + 10 * deel[1] for deel in delen}
    terug = {waarde: deel for deel, waarde in code.items()}
    saldi = [(persoon_id, code[deel], begin[deel]) for deel in delen]
    rijen = [(persoon_id, code[d], dag, c) for d, dag, c in betaald if d in code]
    nieuw, over = trek_af(saldi, rijen, weg)  # type: ignore[arg-type]
    met = [(d, dag, c) for d, dag, c in betaald if d not in code]
    return (
        {**begin, **{terug[g]: centen for _wie, g, centen in nieuw}},
        [*met, *((terug[g], dag, centen) for _wie, g, dag, centen in over)],
    )


def _rente(
    begin: Mapping[Deel, int],
    betaald: Sequence[tuple[Deel, int, int]],
    ppm: Mapping[Deel, int],
) -> dict[Deel, int]:
    """Interest of a month per part, each cut down to the cent."""
    delen = sorted(begin)
    per_deel = [[(c, dag) for d, dag, c in betaald if d == deel] for deel in delen]
    breed = max((len(rij) for rij in per_deel), default=0) or 1
    tabel = np.array([[*rij, *[(0, 1)] * (breed - len(rij))] for rij in per_deel], dtype=np.int64)
    schuld = np.array([max(begin[deel], 0) for deel in delen], dtype=np.int64)
    procent = np.array([ppm[deel] for deel in delen], dtype=np.int64)
    rente = rente_van_maand(schuld, procent, tabel[:, :, 0], tabel[:, :, 1])
    return dict(zip(delen, rente.tolist(), strict=True))


def _percentages(
    persoon_id: int, delen: Sequence[Deel], klokken: Sequence[Klok], maand: Maand, wet: Parameters
) -> dict[Deel, int]:
    """The first clock has the rate that is fixed on record, later ones that of their own years; none in the Wsnp."""
    groep = np.array([deel[0] for deel in delen], dtype=np.int64)
    wie = np.full(len(delen), persoon_id, dtype=np.int64)
    uit = percentages(connection, wie, groep, maand, wet)
    later = [i for i, deel in enumerate(delen) if deel[1] > 0]
    if later and not zonder_rente(connection, persoon_id, persoon_id + 1, maand):
        lening = max((g for g in groep.tolist() if 0 < g < 4), default=GEWOON)
        regeling = np.array([delen[i][0] or lening for i in later], dtype=np.int64)
        begin = np.array([_begin(klokken[delen[i][1]]) for i in later], dtype=np.int64)
        nu, nee = np.full(len(later), maand.index), np.zeros(len(later), dtype=np.bool_)
        uit[later] = rente_ppm(regeling, begin, nu, nee, wet)
    return dict(zip(delen, uit.tolist(), strict=True))


def _begin(klok: Klok) -> int:
    return klok.begin.index if klok.begin else NOOIT
