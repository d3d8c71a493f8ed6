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
from .uitkomst import Uitkomst
from .verzoekbrief import Weigergrond, leg_verzoekbrief

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


def beslis_peiljaar(
    *, zaak_id: int, wijst_toe: bool, actor: str, reden: str, grond: str = ""
) -> Uitkomst:
    """A colleague answers a request that waits for an income that nobody gives; yes is decided anew at once.

    Raises `OvergangGeweigerd` when the case was finished before, `WeigergrondOntbreekt` for a rejection without a
    ground (`Weigergrond`).
    """
    with transaction.atomic():
        aanvraag = Aanvraag.objects.select_for_update(no_key=True).get(zaak_id=zaak_id, soort=SOORT)
        _sluit(aanvraag, "toegewezen" if wijst_toe else "afgewezen", actor, reden)
        leg_verzoekbrief(aanvraag, grond=grond, is_mens=True)
        return _verleg(aanvraag, actor) if wijst_toe else Uitkomst()


def _antwoord(aanvraag: Aanvraag, antwoord: Antwoord, actor: str) -> bool:
    """Record the answer, and decide anew when it is yes; whether the award rises."""
    if antwoord is Antwoord.WACHT:
        return False
    hoger = False
    if antwoord is Antwoord.TOEGEWEZEN:
        jaar, peiljaar = (int(aanvraag.inhoud[veld]) for veld in ("jaar", "peiljaar"))
        hoger = wordt_hoger(aanvraag.persoon_id, jaar, peiljaar)
        _verleg(aanvraag, actor)
    _sluit(aanvraag, str(antwoord), actor, "inkomens van de ouders getoetst (3.10)")
    leg_verzoekbrief(aanvraag, grond=Weigergrond.GEEN_TERUGVAL, is_mens=False)
    return hoger


def _sluit(aanvraag: Aanvraag, uitkomst: str, actor: str, reden: str) -> None:
    is_ja = uitkomst == Antwoord.TOEGEWEZEN
    aanvraag.status = Aanvraag.Status.TOEGEKEND if is_ja else Aanvraag.Status.AFGEWEZEN
    aanvraag.save(update_fields=["status"])
    if aanvraag.zaak_id is not None:
        dag = bedrijfsdatum.vandaag()
        afdoen(zaak_id=aanvraag.zaak_id, uitkomst=uitkomst, op=dag, actor=actor, reden=reden)


def _verleg(aanvraag: Aanvraag, actor: str) -> Uitkomst:
    persoon_id, jaar = aanvraag.persoon_id, int(aanvraag.inhoud["jaar"])
    sleutel = {"persoon_id": persoon_id, "jaar": jaar}
    tijd.leg_vast(Peiljaarverlegging, sleutel, peiljaar=int(aanvraag.inhoud["peiljaar"]))
    besloten = Toekenning.objects.filter(
        persoon_id=persoon_id, regeling=0, tot__gt=date(jaar, 1, 1)
    )
    if not besloten.exists():
        return Uitkomst()
    return herzien(persoon_id=persoon_id, aanleiding=AANLEIDING, actor=actor, van=Maand(jaar, 1))


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
