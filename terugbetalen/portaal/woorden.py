"""What the rules say in codes, in words for a citizen in both languages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.law import LawReference
from duo_portal.ledger.codes import Soort
from terugbetalen.rules.andere_schulden import Route, Schuldsoort
from terugbetalen.rules.fase import Fase
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
FASE: dict[Fase, Promise] = {
    Fase.STUDIE: _("U hoeft nog niet te betalen. De tijd van terugbetalen is nog niet begonnen."),
    Fase.AANLOOP: _(
        "Aanloopfase: u hoeft nog niet te betalen. Er komt wel rente bij. Eerder betalen mag."
    ),
    Fase.AFLOS: _("Aflosfase: u betaalt elke maand terug."),
    Fase.AFLOSVRIJ: _(
        "Aflosvrije periode: u hoeft nu even niet te betalen. Er komt wel rente bij."
    ),
    Fase.OPGESCHORT: _("Uw terugbetaling staat stil. U hoeft nu niet te betalen."),
    Fase.EINDE: _("Uw tijd van terugbetalen is voorbij. Wat over is, vervalt."),
}
POST: dict[int, Promise] = {
    Soort.UITBETALING: _("Aan u betaald of geleend"),
    Soort.HERSCHIKKING: _("Anders verdeeld"),
    Soort.REISPRODUCT: _("Studentenreisproduct"),
    Soort.RETOUR: _("Betaling teruggekomen"),
    Soort.OMZETTING_GIFT: _("Werd een gift"),
    Soort.OMZETTING_LENING: _("Werd een lening"),
    Soort.RENTE: _("Rente erbij"),
    Soort.VORDERING_NAAR_LENING: _("Te veel ontvangen, werd een lening"),
    Soort.ONTVANGST: _("Door u betaald"),
    Soort.TUSSENREKENING_UIT: _("Door u betaald, later herkend"),
    Soort.AFBOEKING: _("Kwijtgescholden"),
    Soort.OVERNAME: _("Overgenomen van de vorige administratie"),
}
ANDERE_POST = _("Andere boeking")

SCHULD: dict[Schuldsoort, Promise] = {
    Schuldsoort.LENING: _("Studielening"),
    Schuldsoort.TE_VEEL_ONTVANGEN: _("Te veel ontvangen studiefinanciering"),
    Schuldsoort.OV_BOETE: _("Boete voor het studentenreisproduct"),
    Schuldsoort.UITWONENDBOETE: _("Boete bij de uitwonendenbeurs"),
    Schuldsoort.LESGELD: _("Lesgeld"),
    Schuldsoort.INBURGERING: _("Lening voor inburgering"),
    Schuldsoort.REGELING: _("Te veel ontvangen uit een regeling"),
}
ROUTE: dict[tuple[Schuldsoort, Route], Promise] = {
    (Schuldsoort.LENING, Route.TERUGBETALEN): _(
        "Dit betaalt u na uw studie terug, elke maand een bedrag."
    ),
    (Schuldsoort.TE_VEEL_ONTVANGEN, Route.VERREKENEN): _(
        "Wij houden elke maand een deel in op wat u van ons krijgt."
    ),
    (Schuldsoort.TE_VEEL_ONTVANGEN, Route.VRAGEN): _(
        "Wij vragen u dit terug te betalen. Doet u dat niet op tijd, dan komt het bij uw lening."
    ),
    (Schuldsoort.TE_VEEL_ONTVANGEN, Route.OMZETTEN): _(
        "De tijd om te betalen is voorbij. Dit komt bij uw lening."
    ),
    (Schuldsoort.OV_BOETE, Route.VERREKENEN): _(
        "Wij houden elke maand een deel in op wat u van ons krijgt. Een boete komt nooit bij uw lening."
    ),
    (Schuldsoort.OV_BOETE, Route.VRAGEN): _(
        "Betaal deze boete zelf aan ons. Een boete komt nooit bij uw lening."
    ),
    (Schuldsoort.OV_BOETE, Route.INVORDEREN): _("Wij gaan dit bedrag bij u halen."),
    (Schuldsoort.UITWONENDBOETE, Route.VRAGEN): _(
        "Betaal deze boete zelf aan ons. Een boete komt nooit bij uw lening."
    ),
    (Schuldsoort.UITWONENDBOETE, Route.INVORDEREN): _("Wij gaan dit bedrag bij u halen."),
    (Schuldsoort.LESGELD, Route.VRAGEN): _(
        "Betaal dit zelf, ineens of in termijnen. Lesgeld wordt nooit een lening en wij houden het nergens op in."
    ),
    (Schuldsoort.LESGELD, Route.INVORDEREN): _("Wij gaan dit bedrag bij u halen."),
    (Schuldsoort.INBURGERING, Route.VRAGEN): _(
        "Deze lening staat los van uw studielening. U hoort van ons wanneer u terugbetaalt."
    ),
    (Schuldsoort.INBURGERING, Route.INVORDEREN): _("Wij gaan dit bedrag bij u halen."),
    (Schuldsoort.REGELING, Route.VRAGEN): _(
        "Betaal dit zelf terug. Wij houden het niet in op ander geld van ons."
    ),
    (Schuldsoort.REGELING, Route.INVORDEREN): _("Wij gaan dit bedrag bij u halen."),
}

STAP: dict[str, Promise] = {
    "schuld": _("Uw schuld aan het begin van het jaar"),
    "resterende maanden": _("Maanden die u nog moet betalen"),
    "rentepercentage van dat jaar": _("Rente van dat jaar"),
    "rente over een lening van voor 1992": _("Rente over een lening van voor 1992"),
    "wettelijk maandbedrag": _("Volle bedrag per maand"),
    "belastbaar minimumloon van het peiljaar": _("Minimumloon van twee jaar eerder, per jaar"),
    "draagkrachtvrije voet": _("Inkomen dat vrij blijft, per jaar"),
    "toetsingsinkomen, met dat van de partner": _("Uw inkomen, per jaar"),
    "inkomen boven de voet": _("Inkomen boven wat vrij blijft"),
    "deel daarvan per jaar": _("Deel daarvan dat u kunt missen"),
    "draagkracht per maand": _("Dit kunt u per maand dragen"),
    "schijf 1": _("Inkomen in de eerste schijf"),
    "schijf 2": _("Inkomen in de tweede schijf"),
    "schijf 3": _("Inkomen in de derde schijf"),
    "uw deel van de draagkracht": _("Uw deel van wat u samen kunt dragen"),
    "draagkracht na wat uw partner betaalt of overhoudt": _(
        "Dit kunt u dragen na wat uw partner betaalt of overhoudt"
    ),
    "te betalen per maand": _("U betaalt per maand"),
}
MET_PARTNER_VERBORGEN = frozenset(
    {
        "toetsingsinkomen, met dat van de partner",
        "inkomen boven de voet",
        "schijf 1",
        "schijf 2",
        "schijf 3",
    }
)
"""Steps from which the income of a partner can be read: an income is its owner's (docs/decisions/0012)."""


def artikel(reden: Indelingsreden) -> LawReference:
    """The article behind a reason, with its link."""
    return LawReference.parse(reden.artikel)
