"""What a student owes outside the loans: received too much (1300), fines for the travel product (1310), requests.

The list of requests to repay stands on its own; on the page of a file the bookings of both accounts stand
with their running balance, so that a colleague on the telephone sees what was asked, set off and paid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import admin
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.queries import legs_van
from studiefinanciering.models import Terugvordering

from .kolommen import bedrag, kolom, studentlink
from .lijsten import DossierlijstAdmin

MAX_BOEKINGEN = 40
REKENINGEN: Mapping[int, Promise | str] = {
    chart.TE_VEEL_ONTVANGEN: _("Te veel ontvangen"),
    chart.OV_BOETE: _("Boete reisproduct"),
    chart.UITWONENDBOETE: _("Boete uitwonendenbeurs"),
    chart.LESGELD: _("Lesgeld"),
    chart.REGELING_TE_VEEL: _("Te veel ontvangen uit een regeling"),
    chart.INBURGERINGSLENING: _("Lening voor inburgering"),
}
UITKOMST: Mapping[str, Promise | str] = {
    "": _("open"),
    "betaald": _("betaald"),
    "omgezet": _("omgezet in een lening"),
    "herleefd": _("recht op studiefinanciering herleefd"),
}
BOEKING: Mapping[Soort, Promise | str] = {
    Soort.UITBETALING: _("verrekend met een betaling"),
    Soort.TE_VEEL_ONTVANGEN: _("te veel ontvangen"),
    Soort.HERSCHIKKING: _("onderdelen verschoven"),
    Soort.RETOUR: _("betaling teruggekomen"),
    Soort.AFKEURING: _("betaling afgekeurd door de bank"),
    Soort.VORDERING_NAAR_LENING: _("omgezet in een lening"),
    Soort.ONTVANGST: _("ontvangen"),
    Soort.AFBOEKING: _("afgeboekt"),
    Soort.OV_BOETE: _("boete opgelegd"),
    Soort.UITWONENDBOETE: _("boete opgelegd"),
    Soort.UITWONENDBOETE_TERUG: _("boete ingetrokken"),
    Soort.KLEINE_REGELING: _("betaald uit een regeling"),
    Soort.LESGELD: _("in rekening gebracht"),
    Soort.LESGELD_MINDER: _("minder verschuldigd"),
    Soort.REGELING_TE_VEEL: _("te veel ontvangen"),
    Soort.TUSSENREKENING_UIT: _("ontvangen, later herkend"),
    Soort.TERUGDRAAIING: _("teruggedraaid"),
}


@dataclass(frozen=True, slots=True)
class Mutatie:
    """One booking on an account: the day it counts for, the change and what is open after it."""

    dag: date
    wat: Promise | str
    bedrag: str
    open: str


@dataclass(frozen=True, slots=True)
class Rekening:
    """One account of a student: what is open now and its last bookings, newest first."""

    naam: Any
    open: str
    is_open: bool
    mutaties: Sequence[Mutatie]


def rekeningen(persoon_id: int) -> list[Rekening]:
    """The accounts on which something was ever booked for this person; debit is what they owe."""
    legs = list(legs_van(persoon_id).filter(account__in=REKENINGEN).order_by("boeking_id", "regel"))
    uit = []
    for code, naam in REKENINGEN.items():
        saldo, mutaties = 0, []
        for leg in (leg for leg in legs if leg.account_id == code):
            saldo += leg.zijde * leg.bedrag_centen
            soort, dag = Soort(leg.boeking.soort), leg.boeking.effectief_op
            verschil = bedrag(leg.zijde * leg.bedrag_centen)
            mutaties.append(Mutatie(dag, BOEKING.get(soort, soort.name), verschil, bedrag(saldo)))
        if mutaties:
            laatste = mutaties[: -MAX_BOEKINGEN - 1 : -1]
            uit.append(Rekening(naam, bedrag(saldo), saldo != 0, laatste))
    return uit


def verzoeken(persoon_id: int) -> list[dict[str, Any]]:
    """The requests to repay of this person, newest first."""
    rijen = Terugvordering.objects.filter(persoon_id=persoon_id).order_by("-pk")[:20]
    return [
        {
            "pk": rij.pk,
            "bedrag": bedrag(rij.bedrag_centen),
            "gevraagd_op": rij.gevraagd_op,
            "betalen_voor": rij.betalen_voor,
            "uitkomst": UITKOMST[rij.uitkomst],
        }
        for rij in rijen
    ]


@admin.register(Terugvordering)
class TerugvorderingAdmin(DossierlijstAdmin[Terugvordering]):
    """Requests to repay after the right has ended (art. 6.17): what was asked, until when, what came of it."""

    list_display = (
        "pk",
        kolom("persoon.kenmerk", _("student"), studentlink),
        kolom("bedrag_centen", _("gevraagd"), bedrag),
        kolom("gevraagd_op", _("gevraagd op")),
        kolom("betalen_voor", _("betalen voor")),
        kolom("uitkomst", _("uitkomst"), lambda code: UITKOMST[code]),
        kolom("afgedaan_op", _("afgedaan op")),
    )
    list_filter = ("uitkomst",)
    fields = ("bedrag_centen", "gevraagd_op", "betalen_voor", "uitkomst", "afgedaan_op")
    readonly_fields = fields
