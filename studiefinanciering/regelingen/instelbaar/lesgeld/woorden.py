"""Why something cannot be done with lesgeld, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from studiefinanciering.models import Lesgeldteruggave

WOORDEN: Mapping[str, str | Promise] = {
    "geen_bedrag": _("Voor dit studiejaar kennen wij geen bedrag."),
    "te_laat": _(
        "U vraagt te laat om termijnen. Dat kan tot 1 december. Kunt u niet ineens betalen? Bel ons."
    ),
    "te_laat_gestopt": _("Geld terug kan alleen bij uitschrijving in dit studiejaar, voor 1 mei."),
    "te_laat_gevraagd": _("Geld terug vragen kan tot en met 31 juli van het studiejaar."),
    "nog_niet_gestopt": _("De dag van uitschrijven ligt na de dag van het verzoek."),
    "te_veel": _("Het bedrag is hoger dan wat voor dit jaar in rekening is gebracht."),
    "al_gefactureerd": _("Dit studiejaar is al in rekening gebracht."),
    "al_gevraagd": _("Voor dit studiejaar is al een teruggave gevraagd."),
    "al_in_termijnen": _("U betaalt dit studiejaar al in termijnen."),
    "niets_open": _("Er staat niets meer open."),
    "termijnen_vervallen": _("De termijnen zijn vervallen, omdat er twee niet zijn betaald."),
    "zelf_voorgesteld": _("U hebt dit zelf voorgesteld. Een collega beslist."),
    "al_besloten": _("Hierop is al beslist."),
    "reden": _("Schrijf op waarom."),
}
TERUGGAVEREDEN: Mapping[str, str | Promise] = {
    Lesgeldteruggave.Reden.DIPLOMA: _("diploma gehaald"),
    Lesgeldteruggave.Reden.ANDERE_OPLEIDING: _("naar bbl of deeltijd met cursusgeld"),
    Lesgeldteruggave.Reden.SCHEIDING: _("scheiding, waardoor lessen volgen niet kan"),
    Lesgeldteruggave.Reden.ZWANGERSCHAP: _("zwangerschap"),
    Lesgeldteruggave.Reden.ZIEKTE: _("ernstige ziekte of overlijden in de familie"),
}
