"""Book a decision on a penalty and lay its letter, in the transaction of the decision itself."""

from duo_portal.cases.models import Dwangsombesluit
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from duo_portal.letters.operations import NieuweBrief, leg_klaar

BRIEF = "dwangsom"
BRON = "cases.dwangsombesluit"


def boek_en_schrijf(besluit: Dwangsombesluit) -> None:
    """Owed on 1660 from the day of the decision, when anything is; a letter either way."""
    zaak = besluit.zaak
    if besluit.bedrag_centen:
        post(
            sleutel=f"dwangsom:{besluit.pk}",
            soort=Soort.DWANGSOM,
            legs=patterns_schuld.dwangsom(
                persoon_id=zaak.persoon_id, bedrag_centen=besluit.bedrag_centen
            ),
            persoon_id=zaak.persoon_id,
            effectief_op=besluit.besloten_op,
        )
    leg_klaar(
        NieuweBrief(
            persoon_id=zaak.persoon_id,
            taal=Persoon.objects.values_list("taal", flat=True).get(pk=zaak.persoon_id),
            bron_id=besluit.pk,
            data={
                "kenmerk": zaak.kenmerk,
                "eerste_dag": besluit.eerste_dag,
                "laatste_dag": besluit.laatste_dag,
                "dagen": besluit.dagen,
                "bedrag_centen": besluit.bedrag_centen,
                "geen_grond": besluit.geen_grond,
            },
        ),
        soort=BRIEF,
        bron=BRON,
        sjabloonversie=1,
    )
