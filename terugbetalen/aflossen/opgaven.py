"""Statements on paper: of a year for the tax return, and of today for a mortgage adviser; from the ledger alone.

Nothing of them is kept. The same figures give the same reference, so that whoever gets one can ask whether it is right.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from duo_portal.identity.models import Persoon
from duo_portal.ledger.codes import Regime, Soort
from duo_portal.letters.inhoud import Briefinhoud, Deel, Tabel
from duo_portal.letters.vorm import bedrag, dag
from terugbetalen.brieven.vorm import NAMEN, procent
from terugbetalen.portaal.lening import Lening, lees_leningen
from terugbetalen.portaal.lezing import Lezing
from terugbetalen.queries import LENINGEN, Verloop, verloop

GELEEND = frozenset(
    {Soort.UITBETALING, Soort.OMZETTING_LENING, Soort.VORDERING_NAAR_LENING, Soort.OVERNAME}
)
"""What makes a debt: paid out, grant that became a loan, overpaid grant that did, taken over."""


@dataclass(frozen=True, slots=True)
class Jaaropgave:
    """A calendar year of a debt, cents: on 1 January, on 31 December, interest added, and what was paid."""

    jaar: int
    begin_centen: int
    eind_centen: int
    rente_centen: int
    betaald_centen: int
    begin_voorwaardelijk_centen: int
    eind_voorwaardelijk_centen: int


@dataclass(frozen=True, slots=True)
class Hypotheekopgave:
    """What a mortgage adviser asks, per loan: debt at first, now, statutory instalment, rate, end; cents."""

    op: date
    oorspronkelijk_centen: int
    leningen: tuple[Lening, ...]


def jaren(persoon_id: int, op: date) -> list[int]:
    """The calendar years that are over and in which there was a debt, the latest first."""
    posten = verloop(persoon_id, date.min, date(op.year, 1, 1)).posten
    if not posten:
        return []
    eerste = min(post.op.year for post in posten)
    alle = range(op.year - 1, eerste - 1, -1)
    return [jaar for jaar in alle if _heeft(jaaropgave(persoon_id, jaar))]


def jaaropgave(persoon_id: int, jaar: int) -> Jaaropgave:
    """The figures of a year; what is due in months that are still to be booked is not in it."""
    stand = verloop(persoon_id, date(jaar, 1, 1), date(jaar + 1, 1, 1))
    return Jaaropgave(
        jaar=jaar,
        begin_centen=stand.begin.definitief_centen,
        eind_centen=stand.eind.definitief_centen,
        rente_centen=_rente(stand),
        betaald_centen=_betaald(stand),
        begin_voorwaardelijk_centen=stand.begin.voorwaardelijk_centen,
        eind_voorwaardelijk_centen=stand.eind.voorwaardelijk_centen,
    )


def hypotheekopgave(persoon_id: int, op: date) -> Hypotheekopgave | None:
    """What stands today; None for who repays nothing."""
    leningen = tuple(een for een in lees_leningen(Lezing(persoon_id, op)) if een.schuld_centen > 0)
    if not leningen:
        return None
    posten = verloop(persoon_id, date.min, op + timedelta(days=1)).posten
    geleend = sum(
        post.centen for post in posten if post.soort in GELEEND and 1200 <= post.account < 1300
    )
    return Hypotheekopgave(op, geleend, leningen)


def jaarbrief(persoon_id: int, jaar: int, op: date, taal: str) -> Briefinhoud:
    """The yearly statement in the language that is switched on."""
    o = jaaropgave(persoon_id, jaar)
    een, laatste = dag(date(jaar, 1, 1)), dag(date(jaar, 12, 31))
    rijen = [
        (_("Schuld op %(dag)s") % {"dag": een}, bedrag(o.begin_centen)),
        (_("Schuld op %(dag)s") % {"dag": laatste}, bedrag(o.eind_centen)),
        (_("Rente die er in dat jaar bij kwam"), bedrag(o.rente_centen)),
        (_("Door u betaald"), bedrag(o.betaald_centen)),
    ]
    if o.begin_voorwaardelijk_centen or o.eind_voorwaardelijk_centen:
        rijen += [
            (_("Prestatiebeurs op %(dag)s") % {"dag": een}, bedrag(o.begin_voorwaardelijk_centen)),
            (_("Prestatiebeurs op %(dag)s") % {"dag": laatste}, bedrag(o.eind_voorwaardelijk_centen)),
        ]  # fmt: skip
    delen = (
        Deel(
            "",
            (_("Dit overzicht kunt u gebruiken bij uw aangifte inkomstenbelasting."),),
            tabellen=(Tabel(_("Uw studieschuld in %(jaar)s") % {"jaar": jaar}, (_("Wat"), _("Bedrag")), tuple(rijen)),),
        ),
        Deel(_("Wat staat hier?"), _uitleg_jaar(o)),
    )  # fmt: skip
    kop = _("Jaaroverzicht van uw studieschuld over %(jaar)s") % {"jaar": jaar}
    return _aan(persoon_id, Briefinhoud(kop, delen), op, taal, f"J{jaar}", rijen)


def hypotheekbrief(persoon_id: int, op: date, taal: str) -> Briefinhoud | None:
    """The statement for a mortgage adviser; None for who repays nothing."""
    o = hypotheekopgave(persoon_id, op)
    if o is None:
        return None
    rijen = [(_("Oorspronkelijke schuld, alle leningen samen"), bedrag(o.oorspronkelijk_centen))]
    rijen += [rij for lening in o.leningen for rij in _leningrijen(lening)]
    delen = (
        Deel(
            "",
            (_("Dit overzicht kunt u geven aan uw hypotheekadviseur. Het geldt op %(dag)s.") % {"dag": dag(op)},),
            tabellen=(Tabel(_("Uw studieschuld"), (_("Wat"), _("Waarde")), tuple(rijen)),),
        ),
        Deel(
            _("Wat staat hier?"),
            (
                _("Het wettelijk maandbedrag is het bedrag zonder dat wij naar uw inkomen kijken. Wat u echt betaalt, kan lager zijn."),
                _("Wat op de einddatum nog over is, hoeft niet meer te worden betaald."),
            ),
        ),
    )  # fmt: skip
    kop = _("Overzicht van uw studieschuld voor een hypotheek")
    return _aan(persoon_id, Briefinhoud(kop, delen), op, taal, "H", rijen)


def _leningrijen(lening: Lening) -> list[tuple[str, str]]:
    naam = NAMEN[Regime(int(lening.regeling))]
    besluit = lening.nu
    nog_niet = _("nog niet bepaald")
    vast = lening.rente_vast_tot
    rente = procent(lening.rente_ppm)
    tot = _("%(rente)s, vast tot en met %(dag)s") % {"rente": rente, "dag": dag(vast)} if vast else rente  # fmt: skip
    return [
        (_("Regels"), naam),
        (_("Schuld nu (%(naam)s)") % {"naam": naam}, bedrag(lening.schuld_centen)),
        (_("Wettelijk maandbedrag"), bedrag(besluit.wettelijk_maandbedrag_centen) if besluit else nog_niet),
        (_("U betaalt per maand"), bedrag(besluit.te_betalen_centen) if besluit else nog_niet),
        (_("Rente per jaar"), tot),
        (_("Eerste maand van betalen"), dag(lening.aflos_begin.eerste_dag)),
        (_("Einddatum"), dag(lening.einde.eerste_dag)),
    ]  # fmt: skip


def _uitleg_jaar(o: Jaaropgave) -> tuple[str, ...]:
    zinnen = (
        _("De schuld is uw lening met de rente, op het begin van de eerste en het einde van de laatste dag van het jaar."),
        _("Terugbetaalde studieschuld is niet aftrekbaar. Of de schuld meetelt in box 3, leest u bij de Belastingdienst."),
    )  # fmt: skip
    if o.begin_voorwaardelijk_centen or o.eind_voorwaardelijk_centen:
        return (*zinnen, _("De prestatiebeurs wordt een gift als u op tijd uw diploma haalt. Daarom staat zij apart."))  # fmt: skip
    return zinnen


def _aan(
    persoon_id: int,
    inhoud: Briefinhoud,
    op: date,
    taal: str,
    soort: str,
    rijen: Sequence[tuple[str, str]],
) -> Briefinhoud:
    persoon = Persoon.objects.get(pk=persoon_id)
    wat = f"{persoon.uuid}|{soort}|{op}|{list(rijen)}"
    kenmerk = f"{soort}-{hashlib.sha256(wat.encode()).hexdigest()[:10].upper()}"
    return replace(
        inhoud,
        taal=taal,
        aan=str(persoon),
        aanhef=_("Beste %(naam)s,") % {"naam": str(persoon)},
        datum=op,
        kenmerk=kenmerk,
    )


def _betaald(stand: Verloop) -> int:
    """What came in less what was taken back, as an amount above nil; also money that was recognised later."""
    per_soort = stand.per_soort()
    return -sum(
        per_soort.get(int(soort), 0) for soort in (Soort.ONTVANGST, Soort.TUSSENREKENING_UIT)
    )


def _rente(stand: Verloop) -> int:
    """Interest on what is definitely a loan; that on prestatiebeurs stands with it, apart."""
    return sum(
        post.centen
        for post in stand.posten
        if post.soort == Soort.RENTE and post.account in LENINGEN
    )


def _heeft(o: Jaaropgave) -> bool:
    return any((o.begin_centen, o.eind_centen, o.rente_centen, o.betaald_centen))
