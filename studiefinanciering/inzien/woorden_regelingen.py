"""Why somebody does or does not get a one-off scheme, in the words of a student (Dutch, B1; English through locale/lezen).

Per scheme, because the same code says something else in another one.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from studiefinanciering.rules.componenten import Component

from . import woorden
from .woorden import Tekst

ONBEKEND: Tekst = _("Wij hebben over die tijd geen gegevens van u.")
_DIPLOMA = _("Volgens onze gegevens haalde u niet op tijd een diploma.")
WAAROM: Mapping[Component, Mapping[str, Tekst]] = {
    Component.ENERGIETOESLAG: {
        "groep_1": _(
            "In oktober 2023 woonde u niet bij uw ouders en kreeg u een aanvullende beurs."
        ),
        "groep_2": _("In oktober 2023 leende u, en eerder kreeg u een aanvullende beurs."),
        "niet_uitwonend": _(
            "Volgens onze gegevens had u in oktober 2023 geen beurs voor wie niet bij zijn ouders woont."
        ),
        "geen_aanvullende_beurs": _("Volgens onze gegevens had u geen aanvullende beurs."),
        "geen_lening": _("Volgens onze gegevens leende u in oktober 2023 niet."),
    },
    Component.TEGEMOETKOMING_BASISBEURS: {
        "toegekend": _("U studeerde in de jaren zonder basisbeurs en haalde op tijd een diploma."),
        "te_weinig_maanden": _(
            "U had in de jaren zonder basisbeurs niet genoeg maanden recht op studiefinanciering. Er zijn"
            " ten minste twaalf maanden nodig."
        ),
        "geen_diploma_binnen_termijn": _DIPLOMA,
    },
    Component.VOUCHER: {
        "volledig": _(
            "U begon in 2015 tot en met 2018, haalde op tijd een diploma en gebruikte de voucher niet."
        ),
        "restant": _("U gebruikte een deel van uw voucher. U krijgt wat er over is."),
        "ander_cohort": _(
            "U begon volgens onze gegevens niet in het studiejaar 2015-2016 tot en met 2018-2019 aan een"
            " hbo-opleiding of universitaire bachelor."
        ),
        "geen_diploma_binnen_termijn": _DIPLOMA,
        "verzilverd": _("U hebt uw voucher al gebruikt."),
    },
    Component.CORONA: {
        "basisbeurs": _("Uw basisbeurs hield op tussen juni 2020 en september 2023."),
        "aanvullende_beurs": _("Uw aanvullende beurs hield op tussen juni 2020 en september 2023."),
        "beide": _(
            "Uw basisbeurs en aanvullende beurs hielden op tussen juni 2020 en september 2023."
        ),
        "niets_weggevallen": _(
            "Uw beurs hield volgens onze gegevens niet op tussen juni 2020 en september 2023."
        ),
        "niveau_1_of_2": _("De regeling is niet voor mbo niveau 1 en 2."),
    },
}


def waarom(regeling: int, code: str) -> str:
    """Why a decision about a scheme (or about months, `regeling` 0) came out as it did."""
    if not regeling:
        return woorden.waarom(code)
    return str(WAAROM[Component(regeling)].get(code, ONBEKEND))
