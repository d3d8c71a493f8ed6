"""The letters of an arrangement in words, each from its own frozen data alone."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duo_portal.foundation.period import Maand
from duo_portal.letters.inhoud import Besluitblok, Briefinhoud, Deel, Link, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import Briefsoort
from duo_portal.letters.vorm import bedrag, dag, maand
from terugbetalen.brieven.vorm import besluitblok, datum, portaal

from . import brieven as soort

_ARTIKELEN = ("Awb art. 4:94", "Awb art. 4:101", "Wsf 2000 art. 6.8")


def toegekend(brief: Brief) -> Briefinhoud:
    """The arrangement as it was agreed."""
    opening = _("U mag uw achterstand in delen betalen. Dat hebben wij op %(dag)s afgesproken.")
    return _afspraak(brief, _("Uw betalingsregeling"), opening)


def gewijzigd(brief: Brief) -> Briefinhoud:
    """The arrangement that takes the place of another."""
    opening = _("Wij hebben uw betalingsregeling op %(dag)s veranderd. De oude geldt niet meer.")
    return _afspraak(brief, _("Uw betalingsregeling is gewijzigd"), opening)


def _afspraak(brief: Brief, kop: str, opening: str) -> Briefinhoud:
    d = brief.data
    delen = (
        Deel("", (opening % {"dag": dag(datum(d["op"]))}, *_lengte(brief)), tabellen=(_bedragen(brief),)),
        Deel(_("Wanneer betaalt u?"), tabellen=(_termijnen(brief),), links=(_mijn_regeling(),)),
        Deel(_("Waarop letten wij?"), _voorwaarden(brief)),
        Deel(_("Waarom dit bedrag?"), (_waarom(d["bron_ruimte"]),)),
    )  # fmt: skip
    return Briefinhoud(kop, delen, _besluit(brief))


def _lengte(brief: Brief) -> tuple[str, ...]:
    d = brief.data
    aantal = len(d["termijnen"])
    return (
        ngettext("U betaalt in %(aantal)s termijn.", "U betaalt in %(aantal)s termijnen.", aantal)
        % {"aantal": aantal},
        _("De laatste betaling is op %(dag)s.") % {"dag": dag(datum(d["tot"]))},
        _("Zolang u betaalt, sturen wij geen aanmaning voor deze achterstand."),
    )


def _bedragen(brief: Brief) -> Tabel:
    d = brief.data
    maanden = [maand(Maand.van(datum(m))) for m in d["maanden"]]
    rijen = [
        (_("Maandbedragen die u niet betaalde (%(van)s tot en met %(tot)s)")
         % {"van": maanden[0], "tot": maanden[-1]}, d["hoofdsom_centen"]),
        (_("Kosten van de aanmaning"), d["kosten_centen"]),
        (_("Wettelijke rente tot vandaag"), d["rente_centen"]),
        (_("Wettelijke rente die er nog bij komt"), d["rente_erbij_centen"]),
    ]  # fmt: skip
    som = sum(centen for _naam, centen in rijen)
    return Tabel(
        _("Wat u in totaal betaalt"),
        (_("Wat"), _("Bedrag")),
        tuple((naam, bedrag(centen)) for naam, centen in rijen if centen),
        (_("Samen"), bedrag(som)),
    )


def _termijnen(brief: Brief) -> Tabel:
    rijen = tuple((dag(datum(op)), bedrag(centen)) for op, centen in brief.data["termijnen"])
    return Tabel(_("Uw termijnen"), (_("Betaal op"), _("Bedrag")), rijen)


def _voorwaarden(brief: Brief) -> tuple[str, ...]:
    rente = _(
        "Over wat u nog niet hebt betaald, komt wettelijke rente. In de laatste maand komt er geen rente bij."
    )
    if not brief.data["rente_loopt"]:
        rente = _("Er komt geen wettelijke rente bij zolang deze regeling loopt.")
    return (
        rente,
        _("U krijgt voor elke termijn een betaalverzoek. Uw gewone maandbedrag betaalt u ook."),
        _("Is een termijn twee weken te laat? Dan krijgt u bericht. U hebt dan nog twee weken."),
        _("Betaalt u ook dan niet, dan vervalt de regeling. Dan moet u alles in een keer betalen."),
        _("Met deze afspraak erkent u de schuld. De termijn om haar te innen wordt langer."),
    )


def _waarom(bron: str) -> str:
    redenen = {
        "opgave": _("Wij keken naar uw inkomen en uw huur, zoals u die opgaf. Genoeg om van te leven telt niet mee."),
        "draagkracht": _("Wij keken naar het bedrag dat u volgens uw inkomen kunt betalen."),
    }  # fmt: skip
    onbekend = _("Wij kennen uw inkomen niet. Daarom keken wij alleen naar het aantal maanden.")
    return redenen.get(bron, onbekend)


def afgewezen(brief: Brief) -> Briefinhoud:
    """What was asked with a colleague is not granted."""
    d = brief.data
    return Briefinhoud(
        _("U krijgt deze betalingsregeling niet"),
        (
            Deel("", (
                _("U vroeg op %(dag)s om een regeling voor %(bedrag)s.")
                % {"dag": dag(datum(d["op"])), "bedrag": bedrag(d["bedrag_centen"])},
                _("Die regeling is ruimer dan de regels. Een tweede medewerker vond dat niet nodig."),
            )),
            Deel(_("Wat kunt u doen?"), (
                _("U kunt op de site een andere regeling kiezen. Lukt dat niet? Bel ons."),
            ), links=(_regelen(),)),
        ),
        _besluit(brief),
    )  # fmt: skip


def gemist(brief: Brief) -> Briefinhoud:
    """An instalment, or a monthly term outside the arrangement, is not there."""
    d = brief.data
    wat = {"bedrag": bedrag(d["tekort_centen"]), "dag": dag(datum(d["herstellen_voor"]))}
    zinnen = {
        "termijn": _("U hebt %(bedrag)s van uw betalingsregeling nog niet betaald."),
        "nieuw": _("U hebt %(bedrag)s van uw gewone maandbedrag nog niet betaald. Dat hoort bij de afspraak."),
    }  # fmt: skip
    return Briefinhoud(
        _("Wij missen een betaling van uw regeling"),
        (
            Deel("", (
                zinnen[d["soort"]] % wat,
                _("Betaal dit bedrag uiterlijk %(dag)s. Dan loopt uw regeling gewoon door.") % wat,
                _("Doet u dat niet, dan vervalt uw regeling."),
            ), links=(_mijn_regeling(),)),
            Deel(_("Lukt het niet?"), (
                _("Wacht niet. Kies op de site een ander bedrag, of bel ons. Wij denken mee."),
            )),
        ),
    )  # fmt: skip


def vervallen(brief: Brief) -> Briefinhoud:
    """It was not repaired in time."""
    d = brief.data
    return Briefinhoud(
        _("Uw betalingsregeling vervalt"),
        (
            Deel("", (
                _("Wij vroegen u te betalen voor %(dag)s of op die dag. Wij hebben dat geld niet gekregen.")
                % {"dag": dag(datum(d["herstellen_voor"]))},
                _("Daarom geldt uw regeling niet meer vanaf %(dag)s.") % {"dag": dag(datum(d["op"]))},
                _("Van de regeling staat nog %(bedrag)s open. Dat moet u nu in een keer betalen.")
                % {"bedrag": bedrag(d["open_centen"])},
            )),
            Deel(_("Wat kunt u doen?"), (
                _("Betaal het bedrag, of vraag een nieuwe regeling. Bel ons als dat niet lukt."),
            ), links=(_regelen(),)),
        ),
        _besluit(brief, ("Awb art. 4:96",)),
    )  # fmt: skip


def voldaan(brief: Brief) -> Briefinhoud:
    """The arrangement is done."""
    d = brief.data
    return Briefinhoud(
        _("Uw betalingsregeling is klaar"),
        (
            Deel("", (
                _("Op %(dag)s was alles van uw regeling betaald. U hebt geen achterstand meer.")
                % {"dag": dag(datum(d["op"]))},
                _("U hoeft niets te doen. Uw gewone maandbedrag blijft u betalen."),
            )),
        ),
    )  # fmt: skip


def aanbod(brief: Brief) -> Briefinhoud:
    """What can be accepted on the portal."""
    d = brief.data
    rijen = tuple(
        (
            ngettext("%(bedrag)s, %(aantal)s maand lang", "%(bedrag)s, %(aantal)s maanden lang", maanden)
            % {"bedrag": bedrag(centen), "aantal": maanden},
            dag(datum(einde)),
            bedrag(rente),
        )
        for centen, maanden, rente, einde in d["keuzes"]
    )  # fmt: skip
    return Briefinhoud(
        _("U kunt uw achterstand in delen betalen"),
        (
            Deel("", (
                _("Op %(dag)s had u een achterstand van %(bedrag)s, met kosten en rente.")
                % {"dag": dag(datum(d["op"])), "bedrag": bedrag(d["totaal_centen"])},
                _("U hoeft dat niet in een keer te betalen. Dit kunt u kiezen:"),
            ), tabellen=(Tabel(
                _("Zo kunt u betalen"), (_("Per maand"), _("Klaar op"), _("Rente erbij")), rijen
            ),), links=(_regelen(),)),
            Deel(_("Waarom deze bedragen?"), (
                _waarom(d["bron_ruimte"]),
                _("Past het niet? U kunt op de site zelf een bedrag kiezen of ons bellen."),
            )),
        ),
    )  # fmt: skip


def _besluit(brief: Brief, erbij: tuple[str, ...] = ()) -> Besluitblok:
    return besluitblok(brief, (*_ARTIKELEN, *erbij))


def _mijn_regeling() -> Link:
    return Link(_("Bekijk uw regeling en wat u hebt betaald"), portaal("terugbetalen:regeling"))


def _regelen() -> Link:
    return Link(_("Kies een regeling"), portaal("terugbetalen:regelen"))


SOORTEN = (
    Briefsoort(soort.TOEGEKEND, gettext_lazy("Uw betalingsregeling"), toegekend, is_besluit=True),
    Briefsoort(soort.GEWIJZIGD, gettext_lazy("Uw betalingsregeling is gewijzigd"), gewijzigd, is_besluit=True),
    Briefsoort(soort.AFGEWEZEN, gettext_lazy("U krijgt deze betalingsregeling niet"), afgewezen, is_besluit=True),
    Briefsoort(soort.GEMIST, gettext_lazy("Wij missen een betaling van uw regeling"), gemist),
    Briefsoort(soort.VERVALLEN, gettext_lazy("Uw betalingsregeling vervalt"), vervallen, is_besluit=True),
    Briefsoort(soort.VOLDAAN, gettext_lazy("Uw betalingsregeling is klaar"), voldaan),
    Briefsoort(soort.AANBOD, gettext_lazy("U kunt uw achterstand in delen betalen"), aanbod),
)  # fmt: skip
