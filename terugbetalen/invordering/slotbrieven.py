"""The letters at the end of the chain: handed over, paid, and the alert that no earlier letter speaks of."""

from django.utils.translation import gettext as _

from duo_portal.letters.inhoud import Briefinhoud, Deel, Link
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag
from terugbetalen.brieven.vorm import datum

from .briefdelen import besluitblok, regeling, tabel


def cjib(brief: Brief) -> Briefinhoud:
    """From now on CJIB asks the money."""
    return _overgedragen(
        brief,
        _("Uw achterstand gaat naar het CJIB"),
        _("Het Centraal Justitieel Incassobureau (CJIB) vraagt u vanaf nu om het geld."),
    )


def buitenland(brief: Brief) -> Briefinhoud:
    """From now on the collector abroad asks the money."""
    return _overgedragen(
        brief,
        _("Uw achterstand gaat naar een incassobureau"),
        _("Een incassobureau in het land waar u woont, vraagt u vanaf nu om het geld."),
    )


def einde(brief: Brief) -> Briefinhoud:
    """What was asked is paid."""
    d = brief.data
    zinnen = [_("Wat wij u hebben gevraagd, is betaald. Dank u wel.")]
    if rest := d["kosten_centen"] + d["rente_centen"]:
        zinnen.append(
            _("Er staat nog %(bedrag)s open aan kosten en rente. Dat gaat van uw volgende betaling af.")
            % {"bedrag": bedrag(rest)}
        )  # fmt: skip
    else:
        zinnen.append(_("U hoeft niets meer te doen."))
    return Briefinhoud(_("Uw achterstand is betaald"), (Deel("", tuple(zinnen)),))


def paspoort(brief: Brief) -> Briefinhoud:
    """An alert was asked (Paspoortwet art. 22): what it means, why, and how it ends."""
    d = brief.data
    return Briefinhoud(
        _("Een signalering voor uw paspoort"),
        (
            Deel(
                "",
                (
                    _("U hebt een achterstand van %(bedrag)s op uw studieschuld.") % {"bedrag": bedrag(d["achterstand_centen"])},
                    _("Wij hebben gevraagd om een signalering in het register voor paspoorten. Daardoor kan een nieuw paspoort worden geweigerd."),
                    _("Onze reden: %(reden)s") % {"reden": d["reden"]},
                ),
            ),
            Deel(
                _("Hoe stopt dit?"),
                (_("Maak een betalingsregeling met ons. Dan halen wij de signalering weg."),),
                links=(Link(_("Maak een betalingsregeling"), regeling()),),
            ),
        ),
        besluitblok(brief, ("Paspoortwet art. 22",)),
    )  # fmt: skip


def paspoort_opgeheven(brief: Brief) -> Briefinhoud:
    """The alert is gone."""
    return Briefinhoud(
        _("De signalering voor uw paspoort is weg"),
        (
            Deel(
                "",
                (
                    _("Wij hebben de signalering weg laten halen op %(dag)s.")
                    % {"dag": dag(datum(brief.data["op"]))},
                    _("U kunt weer een paspoort aanvragen."),
                ),
            ),
        ),
    )


def _overgedragen(brief: Brief, kop: str, wie: str) -> Briefinhoud:
    return Briefinhoud(
        kop,
        (
            Deel(
                "",
                (
                    _("Uw achterstand is niet betaald en er is geen regeling gemaakt."),
                    wie,
                    _("Betaal niet meer aan ons, maar wacht op hun brief."),
                ),
                tabellen=(tabel(brief),),
            ),
            Deel(
                _("Wat kunt u doen?"),
                (
                    _("Bel de organisatie die u schrijft als u niet alles in een keer kunt betalen."),
                    _("Hebt u hulp bij schulden van uw gemeente? Laat het ons weten. Dan stoppen wij zolang dat duurt."),
                ),
            ),
        ),
    )  # fmt: skip
