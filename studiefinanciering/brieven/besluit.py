"""Letters of decisions over months: award, revision, stop, rejection, conversion to a gift."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from duo_portal.letters.inhoud import Besluitblok, Briefinhoud, Deel
from duo_portal.letters.models import Brief
from studiefinanciering.inzien import woorden
from studiefinanciering.models import Toekenning
from studiefinanciering.rules.componenten import Component

from . import bedragen, besluitblok, eenmalig
from . import besluitdelen as delen

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
            Deel("", (delen.opening(besluit, vakken), *delen.waarom(brief, besluit))),
            *delen.wat_u_krijgt(vakken),
            delen.wanneer(brief, besluit),
            delen.doorgeven(),
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
            Deel("", (delen.over(besluit), *delen.waarom(brief, besluit))),
            *delen.wat_veranderde(besluit),
            *delen.wat_u_krijgt(vakken),
            delen.wanneer(brief, besluit),
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
            Deel("", (*delen.stopt(vakken), *delen.waarom(brief, besluit))),
            *delen.wat_veranderde(besluit),
            *((delen.zet_reisproduct_stop(),) if had_reis else ()),
            *delen.wat_u_krijgt([vak for vak in vakken if vak.regels]),
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
            Deel("", (delen.over(besluit), _("Wij wijzen uw aanvraag af."))),
            Deel(_("Waarom niet?"), (woorden.waarom(besluit.reden), *delen.gezien_zin(brief))),
            Deel(_("Wat kunt u doen?"), delen.wat_te_doen(besluit.reden)),
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
                    delen.over(besluit),
                    *delen.waarom(brief, besluit),
                    _("U hoeft dit geld niet terug te betalen. U hoeft niets te doen."),
                    _("U krijgt er geen extra geld door: u had het al gekregen."),
                ),
            ),
            *delen.wat_veranderde(besluit),
        ),
        _blok(brief, besluit, ("Wsf 2000 art. 4.10", "Wsf 2000 art. 5.7"), vakken),
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
