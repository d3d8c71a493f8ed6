"""What a check of the address established: months in which somebody did not live there, and decisions anew over them.

`verschil` works out what that would come to and writes nothing; `stel_woonsituatie_vast` does it, `herstel_woonsituatie`
takes it back. Both go through `herzien`, so lines, money and letters follow as with any changed fact.
"""

from collections.abc import Sequence

from django.db import transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.period import Maand, maanden
from studiefinanciering import tijd
from studiefinanciering.models import Omstandigheid, Student
from studiefinanciering.queries import regels_in_kracht
from studiefinanciering.rules.componenten import Vorm
from studiefinanciering.rules.herzien_termijn import Grond

from .herzien import Aanleiding, GeenBesluit, HerzieningTeLaat, herzien
from .uitkomst import Uitkomst

__all__ = [
    "GeenBesluit",
    "Grond",
    "HerzieningTeLaat",
    "herstel_woonsituatie",
    "stel_woonsituatie_vast",
    "verschil",
]
Reeks = tuple[Maand, Maand]
"""First month, and the first one after."""
_WOONT_ER_NIET = Omstandigheid.Soort.WOONT_NIET_OP_ADRES


class _Terugdraaien(Exception):
    """Leaves the trial without a trace."""


def stel_woonsituatie_vast(
    *,
    persoon_id: int,
    reeksen: Sequence[Reeks],
    bewijs: str,
    actor: str,
    sleutel: str,
    reden: str = "nieuwe_gegevens",
    grond: Grond = Grond.OMZETTING,
) -> Uitkomst:
    """This person did not live at the registered address in these months (art. 1.5(1)a); decide anew over them.

    `grond`: a decision that was taken within its own term is only carried out here, so by itself no term runs.
    The same `sleutel` gives the first outcome. Raises what `herzien` raises.
    """
    with transaction.atomic():
        if (eerder := eenmalig(sleutel)) is not None:
            return Uitkomst.uit_dict(eerder.uitkomst)
        Student.objects.select_for_update(no_key=True).get(pk=persoon_id)
        uitkomst = _leg_en_herzie(
            persoon_id, reeksen, bewijs, Aanleiding(reden=reden, grond=grond), actor
        )
        _noteer("woonsituatie_vaststellen", persoon_id, actor, sleutel, uitkomst)
    return uitkomst  # fmt: skip


def herstel_woonsituatie(
    *,
    persoon_id: int,
    reeksen: Sequence[Reeks],
    actor: str,
    sleutel: str,
    reden: str = "nieuwe_gegevens",
) -> Uitkomst:
    """What was established over these months was wrong: take it back and decide anew (Awb 7:11). Once per `sleutel`."""
    with transaction.atomic():
        if (eerder := eenmalig(sleutel)) is not None:
            return Uitkomst.uit_dict(eerder.uitkomst)
        Student.objects.select_for_update(no_key=True).get(pk=persoon_id)
        for van, tot in reeksen:
            tijd.beeindig(Omstandigheid, _sleutel(persoon_id), van.eerste_dag, tot.eerste_dag)
        aanleiding = Aanleiding(reden=reden, grond=Grond.OMZETTING)
        uitkomst = herzien(
            persoon_id=persoon_id, aanleiding=aanleiding, actor=actor, van=reeksen[0][0]
        )
        _noteer("woonsituatie_herstellen", persoon_id, actor, sleutel, uitkomst)
    return uitkomst


def verschil(
    *, persoon_id: int, reeksen: Sequence[Reeks], grond: Grond, actor: str
) -> list[tuple[Maand, int, int]]:
    """Per month: cents of grant now, and when it were established that somebody lived elsewhere. Nothing is kept.

    Tried out for real and rolled back, so that it is what a decision would be. Loans do not count. Raises what
    `herzien` raises, so also when the term of art. 7.1(3) for this `grond` has passed.
    """
    alle = [m for van, tot in reeksen for m in maanden(van, tot)]
    oud = [_beurs(persoon_id, maand) for maand in alle]
    nieuw: list[int] = []
    try:
        with transaction.atomic():
            aanleiding = Aanleiding(reden="nieuwe_gegevens", grond=grond)
            _leg_en_herzie(persoon_id, reeksen, "proef", aanleiding, actor)
            nieuw = [_beurs(persoon_id, maand) for maand in alle]
            raise _Terugdraaien
    except _Terugdraaien:
        pass
    return list(zip(alle, oud, nieuw, strict=True))


def _leg_en_herzie(
    persoon_id: int, reeksen: Sequence[Reeks], bewijs: str, aanleiding: Aanleiding, actor: str
) -> Uitkomst:
    for van, tot in reeksen:
        geldig = tijd.vanaf(van.eerste_dag, tot.eerste_dag)
        tijd.leg_vast(Omstandigheid, _sleutel(persoon_id), geldig=geldig, bewijs=bewijs)
    return herzien(persoon_id=persoon_id, aanleiding=aanleiding, actor=actor, van=reeksen[0][0])


def _sleutel(persoon_id: int) -> dict[str, int]:
    return {"persoon_id": persoon_id, "soort": int(_WOONT_ER_NIET)}


def _beurs(persoon_id: int, maand: Maand) -> int:
    regels = regels_in_kracht(persoon_id, maand)
    return sum(r.bedrag_centen for r in regels if r.vorm != Vorm.LENING)


def _noteer(soort: str, persoon_id: int, actor: str, sleutel: str, uitkomst: Uitkomst) -> None:
    vastleggen(
        soort=soort,
        actor=actor,
        betrokkene_id=persoon_id,
        sleutel=sleutel,
        uitkomst=uitkomst.als_dict(),
    )
