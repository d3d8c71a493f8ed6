"""Peiljaarverlegging: the incomes of one or two years later count, when the parents' joint income fell (art. 3.10).

The answer comes at once, from incomes that are known or estimated (3.11). While one of them is not, the request
waits as a case with a term, and is answered when the last income comes in. Who asks learns yes or no, and whether
the award rises: never an income of somebody else.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases.models import Zaak
from duo_portal.cases.operations import afdoen, open_zaak
from duo_portal.cases.termijnen import beslistermijn_algemeen
from duo_portal.foundation.period import Maand
from studiefinanciering import tijd
from studiefinanciering.inzien.gevolg import gevolg
from studiefinanciering.inzien.ouders import PEILJAAR, inkomens_van, tellende_ouders
from studiefinanciering.inzien.stel import AnderPeiljaar
from studiefinanciering.models import Aanvraag, Peiljaarverlegging, Toekenning
from studiefinanciering.rules.herzien_termijn import Grond
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.peiljaarverlegging import JAREN_TERUG, is_terugval

from .aanvragen import AanvraagGeweigerd, open_dossier
from .herzien import Aanleiding, herzien

SOORT = "peiljaar"
"""`Aanvraag.soort`."""
AANLEIDING = Aanleiding(reden="inkomen", grond=Grond.PEILJAARVERLEGGING)
_LATER = (1, 2)  # years after the peiljaar (3.10(1))


class Antwoord(StrEnum):
    """What the 15 % check says."""

    TOEGEWEZEN = "toegewezen"
    AFGEWEZEN = "afgewezen"
    WACHT = "wacht"  # an income is not known yet


class PeiljaarKanNiet(AanvraagGeweigerd):
    """Only one or two years after the peiljaar, and only for a student who has a parent that counts."""


@dataclass(frozen=True, slots=True)
class Peiljaaruitkomst:
    """The answer, its reference, and whether the award of this student rises."""

    antwoord: Antwoord
    kenmerk: str
    wordt_hoger: bool = False


def toets(persoon_id: int, jaar: int, peiljaar: int) -> Antwoord:
    """Whether the joint income of the parents who count fell enough; raises `PeiljaarKanNiet`."""
    ouders = tellende_ouders(persoon_id, date(jaar, 1, 1))
    if peiljaar - (jaar - JAREN_TERUG) not in _LATER or not ouders:
        raise PeiljaarKanNiet(
            f"Voor {jaar} kunnen de inkomens van {jaar - 1} of {jaar} tellen. Kies een van die jaren."
        )
    eerst, later = (inkomens_van(ouders, j) for j in (jaar - JAREN_TERUG, peiljaar))
    if not all(ouder in eerst and ouder in later for ouder in ouders):
        return Antwoord.WACHT
    viel = is_terugval(
        np.array([Maand(jaar, 1).index], dtype=np.int64),
        _paar(ouders, eerst),
        _paar(ouders, later),
        np.array([[n < len(ouders) for n in range(2)]]),
        bekende_wet(),
    )
    return Antwoord.TOEGEWEZEN if viel[0] else Antwoord.AFGEWEZEN


def verleg(
    *, persoon_id: int, jaar: int, peiljaar: int, sleutel: str, actor: str
) -> Peiljaaruitkomst:
    """Ask for student `persoon_id` that the incomes of `peiljaar` count in `jaar`, and answer it.

    The same `sleutel` again gives the first answer. Raises `PeiljaarKanNiet`.
    """
    handeling = f"{SOORT}:{sleutel}:{persoon_id}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            return _uit(eerder.uitkomst)
        dag = bedrijfsdatum.vandaag()
        antwoord = toets(persoon_id, jaar, peiljaar)
        aanvraag = Aanvraag.objects.create(
            persoon=open_dossier(persoon_id, dag),
            sleutel=handeling[:80],
            soort=SOORT,
            ontvangen_op=dag,
            ingangsmaand=date(jaar, 1, 1),
            inhoud={"jaar": jaar, "peiljaar": peiljaar},
        )
        zaak = open_zaak(
            soort=Zaak.Soort.AANVRAAG,
            persoon_id=persoon_id,
            ontvangen_op=dag,
            termijn_tot=beslistermijn_algemeen(ontvangen_op=dag),
            actor=actor,
            onderwerp=PEILJAAR,
            onderwerp_id=aanvraag.pk,
        )
        aanvraag.zaak_id = zaak.pk
        aanvraag.save(update_fields=["zaak_id"])
        hoger = _antwoord(aanvraag, antwoord, actor)
        uitkomst = {"antwoord": str(antwoord), "kenmerk": str(aanvraag.kenmerk), "hoger": hoger}
        vastleggen(
            soort=SOORT,
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=handeling,
            uitkomst=uitkomst,
        )
    return _uit(uitkomst)


def beantwoord_wachtende(studenten: list[int], actor: str) -> dict[Antwoord, int]:
    """Answer the requests of these students that waited for an income, where it is known now; counts."""
    wachten = Aanvraag.objects.filter(
        persoon_id__in=studenten, soort=SOORT, status=Aanvraag.Status.ONTVANGEN
    )
    telling: dict[Antwoord, int] = {}
    for aanvraag in wachten.order_by("pk").select_for_update(no_key=True):
        antwoord = toets(aanvraag.persoon_id, aanvraag.inhoud["jaar"], aanvraag.inhoud["peiljaar"])
        _antwoord(aanvraag, antwoord, actor)
        telling[antwoord] = telling.get(antwoord, 0) + 1
    return telling


def _antwoord(aanvraag: Aanvraag, antwoord: Antwoord, actor: str) -> bool:
    """Record the answer, and decide anew when it is yes; whether the award rises."""
    if antwoord is Antwoord.WACHT:
        return False
    hoger = False
    if antwoord is Antwoord.TOEGEWEZEN:
        hoger = _verleg(aanvraag, actor)
    aanvraag.status = (
        Aanvraag.Status.TOEGEKEND if antwoord is Antwoord.TOEGEWEZEN else Aanvraag.Status.AFGEWEZEN
    )
    aanvraag.save(update_fields=["status"])
    if aanvraag.zaak_id is not None:
        afdoen(
            zaak_id=aanvraag.zaak_id,
            uitkomst=str(antwoord),
            op=bedrijfsdatum.vandaag(),
            actor=actor,
            reden="inkomens van de ouders getoetst (3.10)",
        )
    return hoger


def _verleg(aanvraag: Aanvraag, actor: str) -> bool:
    persoon_id, jaar = aanvraag.persoon_id, int(aanvraag.inhoud["jaar"])
    peiljaar = int(aanvraag.inhoud["peiljaar"])
    hoger = wordt_hoger(persoon_id, jaar, peiljaar)
    sleutel = {"persoon_id": persoon_id, "jaar": jaar}
    tijd.leg_vast(Peiljaarverlegging, sleutel, peiljaar=peiljaar)
    besloten = Toekenning.objects.filter(
        persoon_id=persoon_id, regeling=0, tot__gt=date(jaar, 1, 1)
    )
    if besloten.exists():
        herzien(persoon_id=persoon_id, aanleiding=AANLEIDING, actor=actor, van=Maand(jaar, 1))
    return hoger


def wordt_hoger(persoon_id: int, jaar: int, peiljaar: int) -> bool:
    """Whether the grants of this student would rise in the award year."""
    gezien = gevolg(
        persoon_id,
        AnderPeiljaar(jaar, peiljaar),
        bedrijfsdatum.vandaag(),
        grond=Grond.PEILJAARVERLEGGING,
    )
    meer = [d for d in gezien.verschillen if d.van.jaar == jaar]
    return any(d.verschil_centen > 0 and d.component.name == "AANVULLENDE_BEURS" for d in meer)


def _paar(ouders: list[int], inkomens: dict[int, int]) -> np.ndarray:
    """Incomes of two slots (1, 2), zero where there is no second parent."""
    rij = [inkomens[ouder] for ouder in ouders] + [0, 0]
    return np.array([rij[:2]], dtype=np.int64)


def _uit(uitkomst: dict[str, object]) -> Peiljaaruitkomst:
    return Peiljaaruitkomst(
        Antwoord(str(uitkomst["antwoord"])), str(uitkomst["kenmerk"]), bool(uitkomst["hoger"])
    )
