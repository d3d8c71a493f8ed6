"""What can be objected to here: the yearly decision on interest and instalment, step by step.

A granted objection decides the year anew from its own first month, on what is known now. The fact that a colleague may
put right with it is that the debtor was a single parent; an income comes from the Belastingdienst, and a rate from the
law. What was paid too much by then counts as repaid.
"""

from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from duo_portal.cases.besluiten import (
    BesluitOnbekend,
    Besluitsoort,
    Correctie,
    Herstel,
    HerstelGeweigerd,
    Uitlegstap,
    registreer_besluitsoort,
)
from duo_portal.cases.models import Oorzaak
from duo_portal.foundation.parameters import BuitenBekendeWet
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from terugbetalen.models import Feit, Vaststelling
from terugbetalen.operations.vaststellen import vaststellen
from terugbetalen.portaal.waarom import waarom

ONDERWERP = "vaststelling"
ALLEENSTAAND = "alleenstaande_ouder"
_RUIMTE = UUID("5c9a8f2e-6a2b-4a51-9d0f-3b7d1f6c2e40")
OORZAKEN = {
    "rentepercentage van dat jaar": Oorzaak.RENTE,
    "rente over een lening van voor 1992": Oorzaak.RENTE,
}


def sleutel_van(nummer: int) -> UUID:
    """How a decision is named in addresses; found only in the file of its own person."""
    return uuid5(_RUIMTE, f"{ONDERWERP}:{nummer}")


def titel(nummer: int) -> str:
    """What the decision is called, with its year."""
    return _("Rente en maandbedrag voor %(jaar)s") % {"jaar": _besluit(nummer).jaar}


def zoek(persoon_id: int, gezocht: UUID) -> int | None:
    """The number behind the key of an address, of this person only; what was taken over was decided elsewhere."""
    eigen = Vaststelling.objects.filter(persoon_id=persoon_id)
    nummers = eigen.exclude(reden=Vaststelling.Reden.OVERNAME).values_list("pk", flat=True)
    return next((nummer for nummer in nummers if sleutel_van(nummer) == gezocht), None)


def uitleg(nummer: int, _maand: str) -> list[Uitlegstap]:
    """The steps as the debtor sees them."""
    return [
        Uitlegstap(stap.code, str(stap.naam), stap.waarde, str(stap.artikel))
        for stap in waarom(_besluit(nummer))
    ]


def correcties(nummer: int) -> list[Correctie]:
    """Single parent in the months of the decision, unless it is known already."""
    besluit = _besluit(nummer)
    bekend = tijd.nu_bekend(
        Feit.objects.filter(
            persoon_id=besluit.persoon_id,
            soort=Feit.Soort.ALLEENSTAANDE_OUDER,
            geldig__contains=besluit.geldig,
        )
    )
    if bekend.exists():
        return []
    return [Correctie(ALLEENSTAAND, _("Alleenstaande ouder in de maanden van dit besluit"))]


def herzie(nummer: int, *, correctie: str, actor: str, sleutel: str) -> Herstel:
    """Decide the year anew from the first month of the decision. Raises `HerstelGeweigerd`.

    `centen`: what the months that are over and to come cost less. Nothing is paid out: it was the debtor's own debt.
    """
    oud = _besluit(nummer)
    if correctie == ALLEENSTAAND:
        _leg_alleenstaand_vast(oud)
    try:
        nieuw = vaststellen(
            persoon_id=oud.persoon_id,
            maand=Maand.van(oud.geldig.lower),
            actor=actor,
            is_lllk=oud.is_lllk,
        )
    except BuitenBekendeWet as fout:
        raise HerstelGeweigerd(str(fout)) from fout
    if nieuw is None or nieuw.pk == oud.pk:
        return Herstel()
    maanden = Maand.van(oud.geldig.upper).index - Maand.van(oud.geldig.lower).index
    minder = (oud.te_betalen_centen - nieuw.te_betalen_centen) * maanden
    return Herstel((nieuw.pk,), minder, gegevens={"sleutel": sleutel})


def _leg_alleenstaand_vast(besluit: Vaststelling) -> None:
    wie = Persoon.objects.get(pk=besluit.persoon_id)
    dagen = DateRange(besluit.geldig.lower, besluit.geldig.upper, "[)")
    tijd.wijzig(Feit, wie, dagen, soort=int(Feit.Soort.ALLEENSTAANDE_OUDER), waarde=1)


def _besluit(nummer: int) -> Vaststelling:
    gevonden = Vaststelling.objects.select_related("parameterset").filter(pk=nummer).first()  # fmt: skip
    if gevonden is None:
        raise BesluitOnbekend(f"Vaststelling {nummer} bestaat niet.")
    return gevonden


def bezwaar_adres(besluit: Vaststelling) -> str:
    """Where the debtor objects to it; empty for what was taken over."""
    if besluit.reden == Vaststelling.Reden.OVERNAME:
        return ""
    return reverse("zaken:bezwaar", args=[sleutel_van(besluit.pk)])


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
            adres=lambda _nummer: reverse("terugbetalen:start"),
            herzie=herzie,
            uitleg=uitleg,
            correcties=correcties,
            oorzaken=OORZAKEN,
        )
    )
