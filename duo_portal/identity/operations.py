"""The acting door: register people and change what is known about them.

These record facts; who acted and why is recorded by the operation that calls them (`audit.vastleggen`).
"""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, connection, transaction

from duo_portal.identity import bsn as bsn_regels
from duo_portal.identity import crypto, tijd
from duo_portal.identity import iban as iban_regels
from duo_portal.identity.models import (
    Adres,
    Bankrekening,
    Blokkade,
    NationaliteitGroep,
    Persoon,
    Relatie,
    RelatieSoort,
    Taal,
)
from duo_portal.identity.synthetisch import eis_demo


class PersoonBestaatAl(ValueError):
    """Someone is registered under this number already."""


@dataclass(frozen=True)
class PersoonGegevens:
    """What the register of persons tells about someone. `bsn` is nine digits that pass the eleven-proof."""

    bsn: str
    voornamen: str
    achternaam: str
    geboortedatum: date
    tussenvoegsel: str = ""
    nationaliteit_groep: NationaliteitGroep = NationaliteitGroep.NEDERLANDSE
    taal: Taal = Taal.NL
    is_massapersoon: bool = False


def registreer_persoon(gegevens: PersoonGegevens) -> Persoon:
    """Register a person, in a household of their own until a relation joins it to another.

    Raises `BsnOngeldig`, `PersoonBestaatAl`, and `MassapersoonGeweigerd` for a mass person outside demo and
    test (whose number must fail the eleven-proof, so that it is nobody's).
    """
    bsn = _toegestaan_bsn(gegevens)
    velden = {v: k for v, k in vars(gegevens).items() if v != "bsn"}
    persoon = Persoon(
        bsn_versleuteld=crypto.versleutel(bsn, kind=crypto.BSN),
        bsn_sleutel_id=crypto.actuele_sleutel_id(),
        bsn_hash=crypto.zoekhash(crypto.BSN, bsn),
        bsn_hash_versie=crypto.actuele_hash_versie(),
        **velden,
    )
    try:
        with transaction.atomic():
            persoon.pk = persoon.gezin_id = _volgend_id()
            persoon.save(force_insert=True)
    except IntegrityError as fout:
        if "bsn_hash" not in str(fout):
            raise
        # Not chained: the database's text holds the hash of the number.
        raise PersoonBestaatAl("Onder dit BSN is al iemand bekend; zoek de persoon op.") from None
    return persoon


def _toegestaan_bsn(gegevens: PersoonGegevens) -> str:
    if not gegevens.is_massapersoon:
        return bsn_regels.normaliseer(gegevens.bsn)
    eis_demo("Een massapersoon")
    if len(gegevens.bsn) != 9 or not gegevens.bsn.isdecimal() or bsn_regels.is_geldig(gegevens.bsn):
        raise bsn_regels.BsnOngeldig(
            "Een massapersoon heeft negen cijfers die de elfproef niet halen."
        )
    return gegevens.bsn


def _volgend_id() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('identity_persoon', 'id')::regclass)")
        return int(cursor.fetchone()[0])


def wijzig_adres(
    *,
    persoon: Persoon,
    vanaf: date,
    straat: str,
    huisnummer: str,
    postcode: str,
    plaats: str,
    tot: date | None = None,
) -> Adres:
    """Someone lives here from `vanaf` (until `tot`); earlier days keep the earlier address."""
    return tijd.wijzig(
        Adres,
        persoon,
        tijd.vanaf(vanaf, tot),
        straat=straat,
        huisnummer=huisnummer,
        postcode=postcode.replace(" ", "").upper(),
        plaats=plaats,
    )


