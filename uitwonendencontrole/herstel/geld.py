"""The money of a decision that is revoked: what was really paid, the fine, and statutory interest (Awb 4:102).

The grant itself comes back by deciding anew: the payout run pays the difference and sets off what is still open. Here
stands the rest. What somebody paid is read from the ledger, by the day; interest runs over that and over nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from duo_portal.cases.besluiten import Nabetaling
from duo_portal.cases.bezwaar import rente
from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.foundation.period import Maand
from duo_portal.ledger import chart, patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import post
from uitwonendencontrole.models import Boete, Herziening

_BETAALD = (Soort.UITBETALING, Soort.ONTVANGST, Soort.TUSSENREKENING_UIT)
"""By these a claim is met: set off in a payout, collected, or received."""
_CREDITS = """
SELECT l.persoon_id, l.account_code, b.effectief_op, sum(l.bedrag_centen)::bigint
FROM ledger_leg l JOIN ledger_boeking b ON b.id = l.boeking_id
WHERE l.persoon_id = ANY(%s) AND l.account_code = ANY(%s) AND l.zijde = -1 AND l.volgnummer IS NULL
  AND b.soort = ANY(%s) AND NOT EXISTS (SELECT FROM ledger_boeking t WHERE t.draait_terug_id = b.id)
GROUP BY 1, 2, 3
"""
# A payout takes back within itself as far as it can; what is left becomes a claim (1300) in the same booking.
_MINDER = """
SELECT wie, dag, minder - vordering FROM (
    SELECT b.persoon_id AS wie, b.effectief_op AS dag,
        coalesce(-sum(l.zijde * l.bedrag_centen) FILTER (
            WHERE l.volgnummer IS NOT NULL AND l.maand BETWEEN h.van AND h.tot), 0)::bigint AS minder,
        coalesce(sum(l.bedrag_centen) FILTER (
            WHERE l.account_code = %(vordering)s AND l.zijde = 1), 0)::bigint AS vordering
    FROM unnest(%(personen)s::bigint[], %(van)s::date[], %(tot)s::date[], %(sinds)s::date[]) AS h (wie, van, tot, sinds)
    JOIN ledger_boeking b ON b.persoon_id = h.wie AND b.effectief_op >= h.sinds AND b.soort = ANY(%(soorten)s)
    JOIN ledger_leg l ON l.boeking_id = b.id
    WHERE NOT EXISTS (SELECT FROM ledger_boeking t WHERE t.draait_terug_id = b.id)
    GROUP BY b.id) AS per_boeking
