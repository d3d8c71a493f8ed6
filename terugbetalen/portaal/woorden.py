"""What the rules say in codes, in words for a citizen in both languages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.law import LawReference
from terugbetalen.rules.indelingsreden import Indelingsreden
from terugbetalen.rules.regeling import Regeling

NAAM = {
    Regeling.SF15_OUD: "SF15-oud",
    Regeling.SF15: "SF15",
    Regeling.SF35: "SF35",
    Regeling.LLLK: "SF15-lllk",
}
IN_HET_KORT: dict[Regeling, Promise] = {
    Regeling.SF35: _(
        "U betaalt terug in 35 jaar. U betaalt nooit meer dan 4 procent van wat u meer verdient dan het "
        "minimumloon. Wat na 35 jaar over is, vervalt."
    ),
    Regeling.SF15: _(
        "U betaalt terug in 15 jaar. U betaalt nooit meer dan 12 procent van wat u meer verdient dan 84 procent van "
        "het minimumloon. Wat na 15 jaar over is, vervalt."
    ),
    Regeling.SF15_OUD: _(
        "U betaalt terug in 15 jaar. Verdient u weinig, dan mag u minder betalen. Wat na 15 jaar over is, vervalt."
    ),
    Regeling.LLLK: _(
        "U betaalt uw levenlanglerenkrediet terug in 15 jaar. Wat na 15 jaar over is, vervalt."
    ),
}
REDEN: dict[Indelingsreden, Promise] = {
    Indelingsreden.GEEN_LENING: _("U hebt geen lening bij ons."),
    Indelingsreden.LEVENLANGLEREN: _("U hebt levenlanglerenkrediet."),
    Indelingsreden.EERSTE_STEUN_VOOR_2009: _(
        "U kreeg voor het eerst studiefinanciering voor studiejaar 2009-2010."
    ),
    Indelingsreden.HO_LENING_ERBIJ: _(
        "U kreeg ook studiefinanciering voor hbo of universiteit. Dan gelden de regels daarvan voor uw hele lening."
    ),
    Indelingsreden.HO_LENING: _(
        "U kreeg studiefinanciering voor hbo of universiteit en begon na augustus 2015."
    ),
    Indelingsreden.HO_VOOR_2015: _("U begon voor september 2015 met hbo of universiteit."),
    Indelingsreden.HO_VOOR_2015_EN_NA_2023: _(
        "U begon voor september 2015 en kreeg ook na de zomer van 2023 studiefinanciering."
    ),
    Indelingsreden.MBO_VOOR_2023: _(
        "U kreeg alleen voor augustus 2023 studiefinanciering voor het mbo."
    ),
    Indelingsreden.MBO_VOOR_EN_NA_2023: _(
        "U kreeg voor en na augustus 2023 studiefinanciering voor het mbo."
    ),
    Indelingsreden.MBO_NA_2023: _(
        "U kreeg vanaf augustus 2023 voor het eerst studiefinanciering voor het mbo."
    ),
}


def artikel(reden: Indelingsreden) -> LawReference:
    """The article behind a reason, with its link."""
    return LawReference.parse(reden.artikel)
