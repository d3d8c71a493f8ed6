"""Lay letters ready that no decision lays: about a payment that came back."""

from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from studiefinanciering.models import Uitbetaalmelding

from .soorten import BETALING_TERUGGEKOMEN

BRON_MELDING = "studiefinanciering.uitbetaalmelding"
"""`Brief.bron` of a letter about what the bank said."""


def leg_betaling_teruggekomen(melding: Uitbetaalmelding) -> Brief | None:
    """The letter about one refused or returned payment, once; none to someone who died."""
    betaling = melding.uitbetaling
    wie = Persoon.objects.filter(pk=betaling.persoon_id).values_list("taal", "overleden_op").first()
    if wie is None or wie[1] is not None:
        return None
    return leg_klaar(
        NieuweBrief(
            persoon_id=betaling.persoon_id,
            taal=wie[0],
            bron_id=melding.pk,
            data={
                "bedrag_centen": betaling.bedrag_centen,
                "code": melding.code,
                "op": melding.op,
            },
        ),
        soort=BETALING_TERUGGEKOMEN,
        bron=BRON_MELDING,
        sjabloonversie=1,
    )
