"""Appointments: which times are free, book one, move it, call it off; and when somebody was last spoken to.

Other rooms use `maak_afspraak` and `laatste_contact`. A time becomes a row when it is first wanted; its row is the lock
under which a seat is taken, and the database refuses the same seat twice whatever happens here.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils.translation import gettext

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.identity.models import Persoon
from terugbetalen.models import Afspraak, Contactmoment, Geselecteerde, Tijdslot

from .afspraakbrief import leg_bevestiging
from .agenda import Rooster, agenda, is_tijd, tijden, tijdzones

_S = Afspraak.Status
GEEN_STOEL = (_S.VERZET, _S.GEANNULEERD)
"""Whoever moved or called off has left the seat."""
NIET_GESPROKEN = (
    Contactmoment.Uitkomst.NIET_BEREIKT,
    Contactmoment.Uitkomst.VOICEMAIL,
    Contactmoment.Uitkomst.VERKEERD_NUMMER,
)


class AfspraakKanNiet(ValueError):
    """The appointment was not made; the message says why, in words for the citizen."""


@dataclass(frozen=True, slots=True)
class Tijd:
    """A moment (UTC) at which an appointment can begin, and how many seats are free."""

    begint_at: datetime
    vrij: int


def laatste_contact(persoon_ids: Collection[int]) -> dict[int, date]:
    """The last day on which each of these people was really spoken to; who never was is left out."""
    rijen = Contactmoment.objects.filter(persoon_id__in=list(persoon_ids))
    gesproken = rijen.exclude(uitkomst__in=NIET_GESPROKEN).values_list("persoon_id")
    return dict(gesproken.annotate(dag=Max("dag")).order_by())


def komende_afspraak(persoon_id: int, nu: datetime) -> Afspraak | None:
    """The appointment that is still to come, or goes on now."""
    gevonden = Afspraak.objects.filter(persoon_id=persoon_id, status=_S.GEMAAKT)
    afspraak = gevonden.select_related("slot").first()
    return None if afspraak is None or _einde(afspraak) <= nu else afspraak


def vrije_tijden(soort: str, van: date, tot: date, nu: datetime) -> Iterator[Tijd]:
    """The times of Dutch days in [van, tot) that can still be booked at `nu`, in order; one query."""
    rooster, boek = _rooster(soort), agenda()
    eerste, laatste = nu + boek.vooraf, nu + boek.vooruit
    bezet = _bezet(soort, van, tot)
    dag = max(van, eerste.astimezone(AMSTERDAM).date())
    einde = min(tot, laatste.astimezone(AMSTERDAM).date() + timedelta(days=1))
    while dag < einde:
        for moment in tijden(rooster, dag):
            vrij = bezet.get(moment, rooster.plaatsen)
            if eerste <= moment <= laatste and vrij > 0:
                yield Tijd(moment, vrij)
        dag += timedelta(days=1)


def maak_afspraak(
    *,
    persoon_id: int,
    soort: str,
    begint_at: datetime,
    tijdzone: str,
    actor: str,
    geselecteerde_id: int | None = None,
) -> Afspraak:
    """Book a seat and lay the confirmation; `tijdzone` is where the debtor is ("America/Toronto").

    Raises `AfspraakKanNiet`: no such time, full, too soon or too far, one is there already, or an unknown zone.
    """
    with transaction.atomic():
        nu = _op_slot(persoon_id)
        if komende_afspraak(persoon_id, nu) is not None:
            raise AfspraakKanNiet(gettext("U hebt al een afspraak. U kunt die verzetten."))
        return _boek(persoon_id, soort, begint_at, tijdzone, actor, nu, geselecteerde_id, None)


def verzet_afspraak(
    *, persoon_id: int, uuid: UUID, soort: str, begint_at: datetime, tijdzone: str, actor: str
) -> Afspraak:
    """Another time for an appointment to come: the old seat is free again, the new one is confirmed.

    Raises `AfspraakKanNiet`; the old one then stands as it did.
    """
    with transaction.atomic():
        nu = _op_slot(persoon_id)
        oud = _eigen(persoon_id, uuid, nu)
        if (oud.slot.soort, oud.slot.begint_at, oud.tijdzone) == (soort, begint_at, tijdzone):
            return oud
        oud.status = _S.VERZET
        oud.save(update_fields=["status"])
        wie = oud.geselecteerde_id
        return _boek(persoon_id, soort, begint_at, tijdzone, actor, nu, wie, oud)


def zeg_af(*, persoon_id: int, uuid: UUID, actor: str) -> Afspraak:
    """Call an appointment off; the seat is free again. Raises `AfspraakKanNiet`."""
    with transaction.atomic():
        nu = _op_slot(persoon_id)
        afspraak = _eigen(persoon_id, uuid, nu)
        afspraak.status = _S.GEANNULEERD
        afspraak.save(update_fields=["status"])
        _leg_vast("afspraak_afzeggen", afspraak, actor)
        leg_bevestiging(afspraak, is_afgezegd=True)
    return afspraak


def rond_af(*, afspraak_id: int, was_er: bool, actor: str) -> Afspraak:
    """Whether the person was there, once. Raises `AfspraakKanNiet` before the appointment, or when it is known."""
    with transaction.atomic():
        afspraak = Afspraak.objects.select_for_update(of=("self",)).get(pk=afspraak_id)
        if afspraak.status not in (_S.GEMAAKT, _S.VOORBIJ):
            raise AfspraakKanNiet(gettext("Van deze afspraak is al bekend hoe zij ging."))
        if afspraak.slot.begint_at > bedrijfsdatum.moment():
            raise AfspraakKanNiet(gettext("Deze afspraak moet nog komen."))
        afspraak.status = _S.GEWEEST if was_er else _S.NIET_VERSCHENEN
        afspraak.save(update_fields=["status"])
        _leg_vast("afspraak_afronden", afspraak, actor)
    return afspraak


def _op_slot(persoon_id: int) -> datetime:
    """The person's row is the lock: two clicks follow each other. What is over makes room; returns the moment."""
    Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
    nu = bedrijfsdatum.moment()
    staat = Afspraak.objects.filter(persoon_id=persoon_id, status=_S.GEMAAKT)
    for afspraak in staat.select_related("slot"):
        if _einde(afspraak) <= nu:
            afspraak.status = _S.VOORBIJ
            afspraak.save(update_fields=["status"])
    return nu


