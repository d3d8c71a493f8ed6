"""An arrangement agreed with a colleague: within the bounds at once, outside them only with a second person.

Outside is: more months than somebody may choose alone, or no statutory interest while it runs (Awb 4:101). Both need
a reason; what is asked waits as `gevraagd`, stops nothing yet, and becomes a decision when another colleague agrees.
"""

from dataclasses import dataclass

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from terugbetalen.models import Regeling
from terugbetalen.rules.afbetalen import RegelingKanNiet
from terugbetalen.rules.parameters import bekende_wet

from . import brieven, buren
from .aangaan import Kanaal, Status, Wens, eis_vrij, leg_vast, sluit, vergrendel
from .voorstellen import EIGEN, eigen_keuze, stel_voor
from .weigering import RegelingGeweigerd


@dataclass(frozen=True, slots=True)
class Ruimer:
    """What the colleague grants beyond the bounds, and why."""

    reden: str
    maanden: int | None = None
    rente_loopt: bool = True


def spreek_af(
    *,
    persoon_id: int,
    wens: Wens,
    ruimer: Ruimer,
    sleutel: str,
    actor: str,
    is_lllk: bool | None = None,
) -> Regeling:
    """Agree on an amount a month with a colleague; `gevraagd` when it lies outside the bounds. Idempotent by key.

    Raises `RegelingGeweigerd`.
    """
    if not ruimer.reden.strip():
        raise RegelingGeweigerd("reden")
    with transaction.atomic():
        if (eerder := eenmalig(sleutel)) is not None:
            return Regeling.objects.get(pk=eerder.uitkomst["regeling"])
        persoon, op = vergrendel(persoon_id), bedrijfsdatum.vandaag()
        grens = bekende_wet().waarde("betalingsregeling.maanden.loket", op)
        try:
            voorstel = stel_voor(
                persoon_id,
                op,
                is_lllk=is_lllk,
                opgave=wens.opgave,
                dag=wens.dag,
                hoogstens=min(ruimer.maanden or 0, grens) or None,
                rente_loopt=ruimer.rente_loopt,
            )
            keuze = eigen_keuze(voorstel, wens.bedrag_centen)
        except RegelingKanNiet as fout:
            raise RegelingGeweigerd(fout.code) from fout
        eis_vrij(persoon_id, op, is_lllk=voorstel.is_lllk)
        gewoon = bekende_wet().waarde("betalingsregeling.maanden.hoogstens", op)
        is_ruimer = len(keuze.termijnen) > gewoon or not ruimer.rente_loopt
        regeling = leg_vast(
            voorstel,
            keuze,
            Wens(EIGEN, wens.bedrag_centen, wens.dag, wens.opgave),
            sleutel=sleutel,
            actor=actor,
            kanaal=Kanaal.LOKET,
            status=Status.GEVRAAGD if is_ruimer else Status.LOOPT,
            reden=ruimer.reden.strip()[:500],
        )
        if not is_ruimer:
            brieven.toegekend(persoon, regeling)
    return regeling


def beslis(*, regeling: Regeling, is_akkoord: bool, actor: str, reden: str) -> Regeling:
    """The second person decides on what was asked; the one who asked cannot. Again with the same outcome changes nothing.

    Raises `RegelingGeweigerd`: not another person, no reason, or the first instalment has passed.
    """
    if not reden.strip():
        raise RegelingGeweigerd("reden")
    with transaction.atomic():
        persoon = vergrendel(regeling.persoon_id)
        rij = Regeling.objects.select_for_update().get(pk=regeling.pk)
        nieuw = Status.LOOPT if is_akkoord else Status.AFGEWEZEN
        if rij.status == nieuw:
            return rij
        if rij.status != Status.GEVRAAGD:
            raise RegelingGeweigerd("geen_regeling")
        if actor == rij.actor:
            raise RegelingGeweigerd("zelfde_persoon")
        op = bedrijfsdatum.vandaag()
        eerste = rij.termijnen.order_by("nummer").first()
        if is_akkoord and (eerste is None or eerste.vervaldag <= op):
            raise RegelingGeweigerd("te_laat")
        rij.tweede_actor = actor
        if is_akkoord:
            rij.status = nieuw
            rij.save(update_fields=["status", "tweede_actor"])
            buren.begin_uitstel(rij)
            brieven.toegekend(persoon, rij)
        else:
            rij.save(update_fields=["tweede_actor"])
            sluit(rij, nieuw, op)
            brieven.afgewezen(persoon, rij)
        vastleggen(
            soort="regeling_beslissen",
            actor=actor,
            betrokkene_id=persoon.pk,
            reden=reden.strip()[:500],
            uitkomst={"regeling": rij.pk, "status": str(nieuw)},
        )
    return rij
