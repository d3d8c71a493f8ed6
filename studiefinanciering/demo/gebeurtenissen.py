"""What happens to the named people between two payouts: each on its day, once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.identity import iban
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Blokkade
from duo_portal.identity.queries import adres_op, ouders_op
from studiefinanciering.models import Uitbetaling
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.toekennen import toekennen

from . import verhalen

BEHANDELAAR = "bo.behandelaar"
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
    persoon = verhalen.verhaal("overleden").persoon()
    with transaction.atomic():
        identity.registreer_overlijden(persoon=persoon, overleden_op=date(2023, 10, 12))
        _herzie(persoon.pk, "overlijden", "De BRP meldt een overlijden.")


def _verhuizing() -> None:
    """Back to the parents on 10 October; the register tells it six weeks later."""
    persoon = verhalen.verhaal("verhuisd").persoon()
    with transaction.atomic():
        (ouder, *_) = ouders_op(persoon.pk, bedrijfsdatum.vandaag())
        huis = adres_op(ouder.pk, bedrijfsdatum.vandaag())
        if huis is None:
            raise LookupError("De ouder van dit verhaal heeft geen adres.")
        identity.wijzig_adres(
            persoon=persoon, vanaf=date(2023, 10, 10), straat=huis.straat, huisnummer=huis.huisnummer,
            postcode=huis.postcode, plaats=huis.plaats,
        )  # fmt: skip
        _herzie(persoon.pk, "adres", "U staat in de BRP op het adres van een ouder.")


def _laat() -> None:
    """A late application, decided the same day."""
    for v in verhalen.vraag_aan(bedrijfsdatum.vandaag()):
        toekennen(persoon_id=v.persoon().pk, actor=BEHANDELAAR, sleutel=f"demo:laat:{v.sleutel}")


def _herzie(persoon_id: int, reden: str, gezien: str) -> None:
    herzien(
        persoon_id=persoon_id,
        aanleiding=Aanleiding(reden=reden, gezien=gezien),
        actor=BEHANDELAAR,
        sleutel=f"demo:{reden}:{persoon_id}",
    )


GEBEURTENISSEN = (
    Gebeurtenis(date(2023, 10, 3), "rekening", "nieuwe rekening na een retour", _nieuwe_rekening),
    Gebeurtenis(date(2023, 10, 13), "overlijden", "een overlijden komt binnen", _overlijden),
    Gebeurtenis(date(2023, 11, 6), "laat", "een aanvraag met terugwerkende kracht", _laat),
    Gebeurtenis(date(2023, 11, 21), "verhuizing", "een verhuizing naar de ouders", _verhuizing),
)
