"""The letter that answers a request about parents: to leave one out (art. 3.14), or to move the peiljaar (3.10)."""

from enum import StrEnum

from duo_portal.identity.models import Persoon
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from studiefinanciering.models import Aanvraag

BRON = "studiefinanciering.aanvraag"
"""`Brief.bron` of a letter about a request."""
SOORT = {"ouder_buiten": "verzoek_ouder_buiten", "peiljaar": "verzoek_peiljaar"}
"""`Aanvraag.soort` → kind of letter."""


class Weigergrond(StrEnum):
    """Why such a request is rejected: a code that letters put into words, never the colleague's own note."""

    GEEN_BEWIJS = "geen_bewijs"
    NIET_ERNSTIG = "niet_ernstig"
    CONFLICT_OM_GELD = "conflict_om_geld"  # art. 3.14(1), last sentence
    OUDER_VINDBAAR = "ouder_vindbaar"
    GEEN_TERUGVAL = "geen_terugval"  # art. 3.10(2)
    INKOMEN_ONBEKEND = "inkomen_onbekend"


GRONDEN: dict[str, tuple[Weigergrond, ...]] = {
    "ouder_buiten": (
        Weigergrond.GEEN_BEWIJS,
        Weigergrond.NIET_ERNSTIG,
        Weigergrond.CONFLICT_OM_GELD,
        Weigergrond.OUDER_VINDBAAR,
    ),
    "peiljaar": (Weigergrond.GEEN_TERUGVAL, Weigergrond.INKOMEN_ONBEKEND),
}
"""Which of them fit a kind of request."""


class WeigergrondOntbreekt(ValueError):
    """A rejection without a ground that fits the request: the student would not be told why."""


def leg_verzoekbrief(aanvraag: Aanvraag, *, grond: str, is_mens: bool) -> None:
    """Lay the answer ready, once; `grond` says why not, `is_mens` whether a colleague looked at it.

    Raises `WeigergrondOntbreekt` when a rejection has no ground of this kind of request.
    """
    is_toegewezen = aanvraag.status == Aanvraag.Status.TOEGEKEND
    if not is_toegewezen and grond not in GRONDEN[aanvraag.soort]:
        raise WeigergrondOntbreekt("Kies waarom u afwijst: dat staat in de brief aan de student.")
    gevraagd = {
        veld: aanvraag.inhoud[veld]
        for veld in ("ouder", "jaar", "peiljaar")
        if veld in aanvraag.inhoud
    }
    taal = Persoon.objects.values_list("taal", flat=True).get(pk=aanvraag.persoon_id)
    leg_klaar(
        NieuweBrief(
            persoon_id=aanvraag.persoon_id,
            taal=taal,
            bron_id=aanvraag.pk,
            data={
                **gevraagd,
                "gevraagd_op": aanvraag.ontvangen_op,
                "vanaf": aanvraag.ingangsmaand,
                "toegewezen": is_toegewezen,
                "grond": "" if is_toegewezen else str(grond),
                "is_mens": is_mens,
            },
        ),
        soort=SOORT[aanvraag.soort],
        bron=BRON,
        sjabloonversie=1,
    )
