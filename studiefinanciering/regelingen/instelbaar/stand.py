"""How an award stands: what is planned, what was paid, what the bank sent back; all from plan, runs and ledger."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from duo_portal.batches.models import Run
from duo_portal.ledger.models import Boeking
from studiefinanciering.models import (
    Lesgeldteruggave,
    Regelingaanvraag,
    Regelingbesluit,
    Regelingbetaling,
    Regelingtermijn,
)

from .definitie import Definitie, definitie

_EINDE = Run.objects.filter(
    pk=OuterRef("run_id"), status__in=(Run.Status.GEANNULEERD, Run.Status.AFGEROND)
)
"""Runs that book no more: what they took up and did not book is due again."""
_BETAALD = """
SELECT b.aanvraag_id, sum(t.bedrag_centen)::bigint
FROM studiefinanciering_regelingbetaling p
JOIN studiefinanciering_regelingtermijn t ON t.id = p.termijn_id
JOIN studiefinanciering_regelingbesluit b ON b.id = t.besluit_id
WHERE b.aanvraag_id = ANY(%s) AND p.boeking_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM ledger_boeking r WHERE r.draait_terug_id = p.boeking_id)
GROUP BY 1
"""
_TE_VEEL = """
SELECT aanvraag_id, sum(te_veel_centen)::bigint FROM studiefinanciering_regelingbesluit
WHERE aanvraag_id = ANY(%s) GROUP BY 1
"""


def betaald_op(aanvragen: Collection[int]) -> dict[int, int]:
    """By application: cents that were paid on it, less what became a claim since; none is left out as 0."""
    uit: dict[int, int] = {}
    with connection.cursor() as cursor:
        for vraag, teken in ((_BETAALD, 1), (_TE_VEEL, -1)):
            cursor.execute(vraag, [list(aanvragen)])
            for aanvraag, centen in cursor.fetchall():
                uit[aanvraag] = uit.get(aanvraag, 0) + teken * int(centen)
    return {aanvraag: centen for aanvraag, centen in uit.items() if centen}


def geldende_termijnen() -> QuerySet[Regelingtermijn]:
    """Parts of decisions that no later one replaced, and parts that a later one took for paid and that came back since."""
    laatste = Regelingbesluit.objects.filter(
        aanvraag=OuterRef("termijn__besluit__aanvraag"), opvolger=None
    ).values("opgeslagen_at")[:1]
    na_het_laatste = Regelingbetaling.objects.annotate(laatste_at=Subquery(laatste)).filter(
        Exists(
            Boeking.objects.filter(
                draait_terug=OuterRef("boeking_id"), geboekt_at__gt=OuterRef("laatste_at")
            )
        ),
        termijn=OuterRef("pk"),
    )
    return Regelingtermijn.objects.filter(Q(besluit__opvolger=None) | Exists(na_het_laatste))


def te_betalen(tot: date) -> QuerySet[Regelingtermijn]:
    """Parts that are due on `tot` and that no run has taken up, or whose payment was turned back."""
    leeft = _levende_betalingen().filter(termijn=OuterRef("pk"))
    return geldende_termijnen().filter(betaal_op__lte=tot).exclude(Exists(leeft))


def terug_te_betalen() -> QuerySet[Lesgeldteruggave]:
    """Refunds of lesgeld that were decided and that no run has taken up, or whose payment was turned back."""
    leeft = _levende_betalingen().filter(teruggave=OuterRef("pk"))
    toegekend = Lesgeldteruggave.objects.filter(is_toegekend=True, betaald_centen__gt=0)
    return toegekend.exclude(Exists(leeft))


def _levende_betalingen() -> QuerySet[Regelingbetaling]:
    teruggedraaid = Boeking.objects.filter(draait_terug=OuterRef("boeking_id"))
    return Regelingbetaling.objects.filter(Q(boeking_id__isnull=False) | ~Exists(_EINDE)).exclude(
        Exists(teruggedraaid)
    )


def is_in_run(aanvraag_id: int) -> bool:
    """Whether a run took up a part of this award and has not booked it yet."""
    wacht = Regelingbetaling.objects.filter(
        termijn__besluit__aanvraag_id=aanvraag_id, boeking_id=None
    )
    return wacht.exclude(Exists(_EINDE)).exists()


@dataclass(frozen=True, slots=True)
class Termijnstand:
    """A part of an award as it stands: `stand` is gepland, onderweg, betaald or teruggekomen."""

    betaal_op: date
    bedrag_centen: int
    stand: str


@dataclass(frozen=True, slots=True)
class Regelingstand:
    """An application with its scheme, its last decision (if any), its parts and what was paid."""

    aanvraag: Regelingaanvraag
    definitie: Definitie
    besluit: Regelingbesluit | None
    termijnen: tuple[Termijnstand, ...]
    betaald_centen: int

    @property
    def staat(self) -> str:
        """wacht, toegekend or afgewezen."""
        if self.besluit is None:
            return "wacht"
        return "toegekend" if self.besluit.is_toekenning else "afgewezen"

    @property
    def volgende(self) -> Termijnstand | None:
        """The first part that is still to be paid."""
        return next((t for t in self.termijnen if t.stand in ("gepland", "teruggekomen")), None)


def standen_van(persoon_id: int) -> list[Regelingstand]:
    """Everything of one person, the newest first."""
    aanvragen = list(Regelingaanvraag.objects.filter(persoon_id=persoon_id).order_by("-pk"))
    return [stand_van(aanvraag) for aanvraag in aanvragen]


def stand_van(aanvraag: Regelingaanvraag) -> Regelingstand:
    """One application: all parts that were ever paid, and those planned by the last decision."""
    besluit = aanvraag.besluiten.order_by("-pk").first()
    return Regelingstand(
        aanvraag,
        definitie(aanvraag.regeling),
        besluit,
        _termijnen(aanvraag, besluit),
        max(betaald_op([aanvraag.pk]).get(aanvraag.pk, 0), 0),
    )


def _termijnen(
    aanvraag: Regelingaanvraag, laatste: Regelingbesluit | None
) -> tuple[Termijnstand, ...]:
    if laatste is None:
        return ()
    alle = list(Regelingtermijn.objects.filter(besluit__aanvraag=aanvraag))
    betalingen = list(Regelingbetaling.objects.filter(termijn__in=alle).order_by("pk"))
    boekingen = [b.boeking_id for b in betalingen if b.boeking_id]
    terug = set(
        Boeking.objects.filter(draait_terug_id__in=boekingen).values_list(
            "draait_terug_id", flat=True
        )
    )
    standen: dict[int, str] = {}
    for b in betalingen:
        if b.termijn_id is None:
            continue
        if b.boeking_id is None:
            standen[b.termijn_id] = "onderweg"
        else:
            standen[b.termijn_id] = "teruggekomen" if b.boeking_id in terug else "betaald"
    gezien = [t for t in alle if t.besluit_id == laatste.pk or standen.get(t.pk) == "betaald"]
    return tuple(
        Termijnstand(t.betaal_op, t.bedrag_centen, standen.get(t.pk, "gepland"))
        for t in sorted(gezien, key=lambda t: (t.betaal_op, t.pk))
    )
