"""Letters of decisions over months: award, revision, stop, rejection, conversion to a gift."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from duo_portal.foundation.kalender import BETAALDAG
from duo_portal.foundation.period import Maand
from duo_portal.letters.inhoud import Besluitblok, Briefinhoud, Deel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag, maand, periode
from studiefinanciering.inzien import woorden
from studiefinanciering.models import Toekenning
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.reden import Reden

from . import bedragen, besluitblok, eenmalig
from .gezien import vertaal
from .wijziging import gewijzigd

MEDEWERKER = "medewerker"


def besluit_van(brief: Brief) -> Toekenning:
    """The decision behind a letter, without its stored facts (they are wide and not needed)."""
    return (
        Toekenning.objects.select_related("persoon")
        .defer("feiten", "eindstand")
        .get(pk=brief.bron_id)
    )


def toekenning(brief: Brief) -> Briefinhoud:
    """You get student finance: from when until when, what, and as gift or loan."""
    besluit = besluit_van(brief)
    if besluit.regeling:
        return eenmalig.toegekend(brief, besluit)
    vakken = bedragen.tijdvakken(besluit)
    return Briefinhoud(
        _("U krijgt studiefinanciering"),
        (
            Deel("", (_opening(besluit, vakken), *_waarom(brief, besluit))),
            *_wat_u_krijgt(vakken),
            _wanneer(brief, besluit),
            _doorgeven(),
        ),
        _blok(brief, besluit, besluitblok.TOEKENNEN, vakken),
    )


def herziening(brief: Brief) -> Briefinhoud:
    """The amounts become others: which fact changed, what was and what is."""
    besluit = besluit_van(brief)
    vakken = bedragen.tijdvakken(besluit)
    return Briefinhoud(
        _("Uw studiefinanciering verandert"),
        (
            Deel("", (_over(besluit), *_waarom(brief, besluit))),
            *_wat_veranderde(besluit),
            *_wat_u_krijgt(vakken),
            _wanneer(brief, besluit),
        ),
        _blok(brief, besluit, besluitblok.HERZIEN, vakken),
    )


def stopzetting(brief: Brief) -> Briefinhoud:
    """It ends: from which month, and what to do about the travel product."""
    besluit = besluit_van(brief)
    vakken = bedragen.tijdvakken(besluit)
    had_reis = any(
        v.component == Component.REISVOORZIENING and v.nieuw is None
        for v in bedragen.verschillen(besluit)
    )
    return Briefinhoud(
        _("Uw studiefinanciering stopt"),
        (
            Deel("", (*_stopt(vakken), *_waarom(brief, besluit))),
            *_wat_veranderde(besluit),
            *((_zet_reisproduct_stop(),) if had_reis else ()),
            *_wat_u_krijgt([vak for vak in vakken if vak.regels]),
        ),
        _blok(brief, besluit, ("Wsf 2000 art. 3.21", *besluitblok.HERZIEN), vakken),
    )


def afwijzing(brief: Brief) -> Briefinhoud:
    """Nothing: the reason in words, its article, and what would help."""
    besluit = besluit_van(brief)
    if besluit.regeling:
        return eenmalig.afgewezen(brief, besluit)
    artikel = woorden.artikel(besluit.reden)
    return Briefinhoud(
        _("U krijgt geen studiefinanciering"),
        (
            Deel("", (_over(besluit), _("Wij wijzen uw aanvraag af."))),
            Deel(_("Waarom niet?"), (woorden.waarom(besluit.reden), *_gezien(brief))),
            Deel(_("Wat kunt u doen?"), _wat_te_doen(besluit.reden)),
        ),
        _blok(brief, besluit, (artikel,) if artikel else besluitblok.TOEKENNEN, ()),
    )


def omzetting(brief: Brief) -> Briefinhoud:
    """Prestatiebeurs becomes a gift: how much, by which diploma."""
    besluit = besluit_van(brief)
    vakken = bedragen.tijdvakken(besluit)
    return Briefinhoud(
        _("Uw prestatiebeurs wordt een gift"),
        (
            Deel(
                "",
                (
                    _over(besluit),
                    *_waarom(brief, besluit),
                    _("U hoeft dit geld niet terug te betalen. U hoeft niets te doen."),
                    _("U krijgt er geen extra geld door: u had het al gekregen."),
                ),
            ),
            *_wat_veranderde(besluit),
        ),
        _blok(brief, besluit, ("Wsf 2000 art. 4.10", "Wsf 2000 art. 5.7"), vakken),
    )


def _opening(besluit: Toekenning, vakken: Sequence[bedragen.Tijdvak]) -> str:
    met = [vak for vak in vakken if vak.regels]
    if not met:
        return _over(besluit)
    return _("U krijgt studiefinanciering over %(maanden)s.") % {
        "maanden": periode(met[0].van, met[-1].tot_en_met)
    }


def _over(besluit: Toekenning) -> str:
    return _("Deze brief gaat over %(maanden)s.") % {
        "maanden": periode(Maand.van(besluit.van), Maand.van(besluit.tot).vorige)
    }


def _stopt(vakken: Sequence[bedragen.Tijdvak]) -> tuple[str, ...]:
    leeg = [vak for vak in vakken if not vak.regels]
    if not leeg:
        return (_("Uw studiefinanciering verandert door uw verzoek om te stoppen."),)
    return (
        _("Vanaf %(maand)s krijgt u geen studiefinanciering meer.")
        % {"maand": maand(leeg[-1].van)},
    )


def _waarom(brief: Brief, besluit: Toekenning) -> tuple[str, ...]:
    return (woorden.waarom(besluit.reden), *_gezien(brief))


def _gezien(brief: Brief) -> tuple[str, ...]:
    gezien = str(brief.data.get("gezien") or "")
    return (vertaal(gezien),) if gezien else ()


def _wat_u_krijgt(vakken: Sequence[bedragen.Tijdvak]) -> tuple[Deel, ...]:
    if not vakken:
        return ()
    leeg = [vak for vak in vakken if not vak.regels]
    niets = tuple(
        _("Over %(maanden)s krijgt u niets.") % {"maanden": periode(vak.van, vak.tot_en_met)}
        for vak in leeg
    )
    geld = [v for v in vakken if any(Component(c).wordt_uitbetaald for c in v.regels)]
    delen = [Deel(_("Wat krijgt u?"), niets, tabellen=tuple(map(bedragen.tabel, geld)))]
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


def _wat_veranderde(besluit: Toekenning) -> tuple[Deel, ...]:
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


def _wanneer(brief: Brief, besluit: Toekenning) -> Deel:
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


def _doorgeven() -> Deel:
    return Deel(
        _("Verandert er iets?"),
        (_("Geef het meteen aan ons door. Dan krijgt u niet te veel of te weinig."),),
        (
            _("U gaat verhuizen."),
            _("U stopt met uw opleiding, of u gaat iets anders studeren."),
            _("U wilt meer of minder lenen."),
        ),
    )


def _zet_reisproduct_stop() -> Deel:
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


def _wat_te_doen(reden: str) -> tuple[str, ...]:
    if reden.upper() == Reden.NIET_INGESCHREVEN.name:
        return (
            _("Bent u wel ingeschreven? Vraag uw school om dat aan ons te melden."),
            _("Zodra wij de melding hebben, kunt u opnieuw aanvragen."),
        )
    return (
        _("Kloppen de gegevens niet? Laat ze verbeteren en vraag daarna opnieuw aan."),
        _("U kunt ook bezwaar maken. Hoe dat moet, leest u hieronder."),
    )


def _blok(
    brief: Brief,
    besluit: Toekenning,
    artikelen: Sequence[str],
    vakken: Sequence[bedragen.Tijdvak],
) -> Besluitblok:
    componenten = sorted({c for vak in vakken for c in vak.regels})
    per_component = [
        artikel for c in componenten for artikel in besluitblok.ARTIKEL_COMPONENT[Component(c)]
    ]
    reden = woorden.artikel(besluit.reden)
    return besluitblok.besluitblok(
        brief,
        [*artikelen, *([reden] if reden else []), *per_component],
        wie=besluitblok.namens_minister(is_mens=besluit.reden == MEDEWERKER),
        uitleg=besluitblok.uitleg_adres(besluit),
    )