def _eigen(persoon_id: int, uuid: UUID, nu: datetime) -> Afspraak:
    afspraak = komende_afspraak(persoon_id, nu)
    if afspraak is None or afspraak.uuid != uuid:
        raise AfspraakKanNiet(gettext("Deze afspraak staat niet meer."))
    return afspraak


def _boek(
    persoon_id: int,
    soort: str,
    begint_at: datetime,
    tijdzone: str,
    actor: str,
    nu: datetime,
    geselecteerde_id: int | None,
    vorige: Afspraak | None,
) -> Afspraak:
    rooster, boek = _rooster(soort), agenda()
    if tijdzone not in tijdzones():
        raise AfspraakKanNiet(gettext("Deze tijdzone kennen wij niet; kies er een uit de lijst."))
    op_tijd = nu + boek.vooraf <= begint_at <= nu + boek.vooruit
    if not op_tijd or not is_tijd(rooster, begint_at):
        raise AfspraakKanNiet(
            gettext("Op deze tijd kunt u geen afspraak maken; kies een andere tijd.")
        )
    slot = _tijdslot(rooster, begint_at)
    afspraak = Afspraak.objects.create(
        persoon_id=persoon_id,
        slot=slot,
        stoel=_vrije_stoel(slot),
        tijdzone=tijdzone,
        vorige=vorige,
        geselecteerde_id=geselecteerde_id or _op_lijst(persoon_id),
        gemaakt_door=actor,
    )
    _leg_vast("afspraak_verzetten" if vorige else "afspraak_maken", afspraak, actor)
    leg_bevestiging(afspraak, is_verzet=vorige is not None)
    return afspraak


def _tijdslot(rooster: Rooster, begint_at: datetime) -> Tijdslot:
    """The row of a time, locked; made by who wants it first."""
    wat = Tijdslot(
        soort=rooster.soort,
        begint_at=begint_at,
        minuten=rooster.minuten,
        capaciteit=rooster.plaatsen,
    )
    Tijdslot.objects.bulk_create([wat], ignore_conflicts=True)
    return Tijdslot.objects.select_for_update().get(soort=rooster.soort, begint_at=begint_at)


def _vrije_stoel(slot: Tijdslot) -> int:
    bezet = set(slot.afspraken.exclude(status__in=GEEN_STOEL).values_list("stoel", flat=True))
    for stoel in range(1, slot.capaciteit + 1):
        if stoel not in bezet:
            return stoel
    raise AfspraakKanNiet(gettext("Deze tijd is net vol; kies een andere tijd."))


def _op_lijst(persoon_id: int) -> int | None:
    """The open list on which this person stands, so that the outcome counts there."""
    rijen = Geselecteerde.objects.filter(
        persoon_id=persoon_id, selectie__status="vrijgegeven", uitgesloten_om="", afgerond_op=None
    )
    return rijen.order_by("-pk").values_list("pk", flat=True).first()


def _bezet(soort: str, van: date, tot: date) -> dict[datetime, int]:
    """Free seats of the times that have a row (a time can be closed by giving it none)."""
    grenzen = [datetime(d.year, d.month, d.day, tzinfo=AMSTERDAM) for d in (van, tot)]
    rijen = Tijdslot.objects.filter(
        soort=soort, begint_at__gte=grenzen[0], begint_at__lt=grenzen[1]
    ).annotate(bezet=Count("afspraken", filter=~Q(afspraken__status__in=GEEN_STOEL)))
    return {rij.begint_at.astimezone(UTC): rij.capaciteit - rij.bezet for rij in rijen}


def _rooster(soort: str) -> Rooster:
    try:
        return agenda().roosters[soort]
    except KeyError:
        raise AfspraakKanNiet(
            gettext("Zo kunt u geen afspraak maken; kies uit de lijst.")
        ) from None


def _einde(afspraak: Afspraak) -> datetime:
    return afspraak.slot.begint_at + timedelta(minutes=afspraak.slot.minuten)


def _leg_vast(soort: str, afspraak: Afspraak, actor: str) -> None:
    vastleggen(
        soort=soort,
        actor=actor,
        betrokkene_id=afspraak.persoon_id,
        uitkomst={"afspraak": str(afspraak.uuid)},
    )
