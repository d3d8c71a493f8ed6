"""The life of a payment file: recorded, built, delivered, answered, and its content deleted at its term.

The record is made first and holds the whole header; the bytes follow from it and from the lines, so that a
file that was lost half-way is built again under the same MsgId to the same hash. Nothing is delivered that is
not complete.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import transaction

from duo_portal.foundation import clock
from duo_portal.gateways.bank.kanaal import BankKanaal, bankmap
from duo_portal.gateways.bank.opdracht import (
    Betaalgroep,
    Betaalopdracht,
    Opdrachtgever,
    Overboeking,
    msg_id,
)
from duo_portal.gateways.bank.pain001 import Pain001
from duo_portal.gateways.bank.versleuteld_bestand import (
    Inhoud,
    VersleuteldSchrijver,
    bank_sleutels,
    verwijder,
)
from duo_portal.gateways.models import BankBestand, InQuarantaine

BEWAAR_DAGEN = 400
"""A payment may come back until 13 months later; after that the content has no use. BANK_BEWAAR_DAGEN."""
MAX_OVERBOEKINGEN = 100_000
"""Banks limit the transfers in one file. BANK_MAX_OVERBOEKINGEN."""


class BestandNietCompleet(Exception):
    """A file was asked to go to the bank before it was built: build it first."""


class HerbouwWijktAf(Exception):
    """A file built again is not byte for byte the first one: its lines were changed. Nothing was replaced."""


class VastgelegdAnders(Exception):
    """This number of this run is recorded with another header: take the next number for a new file."""


@dataclass(frozen=True, slots=True)
class Bestandsdeel:
    """What the books say one file will hold: totals from SQL over its lines."""

    volgnummer: int
    aantal: int
    totaal_centen: int


def max_overboekingen() -> int:
    """Most transfers in one file, from the settings."""
    return int(getattr(settings, "BANK_MAX_OVERBOEKINGEN", MAX_OVERBOEKINGEN))


def bewaren_tot(dag: date) -> date:
    """Last day on which the content of a file of `dag` is kept."""
    return dag + timedelta(days=int(getattr(settings, "BANK_BEWAAR_DAGEN", BEWAAR_DAGEN)))


def leg_vast(
    *,
    run_id: int,
    run_sleutel: str,
    deel: Bestandsdeel,
    opdrachtgever: Opdrachtgever,
    uitvoeringsdatum: date,
    bedrijfsdatum: date,
    aangemaakt_at: datetime,
) -> BankBestand:
    """The record of file `deel.volgnummer` of a run, made once; asked again it comes back as it was.

    `run_sleutel` looks like "202309-UITB-1". `aangemaakt_at` (aware) is frozen by the first call. Raises
    `VastgelegdAnders` when totals, date or payer differ from what was recorded, `OpdrachtOnjuist` when the
    header cannot go to a bank.
    """
    kenmerk = msg_id(run_sleutel, deel.volgnummer)
    vast = {
        "msg_id": kenmerk,
        "aantal": deel.aantal,
        "totaal_centen": deel.totaal_centen,
        "uitvoeringsdatum": uitvoeringsdatum,
        "opdrachtgever_naam": opdrachtgever.naam,
        "opdrachtgever_iban": opdrachtgever.iban,
        "opdrachtgever_bic": opdrachtgever.bic or "",
    }
    Betaalgroep(uitvoeringsdatum, deel.aantal, deel.totaal_centen)
    erbij = {
        "bedrijfsdatum": bedrijfsdatum,
        "aangemaakt_at": aangemaakt_at,
        "bewaren_tot": bewaren_tot(uitvoeringsdatum),
    }
    return leg_kop_vast(BankBestand.Soort.PAIN001, run_id, deel.volgnummer, vast, erbij)


def leg_kop_vast(
    soort: str,
    run_id: int,
    volgnummer: int,
    vast: Mapping[str, object],
    erbij: Mapping[str, object],
) -> BankBestand:
    """The record with this header, made once; raises `VastgelegdAnders` when a field of `vast` differs."""
    vast = {**vast, "soort": soort}
    bestand, _ = BankBestand.objects.get_or_create(
        run_id=run_id,
        volgnummer=volgnummer,
        defaults={**vast, **erbij, "status": BankBestand.Status.IN_OPBOUW},
    )
    anders = [naam for naam, waarde in vast.items() if getattr(bestand, naam) != waarde]
    if anders:
        raise VastgelegdAnders(
            f"{bestand.msg_id} staat al vast met een andere {', '.join(anders)}."
        )
    return bestand


def opdracht_van(bestand: BankBestand) -> Betaalopdracht:
    """The header of a recorded file, as frozen data."""
    if bestand.soort != BankBestand.Soort.PAIN001 or bestand.uitvoeringsdatum is None:
        raise VastgelegdAnders(f"{bestand.msg_id} is geen betaalopdracht.")
    groep = Betaalgroep(bestand.uitvoeringsdatum, bestand.aantal, bestand.totaal_centen)
    gever = Opdrachtgever(
        bestand.opdrachtgever_naam, bestand.opdrachtgever_iban, bestand.opdrachtgever_bic or None
    )
    return Betaalopdracht(bestand.msg_id, bestand.aangemaakt_at, gever, (groep,))


def pad_van(bestand: BankBestand) -> Path:
    """Where the encrypted content of a payment file lies."""
    return bankmap() / "archief" / f"{bestand.msg_id}.xml.enc"


def bouw(bestand_id: int, overboekingen: Iterable[Overboeking]) -> BankBestand:
    """Write the file (encrypted) and make it complete; also to build it anew when its bytes were lost.

    `overboekingen` in order of EndToEndId. Run it outside a long transaction of your own: the record is locked
    meanwhile. Raises `ControletotaalWijktAf`, `EndToEndIdNietOplopend`, `OpdrachtOnjuist`, and
    `HerbouwWijktAf` when a complete file would change.
    """
    with transaction.atomic():
        bestand = BankBestand.objects.select_for_update().get(pk=bestand_id)
        return schrijf_weg(bestand, Pain001(opdracht_van(bestand), overboekingen))


class Stroom(Protocol):
    """The bytes of a file in the making; the control total is known once they were all taken."""

    hash_totaal: int

    def __iter__(self) -> Iterator[bytes]:
        """The bytes, once."""


def schrijf_weg(bestand: BankBestand, stroom: Stroom) -> BankBestand:
    """Write the stream encrypted beside the record that the caller locked, and make the record complete."""
    with transaction.atomic():
        pad = pad_van(bestand)
        with VersleuteldSchrijver(pad, bank_sleutels()) as schrijver:
            for blok in stroom:
                schrijver.write(blok)
            if bestand.sha256 and schrijver.tot_nu_toe() != Inhoud(
                bestand.sha256, bestand.omvang or 0
            ):
                raise HerbouwWijktAf(
                    f"{bestand.msg_id}: de regels zijn veranderd sinds het bestand compleet was."
                )
        if bestand.status == BankBestand.Status.IN_OPBOUW:
            bestand.sha256, bestand.omvang = schrijver.inhoud.sha256, schrijver.inhoud.omvang
            bestand.hash_totaal = stroom.hash_totaal
            bestand.pad = str(pad.relative_to(bankmap()))
            bestand.status = BankBestand.Status.COMPLEET
            bestand.save(update_fields=["sha256", "omvang", "hash_totaal", "pad", "status"])
    return bestand


def lever_aan(bestand_id: int, kanaal: BankKanaal) -> BankBestand:
    """Deliver a complete file. Again is harmless: same bytes, same MsgId, and the bank refuses the second.

    Raises `BestandNietCompleet`, or `BestandBeschadigd` when the stored bytes are not those recorded.
    """
    bestand = BankBestand.objects.get(pk=bestand_id)
    if bestand.status == BankBestand.Status.IN_OPBOUW or not bestand.sha256:
        raise BestandNietCompleet(f"{bestand.msg_id} is nog niet compleet: bouw het eerst.")
    if bestand.inhoud_verwijderd_at is not None:
        raise BestandNietCompleet(f"{bestand.msg_id}: de inhoud is na de bewaartermijn gewist.")
    kanaal.lever_aan(pad_van(bestand), Inhoud(bestand.sha256, bestand.omvang or 0), bestand.msg_id)
    noteer_aangeleverd(bestand_id)
    bestand.refresh_from_db()
    return bestand


def noteer_aangeleverd(bestand_id: int) -> None:
    """From complete to delivered; does nothing when it is further already."""
    BankBestand.objects.filter(pk=bestand_id, status=BankBestand.Status.COMPLEET).update(
        status=BankBestand.Status.AANGELEVERD, aangeleverd_at=clock.nu()
    )


def ruim_op(op: date) -> int:
    """Delete the content of bank files whose term has passed on `op`; the records stay. Returns how many."""
    aantal = 0
    for model in (BankBestand, InQuarantaine):
        for rij in model._default_manager.filter(
            bewaren_tot__lt=op, inhoud_verwijderd_at__isnull=True
        ).exclude(pad=""):
            verwijder(bankmap() / rij.pad)
            rij.inhoud_verwijderd_at = clock.nu()
            rij.save(update_fields=["inhoud_verwijderd_at"])
            aantal += 1
    return aantal
