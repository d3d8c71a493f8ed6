"""Working off a list: the next person, what was said and what follows, and promises to call back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db import transaction
from django.db.models import Q

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases.termijn.inkomend import meld_tekst, registreer_tekstbron
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.identity.models import Persoon
from duo_portal.web.logging import maskeer
from terugbetalen.models import Contactmoment, Geselecteerde, Kanaal, Selectie, Terugbelbelofte

_U, _V = Contactmoment.Uitkomst, Contactmoment.Vervolg
LAAT_LOS = timedelta(hours=2)
"""Who took somebody and does nothing for so long leaves him to a colleague."""
NOTITIE = 1000
TEKSTBRON = registreer_tekstbron(
    "terugbetalen.contact", "notitie bij een debiteur", is_schriftelijk=False
).naam


class ContactKanNiet(ValueError):
    """What was filled in does not hold together; the message says what to change."""


class Dagdeel(StrEnum):
    """Between which hours we call back, on the Dutch clock."""

    OCHTEND = "ochtend"
    MIDDAG = "middag"
    AVOND = "avond"


_UREN = {
    Dagdeel.OCHTEND: (time(9), time(12)),
    Dagdeel.MIDDAG: (time(13), time(17)),
    Dagdeel.AVOND: (time(17), time(20)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesprek:
    """What a colleague writes down: how, what came of it, a note, and what follows on which day."""

    kanaal: Kanaal
    uitkomst: Contactmoment.Uitkomst
    notitie: str = ""
    vervolg: Contactmoment.Vervolg = _V.GEEN
    vervolg_op: date | None = None
    dagdeel: Dagdeel = Dagdeel.OCHTEND


def volgende(selectie_id: int, *, actor: str) -> Geselecteerde | None:
    """The person whom this colleague has in hand, or the next of the list that nobody has; None when all is done.

    Two colleagues never get the same person: a row that somebody is taking is passed over.
    """
    nu, op = bedrijfsdatum.moment(), bedrijfsdatum.vandaag()
    with transaction.atomic():
        rijen = Geselecteerde.objects.select_for_update(skip_locked=True, of=("self",)).filter(
            selectie_id=selectie_id,
            selectie__status=Selectie.Status.VRIJGEGEVEN,
            uitgesloten_om="",
            afgerond_op=None,
        )
        eigen = rijen.filter(opgepakt_door=actor, opgepakt_at__gt=nu - LAAT_LOS)
        vrij = rijen.filter(Q(opgepakt_at=None) | Q(opgepakt_at__lte=nu - LAAT_LOS))
        wacht = Contactmoment.objects.filter(geselecteerde__selectie=selectie_id, vervolg_op__gt=op)
        vrij = vrij.exclude(pk__in=wacht.values("geselecteerde_id"))
        rij = eigen.order_by("volgnummer").first() or vrij.order_by("volgnummer").first()
        if rij is not None:
            rij.opgepakt_door, rij.opgepakt_at = actor, nu
            rij.save(update_fields=["opgepakt_door", "opgepakt_at"])
    return rij


def leg_contact_vast(
    *,
    persoon_id: int,
    gesprek: Gesprek,
    actor: str,
    sleutel: str,
    geselecteerde_id: int | None = None,
    rol: str = "",
) -> Contactmoment:
    """Keep what was said, once per `sleutel`; numbers in the note are masked. Raises `ContactKanNiet`.

    Who is on a list is done with, unless we call again. A promise to call back is kept by a call.
    """
    _controleer(gesprek)
    with transaction.atomic():
        if (eerder := eenmalig(sleutel)) is not None:
            return Contactmoment.objects.get(pk=eerder.uitkomst["contactmoment"])
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        moment = Contactmoment.objects.create(
            persoon_id=persoon_id,
            geselecteerde_id=geselecteerde_id,
            kanaal=gesprek.kanaal,
            dag=bedrijfsdatum.vandaag(),
            medewerker=actor,
            uitkomst=gesprek.uitkomst,
            notitie=maskeer(gesprek.notitie.strip())[:NOTITIE],
            vervolg=gesprek.vervolg,
            vervolg_op=gesprek.vervolg_op,
        )
        meld_tekst(
            bron=TEKSTBRON,
            persoon_id=persoon_id,
            tekst=gesprek.notitie,
            op=moment.dag,
            sleutel=sleutel,
            actor=actor,
        )
        _beloof(moment, gesprek, actor)
        _werk_lijst_bij(geselecteerde_id, gesprek)
        vastleggen(
            soort="contact_vastleggen",
            actor=actor,
            rol=rol,
            betrokkene_id=persoon_id,
            sleutel=sleutel,
            uitkomst={"contactmoment": moment.pk, "uitkomst": str(gesprek.uitkomst)},
        )
    return moment


def belofte_niet_nagekomen(belofte_id: int, *, actor: str) -> None:
    """Nobody called in time; kept as it was. Nothing happens when the promise is no longer open."""
    _sluit_beloften(
        Q(pk=belofte_id, tot_at__lt=bedrijfsdatum.moment()), Terugbelbelofte.Status.GEMIST, actor
    )


def _controleer(gesprek: Gesprek) -> None:
    op = bedrijfsdatum.vandaag()
    if gesprek.vervolg == _V.GEEN:
        if gesprek.vervolg_op is not None:
            raise ContactKanNiet("Er volgt niets: laat de dag leeg, of kies wat er volgt.")
        return
    if gesprek.vervolg_op is None or gesprek.vervolg_op < op:
        raise ContactKanNiet("Kies de dag waarop dit volgt: vandaag of later.")
    if gesprek.uitkomst == _U.GEEN_CONTACT and gesprek.vervolg != _V.BRIEF:
        raise ContactKanNiet(
            "Wie niet gebeld wil worden, bellen wij niet terug. Kies een brief of niets."
        )
    if (
        gesprek.vervolg == _V.TERUGBELLEN
        and _tot(gesprek.vervolg_op, gesprek.dagdeel) <= bedrijfsdatum.moment()
    ):
        raise ContactKanNiet("Die tijd is al voorbij: kies een later dagdeel of een andere dag.")


def _beloof(moment: Contactmoment, gesprek: Gesprek, actor: str) -> None:
    """An earlier promise is kept by this call, or replaced by the new one."""
    gebeld = gesprek.kanaal in (Kanaal.TELEFOON, Kanaal.VIDEO)
    status = Terugbelbelofte.Status
    oud = status.NAGEKOMEN if gebeld else status.INGETROKKEN
    if gebeld or gesprek.vervolg == _V.TERUGBELLEN:
        _sluit_beloften(Q(persoon_id=moment.persoon_id), oud, actor)
    if gesprek.vervolg == _V.TERUGBELLEN and gesprek.vervolg_op is not None:
        van, _ = _UREN[gesprek.dagdeel]
        Terugbelbelofte.objects.create(
            persoon_id=moment.persoon_id,
            contactmoment=moment,
            van_at=datetime.combine(gesprek.vervolg_op, van, AMSTERDAM),
            tot_at=_tot(gesprek.vervolg_op, gesprek.dagdeel),
            beloofd_door=actor,
        )


def _tot(dag: date, dagdeel: Dagdeel) -> datetime:
    return datetime.combine(dag, _UREN[dagdeel][1], AMSTERDAM)


def _sluit_beloften(welke: Q, naar: Terugbelbelofte.Status, actor: str) -> None:
    open_ = Terugbelbelofte.objects.filter(welke, status=Terugbelbelofte.Status.OPEN)
    open_.update(status=naar, afgerond_door=actor)


def _werk_lijst_bij(geselecteerde_id: int | None, gesprek: Gesprek) -> None:
    if geselecteerde_id is None:
        return
    komt_terug = gesprek.vervolg in (_V.TERUGBELLEN, _V.OPNIEUW)
    Geselecteerde.objects.filter(pk=geselecteerde_id, afgerond_op=None).update(
        opgepakt_door="",
        opgepakt_at=None,
        afgerond_op=None if komt_terug else bedrijfsdatum.vandaag(),
    )
