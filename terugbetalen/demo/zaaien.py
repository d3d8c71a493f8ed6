"""The debtors into the books: by the real take-over, then homes, accounts, partners and facts; once."""

from datetime import date

from django.db import transaction
from psycopg.types.range import DateRange

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.identity import iban, tijd
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Persoon
from duo_portal.identity.synthetisch import eis_demo
from terugbetalen.models import Feit, Inleesbestand, Terugbetaling
from terugbetalen.overname.inlezen import lees_in

from .debiteuren import AANTAL, PEILDATUM, maak_bestand
from .verhalen import VERHALEN, Verhaal, verhaal

ACTOR = "demo"
SINDS = date(2023, 1, 1)
EERSTE_REKENING = 800_000
"""Accounts of students of the demo are lower."""
_STEDEN = (
    ("Utrecht", "35"),
    ("Groningen", "97"),
    ("Tilburg", "50"),
    ("Zwolle", "80"),
    ("Venlo", "59"),
)


def zaai(seed: int = 1, aantal: int = AANTAL) -> Inleesbestand:
    """Take over all debtors as they stood on `PEILDATUM`; the same again returns the first outcome."""
    eis_demo("Een bevolking van debiteuren zaaien")
    with transaction.atomic():
        bestand = lees_in(
            maak_bestand(seed, aantal), naam="overdracht.csv", peildatum=PEILDATUM, actor=ACTOR
        )
        if eenmalig("demo:debiteuren") is None:
            _geef_huis_en_rekening()
            for v in VERHALEN:
                _leg_feiten_vast(v)
            vastleggen(soort="demo_debiteuren", actor=ACTOR, sleutel="demo:debiteuren")
    return bestand


def _geef_huis_en_rekening() -> None:
    """Everybody lives somewhere and has an account, those abroad an account here too."""
    personen = Persoon.objects.filter(terugbetalingen__isnull=False).distinct().order_by("pk")
    for i, persoon in enumerate(personen):
        stad, cijfers = _STEDEN[i % len(_STEDEN)]
        identity.wijzig_adres(
            persoon=persoon, vanaf=date(2020, 1, 1), straat="Kerkstraat", huisnummer=str(1 + i),
            postcode=f"{cijfers}{10 + i % 80} AB", plaats=stad,
        )  # fmt: skip
        identity.wijzig_rekening(
            persoon=persoon,
            vanaf=date(2020, 1, 1),
            iban=iban.test_iban(EERSTE_REKENING + i),
            tenaamstelling=str(persoon),
        )


def _leg_feiten_vast(v: Verhaal) -> None:
    persoon = v.persoon()
    if persoon is None:
        raise LookupError(f"{v.naam} kwam niet door de overname: kijk in de quarantaine.")
    if v.taal != persoon.taal:
        Persoon.objects.filter(pk=persoon.pk).update(taal=v.taal)
    for naam in v.feiten:
        tijd.wijzig(
            Feit, persoon, DateRange(SINDS, None, "[)"), soort=int(Feit.Soort[naam]), waarde=0
        )
    if v.partner and (ander := verhaal(v.partner).persoon()) is not None:
        identity.voeg_partner_toe(persoon=persoon, partner=ander, vanaf=date(2021, 6, 1))


def is_gezaaid() -> bool:
    """Whether there are debtors."""
    return Terugbetaling.objects.exists()
