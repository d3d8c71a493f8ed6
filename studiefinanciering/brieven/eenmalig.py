"""Decisions of one-off schemes: energietoeslag, tegemoetkoming, voucher, corona."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.letters.inhoud import Besluitblok, Briefinhoud, Deel, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag
from studiefinanciering.desk.verschillen import eigen_regels
from studiefinanciering.inzien import woorden, woorden_regelingen
from studiefinanciering.models import Toekenning
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.eenmalig import regeling
from studiefinanciering.rules.parameters import bekende_wet

from . import besluitblok

_MINISTER = {
    "OCW": gettext_lazy("Onderwijs, Cultuur en Wetenschap"),
    "SZW": gettext_lazy("Sociale Zaken en Werkgelegenheid"),
}


def toegekend(brief: Brief, besluit: Toekenning) -> Briefinhoud:
    """You get a sum once: how much, a gift, and when."""
    naam = woorden.component(besluit.regeling)
    regels = [
        (woorden.component(r.component), bedrag(r.bedrag_centen)) for r in eigen_regels(besluit)
    ]
    return Briefinhoud(
        _("U krijgt geld van een regeling: %(regeling)s") % {"regeling": naam},
        (
            Deel(
                "",
                (
                    _(
                        "Volgens onze gegevens hebt u recht op deze regeling. U hoefde niets aan te vragen."
                    ),
                    woorden_regelingen.waarom(besluit.regeling, besluit.reden),
                    _("Het is een gift. U hoeft het niet terug te betalen."),
                ),
                tabellen=(
                    Tabel(_("Wat krijgt u, één keer"), (_("Wat"), _("Bedrag")), tuple(regels)),
                ),
            ),
            Deel(
                _("Wanneer krijgt u het geld?"),
                (
                    _("Wij betalen vanaf %(dag)s, op de rekening die u hebt opgegeven.")
                    % {"dag": dag(besluit.uitvoerbaar_vanaf)},
                    _("Staat er nog iets open dat u te veel kreeg? Dan verrekenen wij dat eerst."),
                ),
            ),
        ),
        _blok(brief, besluit),
    )


def afgewezen(brief: Brief, besluit: Toekenning) -> Briefinhoud:
    """Nothing from a scheme."""
    naam = woorden.component(besluit.regeling)
    return Briefinhoud(
        _("U krijgt geen geld van deze regeling: %(regeling)s") % {"regeling": naam},
        (
            Deel(
                "",
                (
                    _("Wij hebben gekeken of u recht hebt op deze regeling."),
                    _("U voldoet volgens onze gegevens niet aan een van de voorwaarden."),
                ),
            ),
            Deel(_("Waarom niet?"), (woorden_regelingen.waarom(besluit.regeling, besluit.reden),)),
            Deel(
                _("Wat kunt u doen?"),
                (
                    _("Kloppen de gegevens niet? Laat ze verbeteren. Dan kijken wij opnieuw."),
                    _("U kunt ook bezwaar maken. Hoe dat moet, leest u hieronder."),
                ),
            ),
        ),
        _blok(brief, besluit),
    )


def _blok(brief: Brief, besluit: Toekenning) -> Besluitblok:
    wet = regeling(Component(besluit.regeling), bekende_wet())
    ministerie = _MINISTER.get(wet.opdrachtgever, wet.opdrachtgever)
    return besluitblok.besluitblok(
        brief,
        [str(wet.wet)],
        wie=_(
            "De minister van %(ministerie)s heeft dit besloten."
            " Onze computer heeft het uitgerekend, met de gegevens van de overheid."
        )
        % {"ministerie": ministerie},
        uitleg=besluitblok.uitleg_adres(besluit),
    )
