"""The life of a direct debit file: as `bestanden`, with one collection date and one sequence type a file.

Delivering, reading answers and deleting content are those of `bestanden` and `inlezen`.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from duo_portal.gateways.bank.bestanden import (
    Bestandsdeel,
    VastgelegdAnders,
    bewaren_tot,
    leg_kop_vast,
    schrijf_weg,
)
from duo_portal.gateways.bank.incasso import (
    GEWONE_TERMIJNEN,
    Incassant,
    Incasso,
    Incassogroep,
    Incassoopdracht,
    Termijnen,
)
from duo_portal.gateways.bank.mandaat import Volgorde
from duo_portal.gateways.bank.opdracht import Opdrachtgever, msg_id
from duo_portal.gateways.bank.pain008 import Pain008
from duo_portal.gateways.models import BankBestand


def leg_incasso_vast(
    *,
    run_id: int,
    run_sleutel: str,
    deel: Bestandsdeel,
    incassant: Incassant,
    incassodatum: date,
    volgorde: Volgorde,
    bedrijfsdatum: date,
    aangemaakt_at: datetime,
    termijnen: Termijnen = GEWONE_TERMIJNEN,
) -> BankBestand:
    """The record of file `deel.volgnummer` of a run, made once; asked again it comes back as it was.

    `run_sleutel` looks like "202402-INC-1". `aangemaakt_at` (aware) is frozen by the first call. Raises
    `VastgelegdAnders` when anything of the header differs from what was recorded, `OpdrachtOnjuist` when it
    cannot go to a bank.
    """
    groep = Incassogroep(incassodatum, volgorde, deel.aantal, deel.totaal_centen)
    kenmerk, rekening = msg_id(run_sleutel, deel.volgnummer), incassant.rekening
    Incassoopdracht(kenmerk, aangemaakt_at, incassant, (groep,), termijnen)
    vast = {
        "msg_id": kenmerk,
        "aantal": deel.aantal,
        "totaal_centen": deel.totaal_centen,
        "uitvoeringsdatum": incassodatum,
        "opdrachtgever_naam": rekening.naam,
        "opdrachtgever_iban": rekening.iban,
        "opdrachtgever_bic": rekening.bic or "",
        "incasso_kop": {
            "incassant_id": incassant.incassant_id,
            "volgorde": volgorde.value,
            "voorafmelding_dagen": termijnen.voorafmelding_dagen,
            "bank_dagen": termijnen.bank_dagen,
        },
    }
    erbij = {
        "bedrijfsdatum": bedrijfsdatum,
        "aangemaakt_at": aangemaakt_at,
        "bewaren_tot": bewaren_tot(incassodatum),
    }
    return leg_kop_vast(BankBestand.Soort.PAIN008, run_id, deel.volgnummer, vast, erbij)


def incassoopdracht_van(bestand: BankBestand) -> Incassoopdracht:
    """The header of a recorded file, as frozen data."""
    kop = bestand.incasso_kop
    if kop is None or bestand.uitvoeringsdatum is None:
        raise VastgelegdAnders(f"{bestand.msg_id} is geen incasso-opdracht.")
    rekening = Opdrachtgever(
        bestand.opdrachtgever_naam, bestand.opdrachtgever_iban, bestand.opdrachtgever_bic or None
    )
    groep = Incassogroep(
        bestand.uitvoeringsdatum, Volgorde(kop["volgorde"]), bestand.aantal, bestand.totaal_centen
    )
    return Incassoopdracht(
        bestand.msg_id,
        bestand.aangemaakt_at,
        Incassant(rekening, kop["incassant_id"]),
        (groep,),
        Termijnen(kop["voorafmelding_dagen"], kop["bank_dagen"]),
    )


def bouw_incasso(bestand_id: int, incassos: Iterable[Incasso]) -> BankBestand:
    """Write the file (encrypted) and make it complete; also to build it anew when its bytes were lost.

    `incassos` in order of EndToEndId. Raises what `Pain008` raises, and `HerbouwWijktAf` when a complete file
    would change; then nothing is replaced.
    """
    with transaction.atomic():
        bestand = BankBestand.objects.select_for_update().get(pk=bestand_id)
        return schrijf_weg(bestand, Pain008(incassoopdracht_van(bestand), incassos))
