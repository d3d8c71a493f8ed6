"""Herzien: decide anew about months that were decided, because facts or choices changed (art. 7.1).

Where the lines come out the same, nothing is written. Else the new decision supersedes the old one over the
same months and says which facts changed; sisters and brothers are revised with it, and so are later years
whose count of used months moved.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.period import Maand
from studiefinanciering.models import Student, Toekenning

from .herzien_reeks import Aanleiding, herzien_reeks
from .uitkomst import Uitkomst

__all__ = ["Aanleiding", "GeenBesluit", "HerzieningTeLaat", "herzien", "herzien_personen"]


class HerzieningTeLaat(ValueError):
    """The term of art. 7.1(3) for this ground has passed for every decision that would change."""


class GeenBesluit(LookupError):
    """There is no decision in force to revise."""


def herzien(
    *,
    persoon_id: int,
    aanleiding: Aanleiding,
    actor: str,
    sleutel: str | None = None,
    van: Maand | None = None,
) -> Uitkomst:
    """Decide anew on every decision in force of this person that touches months from `van` on.

    The same `sleutel` again gives the first outcome. Raises `GeenBesluit`, and `HerzieningTeLaat` when only
    decisions would change whose term has passed.
    """
    with transaction.atomic():
        if sleutel and (eerder := eenmalig(sleutel)) is not None:
            return Uitkomst.uit_dict(eerder.uitkomst)
        student = Student.objects.get(pk=persoon_id)
        uitkomst = herzien_personen(
            gezin_id=student.gezin_id,
            persoon_ids=[persoon_id],
            aanleiding=aanleiding,
            actor=actor,
            van=van,
        )
        vastleggen(
            soort=str(aanleiding.soort),
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=sleutel,
            reden=aanleiding.reden,
            uitkomst=uitkomst.als_dict(),
        )
    return uitkomst


def herzien_personen(
    *,
    gezin_id: int,
    persoon_ids: list[int],
    aanleiding: Aanleiding,
    actor: str,
    van: Maand | None = None,
) -> Uitkomst:
    """`herzien` for some students of one household together, in a transaction of the caller, not recorded."""
    uitkomst = Uitkomst()
    for begin in _jaren(persoon_ids, van):
        uitkomst += herzien_reeks(
            gezin_van=gezin_id,
            gezin_tot=gezin_id + 1,
            van=begin,
            tot=Maand(begin.jaar + 1, 1),
            aanleiding=aanleiding,
            actor=actor,
            alleen=persoon_ids,
            vervolg=False,
        )
    if uitkomst.te_laat and not uitkomst.herzien:
        raise HerzieningTeLaat(
            _(
                "Dit besluit kan niet meer worden herzien: de termijn van artikel 7.1 Wsf 2000 is voorbij."
            )
        )
    return uitkomst


def _jaren(persoon_ids: list[int], van: Maand | None) -> list[Maand]:
    """The first month of every calendar year with a decision that touches months from `van` on."""
    besluiten = Toekenning.objects.filter(persoon_id__in=persoon_ids, regeling=0)
    if not besluiten.exists():
        raise GeenBesluit(_("Er is geen besluit om te herzien: beslis eerst op de aanvraag."))
    if van is not None:
        besluiten = besluiten.filter(tot__gt=van.eerste_dag)
    jaren = sorted({dag.year for dag in besluiten.values_list("van", flat=True)})
    return [Maand(jaar, 1) for jaar in jaren]
