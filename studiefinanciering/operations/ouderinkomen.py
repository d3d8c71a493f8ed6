"""What a parent reports about the own income: an estimate of a later year, or that something is not right.

An income that the Belastingdienst has given is never replaced by a report. What is unknown, foreign or wrong goes
to a colleague, who puts the best approximation in its place (art. 3.11).
"""

from enum import StrEnum

from django.db import transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.identity.models import Relatie, RelatieSoort
from studiefinanciering import tijd
from studiefinanciering.models import Inkomen, Student

from .aanvragen import AanvraagGeweigerd
from .peiljaar import beantwoord_wachtende


class Waarom(StrEnum):
    """Why the income on file is not right."""

    ONBEKEND = "onbekend"
    BUITENLAND = "buitenland"
    KLOPT_NIET = "klopt_niet"


_TEKST = {
    Waarom.ONBEKEND: "Een ouder meldt: het inkomen over {jaar} is nog niet vastgesteld.",
    Waarom.BUITENLAND: "Een ouder meldt: inkomen uit het buitenland over {jaar}. Vraag bewijs op.",
    Waarom.KLOPT_NIET: "Een ouder meldt: het inkomen over {jaar} klopt niet. Verwijs naar de Belastingdienst.",
}


class InkomenAlBekend(AanvraagGeweigerd):
    """The Belastingdienst has given this income: an estimate has no place beside it."""


def schat_inkomen(
    *, ouder_id: int, jaar: int, bedrag_centen: int, sleutel: str, actor: str
) -> None:
    """The parent expects this income over `jaar` (cents); requests that waited for it are answered.

    The same `sleutel` again changes nothing. Raises `InkomenAlBekend`.
    """
    handeling = f"inkomen_schatten:{sleutel}"
    with transaction.atomic():
        if eenmalig(handeling) is not None:
            return
        vast = Inkomen.objects.filter(
            persoon_id=ouder_id, jaar=jaar, bekend__upper_inf=True, is_schatting=False
        )
        if vast.exists():
            raise InkomenAlBekend(
                f"De Belastingdienst heeft uw inkomen over {jaar} al aan ons gegeven. Klopt het niet? Meld het."
            )
        tijd.leg_vast(
            Inkomen,
            {"persoon_id": ouder_id, "jaar": jaar},
            bedrag_centen=bedrag_centen,
            is_schatting=True,
        )
        vastleggen(
            soort="inkomen_schatten",
            actor=actor,
            betrokkene_id=ouder_id,
            sleutel=handeling,
            uitkomst={"jaar": jaar},
        )
        beantwoord_wachtende(_kinderen(ouder_id), actor)


def meld_inkomen(
    *, ouder_id: int, jaar: int, waarom: Waarom, sleutel: str, actor: str
) -> Werkopdracht:
    """Report that the income over `jaar` is unknown, foreign or wrong; the same `sleutel` gives the first item."""
    handeling = f"ouderinkomen:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            return Werkopdracht.objects.get(pk=eerder.uitkomst["werkopdracht"])
        werk = maak_werkopdracht(
            NieuweWerkopdracht(
                soort="ouderinkomen",
                reden=str(waarom),
                bron=Werkopdracht.Bron.HANDMATIG,
                sleutel=handeling,
                persoon_id=ouder_id,
                tekst=_TEKST[waarom].format(jaar=jaar),
            )
        )
        vastleggen(
            soort="ouderinkomen_melden",
            actor=actor,
            betrokkene_id=ouder_id,
            sleutel=handeling,
            uitkomst={"werkopdracht": werk.pk},
        )
    return werk


def _kinderen(ouder_id: int) -> list[int]:
    relaties = Relatie.objects.filter(
        ander_id=ouder_id, soort=RelatieSoort.OUDER, bekend__upper_inf=True
    )
    studenten = Student.objects.filter(pk__in=relaties.values("persoon_id"))
    return sorted(studenten.values_list("pk", flat=True))
