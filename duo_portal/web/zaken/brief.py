"""The letters of an objection: it was received (6:14 Awb), and what was decided, why, and the way to court (7:12, 3:45)."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.cases.bezwaar.brieftaken import registreer_brieven
from duo_portal.cases.models import Bezwaar, Bezwaarbesluit, Dictum
from duo_portal.cases.termijnen import ZES_WEKEN, verleng
from duo_portal.letters.inhoud import Briefinhoud, Deel
from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from duo_portal.letters.soorten import Briefsoort, registreer_briefsoort
from duo_portal.letters.vorm import bedrag, dag
from duo_portal.web.logging import maskeer

ONTVANGST, BESLISSING, BRON = "bezwaar_ontvangen", "bezwaar_beslist", "bezwaar"


def ontvangen(brief: Brief) -> Briefinhoud:
    """The receipt, with the date by which we must decide."""
    d = brief.data
    alineas = [
        _("Wij ontvingen uw bezwaar op %(dag)s.") % {"dag": dag(_dag(d["ontvangen_op"]))},
        _("Wij beslissen uiterlijk op %(dag)s.") % {"dag": dag(_dag(d["uiterlijk"]))},
    ]
    if not d["is_op_tijd"]:
        alineas.append(_("U was te laat. Wij kijken of u daar een goede reden voor had."))
    alineas.append(_("U kunt uw bezwaar volgen en bestanden sturen op Mijn Studiefinanciering."))
    return Briefinhoud(_("Wij hebben uw bezwaar"), (Deel("", tuple(alineas)),))


def beslist(brief: Brief) -> Briefinhoud:
    """The decision: right or not, why, what it brings, and how to go to court."""
    d = brief.data
    kop = {
        Dictum.GEGROND: _("U krijgt gelijk"),
        Dictum.DEELS: _("U krijgt voor een deel gelijk"),
        Dictum.ONGEGROND: _("U krijgt geen gelijk"),
        Dictum.NIET_ONTVANKELIJK: _("Wij kunnen uw bezwaar niet behandelen"),
    }[Dictum(d["dictum"])]
    opening = _("U maakte op %(dag)s bezwaar tegen ons besluit van %(besluit)s.") % {
        "dag": dag(_dag(d["ingediend_op"])),
        "besluit": dag(_dag(d["besluit_bekend_op"])),
    }
    tot = verleng(brief.datum + ZES_WEKEN)
    delen = [Deel("", (opening,)), Deel(_("Waarom besluiten wij dit?"), (d["gronden"],))]
    if gevolg := _gevolg(d["herstel_centen"], d["rente_centen"]):
        delen.append(Deel(_("Wat betekent dit voor u?"), gevolg))
    delen.append(
        Deel(
            _("Bent u het er niet mee eens?"),
            (
                _("Dan kunt u in beroep gaan bij de rechtbank. Dat kan tot en met %(dag)s.")
                % {"dag": dag(tot)},
                _("Hoe dat gaat en wat het kost, leest u op rechtspraak.nl."),
                _("De minister van Onderwijs, Cultuur en Wetenschap heeft dit besloten.")
                + " "
                + _("Twee medewerkers hebben naar uw bezwaar gekeken."),
            ),
        )
    )
    return Briefinhoud(kop, tuple(delen))


def _gevolg(herstel: int, rente: int) -> tuple[str, ...]:
    zinnen = []
    if herstel > 0:
        zinnen.append(
            _("U krijgt %(bedrag)s meer. Dat betalen wij bij de eerstvolgende betaling.")
            % {"bedrag": bedrag(herstel)}
        )
    if rente:
        zinnen.append(
            _("Omdat wij te laat betaalden, krijgt u ook %(bedrag)s rente.")
            % {"bedrag": bedrag(rente)}
        )
    if zinnen:
        zinnen.append(_("U krijgt van ons ook een nieuw besluit met alle bedragen."))
    return tuple(zinnen)


def leg_ontvangst(bezwaar: Bezwaar) -> None:
    """Lay the receipt ready."""
    data = {
        "ontvangen_op": bezwaar.ingediend_op,
        "uiterlijk": bezwaar.zaak.termijn_tot,
        "is_op_tijd": bezwaar.is_op_tijd,
    }
    _leg(bezwaar, ONTVANGST, data)


def leg_besluit(bezwaar: Bezwaar, besluit: Bezwaarbesluit) -> None:
    """Lay the decision ready; numbers that somebody typed in the grounds are masked."""
    data = {
        "dictum": besluit.dictum,
        "gronden": maskeer(besluit.gronden),
        "ingediend_op": bezwaar.ingediend_op,
        "besluit_bekend_op": bezwaar.besluit_bekend_op,
        "herstel_centen": besluit.herstel_centen,
        "rente_centen": besluit.rente_centen,
    }
    _leg(bezwaar, BESLISSING, data)


def _leg(bezwaar: Bezwaar, soort: str, data: dict[str, object]) -> None:
    leg_klaar(
        NieuweBrief(bezwaar.persoon_id, bezwaar.persoon.taal, bezwaar.pk, data),
        soort=soort,
        bron=BRON,
        sjabloonversie=1,
    )


def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def registreer() -> None:
    """The kinds of letter, and who lays them."""
    registreer_briefsoort(Briefsoort(ONTVANGST, gettext_lazy("Wij hebben uw bezwaar"), ontvangen))
    registreer_briefsoort(
        Briefsoort(BESLISSING, gettext_lazy("Onze beslissing op uw bezwaar"), beslist, is_besluit=True)
    )  # fmt: skip
    registreer_brieven(ontvangst=leg_ontvangst, besluit=leg_besluit)
