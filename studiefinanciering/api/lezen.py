"""What a student reads about applications, decisions and letters: the same as on the portal."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from duo_portal.foundation.explain import Stap
from duo_portal.letters.lezen import postvak
from duo_portal.letters.soorten import onderwerp_van
from duo_portal.web.api.paginas import Bladeren
from duo_portal.web.api.problemen import Conflict
from studiefinanciering.inzien.besluiten import Besluit, besluit_bij, besluiten_van
from studiefinanciering.inzien.uitleg import mag_student_zien
from studiefinanciering.models import Aanvraag, Toekenningsregel
from studiefinanciering.operations.uitleggen import (
    HerberekeningWijktAf,
    MaandBuitenBesluit,
    leg_uit,
)
from studiefinanciering.rules.componenten import Component, Vorm

from .eigen import TAG, EigenView, gevonden
from .rekenen import stap_naar_buiten
from .vormen_student import (
    AanvraagAntwoord,
    BrievenPagina,
    ToekenningAntwoord,
    ToekenningenPagina,
    UitlegAntwoord,
    UitlegVraag,
)

_KOP = ("soort", "reden", "van", "tot", "besluit_op", "uitvoerbaar_vanaf")
_REGELS = Prefetch("regels", Toekenningsregel.objects.order_by("geldig", "component"))


class AanvraagLezen(EigenView):
    """One application."""

    @extend_schema(
        operation_id="leesAanvraag",
        tags=TAG,
        summary="Een aanvraag van uzelf",
        responses=gevonden(AanvraagAntwoord),
    )
    def get(self, request: Request, kenmerk: UUID) -> Response:
        """404 for another's."""
        eigen = Aanvraag.objects.filter(persoon_id=self.burger.persoon_id, kenmerk=kenmerk)
        if (aanvraag := eigen.first()) is None:
            raise NotFound(_("Er is geen aanvraag met dit kenmerk."))
        return Response(AanvraagAntwoord(aanvraag).data)


class Toekenningen(Bladeren, EigenView):
    """Decisions."""

    @extend_schema(
        operation_id="toekenningen",
        tags=TAG,
        summary="Uw besluiten, met hun bedragen",
        responses=gevonden(ToekenningenPagina),
    )
    def get(self, request: Request) -> Response:
        """Newest first."""
        alles = [
            {"kenmerk": besluit.sleutel, "besluit": besluit}
            for besluit in besluiten_van(self.burger.persoon_id)
        ]
        blad = self.blad(alles)
        besluiten = [rij["besluit"] for rij in blad["resultaten"]]
        prefetch_related_objects([besluit.toekenning for besluit in besluiten], _REGELS)
        inhoud = {**blad, "resultaten": [_naar_buiten(besluit) for besluit in besluiten]}
        return Response(ToekenningenPagina(inhoud).data)


class _Besluit(EigenView):
    def eigen_besluit(self, kenmerk: UUID) -> Besluit:
        """Raises `NotFound` for nobody's and for another's."""
        besluit = besluit_bij(self.burger.persoon_id, kenmerk)
        if besluit is None:
            raise NotFound(_("Er is geen besluit met dit kenmerk."))
        return besluit


class ToekenningLezen(_Besluit):
    """One decision."""

    @extend_schema(
        operation_id="leesToekenning",
        tags=TAG,
        summary="Een besluit",
        responses=gevonden(ToekenningAntwoord),
    )
    def get(self, request: Request, kenmerk: UUID) -> Response:
        """404 for another's."""
        besluit = self.eigen_besluit(kenmerk)
        prefetch_related_objects([besluit.toekenning], _REGELS)
        return Response(ToekenningAntwoord(_naar_buiten(besluit)).data)


class ToekenningUitleg(_Besluit):
    """Why a month is what it is."""

    vraag_class: ClassVar[Any] = UitlegVraag

    @extend_schema(
        operation_id="leesUitleg",
        tags=TAG,
        summary="Waarom is een maand van een besluit zo?",
        description="Opnieuw uitgerekend uit wat bij het besluit is bewaard.",
        responses=gevonden(UitlegAntwoord),
    )
    def get(self, request: Request, kenmerk: UUID) -> Response:
        """Without what is known of the parents alone."""
        toekenning, maand = self.eigen_besluit(kenmerk).toekenning, self.vraag["maand"]
        try:
            if toekenning.regeling:
                raise MaandBuitenBesluit
            uitlegging = leg_uit(toekenning_id=toekenning.pk, maand=maand)
        except MaandBuitenBesluit:
            raise NotFound(_("Dit besluit gaat niet over deze maand.")) from None
        except HerberekeningWijktAf:
            raise Conflict(
                _("Dit bedrag kunnen wij nu niet uitleggen. Een medewerker kijkt ernaar.")
            ) from None
        bedragen = [
            {"component": component.name.lower(), "vorm": vorm.name.lower(), "bedrag": centen}
            for component, (centen, vorm) in uitlegging.bedragen.items()
        ]
        stappen = list(_stappen(uitlegging.uitleg))
        reden = uitlegging.reden.name.lower()
        inhoud = {"maand": maand, "reden": reden, "bedragen": bedragen, "stappen": stappen}
        return Response(UitlegAntwoord(inhoud).data)


class Brieven(Bladeren, EigenView):
    """The inbox."""

    @extend_schema(
        operation_id="brieven",
        tags=TAG,
        summary="Uw brieven",
        description="Lezen doet u in het portaal: dan weten wij dat de brief is aangekomen.",
        responses=gevonden(BrievenPagina),
    )
    def get(self, request: Request) -> Response:
        """Newest first; a look at the list marks nothing as read."""
        alles = [
            {
                "kenmerk": brief.uuid,
                "soort": brief.soort,
                "onderwerp": onderwerp_van(brief),
                "datum": brief.datum,
                "is_gelezen": getattr(brief, "is_gelezen"),  # noqa: B009  # annotated by `postvak`
                "reageer_voor": brief.reageer_voor,
            }
            for brief in postvak(self.burger.persoon_id)
        ]
        return Response(BrievenPagina(self.blad(alles)).data)


def _stappen(uitleg: Iterable[Stap]) -> Iterable[dict[str, Any]]:
    """Steps of the student; those that only a parent may read are left out, repeats shown once."""
    eigen = [stap for stap in uitleg if mag_student_zien(stap.naam)]
    return (stap_naar_buiten(stap.als_dict()) for stap in dict.fromkeys(eigen))


def _naar_buiten(besluit: Besluit) -> dict[str, Any]:
    """A decision whose lines were fetched: its head, and the lines that are its own."""
    rij = besluit.toekenning
    eigen = [regel for regel in rij.regels.all() if regel.bekend.lower == rij.besluit_at]
    return {
        "kenmerk": besluit.sleutel,
        "is_vervangen": not besluit.geldt,
        "regels": [_regel(regel) for regel in eigen],
        **{naam: getattr(rij, naam) for naam in _KOP},
    }


def _regel(regel: Toekenningsregel) -> dict[str, Any]:
    return {
        "component": Component(regel.component).name.lower(),
        "vorm": Vorm(regel.vorm).name.lower(),
        "van": regel.geldig.lower,
        "tot": regel.geldig.upper,
        "bedrag": regel.bedrag_centen,
    }


def aanvragen_van(persoon_id: int) -> list[dict[str, Any]]:
    """The applications of a person, newest first."""
    velden = ("kenmerk", "soort", "kanaal", "status", "ontvangen_op", "ingangsmaand")
    return list(Aanvraag.objects.filter(persoon_id=persoon_id).order_by("-pk").values(*velden))
