"""Does somebody still study? Asked once a year while the terugbetaling stands still on application (6.5(5)).

Eight weeks to answer. Who no longer studies, or does not answer, pays again: since the day as no student, or since the
day of the question. An answer that comes in time keeps the suspension; it is asked again after a year.
"""

from datetime import date, timedelta

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from terugbetalen.models import Feit, Studievraag

from .schorsen import OP_AANVRAAG, SOORT, eindig_schorsing

BRIEF = "terugbetaling_studievraag"
BRON = "terugbetalen.studievraag"
ANTWOORD = timedelta(weeks=8)
OPNIEUW_NA = 12
"""Months between two questions; a setting of ours, the act names none."""


class GeenVraag(ValueError):
    """There is nothing to ask or to answer; the message says why."""


def stel_vraag(persoon_id: int, *, actor: str = SYSTEEM) -> Studievraag:
    """Ask by letter; the question that is open is given again. Raises `GeenVraag` without a suspension on application."""
    op = bedrijfsdatum.vandaag()
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        open_ = Studievraag.objects.filter(persoon=persoon, gesloten_op=None).first()
        if open_ is not None:
            return open_
        if persoon.overleden_op is not None or not _loopt(persoon_id, op):
            raise GeenVraag("De terugbetaling staat niet op aanvraag stil: er is niets te vragen.")
        vraag = Studievraag.objects.create(
            persoon=persoon, gevraagd_op=op, antwoord_voor=op + ANTWOORD
        )
        leg_klaar(
            NieuweBrief(
                persoon_id=persoon_id,
                taal=persoon.taal,
                bron_id=vraag.pk,
                data={"gevraagd_op": op, "antwoord_voor": vraag.antwoord_voor},
            ),
            soort=BRIEF,
            bron=BRON,
            sjabloonversie=1,
        )
        vastleggen(
            soort="studievraag_stellen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=f"studievraag:{vraag.pk}",
            uitkomst={"vraag": vraag.pk},
        )
    return vraag


def beantwoord(persoon_id: int, *, student_tot: date | None, actor: str) -> date | None:
    """Put the answer down: `student_tot` is the first day as no student, None: still a student.

    The first day on which the suspension no longer holds, None while it goes on. Raises `GeenVraag`.
    """
    op = bedrijfsdatum.vandaag()
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        vraag = Studievraag.objects.filter(persoon_id=persoon_id, gesloten_op=None).first()
        if vraag is None:
            raise GeenVraag("Er staat geen vraag open. Het antwoord is niet vastgelegd.")
        return _sluit(vraag, geantwoord_op=op, student_tot=student_tot, op=op, actor=actor)


def werk_vragen_bij(van: int, tot: int, maand: Maand) -> dict[str, int]:
    """For the people [van, tot): ask who was not asked for a year, and end what was not answered in time."""
    op = bedrijfsdatum.vandaag()
    stil = Studievraag.objects.filter(
        persoon_id__gte=van, persoon_id__lt=tot, gesloten_op=None, antwoord_voor__lt=op
    )
    gesloten = 0
    for vraag in stil.order_by("persoon_id"):
        with transaction.atomic():
            Persoon.objects.select_for_update(no_key=True).get(pk=vraag.persoon_id)
            _sluit(vraag, geantwoord_op=None, student_tot=None, op=op, actor=SYSTEEM)
        gesloten += 1
    te_vragen = _te_vragen(van, tot, maand)
    for persoon_id in te_vragen:
        stel_vraag(persoon_id)
    return {"studievragen": len(te_vragen), "studievragen_zonder_antwoord": gesloten}


def _te_vragen(van: int, tot: int, maand: Maand) -> list[int]:
    """A suspension on application that began a year ago or longer, and no question since a year."""
    grens = Maand.van_index(maand.index - OPNIEUW_NA).eerste_dag
    lopend = Feit.objects.filter(
        persoon_id__gte=van, persoon_id__lt=tot, soort=SOORT, waarde=OP_AANVRAAG,
        bekend__upper_inf=True, geldig__contains=maand.eerste_dag, geldig__startswith__lte=grens,
        persoon__overleden_op=None,
    )  # fmt: skip
    gevraagd = Studievraag.objects.filter(gevraagd_op__gt=grens).values("persoon_id")
    open_ = Studievraag.objects.filter(gesloten_op=None).values("persoon_id")
    wie = lopend.exclude(persoon_id__in=gevraagd).exclude(persoon_id__in=open_)
    return sorted(set(wie.values_list("persoon_id", flat=True)))


def _loopt(persoon_id: int, op: date) -> bool:
    return Feit.objects.filter(
        persoon_id=persoon_id, soort=SOORT, waarde=OP_AANVRAAG, bekend__upper_inf=True, geldig__contains=op
    ).exists()  # fmt: skip


def _sluit(
    vraag: Studievraag,
    *,
    geantwoord_op: date | None,
    student_tot: date | None,
    op: date,
    actor: str,
) -> date | None:
    vraag.geantwoord_op, vraag.student_tot, vraag.gesloten_op = geantwoord_op, student_tot, op
    vraag.save(update_fields=["geantwoord_op", "student_tot", "gesloten_op"])
    return eindig_schorsing(
        persoon_id=vraag.persoon_id,
        gevraagd_op=vraag.gevraagd_op,
        geantwoord_op=geantwoord_op,
        student_tot=student_tot,
        actor=actor,
    )
