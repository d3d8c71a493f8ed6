"""Daginname: take in what the registers reported since the last time, each change exactly once."""

from collections import Counter

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.foundation.parameters import BuitenBekendeWet
from duo_portal.gateways.koppeling import koppeling
from duo_portal.gateways.wijzigingen import Wijziging, Wijzigingenbron
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import persoon_bij_bsn
from studiefinanciering.models import Registerstand, Student
from studiefinanciering.operations.herzien import HerzieningTeLaat, herzien_personen

from . import instellingen
from .feiten import Gevolg, VraagtEenMens, met_besluit, neem_op

REGISTERS = ("brp", "rio_rod", "belastingdienst", "diplomaregister", instellingen.REGISTER)


def daginname(*, actor: str = SYSTEEM, registers: tuple[str, ...] = REGISTERS) -> dict[str, int]:
    """Read every register from where it stopped up to the business date.

    Returns counts: wijzigingen, onbekend (not one of ours), herzien, werkopdrachten. A change whose number
    was taken in before is skipped; two intakes at once wait for each other, change by change.
    """
    dag, tellingen = bedrijfsdatum.vandaag(), Counter[str]()
    for register in registers:
        stand, _ = Registerstand.objects.get_or_create(register=register)
        bron = _bron(register)
        for wijziging in bron.wijzigingen_sinds(stand.volgnummer, tot_en_met=dag):
            tellingen += _neem_een(register, wijziging, actor)
    return dict(tellingen)


def _bron(register: str) -> Wijzigingenbron[Wijziging]:
    """What institutions report through the API waits with us; the registers of others have a way to them."""
    if register == instellingen.REGISTER:
        return instellingen.Instellingen()
    bron: Wijzigingenbron[Wijziging] = koppeling(register)
    return bron


def _neem_een(register: str, wijziging: Wijziging, actor: str) -> Counter[str]:
    """One change: facts, decisions and the place in the register, all or nothing."""
    with transaction.atomic():
        stand = Registerstand.objects.select_for_update().get(register=register)
        if wijziging.volgnummer <= stand.volgnummer:
            return Counter()
        stand.volgnummer = wijziging.volgnummer
        stand.save(update_fields=["volgnummer"])
        persoon = persoon_bij_bsn(wijziging.bsn)
        if persoon is None:
            return Counter(wijzigingen=1, onbekend=1)
        sleutel = f"{register}:{wijziging.volgnummer}"
        try:
            with transaction.atomic():
                return Counter(wijzigingen=1) + _verwerk(wijziging, persoon, actor, sleutel)
        except (VraagtEenMens, HerzieningTeLaat, BuitenBekendeWet) as fout:
            _meld(sleutel, persoon, _reden(fout), str(fout))
            return Counter(wijzigingen=1, werkopdrachten=1)


def _reden(fout: Exception) -> str:
    if isinstance(fout, VraagtEenMens):
        return fout.reden
    return "herziening_te_laat" if isinstance(fout, HerzieningTeLaat) else "buiten_bekende_wet"


def _verwerk(wijziging: Wijziging, persoon: Persoon, actor: str, sleutel: str) -> Counter[str]:
    gevolg = neem_op(wijziging, persoon)
    herzien = _herzie(gevolg, actor)
    vastleggen(
        soort="daginname",
        actor=actor,
        betrokkene_id=persoon.pk,
        sleutel=sleutel,
        reden=gevolg.aanleiding.reden if gevolg.aanleiding else wijziging.soort,
        uitkomst={"herzien": herzien},
    )
    return Counter(herzien=herzien)


def _herzie(gevolg: Gevolg, actor: str) -> int:
    """Decide anew about the students who are touched, all of a household together; how many decisions."""
    studenten = met_besluit(gevolg.studenten)
    if not studenten or gevolg.aanleiding is None:
        return 0
    gezinnen = Student.objects.filter(pk__in=studenten).values_list("gezin_id", "pk")
    herzien = 0
    for gezin in sorted({gezin for gezin, _ in gezinnen}):
        leden = [pk for gezin_id, pk in gezinnen if gezin_id == gezin]
        uitkomst = herzien_personen(
            gezin_id=gezin,
            persoon_ids=leden,
            aanleiding=gevolg.aanleiding,
            actor=actor,
            van=gevolg.van,
        )
        herzien += uitkomst.herzien
    return herzien


def _meld(sleutel: str, persoon: Persoon, reden: str, tekst: str) -> None:
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="registerwijziging",
            reden=reden,
            bron=Werkopdracht.Bron.INTAKE,
            sleutel=f"intake:{sleutel}",
            persoon_id=persoon.pk,
            tekst=tekst,
        )
    )
