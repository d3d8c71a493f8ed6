"""Take-up tips as bulk sends: who misses something, worked out by the rules and handed over as columns."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand, Studiejaar
from duo_portal.letters.populaties import Parameter, Populatie, Vraag, registreer_populatie

from .benutting import Tipsoort, gemist
from .tips import tip_van

GEBRUIKSTIP = "gebruikstip"
"""The kind of letter (`studiefinanciering.brieven`); its data are component, centen, uiterlijk."""
_SQL = """
SELECT t.persoon_id, jsonb_build_object('component', %(component)s::int, 'centen', t.centen,
                                        'uiterlijk', t.uiterlijk) AS gegevens
FROM unnest(%(personen)s::bigint[], %(centen)s::int[], %(uiterlijk)s::date[]) AS t (persoon_id, centen, uiterlijk)
WHERE NOT EXISTS (
    SELECT FROM letters_brief b
    WHERE b.persoon_id = t.persoon_id AND b.soort = %(soort)s
      AND b.data ->> 'component' = %(component)s::text AND b.aangemaakt_op >= %(sinds)s::date
)
"""
_OMSCHRIJVING = {
    Tipsoort.AANVULLENDE_BEURS: _(
        "Studenten zonder aanvullende beurs die er volgens onze gegevens wel recht op hebben. Wie de tip dit "
        "studiejaar al kreeg, of niet meer wil zien, krijgt hem niet."
    ),
    Tipsoort.BASISBEURS: _(
        "Studenten die ingeschreven staan, recht hebben op een basisbeurs en dit studiejaar niets vroegen. Wie "
        "de tip al kreeg, of niet meer wil zien, krijgt hem niet."
    ),
}


def vraag(soort: Tipsoort, parameters: Mapping[str, Any]) -> Vraag:
    """Everybody who misses this on the day, once in a study year; an amount below ten euros makes no letter."""
    op: date = parameters["peildatum"]
    tips = [
        (persoon, tip.centen, tip.uiterlijk)
        for g in gemist(soort, op)
        for rij, persoon in enumerate(g.persoon_id.tolist())
        if (tip := tip_van(g, rij, op)).centen
    ]
    return _SQL, {
        "component": int(soort),
        "soort": GEBRUIKSTIP,
        "sinds": Studiejaar.van(Maand.van(op), "mbo").eerste.eerste_dag,
        "personen": [persoon for persoon, _, _ in tips],
        "centen": [centen for _, centen, _ in tips],
        "uiterlijk": [dag for _, _, dag in tips],
    }


def registreer_tips() -> None:
    """Make both known to the letters."""
    for soort in Tipsoort:
        registreer_populatie(
            Populatie(
                f"tip_{soort.name.lower()}",
                _OMSCHRIJVING[soort],
                partial(vraag, soort),
                velden={"centen": _("het bedrag per maand, in centen")},
                parameters=(Parameter("peildatum", _("Op welke dag wij kijken"), date),),
                soort=GEBRUIKSTIP,
            )
        )