def wijzig_rekening(
    *, persoon: Persoon, vanaf: date, iban: str, tenaamstelling: str
) -> Bankrekening:
    """Money goes to this account from `vanaf`; raises `IbanOngeldig`."""
    kaal = iban_regels.normaliseer(iban)
    return tijd.wijzig(
        Bankrekening,
        persoon,
        tijd.vanaf(vanaf),
        iban_versleuteld=crypto.versleutel(kaal, kind=crypto.IBAN),
        iban_sleutel_id=crypto.actuele_sleutel_id(),
        iban_hash=crypto.zoekhash(crypto.IBAN, kaal),
        iban_hash_versie=crypto.actuele_hash_versie(),
        iban_laatste4=kaal[-4:],
        tenaamstelling=tenaamstelling,
    )


def voeg_ouder_toe(*, persoon: Persoon, ouder: Persoon, vanaf: date | None = None) -> Relatie:
    """`ouder` is a parent of `persoon`, from birth unless `vanaf` says otherwise; their households become one."""
    return _voeg_toe(persoon, ouder, RelatieSoort.OUDER, vanaf or persoon.geboortedatum)


def voeg_kind_toe(*, persoon: Persoon, kind: Persoon, vanaf: date | None = None) -> Relatie:
    """`kind` is a child of `persoon` (toeslag eenoudergezin); their households become one."""
    return _voeg_toe(persoon, kind, RelatieSoort.KIND, vanaf or kind.geboortedatum)


def voeg_partner_toe(*, persoon: Persoon, partner: Persoon, vanaf: date) -> Relatie:
    """`partner` is the partner of `persoon` and the reverse; households stay apart."""
    with transaction.atomic():
        tijd.wijzig(Relatie, partner, tijd.vanaf(vanaf), ander=persoon, soort=RelatieSoort.PARTNER)
        return tijd.wijzig(
            Relatie, persoon, tijd.vanaf(vanaf), ander=partner, soort=RelatieSoort.PARTNER
        )


def _voeg_toe(persoon: Persoon, ander: Persoon, soort: RelatieSoort, vanaf: date) -> Relatie:
    with transaction.atomic():
        _voeg_gezinnen_samen(persoon, ander)
        return tijd.wijzig(Relatie, persoon, tijd.vanaf(vanaf), ander=ander, soort=soort)


def _voeg_gezinnen_samen(een: Persoon, ander: Persoon) -> None:
    """Give both households the smaller id. Mergers wait for each other: two at once would chase one another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('identity.gezinnen', 7))")
    leden = Persoon.objects.filter(pk__in=(een.pk, ander.pk))
    gezinnen = set(leden.values_list("gezin_id", flat=True))
    doel = min(gezinnen)
    Persoon.objects.filter(gezin_id__in=gezinnen - {doel}).update(gezin_id=doel)
    een.gezin_id = ander.gezin_id = doel


def registreer_overlijden(*, persoon: Persoon, overleden_op: date) -> None:
    """Someone died: payment is held from that day."""
    with transaction.atomic():
        Persoon.objects.filter(pk=persoon.pk).update(overleden_op=overleden_op)
        persoon.overleden_op = overleden_op
        blokkeer(persoon_id=persoon.pk, reden=Blokkade.Reden.OVERLIJDEN, ingangsdatum=overleden_op)


def blokkeer(*, persoon_id: int, reden: Blokkade.Reden, ingangsdatum: date) -> Blokkade:
    """Hold payment to a person; a hold that is open for the same reason is returned as it stands."""
    blokkade, _ = Blokkade.objects.get_or_create(
        persoon_id=persoon_id,
        reden=reden,
        opgeheven_op=None,
        defaults={"ingangsdatum": ingangsdatum},
    )
    return blokkade


def hef_blokkade_op(
    *, persoon_id: int, reden: Blokkade.Reden, opgeheven_op: date, actor: str
) -> bool:
    """Lift the open hold for this reason; False when there was none."""
    open_ = Blokkade.objects.filter(persoon_id=persoon_id, reden=reden, opgeheven_op=None)
    return open_.update(opgeheven_op=opgeheven_op, opgeheven_door=actor) == 1
