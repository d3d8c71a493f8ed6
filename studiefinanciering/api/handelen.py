"""What a student does: the same operations as the wizards of the portal call."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.parameters import BuitenBekendeWet, NietGemodelleerd
from duo_portal.foundation.period import Maand
from duo_portal.web.api.paginas import Bladeren
from duo_portal.web.api.problemen import NietUitvoerbaar
from studiefinanciering.aanvraagformulieren.studie import opleidingsnaam
from studiefinanciering.inzien.besluiten import besluitsleutel
from studiefinanciering.inzien.stel import AndereKeuze
from studiefinanciering.models import Aanvraag, Student
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd, Wensen, aanvragen
from studiefinanciering.operations.herzien import GeenBesluit, HerzieningTeLaat
from studiefinanciering.operations.stopzetten import stopzetten
from studiefinanciering.operations.wijzigen import wijzig
from studiefinanciering.rules.componenten import Onderwijs

from .eigen import TAG, EigenSchrijvendeView, gevonden
from .lezen import aanvragen_van
from .vormen_handelen import AanvraagInvoer, LeningWijziging, Ontvangen, Stopzetting
from .vormen_student import AanvragenPagina

KANAAL = "api"
VOORUIT_MAANDEN = 24
_ONDERWIJS = {"ho": Onderwijs.HO, "mbo": Onderwijs.MBO}
_WENSEN = {
    "uitwonend": "vraagt_uitwonend",
    "aanvullende_beurs": "vraagt_aanvullende_beurs",
    "reisproduct": "vraagt_reisvoorziening",
    "lening": "lening_gevraagd_centen",
    "collegegeldkrediet": "collegegeldkrediet_gevraagd_centen",
    "levenlanglerenkrediet": "levenlanglerenkrediet_gevraagd_centen",
}
_GEDAAN = {201: OpenApiResponse(Ontvangen, "Ontvangen; het kenmerk is uw bewijs.")}


class Aanvragen(Bladeren, EigenSchrijvendeView):
    """Read and make applications."""

    @extend_schema(
        operation_id="aanvragen",
        tags=TAG,
        summary="Uw aanvragen",
        responses=gevonden(AanvragenPagina),
    )
    def get(self, request: Request) -> Response:
        """Newest first."""
        return Response(AanvragenPagina(self.blad(aanvragen_van(self.burger.persoon_id))).data)

    @extend_schema(
        operation_id="vraagAan",
        tags=TAG,
        summary="Vraag studiefinanciering aan",
        description="Wij beslissen zodra uw school de inschrijving heeft gemeld.",
        request=AanvraagInvoer,
        responses=_GEDAAN,
    )
    def post(self, request: Request) -> Response:
        """Taken in now, decided on as soon as the facts allow."""
        gevraagd = self.lees(AanvraagInvoer)
        wensen = {_WENSEN[naam]: gevraagd[naam] for naam in _WENSEN if naam in gevraagd}
        _binnen_bereik(gevraagd["ingangsmaand"], gevraagd.get("tot"))
        onderwijs = _ONDERWIJS[gevraagd["onderwijs"]]
        opleiding = _opleiding(gevraagd.get("opleiding"), onderwijs)

        def doe(sleutel: str) -> tuple[int, Any]:
            with _geweigerd():
                aanvraag = aanvragen(
                    persoon_id=self.burger.persoon_id,
                    wensen=Wensen(onderwijs=onderwijs, **wensen),
                    ingangsmaand=gevraagd["ingangsmaand"],
                    tot=gevraagd.get("tot"),
                    sleutel=sleutel,
                    actor=self.burger.actor,
                    kanaal=KANAAL,
                    beslis_direct=True,
                    opleiding=opleiding,
                )
            return _ontvangen(aanvraag, [])

        return self.schrijf(doe)


class LeningWijzigen(EigenSchrijvendeView):
    """Another loan."""

    @extend_schema(
        operation_id="wijzigLening",
        tags=TAG,
        summary="Leen meer of minder vanaf een maand",
        description="Minder kan voor maanden die nog niet zijn begonnen (artikel 3.21 Wsf 2000).",
        request=LeningWijziging,
        responses=_GEDAAN,
    )
    def post(self, request: Request) -> Response:
        """Decided at once where there is a decision."""
        gevraagd = self.lees(LeningWijziging)
        _binnen_bereik(gevraagd["vanaf"])

        def doe(sleutel: str) -> tuple[int, Any]:
            wat = AndereKeuze(gevraagd["vanaf"], lening_gevraagd_centen=gevraagd["lening"])
            with _geweigerd():
                gewijzigd = wijzig(
                    persoon_id=self.burger.persoon_id,
                    wat=wat,
                    sleutel=sleutel,
                    actor=self.burger.actor,
                    kanaal=KANAAL,
                )
            return _ontvangen(gewijzigd.aanvraag, gewijzigd.uitkomst.ids)

        return self.schrijf(doe)


class Stoppen(EigenSchrijvendeView):
    """Stop, or interrupt."""

    @extend_schema(
        operation_id="zetStop",
        tags=TAG,
        summary="Stop of onderbreek uw studiefinanciering",
        description="Vanaf een maand die nog niet is begonnen (artikel 3.21 Wsf 2000).",
        request=Stopzetting,
        responses=_GEDAAN,
    )
    def post(self, request: Request) -> Response:
        """Decided at once."""
        gevraagd = self.lees(Stopzetting)
        _binnen_bereik(gevraagd["per"], gevraagd.get("tot"))

        def doe(sleutel: str) -> tuple[int, Any]:
            with _geweigerd():
                uitkomst = stopzetten(
                    persoon_id=self.burger.persoon_id,
                    per=gevraagd["per"],
                    tot=gevraagd.get("tot"),
                    sleutel=sleutel,
                    actor=self.burger.actor,
                    kanaal=KANAAL,
                )
            aanvraag = Aanvraag.objects.get(sleutel=f"stopzetten:{sleutel}")
            return _ontvangen(aanvraag, uitkomst.ids)

        return self.schrijf(doe)


@contextmanager
def _geweigerd() -> Iterator[None]:
    """What the law or the file does not allow is said in the words of the operation (422)."""
    try:
        yield
    except (AanvraagGeweigerd, HerzieningTeLaat, GeenBesluit) as fout:
        raise NietUitvoerbaar(str(fout)) from fout
    except (BuitenBekendeWet, NietGemodelleerd):
        raise NietUitvoerbaar(_("Voor deze maanden kennen wij de regels nog niet.")) from None


def _opleiding(genoemd: Mapping[str, str] | None, onderwijs: Onderwijs) -> dict[str, str] | None:
    """The programme as the portal keeps it: with its name in the register. Raises `NietUitvoerbaar`."""
    if genoemd is None:
        return None
    school, code = genoemd.get("school", ""), genoemd["code"]
    naam = opleidingsnaam(school, code, onderwijs)
    if naam is None:
        raise NietUitvoerbaar(
            _("Deze opleiding kennen wij niet. Controleer de school, de code en het onderwijs.")
        )
    return {"school": school, "code": code, "naam": naam, "vorm": genoemd["vorm"]}


def _binnen_bereik(van: Maand, tot: Maand | None = None) -> None:
    """Nobody plans further than the law is known; an empty period asks for nothing."""
    grens = Maand.van(bedrijfsdatum.vandaag()) + VOORUIT_MAANDEN
    if van > grens or (tot is not None and tot > grens + VOORUIT_MAANDEN):
        raise NietUitvoerbaar(_("Deze maand ligt te ver vooruit. Kies een eerdere maand."))
    if tot is not None and tot <= van:
        raise NietUitvoerbaar(_("De laatste maand ligt voor de eerste."))


def _ontvangen(aanvraag: Aanvraag, besluiten: list[int]) -> tuple[int, Any]:
    student = Student.objects.get(pk=aanvraag.persoon_id)
    inhoud = {
        "aanvraag": aanvraag,
        "besluiten": [besluitsleutel(student.kenmerk, nummer) for nummer in besluiten],
    }
    return 201, Ontvangen(inhoud).data
