"""What this room knows as a reason to stop: death, objection, deferral, Wsnp, debt help, a hold, an unread letter."""

from collections.abc import Collection, Mapping
from datetime import date

from duo_portal.cases.models import Zaak
from duo_portal.identity.models import Persoon
from terugbetalen.models import Aanhouding, Feit

from .ongelezen import ongelezen
from .stops import Stop, registreer_stop

_FEITEN = {
    "uitstel": (Feit.Soort.UITSTEL, "Er is uitstel van betaling (Awb 4:94)."),
    "wsnp": (Feit.Soort.WSNP, "Er loopt een wettelijke schuldsanering (Wsnp)."),
    "schuldhulp": (Feit.Soort.SCHULDHULP, "De gemeente helpt met de schulden."),
}


def registreer_eigen_stops() -> None:
    """All of this room, the heaviest first."""
    registreer_stop("overleden", _overleden)
    registreer_stop("wsnp", lambda wie, op: _feit("wsnp", wie, op))
    registreer_stop("uitstel", lambda wie, op: _feit("uitstel", wie, op))
    registreer_stop("schuldhulp", lambda wie, op: _feit("schuldhulp", wie, op))
    registreer_stop("bezwaar", _bezwaar)
    registreer_stop("aangehouden", _aangehouden)
    registreer_stop("brief_ongelezen", ongelezen)


def _overleden(personen: Collection[int], op: date) -> Mapping[int, Stop]:
    wie = Persoon.objects.filter(pk__in=personen, overleden_op__lte=op).values_list("pk", flat=True)
    return {persoon: Stop("De debiteur is overleden.", None, "brp") for persoon in wie}


def _feit(naam: str, personen: Collection[int], op: date) -> Mapping[int, Stop]:
    soort, reden = _FEITEN[naam]
    rijen = Feit.objects.filter(
        persoon_id__in=personen, soort=soort, geldig__contains=op, bekend__upper_inf=True
    )
    return {rij.persoon_id: Stop(reden, rij.geldig.upper, f"feit {rij.pk}") for rij in rijen}


def _bezwaar(personen: Collection[int], op: date) -> Mapping[int, Stop]:
    """An objection that is open: nobody is dunned over what may turn out not to be due."""
    zaken = Zaak.objects.filter(
        persoon_id__in=personen,
        soort=Zaak.Soort.BEZWAAR,
        afgedaan_op=None,
        ontvangen_op__lte=op,
    )
    return {
        zaak.persoon_id: Stop("Er loopt een bezwaar.", None, f"zaak {zaak.kenmerk}")
        for zaak in zaken.order_by("-pk")
    }


def _aangehouden(personen: Collection[int], op: date) -> Mapping[int, Stop]:
    """The desk held it; the last row counts."""
    laatste = (
        Aanhouding.objects.filter(persoon_id__in=personen, op__lte=op)
        .order_by("persoon_id", "-pk")
        .distinct("persoon_id")
    )
    return {
        rij.persoon_id: Stop(
            f"Aangehouden door een medewerker: {rij.reden}"[:300], rij.tot, f"aanhouding {rij.pk}"
        )
        for rij in laatste
        if rij.is_aangehouden and (rij.tot is None or op < rij.tot)
    }
