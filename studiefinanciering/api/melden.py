"""For institutions, with a key: report enrolments and diplomas, and ask how far a report is.

A body that is not in shape is refused whole (400); a report whose content cannot be right is refused alone, so
that the others go on. Whether somebody is a student of ours is not told.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity.bsn import is_geldig
from duo_portal.partners import meldingen
from duo_portal.partners.models import Partner
from duo_portal.web.api.basis import ApiView
from duo_portal.web.api.schrijven import SchrijvendeView
from duo_portal.web.api.toegang import MetSleutel, PartnerBeller
from duo_portal.web.api.velden import Invoer
from studiefinanciering.intake.instellingen import DIPLOMA, INSCHRIJVING, is_verwerkt, verpak

from . import rechten
from .vormen_melden import (
    DiplomaMeldingen,
    InschrijvingMeldingen,
    MeldingenAntwoord,
    Ontvangstbewijs,
)

TAG = ["Melden"]
VROEGSTE = date(1950, 1, 1)
VOORUIT = timedelta(days=366)
_ONTVANGEN = OpenApiResponse(MeldingenAntwoord, "Ontvangen; wat er per melding mee is gebeurd.")


class _Melden(SchrijvendeView):
    authentication_classes = (MetSleutel,)
    vorm: ClassVar[type[Invoer]]
    soort: ClassVar[str]

    def neem_aan(self) -> Response:
        """Keep what is right, say what is not; once per key."""
        rijen = self.lees(self.vorm)["meldingen"]
        partner, dag = _partner(self.request), bedrijfsdatum.vandaag()

        def doe(_sleutel: str) -> tuple[int, Any]:
            redenen = [_bezwaar(rij, partner, dag) for rij in rijen]
            goed = [
                verpak(self.soort, rij)
                for rij, reden in zip(rijen, redenen, strict=True)
                if not reden
            ]
            bewijzen = [
                melding.ontvangstbewijs
                for melding in meldingen.ontvang(partner=partner, meldingen=goed, gemeld_op=dag)
            ]
            antwoord = _antwoord(redenen, bewijzen)
            vastleggen(
                soort=f"{self.soort}_melden",
                actor=f"partner:{partner.naam}",
                rol="partner",
                uitkomst={naam: antwoord[naam] for naam in ("ontvangen", "geweigerd")},
            )
            return 202, antwoord

        return self.schrijf(doe)


class InschrijvingenMelden(_Melden):
    """Enrolments."""

    scopes: ClassVar[dict[str, str]] = {"POST": rechten.INSCHRIJVINGEN}
    vorm, soort = InschrijvingMeldingen, INSCHRIJVING

    @extend_schema(
        operation_id="meldInschrijvingen",
        tags=TAG,
        summary="Meld inschrijvingen van uw studenten",
        description="Elke melding is de hele inschrijving zoals zij nu is.",
        request=InschrijvingMeldingen,
        responses={202: _ONTVANGEN},
    )
    def post(self, request: Request) -> Response:
        """A receipt per report."""
        return self.neem_aan()


class DiplomasMelden(_Melden):
    """Diplomas."""

    scopes: ClassVar[dict[str, str]] = {"POST": rechten.DIPLOMAS}
    vorm, soort = DiplomaMeldingen, DIPLOMA

    @extend_schema(
        operation_id="meldDiplomas",
        tags=TAG,
        summary="Meld diploma's van uw studenten",
        request=DiplomaMeldingen,
        responses={202: _ONTVANGEN},
    )
    def post(self, request: Request) -> Response:
        """A receipt per report."""
        return self.neem_aan()


class OntvangstbewijsLezen(ApiView):
    """How far a report is; of this partner alone."""

    authentication_classes = (MetSleutel,)

    @extend_schema(
        operation_id="leesOntvangstbewijs",
        tags=TAG,
        summary="Hoe ver is een melding?",
        responses={200: OpenApiResponse(Ontvangstbewijs, "De stand van de melding.")},
    )
    def get(self, request: Request, ontvangstbewijs: UUID) -> Response:
        """404 for another partner's."""
        melding = meldingen.melding_van(_partner(request), ontvangstbewijs)
        if melding is None:
            raise NotFound(_("Er is geen melding met dit ontvangstbewijs."))
        status = "verwerkt" if is_verwerkt(melding) else "ontvangen"
        return Response(
            Ontvangstbewijs(
                {
                    "ontvangstbewijs": melding.ontvangstbewijs,
                    "soort": melding.soort,
                    "gemeld_op": melding.gemeld_op,
                    "status": status,
                }
            ).data
        )


def _partner(request: Request) -> Partner:
    beller = request.user
    if not isinstance(beller, PartnerBeller):
        raise TypeError("dit adres is voor partners")
    return beller.partner


def _bezwaar(rij: Mapping[str, Any], partner: Partner, dag: date) -> str:
    """Why this report cannot be right; empty when it can."""
    dagen = [rij[naam] for naam in ("begin", "eind", "behaald_op") if rij.get(naam)]
    if not is_geldig(rij["bsn"]):
        return _("Dit BSN voldoet niet aan de elfproef; controleer de cijfers.")
    if not partner.brin or rij["instelling"][:4] != partner.brin[:4]:
        return _("U kunt alleen voor uw eigen instelling melden.")
    if any(not VROEGSTE <= d <= dag + VOORUIT for d in dagen):
        return _("Een dag ligt te ver terug of te ver vooruit.")
    if rij.get("behaald_op", dag) > dag:
        return _("Een diploma kan pas worden gemeld als het is behaald.")
    if "onderwijs" not in rij:
        return ""
    if rij.get("eind") and rij["eind"] < rij["begin"]:
        return _("De inschrijving eindigt voor haar begin.")
    if (rij["onderwijs"] == "mbo") != (rij.get("niveau") is not None):
        return _("Geef bij mbo het niveau, en bij ho geen niveau.")
    return ""


def _antwoord(redenen: list[str], bewijzen: list[UUID]) -> dict[str, Any]:
    volgende = iter(bewijzen)
    return {
        "ontvangen": len(bewijzen),
        "geweigerd": len(redenen) - len(bewijzen),
        "resultaten": [
            {
                "plaats": plaats,
                "status": "geweigerd" if reden else "ontvangen",
                "ontvangstbewijs": None if reden else str(next(volgende)),
                "reden": reden,
            }
            for plaats, reden in enumerate(redenen)
        ],
    }
