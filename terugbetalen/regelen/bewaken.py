"""What the calendar brings to an arrangement: ask the next instalment, see a default, its repair, or the end.

Each part asks what ought to have happened by this day, so a night that was missed is made up by the next. A default is
an instalment that is not there two weeks after its day, or a monthly term outside the arrangement that became arrears:
the arrangement holds the chain for everything, so what is new must be paid. Not repaired in time it lapses (4:96(1)(a))
and the chain goes on where it was.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import structlog
from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.foundation.parameters import Parameters
from duo_portal.identity.models import Persoon
from terugbetalen.models import Gebrek, Regeling
from terugbetalen.rules.parameters import bekende_wet

from . import brieven, buren
from .aangaan import sluit
from .stand import LOOPT, Regelingstand, open_gebrek, stand_van

log = structlog.get_logger(__name__)
Status = Regeling.Status
DAGEN = "betalingsregeling.dagen"


def doe_dagelijks(*, op: date | None = None) -> dict[str, int]:
    """All running arrangements for a day (default: the business date); counts. Again changes nothing."""
    dag = op or bedrijfsdatum.vandaag()
    wie = Regeling.objects.filter(status=LOOPT).order_by("persoon_id")
    return bewaak(wie.values_list("persoon_id", flat=True).distinct(), dag)


def bewaak(personen: Iterable[int], op: date) -> dict[str, int]:
    """Everything that is due by `op` for the running arrangements of these people; counts by what happened."""
    uit: Counter[str] = Counter()
    rijen = Regeling.objects.filter(persoon_id__in=list(personen), status=LOOPT, op__lte=op)
    for nummer in rijen.order_by("persoon_id", "pk").values_list("pk", flat=True):
        uit["bekeken"] += 1
        try:
            for wat in bewaak_een(nummer, op):
                uit[wat] += 1
        except (ValueError, LookupError):  # a rate that is not known: the others go on
            log.exception("regeling_niet_bewaakt", regeling=nummer)
            uit["mislukt"] += 1
    return dict(sorted(uit.items()))


def bewaak_een(regeling_id: int, op: date) -> list[str]:
    """One arrangement; what happened: voldaan, overleden, vervallen, gebrek, hersteld, gevraagd. Again changes nothing."""
    with transaction.atomic():
        persoon_id = Regeling.objects.values_list("persoon_id", flat=True).get(pk=regeling_id)
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        regeling = Regeling.objects.select_for_update().get(pk=regeling_id)
        if regeling.status != LOOPT:
            return []
        if persoon.overleden_op is not None and persoon.overleden_op <= op:
            sluit(regeling, Status.VERVALLEN, op)
            return ["overleden"]
        stand, wet = stand_van(regeling, op), bekende_wet()
        if stand.dekking_open_centen == 0 and buren.is_zonder_lasten(persoon.pk, op):
            return [_voldaan(persoon, stand)]
        gebeurd = _gebrek(persoon, stand, wet)
        if regeling.status == LOOPT:
            gebeurd += ["gevraagd"] * _vraag(stand, wet)
        return gebeurd


def _voldaan(persoon: Persoon, stand: Regelingstand) -> str:
    if (gebrek := open_gebrek(stand.regeling)) is not None:
        _herstel(gebrek, stand.op)
    sluit(stand.regeling, Status.VOLDAAN, stand.op)
    brieven.voldaan(persoon, stand)
    return "voldaan"


def _gebrek(persoon: Persoon, stand: Regelingstand, wet: Parameters) -> list[str]:
    """See a default, see that it was repaired, or let the arrangement lapse."""
    soort, tekort = _tekort(stand, wet)
    gebrek = open_gebrek(stand.regeling)
    if gebrek is None:
        if not tekort:
            return []
        nieuw = Gebrek.objects.create(
            regeling=stand.regeling,
            soort=soort,
            gezien_op=stand.op,
            tekort_centen=tekort,
            herstellen_voor=stand.op + timedelta(days=wet.waarde(f"{DAGEN}.herstel", stand.op)),
        )
        brieven.gemist(persoon, stand, nieuw)
        return ["gebrek"]
    if not tekort:
        _herstel(gebrek, stand.op)
        return ["hersteld"]
    if stand.op <= gebrek.herstellen_voor:
        return []
    gebrek.vervallen_op = stand.op
    gebrek.save(update_fields=["vervallen_op"])
    sluit(stand.regeling, Status.VERVALLEN, stand.op)
    brieven.vervallen(persoon, stand, gebrek)
    vastleggen(
        soort="regeling_vervalt",
        actor=SYSTEEM,
        betrokkene_id=persoon.pk,
        uitkomst={"regeling": stand.regeling.pk, "tekort_centen": tekort},
    )
    return ["vervallen"]


def _tekort(stand: Regelingstand, wet: Parameters) -> tuple[str, int]:
    """What should have been there by now, cents: of the instalments, else of terms that became arrears since."""
    respijt = timedelta(days=wet.waarde(f"{DAGEN}.gemist_na", stand.op))
    if tekort := stand.tekort(stand.op - respijt):
        return Gebrek.Soort.TERMIJN, tekort
    regeling = stand.regeling
    gedekt = set(regeling.dekking.values_list("termijn_id", flat=True))
    nieuw = buren.achterstallig(regeling.persoon_id, stand.op, is_lllk=regeling.is_lllk)
    return Gebrek.Soort.NIEUW, sum(t.open_centen for t in nieuw if t.termijn_id not in gedekt)


def _herstel(gebrek: Gebrek, op: date) -> None:
    gebrek.hersteld_op = op
    gebrek.save(update_fields=["hersteld_op"])


def _vraag(stand: Regelingstand, wet: Parameters) -> int:
    """Make the payment requests of the instalments that come near; how many are new.

    The last one is asked from the first of its month, for what is really open then: it settles the cents that were
    booked otherwise than planned.
    """
    voor = timedelta(days=wet.waarde(f"{DAGEN}.vragen_voor", stand.op))
    laatste = stand.termijnen[-1].termijn.nummer
    nieuw = 0
    for termijn in stand.termijnen:
        dag = termijn.termijn.vervaldag
        is_laatste = termijn.termijn.nummer == laatste
        vanaf = dag.replace(day=1) if is_laatste else dag - voor
        if termijn.is_betaald or stand.op < vanaf:
            continue
        centen = termijn.open_centen
        if is_laatste:
            centen = buren.nog_open(stand.regeling, stand.dekking_open_centen, stand.op)
        nieuw += buren.vraag(stand.regeling, termijn.termijn, centen)
    return nieuw
