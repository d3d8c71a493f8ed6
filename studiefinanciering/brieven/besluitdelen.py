"""Parts that letters of decisions share: months, reason, amounts, what changed, when it is paid."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from duo_portal.foundation.kalender import BETAALDAG
from duo_portal.foundation.period import Maand
from duo_portal.letters.inhoud import Deel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag, maand, periode
from studiefinanciering.inzien import woorden
from studiefinanciering.models import Toekenning
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.reden import Reden

from . import bedragen
from .gezien import vertaal
from .wijziging import gewijzigd


def opening(besluit: Toekenning, vakken: Sequence[bedragen.Tijdvak]) -> str:
    """From when until when."""
    met = [vak for vak in vakken if vak.regels]
    if not met:
        return over(besluit)
    return _("U krijgt studiefinanciering over %(maanden)s.") % {
        "maanden": periode(met[0].van, met[-1].tot_en_met)
    }


def over(besluit: Toekenning) -> str:
    """Which months the letter is about."""
    return _("Deze brief gaat over %(maanden)s.") % {
        "maanden": periode(Maand.van(besluit.van), Maand.van(besluit.tot).vorige)
    }


def stopt(vakken: Sequence[bedragen.Tijdvak]) -> tuple[str, ...]:
    """From which month there is nothing."""
    leeg = [vak for vak in vakken if not vak.regels]
    if not leeg:
        return (_("Uw studiefinanciering verandert door uw verzoek om te stoppen."),)
    return (
        _("Vanaf %(maand)s krijgt u geen studiefinanciering meer.")
        % {"maand": maand(leeg[-1].van)},
    )


def waarom(brief: Brief, besluit: Toekenning) -> tuple[str, ...]:
    """Why was decided, and what a register reported."""
    return (woorden.waarom(besluit.reden), *gezien_zin(brief))


def gezien_zin(brief: Brief) -> tuple[str, ...]:
    """What a register reported, as frozen with the letter."""
    gezien = str(brief.data.get("gezien") or "")
    return (vertaal(gezien),) if gezien else ()


def wat_u_krijgt(vakken: Sequence[bedragen.Tijdvak]) -> tuple[Deel, ...]:
    """Amounts by spell, the travel product, and what is gift and what is loan."""
    if not vakken:
        return ()
    leeg = [vak for vak in vakken if not vak.regels]
    niets = tuple(
        _("Over %(maanden)s krijgt u niets.") % {"maanden": periode(vak.van, vak.tot_en_met)}
        for vak in leeg
    )
    geld = [v for v in vakken if any(Component(c).wordt_uitbetaald for c in v.regels)]
    if not geld:
        return (Deel(_("Wat krijgt u?"), niets),)
    delen = [Deel(_("Wat krijgt u?"), tabellen=tuple(map(bedragen.tabel, geld)))]
    if niets:
        waarom = _(
            "Dat is meestal omdat uw inschrijving dan afloopt. Studeert u door? Dan krijgt u een nieuw besluit "
            "als uw school uw inschrijving meldt."
        )
        delen.append(Deel(_("Maanden zonder geld"), (*niets, waarom)))
    if bedragen.heeft_reisproduct(vakken):
        delen.append(
            Deel(
                _("Uw reisproduct"),
                (
                    _(
                        "U hebt ook recht op een studentenreisproduct. Daarmee reist u gratis of met korting."
                    ),
                    _("Dit krijgt u niet op uw rekening."),
                ),
            )
        )
    vormen = bedragen.vormen(vakken)
    if vormen:
        uitleg = tuple(f"{woorden.VORM[v]}: {woorden.WAT_IS_VORM[v]}" for v in vormen)
        delen.append(Deel(_("Gift of lening?"), punten=uitleg))
    return tuple(delen)


def wat_veranderde(besluit: Toekenning) -> tuple[Deel, ...]:
    """The facts that changed, and what that does to the amounts."""
    delen: list[Deel] = []
    if feiten := gewijzigd(besluit):
        delen.append(Deel(_("Wat is er veranderd?"), punten=feiten))
    verschillen = bedragen.verschillen(besluit)
    if verschillen:
        delen.append(
            Deel(
                _("Wat betekent dat voor uw bedragen?"),
                _samen(sum(v.totaal_centen for v in verschillen)),
                tabellen=(bedragen.verschiltabel(verschillen),),
            )
        )
    return tuple(delen)


def _samen(centen: int) -> tuple[str, ...]:
    if centen > 0:
        return (
            _("Over al deze maanden samen is het %(bedrag)s meer.") % {"bedrag": bedrag(centen)},
            _(
                "Hebt u over die maanden te weinig gekregen? Dan betalen wij dat bij de volgende betaling erbij."
            ),
        )
    if centen < 0:
        return (
            _("Over al deze maanden samen is het %(bedrag)s minder.") % {"bedrag": bedrag(-centen)},
            _(
                "Hebt u daarvan al iets gekregen? Dan houden wij dat in op uw volgende betalingen,"
                " of wij vragen u om het terug te betalen."
            ),
        )
    return ()


def wanneer(brief: Brief, besluit: Toekenning) -> Deel:
    """When it is paid."""
    zinnen = [
        _(
            "Wij betalen elke maand op of vlak voor de %(dag)se, op de rekening die u hebt opgegeven."
        )
        % {"dag": BETAALDAG}
    ]
    if besluit.uitvoerbaar_vanaf > brief.datum:
        zinnen.append(
            _("Dit besluit voeren wij uit vanaf %(dag)s.") % {"dag": dag(besluit.uitvoerbaar_vanaf)}
        )
    return Deel(_("Wanneer krijgt u het geld?"), tuple(zinnen))


def doorgeven() -> Deel:
    """What to tell us."""
    return Deel(
        _("Verandert er iets?"),
        (_("Geef het meteen aan ons door. Dan krijgt u niet te veel of te weinig."),),
        (
            _("U gaat verhuizen."),
            _("U stopt met uw opleiding, of u gaat iets anders studeren."),
            _("U wilt meer of minder lenen."),
        ),
    )


def zet_reisproduct_stop() -> Deel:
    """Stop the travel product in time."""
    return Deel(
        _("Zet uw reisproduct stop"),
        (
            _(
                "U mag uw studentenreisproduct niet meer gebruiken. Zet het zelf stop, uiterlijk op de 10e"
                " van de eerste maand zonder recht."
            ),
            _("Doet u dat niet, dan moet u een boete betalen."),
        ),
    )


def wat_te_doen(reden: str) -> tuple[str, ...]:
    """What helps against a rejection."""
    if reden.upper() == Reden.NIET_INGESCHREVEN.name:
        return (
            _("Bent u wel ingeschreven? Vraag uw school om dat aan ons te melden."),
            _("Zodra wij de melding hebben, kunt u opnieuw aanvragen."),
        )
    return (
        _("Kloppen de gegevens niet? Laat ze verbeteren en vraag daarna opnieuw aan."),
        _("U kunt ook bezwaar maken. Hoe dat moet, leest u hieronder."),
    )
