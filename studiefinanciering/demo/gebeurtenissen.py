"""What happens to the named people between two payouts: each on its day, once.

What a register reports comes from its fake and is taken in by the daily intake, as on every other day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.gateways.belastingdienst import (
    FakeBelastingdienst,
    InkomenWijziging,
    Toetsingsinkomen,
)
from duo_portal.gateways.brp import Adres, BrpWijziging, FakeBRP
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.gateways.wijzigingen import Wijziging
from duo_portal.identity import iban
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Blokkade
from studiefinanciering.intake.daginname import daginname
from studiefinanciering.models import Uitbetaling
from studiefinanciering.operations.toekennen import toekennen

from . import verhalen

BEHANDELAAR = "bo.behandelaar"
INKOMEN_2021 = 19_000_00
NIEUWE_REKENING = 900
"""A synthetic account that nobody else in the demo has."""


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """Something that happens on a business date to the person of a story."""

    dag: date
    sleutel: str
    tekst: str
    doe: Callable[[], None]


def retour_kenmerken(run: Run) -> list[str]:
    """The payments of this run that come back: the account of the story was closed in September."""
    if run.periode != date(2023, 9, 1):
        return []
    wie = verhalen.verhaal("retour").persoon().pk
    return [u.end_to_end_id for u in Uitbetaling.objects.filter(run_id=run.pk, persoon_id=wie)]


def _nieuwe_rekening() -> None:
    """The student gives a new account, somebody checked it, and the hold is lifted."""
    v = verhalen.verhaal("retour")
    persoon, dag = v.persoon(), bedrijfsdatum.vandaag()
    with transaction.atomic():
        identity.wijzig_rekening(
            persoon=persoon, vanaf=dag, iban=iban.test_iban(NIEUWE_REKENING), tenaamstelling=v.naam
        )
        identity.hef_blokkade_op(
            persoon_id=persoon.pk, reden=Blokkade.Reden.RETOUR, opgeheven_op=dag, actor=BEHANDELAAR
        )


def _overlijden() -> None:
    v, dag = verhalen.verhaal("overleden"), date(2023, 10, 12)
    _meld("brp", FakeBRP(), BrpWijziging(soort="overlijden", **_kop(1, v.bsn, dag)))


def _verhuizing() -> None:
    """Back to the parents on 10 October; the register tells it six weeks later."""
    v, dag = verhalen.verhaal("verhuisd"), date(2023, 10, 10)
    straat, nummer, postcode, plaats = v.huis_van_ouders()
    adres = Adres(dag, straat, int(nummer), "", postcode, plaats)
    _meld("brp", FakeBRP(), BrpWijziging(soort="verhuizing", adres=adres, **_kop(2, v.bsn, dag)))


def _inkomen() -> None:
    """The income of the peiljaar that was missing is reported: the loan becomes aanvullende beurs."""
    ouder = verhalen.bsn_van_ouder("yilmaz", 0)
    inkomen = Toetsingsinkomen(ouder, 2021, INKOMEN_2021, "vastgesteld", bedrijfsdatum.vandaag())
    wijziging = InkomenWijziging(inkomen=inkomen, **_kop(1, ouder, date(2021, 1, 1)))
    _meld("belastingdienst", FakeBelastingdienst(), wijziging)


def _kop(nummer: int, bsn: str, vanaf: date) -> dict[str, Any]:
    """What every change of a register has: its number, about whom, from when, told today."""
    dag = bedrijfsdatum.vandaag()
    return {"volgnummer": nummer, "bsn": bsn, "geldig_vanaf": vanaf, "gemeld_op": dag}


def _meld(register: str, nagemaakt: Any, wijziging: Wijziging) -> None:
    """Let a made-up register tell this, and take it in as every day."""
    nagemaakt.meld(wijziging)
    with met_koppeling(register, nagemaakt):
        daginname(registers=(register,))


def _laat() -> None:
    """A late application, decided the same day."""
    for v in verhalen.vraag_aan(bedrijfsdatum.vandaag()):
        toekennen(persoon_id=v.persoon().pk, actor=BEHANDELAAR, sleutel=f"demo:laat:{v.sleutel}")


GEBEURTENISSEN = (
    Gebeurtenis(date(2023, 10, 3), "rekening", "nieuwe rekening na een retour", _nieuwe_rekening),
    Gebeurtenis(date(2023, 10, 9), "inkomen", "de Belastingdienst meldt een inkomen", _inkomen),
    Gebeurtenis(date(2023, 10, 13), "overlijden", "de BRP meldt een overlijden", _overlijden),
    Gebeurtenis(date(2023, 11, 6), "laat", "een aanvraag met terugwerkende kracht", _laat),
    Gebeurtenis(date(2023, 11, 21), "verhuizing", "de BRP meldt een verhuizing", _verhuizing),
)