WHERE minder > vordering
"""
Betaling = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Stand:
    """Of one decision: what was taken back, what of it was paid, and the same of the fine. `betalingen` by day, cents."""

    herziening: Herziening
    boete: Boete | None
    betaald_centen: int
    boete_betaald_centen: int
    betalingen: tuple[Betaling, ...]
    boetebetalingen: tuple[Betaling, ...] = ()

    @property
    def boete_centen(self) -> int:
        """The fine as far as it was booked."""
        return self.boete.bedrag_centen if self.boete and self.boete.uitgevoerd_op else 0

    def rente(self, op: date) -> int:
        """Interest up to a day; nothing below the threshold of 4:98(2). Raises ValueError without a known rate."""
        return rente.bereken(self._nabetalingen(), op)

    def _nabetalingen(self) -> list[Nabetaling]:
        return [Nabetaling(dag, centen) for dag, centen in self.betalingen]


@dataclass(frozen=True, slots=True)
class Hersteld:
    """What was booked when a decision was revoked, cents."""

    boete_centen: int
    boete_betaald_centen: int
    rente_centen: int


def standen(herzieningen: Sequence[Herziening]) -> list[Stand]:
    """What the ledger says of these decisions, in five statements whatever their number."""
    boetes = _boetes(herzieningen)
    per = _credits([h.controle.persoon_id for h in herzieningen])
    for wie, dag, centen in _minder_uitbetaald([h for h in herzieningen if h.uitgevoerd_op]):
        per[wie, chart.TE_VEEL_ONTVANGEN].append((dag, centen))
    uit = []
    for h in herzieningen:
        boete, wie = boetes.get(h.pk), h.controle.persoon_id
        terug = _hoogstens(per[wie, chart.TE_VEEL_ONTVANGEN], h.uitgevoerd_op, h.terug_centen)
        geboekt = boete.uitgevoerd_op if boete else None
        fijn = _hoogstens(per[wie, chart.UITWONENDBOETE], geboekt, boete.bedrag_centen if boete else 0)  # fmt: skip
        uit.append(Stand(h, boete, _som(terug), _som(fijn), (*terug, *fijn), tuple(fijn)))
    return uit


def _boetes(herzieningen: Sequence[Herziening]) -> dict[int, Boete]:
    """The fine per decision, as far as the ledger did not take it back before."""
    boetes = list(Boete.objects.filter(herziening__in=herzieningen))
    terug = set(
        Boeking.objects.filter(sleutel__in=[boetesleutel(b.pk) for b in boetes]).values_list(
            "sleutel", flat=True
        )
    )
    return {b.herziening_id: b for b in boetes if boetesleutel(b.pk) not in terug}


def boek_boete(boete: Boete, *, op: date) -> None:
    """A fine that is irrevocable becomes a claim (arts. 9.9 and 9.9a); once."""
    wie = boete.herziening.controle.persoon_id
    post(
        sleutel=f"uitwonendboete:{boete.pk}",
        soort=Soort.UITWONENDBOETE,
        legs=patterns_schuld.uitwonendboete(persoon_id=wie, bedrag_centen=boete.bedrag_centen),
        persoon_id=wie,
        effectief_op=op,
    )


def herstel_boete(boete: Boete, *, op: date) -> list[Nabetaling]:
    """Undo a fine alone, when the revision stands; what was paid of it, with the days, for interest. Once."""
    (stand,) = standen([boete.herziening])
    if stand.boete is None or not stand.boete_centen:
        return []
    _draai_boete_terug(stand, stand.boete, op, None)
    return [Nabetaling(dag, centen) for dag, centen in stand.boetebetalingen]


def herstel(herziening: Herziening, *, op: date, run_id: int | None = None) -> Hersteld:
    """Undo the fine and pay interest, in the transaction of who revokes. Once per decision, by the keys of the ledger.

    A work item asks a colleague for what cannot be booked here: interest where no rate is known, and a claim that has
    become a loan meanwhile (art. 6.17).
    """
    (stand,) = standen([herziening])
    wie = herziening.controle.persoon_id
    if stand.boete is not None and stand.boete_centen:
        _draai_boete_terug(stand, stand.boete, op, run_id)
    nabetalingen = [Nabetaling(dag, centen) for dag, centen in stand.betalingen if dag < op]
    centen, uitkomst = rente.vergoed(
        nabetalingen,
        verzuim_vanaf=min((n.opeisbaar_op for n in nabetalingen), default=None),
        persoon_id=wie,
        op=op,
        sleutel=rentesleutel(herziening.pk),
    )
    if uitkomst == rente.NOG_VAST_TE_STELLEN:
        _vraag_mens(herziening, "wettelijke_rente_vaststellen", "Stel de wettelijke rente vast (Awb 4:102).")  # fmt: skip
    if _werd_lening(wie, herziening.uitgevoerd_op):
        _vraag_mens(herziening, "lening_corrigeren", "Een teruggevraagd bedrag werd een lening: haal het daar weer af.")  # fmt: skip
    return Hersteld(stand.boete_centen, stand.boete_betaald_centen, centen)


def _werd_lening(persoon_id: int, vanaf: date | None) -> bool:
    return (
        vanaf is not None
        and Boeking.objects.filter(
            persoon_id=persoon_id, soort=Soort.VORDERING_NAAR_LENING, effectief_op__gte=vanaf
        ).exists()
    )


def _vraag_mens(herziening: Herziening, reden: str, tekst: str) -> None:
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="controle_herstel",
            reden=reden,
            bron=Werkopdracht.Bron.HANDMATIG,
            sleutel=f"controle_herstel:{reden}:{herziening.pk}",
            persoon_id=herziening.controle.persoon_id,
            bron_id=herziening.pk,
            tekst=f"Ingetrokken besluit na een controle. {tekst}",
        )
    )


def rentesleutel(herziening_id: int) -> str:
    """The key of the booking of interest."""
    return f"controle:rente:{herziening_id}"


def boetesleutel(boete_id: int) -> str:
    """The key of the booking that takes a fine back."""
    return f"uitwonendboete_terug:{boete_id}"


def _draai_boete_terug(stand: Stand, boete: Boete, op: date, run_id: int | None) -> None:
    wie, betaald = stand.herziening.controle.persoon_id, stand.boete_betaald_centen
    post(
        sleutel=boetesleutel(boete.pk),
        soort=Soort.UITWONENDBOETE_TERUG,
        legs=patterns_schuld.uitwonendboete_terug(
            persoon_id=wie, open_centen=boete.bedrag_centen - betaald, betaald_centen=betaald
        ),
        persoon_id=wie,
        effectief_op=op,
        run_id=run_id,
    )
    if betaald:
        rente.geef_terug(persoon_id=wie, centen=betaald, op=op, sleutel=boetesleutel(boete.pk))


def _credits(personen: Iterable[int]) -> dict[tuple[int, int], list[Betaling]]:
    uit: dict[tuple[int, int], list[Betaling]] = defaultdict(list)
    rekeningen = [chart.TE_VEEL_ONTVANGEN, chart.UITWONENDBOETE]
    with connection.cursor() as cursor:
        cursor.execute(_CREDITS, [sorted(set(personen)), rekeningen, [int(s) for s in _BETAALD]])
        for wie, rekening, dag, centen in cursor.fetchall():
            uit[wie, rekening].append((dag, centen))
    return uit


def _minder_uitbetaald(herzieningen: Sequence[Herziening]) -> list[tuple[int, date, int]]:
    """(person, day, cents) that payouts took back of the months of these decisions since they were carried out."""
    gegevens: dict[str, Any] = {
        "vordering": chart.TE_VEEL_ONTVANGEN,
        "soorten": [int(Soort.UITBETALING), int(Soort.TE_VEEL_ONTVANGEN)],
        "personen": [h.controle.persoon_id for h in herzieningen],
        "van": [Maand.parse(h.maanden[0][0]).eerste_dag for h in herzieningen],
        "tot": [Maand.parse(h.maanden[-1][0]).eerste_dag for h in herzieningen],
        "sinds": [h.uitgevoerd_op for h in herzieningen],
    }
    with connection.cursor() as cursor:
        cursor.execute(_MINDER, gegevens)
        return cursor.fetchall()


def _hoogstens(betalingen: list[Betaling], vanaf: date | None, hoogste: int) -> list[Betaling]:
    """The first payments from a day on, together no more than was asked."""
    uit: list[Betaling] = []
    for dag, centen in sorted(betalingen):
        deel = min(centen, hoogste - _som(uit))
        if vanaf is not None and dag >= vanaf and deel > 0:
            uit.append((dag, deel))
    return uit


def _som(betalingen: Iterable[Betaling]) -> int:
    return sum(centen for _dag, centen in betalingen)
