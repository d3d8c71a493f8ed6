"""What this room asks of the others, in one place: open terms, costs and interest, requests, deferral, limitation."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from psycopg.types.range import DateRange

from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.queries import legs_van
from terugbetalen.innen.stand import OpenTermijn, achterstand, open_termijnen
from terugbetalen.invordering import paspoort
from terugbetalen.invordering.gevallen import lees_geval
from terugbetalen.invordering.keten import stappen_op
from terugbetalen.invordering.kosten import REKENINGEN, kosten_van
from terugbetalen.invordering.paspoort import hef_op_om_regeling, is_van_kracht
from terugbetalen.invordering.rente import boek_van, opgelopen
from terugbetalen.invordering.verjaring import stuit as stuit_verjaring
from terugbetalen.models import Betaalverzoek, Feit, Regeling, Regelingtermijn, Stuiting
from terugbetalen.ontvangen.verzoeken import Doel, trek_in, vraag_betaling
from terugbetalen.rules.afbetalen import doorgetrokken
from terugbetalen.rules.parameters import bekende_wet

LAATSTE_AANBOD = "laatste_aanbod"
EIGEN_SOORTEN = (int(Soort.AANMANINGSKOSTEN), int(Soort.WETTELIJKE_RENTE))
"""What makes costs and interest; every other entry on their accounts is money that came in, or went back."""


@dataclass(frozen=True, slots=True)
class Lasten:
    """Open on top of the arrears, in cents."""

    kosten: int
    rente: int


def achterstallig(persoon_id: int, op: date, *, is_lllk: bool) -> tuple[OpenTermijn, ...]:
    """The terms of one debt that are in arrears, the oldest first."""
    return tuple(
        t for t in achterstand(persoon_id, op).termijnen if t.is_lllk == is_lllk and t.open_centen
    )


def te_laat_centen(persoon_id: int, op: date) -> int:
    """All arrears of somebody, of both debts."""
    return achterstand(persoon_id, op).centen


def open_van(persoon_id: int, op: date) -> dict[int, int]:
    """Cents that are open per term."""
    return {t.termijn_id: t.open_centen for t in open_termijnen(persoon_id, op)}


def lasten(persoon_id: int, op: date, *, tot: date | None = None) -> Lasten:
    """Costs that are open, and the interest that grew up to `tot` (or `op`), booked or not, and was not paid."""
    wet = doorgetrokken(bekende_wet())  # beyond the known rates a proposal assumes the last one
    gegroeid = opgelopen([persoon_id], tot or op, parameters=wet).get(persoon_id, 0)
    betaald = _ontvangen(persoon_id, REKENINGEN[1:], None)
    return Lasten(kosten_van(persoon_id, op).aanmaning_centen, max(gegroeid - betaald, 0))


def is_zonder_lasten(persoon_id: int, op: date) -> bool:
    """Whether no costs or interest that were booked are open."""
    return kosten_van(persoon_id, op).totaal_centen <= 0


def ontvangen_op_lasten(persoon_id: int, sinds: date) -> int:
    """Cents that came in for costs and interest since a day; what was taken back counts against it."""
    return _ontvangen(persoon_id, REKENINGEN, sinds)


def _ontvangen(persoon_id: int, accounts: tuple[int, ...], sinds: date | None) -> int:
    legs = legs_van(persoon_id).filter(account__in=accounts).select_related("boeking__draait_terug")
    if sinds is not None:
        legs = legs.filter(boeking__effectief_op__gte=sinds)
    return -sum(
        leg.debet_centen
        for leg in legs
        if (leg.boeking.draait_terug or leg.boeking).soort not in EIGEN_SOORTEN
    )


def nog_open(regeling: Regeling, dekking_open_centen: int, op: date) -> int:
    """What the last instalment asks: all that is open then. The interest of the months before is booked first."""
    boek_van(regeling.persoon_id, Maand.van(regeling.tot).vorige)
    los = lasten(regeling.persoon_id, op, tot=regeling.tot.replace(day=1))
    return dekking_open_centen + los.kosten + los.rente


def vraag(regeling: Regeling, termijn: Regelingtermijn, bedrag_centen: int) -> bool:
    """Ask an instalment with a payment request, once; whether it is new."""
    bestaat = verzoeken_van(regeling).filter(verwijzing=verwijzing(termijn)).exists()
    if bestaat or bedrag_centen <= 0:
        return False
    vraag_betaling(
        persoon_id=regeling.persoon_id,
        bedrag_centen=bedrag_centen,
        doel=Doel.REGELING,
        vervaldatum=termijn.vervaldag,
        verwijzing=verwijzing(termijn),
    )
    return True


def verwijzing(termijn: Regelingtermijn) -> str:
    """The key under which an instalment is asked."""
    return f"regeling:{termijn.pk}"


def verzoeken_van(regeling: Regeling) -> QuerySet[Betaalverzoek]:
    """The payment requests of an arrangement."""
    return Betaalverzoek.objects.filter(
        persoon_id=regeling.persoon_id,
        doel=Doel.REGELING,
        verwijzing__in=[verwijzing(t) for t in regeling.termijnen.all()],
    )


def trek_verzoeken_in(regeling: Regeling, op: date) -> None:
    """What was asked for an arrangement that ended is asked no more."""
    for verzoek in verzoeken_van(regeling).filter(ingetrokken_op=None):
        trek_in(verzoek, op)


def begin_uitstel(regeling: Regeling) -> None:
    """Deferral as a fact (4:94): it lengthens limitation (4:111) and tells where interest stops (4:101).

    Facts are whole months: with interest it begins the month after, so that no claim lasts longer than the law says.
    Whoever agrees recognises the debt, which interrupts limitation (4:105(2)); a passport alert in force is lifted.
    """
    nu, slot = Maand.van(regeling.op), Maand.van(regeling.tot)
    delen = [(nu.volgende, slot, 0), (slot, slot.volgende, 1)]
    if not regeling.rente_loopt:
        delen = [(nu, slot.volgende, 1)]
    for van, tot, zonder_rente in delen:
        if van < tot:
            tijd.wijzig(
                Feit,
                regeling.persoon,
                DateRange(van.eerste_dag, tot.eerste_dag, "[)"),
                soort=int(Feit.Soort.UITSTEL),
                waarde=zonder_rente,
            )
    stuit_verjaring(
        persoon_id=regeling.persoon_id,
        op=regeling.op,
        grond=Stuiting.Grond.ERKENNING,
        bron=f"regeling {regeling.uuid}",
    )
    hef_op_om_regeling(regeling.persoon_id, regeling.op)
    paspoort.hef_op_om_regeling(regeling.persoon_id, regeling.op)


def eindig_uitstel(regeling: Regeling, op: date) -> None:
    """The deferral ends, unless another arrangement of the same person still runs.

    Who paid it all keeps this month (without interest); otherwise the chain goes on at once.
    """
    andere = Regeling.objects.filter(persoon_id=regeling.persoon_id, status=Regeling.Status.LOOPT)
    if andere.exclude(pk=regeling.pk).exists():
        return
    maand = Maand.van(op)
    per = maand.volgende if regeling.status == Regeling.Status.VOLDAAN else maand
    tijd.beeindig(Feit, regeling.persoon, per.eerste_dag, soort=int(Feit.Soort.UITSTEL))


def heeft_aanbod(persoon_id: int, op: date) -> bool:
    """Whether the last step of the chain was the last offer: then agreeing is accepting it."""
    geval = lees_geval(persoon_id, op)
    return geval is not None and geval.laatste is not None and geval.laatste.stap == LAATSTE_AANBOD


def is_overgedragen(persoon_id: int, op: date) -> bool:
    """Whether the arrears went to CJIB or a collector: then we agree on nothing any more (facts/repayment.md 6).

    Under a passport alert we do: an arrangement is how it ends.
    """
    if paspoort.is_van_kracht(persoon_id):
        return False
    geval = lees_geval(persoon_id, op)
    laatste = geval.laatste if geval else None
    if laatste is None or is_van_kracht(persoon_id):
        return False
    return any(stap.overdracht for stap in stappen_op(op) if stap.naam == laatste.stap)
