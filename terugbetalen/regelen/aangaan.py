"""Agree on an arrangement: once per key, with its decision letter; or change the one that runs.

What was shown is what is agreed: the caller says which amount was seen, and another one is refused. An arrangement
outside the bounds is asked by a colleague, with a reason, and runs when another colleague agrees.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from terugbetalen.models import Regeling, Regelingdekking, Regelingtermijn
from terugbetalen.operations.vaststellen import bewaar_parameters
from terugbetalen.rules.afbetalen import RegelingKanNiet
from terugbetalen.rules.parameters import bekende_wet

from . import brieven, buren
from .ruimte import Opgave
from .stand import lopende_regeling, open_gebrek
from .voorstellen import EIGEN, GEWONE_DAG, Keuze, Voorstel, eigen_keuze, feiten, stel_voor
from .weigering import RegelingGeweigerd

Status, Kanaal = Regeling.Status, Regeling.Kanaal


@dataclass(frozen=True, slots=True)
class Wens:
    """What is asked for: the kind of proposal, with `bedrag_centen` the amount a month that was seen."""

    soort: str
    bedrag_centen: int
    dag: int = GEWONE_DAG
    opgave: Opgave | None = None


def ga_aan(
    *,
    persoon_id: int,
    wens: Wens,
    sleutel: str,
    actor: str,
    is_lllk: bool | None = None,
) -> Regeling:
    """Agree on what was seen, within the bounds. The same key again returns the same arrangement.

    After the last offer of the chain it is counted as accepting that.

    Raises `RegelingGeweigerd`: nothing is written.
    """
    with transaction.atomic():
        if (eerder := eenmalig(sleutel)) is not None:
            return Regeling.objects.get(pk=eerder.uitkomst["regeling"])
        persoon, op = vergrendel(persoon_id), bedrijfsdatum.vandaag()
        voorstel, keuze = kies(persoon_id, op, wens, is_lllk=is_lllk)
        eis_vrij(persoon_id, op, is_lllk=voorstel.is_lllk)
        kanaal = Kanaal.AANBOD if buren.heeft_aanbod(persoon_id, op) else Kanaal.PORTAAL
        regeling = leg_vast(
            voorstel, keuze, wens, sleutel=sleutel, actor=actor, kanaal=kanaal, status=Status.LOOPT
        )
        brieven.toegekend(persoon, regeling)
    return regeling


def wijzig(
    *, regeling: Regeling, wens: Wens, sleutel: str, actor: str, is_loket: bool = False
) -> Regeling:
    """Another amount or day for what is left, with what came in arrears since. Returns the arrangement that follows.

    A debtor may do so once per so many months (`betalingsregeling.maanden.wijzigen_eens_per`), a colleague always.
    """
    with transaction.atomic():
        if (eerder := eenmalig(sleutel)) is not None:
            return Regeling.objects.get(pk=eerder.uitkomst["regeling"])
        persoon, op = vergrendel(regeling.persoon_id), bedrijfsdatum.vandaag()
        oud = Regeling.objects.select_for_update().get(pk=regeling.pk)
        if oud.status != Status.LOOPT:
            raise RegelingGeweigerd("geen_regeling")
        if not is_loket and (vanaf := wijzigen_vanaf(oud)) is not None and op < vanaf:
            raise RegelingGeweigerd("te_snel")
        voorstel, keuze = kies(persoon.pk, op, wens, is_lllk=oud.is_lllk)
        if (gebrek := open_gebrek(oud)) is not None:
            gebrek.hersteld_op = op
            gebrek.save(update_fields=["hersteld_op"])
        sluit(oud, Status.GEWIJZIGD, op)
        nieuw = leg_vast(
            voorstel,
            keuze,
            wens,
            sleutel=sleutel,
            actor=actor,
            kanaal=Kanaal.LOKET if is_loket else Kanaal.PORTAAL,
            status=Status.LOOPT,
            voorganger=oud,
        )
        brieven.gewijzigd(persoon, nieuw)
    return nieuw


def wijzigen_vanaf(regeling: Regeling) -> date | None:
    """From which day the debtor may change it; None when nothing stands in the way (it was not changed before)."""
    if regeling.voorganger_id is None:
        return None
    per = bekende_wet().waarde("betalingsregeling.maanden.wijzigen_eens_per", regeling.op)
    maand = Maand.van(regeling.op) + per
    return maand.eerste_dag.replace(day=min(regeling.op.day, 28))


def kies(
    persoon_id: int, op: date, wens: Wens, *, is_lllk: bool | None = None
) -> tuple[Voorstel, Keuze]:
    """The proposal as it is now, and what was asked of it; raises `RegelingGeweigerd` when it became another."""
    voorstel = _stel_voor(persoon_id, op, wens, is_lllk=is_lllk)
    if not voorstel.termijnen:
        raise RegelingGeweigerd("geen_achterstand")
    if wens.soort == EIGEN:
        try:
            return voorstel, eigen_keuze(voorstel, wens.bedrag_centen)
        except RegelingKanNiet as fout:
            raise RegelingGeweigerd(fout.code) from fout
    keuze = voorstel.keuze(wens.soort)
    if keuze is None:
        raise RegelingGeweigerd(voorstel.beletsel or "veranderd")
    if keuze.bedrag_centen != wens.bedrag_centen:
        raise RegelingGeweigerd("veranderd")
    return voorstel, keuze


def leg_vast(
    voorstel: Voorstel,
    keuze: Keuze,
    wens: Wens,
    *,
    sleutel: str,
    actor: str,
    kanaal: str,
    status: str,
    voorganger: Regeling | None = None,
    reden: str = "",
) -> Regeling:
    """Write what was agreed, on record under its key. Call it in a transaction, with the person locked."""
    regeling = Regeling.objects.create(
        persoon_id=voorstel.persoon_id,
        is_lllk=voorstel.is_lllk,
        sleutel=sleutel,
        status=status,
        kanaal=kanaal,
        keuze=keuze.soort,
        op=voorstel.op,
        tot=keuze.einde,
        hoofdsom_centen=voorstel.begin.hoofdsom,
        kosten_centen=voorstel.begin.kosten,
        rente_centen=voorstel.begin.rente,
        rente_erbij_centen=keuze.rente_erbij_centen,
        rente_loopt=voorstel.rente_loopt,
        voorganger=voorganger,
        feiten=dict(feiten(voorstel, wens.opgave)),
        parameterset_id=bewaar_parameters(bekende_wet()),
        actor=actor,
        reden=reden,
    )
    _leg_delen(regeling, voorstel, keuze)
    if status == Status.LOOPT:
        buren.begin_uitstel(regeling)
    vastleggen(
        soort="regeling_aangaan",
        actor=actor,
        betrokkene_id=voorstel.persoon_id,
        sleutel=sleutel,
        reden=reden,
        uitkomst={"regeling": regeling.pk, "status": str(status)},
    )
    return regeling


def sluit(regeling: Regeling, status: str, op: date) -> None:
    """End an arrangement and its deferral; what was still asked for it is asked no more."""
    liep = regeling.status == Status.LOOPT
    regeling.status, regeling.beeindigd_op = status, op
    regeling.save(update_fields=["status", "beeindigd_op"])
    if liep:
        buren.trek_verzoeken_in(regeling, op)
        buren.eindig_uitstel(regeling, op)


def _leg_delen(regeling: Regeling, voorstel: Voorstel, keuze: Keuze) -> None:
    Regelingtermijn.objects.bulk_create(
        Regelingtermijn(
            regeling=regeling,
            nummer=deel.nummer,
            vervaldag=deel.vervaldag,
            bedrag_centen=deel.bedrag,
            kosten_centen=deel.kosten,
            rente_centen=deel.rente,
            hoofdsom_centen=deel.hoofdsom,
        )
        for deel in keuze.termijnen
    )
    Regelingdekking.objects.bulk_create(
        Regelingdekking(
            regeling=regeling,
            termijn_id=termijn.termijn_id,
            maand=termijn.maand,
            open_centen=termijn.open_centen,
        )
        for termijn in voorstel.termijnen
    )


def _stel_voor(persoon_id: int, op: date, wens: Wens, *, is_lllk: bool | None) -> Voorstel:
    try:
        return stel_voor(persoon_id, op, is_lllk=is_lllk, opgave=wens.opgave, dag=wens.dag)
    except RegelingKanNiet as fout:
        raise RegelingGeweigerd(fout.code) from fout


def vergrendel(persoon_id: int) -> Persoon:
    """The row of the person is the lock: two acts on one file follow each other."""
    return Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)


def eis_vrij(persoon_id: int, op: date, *, is_lllk: bool) -> None:
    """Raise `RegelingGeweigerd` when the debt has an arrangement, or was handed over."""
    if buren.is_overgedragen(persoon_id, op):
        raise RegelingGeweigerd("overgedragen")
    gevraagd = Regeling.objects.filter(
        persoon_id=persoon_id, is_lllk=is_lllk, status=Status.GEVRAAGD
    )
    if lopende_regeling(persoon_id, op, is_lllk=is_lllk) is not None or gevraagd.exists():
        raise RegelingGeweigerd("loopt_al")
