"""What can be objected to here: a decision on student finance, step by step, and how it is made anew.

What winning would come to, and which facts can be put right, is in `bezwaarcorrecties`. A
granted objection goes through `herzien`, as every revision: what comes out higher is paid by the next run, and this
module says how much of it should have been paid on which day (Awb 4:102).
"""

from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from duo_portal.cases.besluiten import (
    BesluitOnbekend,
    Besluitsoort,
    Herstel,
    HerstelGeweigerd,
    Nabetaling,
    Uitlegstap,
    registreer_besluitsoort,
)
from duo_portal.cases.models import Zaak
from duo_portal.foundation.kalender import betaaldag
from duo_portal.foundation.period import Maand
from studiefinanciering import bezwaarcorrecties as correcties
from studiefinanciering.desk.stapnamen import stapnaam
from studiefinanciering.inzien import woorden, woorden_feiten
from studiefinanciering.inzien.besluiten import (
    Besluit,
    besluit_bij,
    besluitsleutel,
)
from studiefinanciering.inzien.per_maand import per_maand
from studiefinanciering.inzien.uitleg import leg_besluit_uit
from studiefinanciering.models import Aanvraag, Toekenning
from studiefinanciering.operations.herzien import (
    Aanleiding,
    GeenBesluit,
    HerzieningTeLaat,
    herzien,
)
from studiefinanciering.operations.uitleggen import HerberekeningWijktAf, MaandBuitenBesluit

ONDERWERP = "toekenning"
BETAALTERMIJN = timedelta(weeks=6)
"""Six weeks after a decision its money must have been paid (Awb 4:87(1))."""
_AANLEIDING = Aanleiding(reden="bezwaar")


def registreer() -> None:
    """Called when the app is ready."""
    registreer_besluitsoort(
        Besluitsoort(
            onderwerp=ONDERWERP,
            titel=titel,
            bekendgemaakt_op=lambda nummer: _besluit(nummer).besluit_op,
            persoon_id=lambda nummer: int(_besluit(nummer).persoon_id),
            zoek=zoek,
            sleutel=sleutel_van,
            adres=lambda nummer: reverse("mijn:besluit", args=[sleutel_van(nummer)]),
            herzie=herzie,
            uitleg=uitleg,
            effect=lambda nummer, stap: correcties.effect(_besluit(nummer), stap),
            correcties=lambda nummer: correcties.mogelijk(_besluit(nummer)),
            oorzaken=correcties.OORZAKEN,
        )
    )


def titel(nummer: int) -> str:
    """What the decision is called, with its months."""
    t = _besluit(nummer)
    van, tot_en_met = Maand.van(t.van), Maand.van(t.tot).vorige
    return f"{woorden.soort_besluit(t.soort)}, {woorden_feiten.periode(van, tot_en_met)}"


def zoek(persoon_id: int, gezocht: UUID) -> int | None:
    """The number behind the key of an address, of this person only."""
    gevonden = besluit_bij(persoon_id, gezocht)
    return gevonden.toekenning.pk if gevonden else None


def sleutel_van(nummer: int) -> UUID:
    """The key that names it in addresses."""
    return besluitsleutel(_besluit(nummer).persoon.kenmerk, nummer)


def uitleg(nummer: int, maand: str) -> list[Uitlegstap]:
    """The steps of a month (the first one when `maand` is empty) that the student may see, each code once."""
    t = _besluit(nummer)
    if t.regeling:
        return []
    try:
        gekozen = Maand.parse(maand) if maand else Maand.van(t.van)
        blad = leg_besluit_uit(Besluit(sleutel_van(nummer), t, geldt=True), gekozen)
    except (ValueError, MaandBuitenBesluit, HerberekeningWijktAf):
        return []
    stappen = {s.stap.naam: s.stap for deel in blad.delen for s in deel.stappen}
    return [
        Uitlegstap(naam, stapnaam(naam), woorden_feiten.waarde_van_stap(stap), stap.artikel)
        for naam, stap in stappen.items()
    ]


def herzie(nummer: int, *, correctie: str, actor: str, sleutel: str) -> Herstel:
    """Decide anew from the first month of the decision on, with the fact put right. Raises `HerstelGeweigerd`."""
    t = _besluit(nummer)
    if t.regeling:
        raise HerstelGeweigerd(
            _("Deze eenmalige regeling kan niet opnieuw worden berekend. Beslis in het dossier.")
        )
    if correctie:
        correcties.voer_uit(t, correctie, sleutel)
    try:
        uitkomst = herzien(
            persoon_id=t.persoon_id,
            aanleiding=_AANLEIDING,
            actor=actor,
            sleutel=f"herzien:{sleutel}",
            van=Maand.van(t.van),
        )
    except (HerzieningTeLaat, GeenBesluit) as fout:
        raise HerstelGeweigerd(str(fout)) from fout
    nieuwe = list(
        Toekenning.objects.filter(pk__in=uitkomst.ids, persoon_id=t.persoon_id).order_by("van")
    )
    rijen = [
        rij
        for nieuw in nieuwe
        for rij in per_maand(Besluit(sleutel_van(nieuw.pk), nieuw, geldt=True))
    ]
    return Herstel(
        besluit_ids=tuple(nieuw.pk for nieuw in nieuwe),
        centen=sum(centen for _maand, centen, _gift in rijen),
        nabetalingen=tuple(
            Nabetaling(betaaldag(maand), gift) for maand, _centen, gift in rijen if gift
        ),
        verzuim_vanaf=_beslistermijn(t) + BETAALTERMIJN,
    )


def _beslistermijn(t: Toekenning) -> date:
    """Last day on which the decision had to be taken: of its application, else the day on which it was."""
    if t.aanvraag_id is not None:
        zaak_id = Aanvraag.objects.values_list("zaak_id", flat=True).get(pk=t.aanvraag_id)
        termijn = Zaak.objects.filter(pk=zaak_id or 0).values_list("termijn_tot", flat=True)
        return max(termijn.first() or t.besluit_op, t.besluit_op)
    return t.besluit_op


def _besluit(nummer: int) -> Toekenning:
    gevonden = (
        Toekenning.objects.select_related("persoon", "parameterset").filter(pk=nummer).first()
    )
    if gevonden is None:
        raise BesluitOnbekend(f"Besluit {nummer} bestaat niet.")
    return gevonden
