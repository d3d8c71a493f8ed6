"""The letters of this room: what was decided on a request (what was agreed about paying: `betaalbrieven`)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.letters.inhoud import Briefinhoud, Deel, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import Briefsoort
from duo_portal.letters.vorm import bedrag, dag
from terugbetalen.brieven.vorm import besluitblok, datum

from .betaalbrieven import extra, extra_terug, machtiging, verder, verhoging
from .extra import BRIEF as EXTRA
from .extra import BRIEF_TERUG as EXTRA_TERUG
from .machtigen import BRIEF as MACHTIGING
from .verhogen import BRIEF as VERHOGING
from .verzoeken import BRIEF as VERZOEK
from .verzoeken import Verzoeksoort

V = Verzoeksoort
_ARTIKELEN: dict[str, tuple[str, ...]] = {
    V.AFLOSVRIJ: ("Wsf 2000 art. 6.7(2)", "Wsf 2000 art. 10a.5"),
    V.AFLOSVRIJ_TERUG: ("Wsf 2000 art. 6.7(2)", "Wsf 2000 art. 10a.5"),
    V.INKOMENSTOETS: ("Wsf 2000 art. 10a.7", "Wsf 2000 art. 6.11"),
    V.ALLEENSTAAND: ("Wsf 2000 art. 6.13", "Wsf 2000 art. 10a.9"),
    V.PEILJAAR: ("Wsf 2000 art. 6.12",),
    V.ZONDER_PARTNER: ("Wsf 2000 art. 10a.11",),
    V.MET_PARTNER: ("Wsf 2000 art. 10a.10",),
    V.HEFFINGSKORTING: ("Wsf 2000 art. 10a.8(2)", "Wsf 2000 art. 10a.9"),
    V.KEUZE: ("Wsf 2000 art. 12.14(5)", "Wsf 2000 art. 12.32(2)", "Wsf 2000 art. 10a.2"),
}


def verzoek(brief: Brief) -> Briefinhoud:
    """What was asked, what we decided, and what is paid from when."""
    d = brief.data
    tabel = (_tabel(brief),) if d["soort"] not in (V.AFLOSVRIJ, V.AFLOSVRIJ_TERUG, V.KEUZE) else ()
    return Briefinhoud(
        titel(brief),
        (
            Deel("", (_opening(brief),), tabellen=tabel),
            Deel(_("Wat betekent dit?"), _gevolg(brief)),
            verder(),
        ),
        besluitblok(brief, _ARTIKELEN[d["soort"]]),
    )  # fmt: skip


def titel(brief: Brief) -> str:
    """Its line in the inbox."""
    return {
        V.AFLOSVRIJ: _("U hoeft een tijd niet te betalen"),
        V.AFLOSVRIJ_TERUG: _("U gaat eerder weer betalen"),
        V.INKOMENSTOETS: _("U betaalt naar uw inkomen"),
        V.ALLEENSTAAND: _("Wij rekenen met u als alleenstaande ouder"),
        V.PEILJAAR: _("Uw verzoek om een ander jaar"),
        V.ZONDER_PARTNER: _("Het inkomen van uw partner telt niet mee"),
        V.MET_PARTNER: _("Het inkomen van uw partner telt weer mee"),
        V.HEFFINGSKORTING: _("Uw heffingskorting en uw maandbedrag"),
        V.KEUZE: _("Uw keuze voor andere regels"),
    }[Verzoeksoort(brief.data["soort"])]


def _opening(brief: Brief) -> str:
    d = brief.data
    vanaf = dag(datum(d["vanaf"])) if d["vanaf"] else ""
    if d["soort"] == V.AFLOSVRIJ:
        return _("U hoeft van %(van)s tot en met %(tot)s niet te betalen.") % {
            "van": vanaf,
            "tot": dag(datum(d["tot_en_met"])),
        }
    if d["soort"] == V.AFLOSVRIJ_TERUG:
        return _(
            "U gaf vrije maanden terug. Vanaf %(dag)s betaalt u weer %(bedrag)s per maand."
        ) % {
            "dag": vanaf,
            "bedrag": bedrag(d["nieuw_centen"]),
        }
    if d["soort"] == V.KEUZE and not d["vanaf"]:
        return _("U hebt gekozen voor de regels van %(naam)s. Dat kan. De regels gelden als u gaat terugbetalen.") % {
            "naam": d["naam"]
        }  # fmt: skip
    if d["soort"] == V.KEUZE:
        return _("U hebt gekozen voor de regels van %(naam)s. Dat kan. De regels gelden voor u vanaf %(dag)s.") % {
            "naam": d["naam"], "dag": vanaf,
        }  # fmt: skip
    if not d["toegewezen"]:
        return _("U vroeg ons met een ander jaar te rekenen. Dat kan niet.")
    return _("Wij hebben uw verzoek bekeken. Vanaf %(dag)s geldt dit.") % {"dag": vanaf}


def _tabel(brief: Brief) -> Tabel:
    d = brief.data
    return Tabel(
        _("Uw maandbedrag"),
        (_("Wat"), _("Dit was"), _("Dit is nu")),
        ((_("U betaalt per maand"), bedrag(d["oud_centen"]), bedrag(d["nieuw_centen"])),),
    )


def _gevolg(brief: Brief) -> tuple[str, ...]:
    d = brief.data
    zinnen = {
        V.AFLOSVRIJ: (
            _("De rente loopt in deze maanden door. U bent daardoor later klaar met betalen."),
            _("Hebt u een machtiging gegeven? Dan schrijven wij in deze maanden niets af."),
        ),
        V.AFLOSVRIJ_TERUG: (
            _("De maanden die u teruggaf, kunt u later nog gebruiken. U bent ook eerder klaar met betalen."),
            _("Hebt u een machtiging gegeven? Dan schrijven wij vanaf die maand weer af."),
        ),
        V.INKOMENSTOETS: (
            _("Wij kijken nu elk jaar naar uw inkomen. Dat hoeft u niet meer te vragen."),
        ),
        V.ALLEENSTAAND: (
            _("Een alleenstaande ouder houdt meer inkomen vrij. Gaat u samenwonen? Meld dat dan."),
        ),
        V.PEILJAAR: _peiljaar(d) if d["soort"] == V.PEILJAAR else (),
        V.ZONDER_PARTNER: (
            _("Zolang het inkomen van uw partner niet meetelt, duurt uw tijd van terugbetalen langer: elke maand een maand."),
        ),
        V.MET_PARTNER: (
            _("Het inkomen van uw partner telt alleen mee voor wat u zelf niet kunt dragen."),
        ),
        V.HEFFINGSKORTING: (
            _("Van uw heffingskorting hangt af hoeveel inkomen u vrij houdt."),
        ),
        V.KEUZE: (
            _("Deze keuze geldt voor al uw leningen die u daarvoor kreeg. U kunt haar wijzigen tot u gaat terugbetalen."),
        ),
    }[Verzoeksoort(d["soort"])]  # fmt: skip
    if d["einde_nieuw"]:
        laatste = _("Wat op %(dag)s nog over is, hoeft u niet meer te betalen.") % {
            "dag": dag(datum(d["einde_nieuw"]))
        }
        return (*zinnen, laatste)
    return zinnen


def _peiljaar(d: Any) -> tuple[str, ...]:
    wat = {"jaar": d["jaar"], "peiljaar": d["peiljaar"]}
    if d["toegewezen"]:
        return (
            _("Wij rekenen met uw inkomen van %(jaar)s, en niet met dat van %(peiljaar)s.") % wat,
            _("Dit geldt tot het einde van het kalenderjaar. Blijkt uw inkomen later hoger, dan rekenen wij opnieuw."),
        )  # fmt: skip
    return (
        _("Uw inkomen van %(jaar)s moet minstens 15 procent lager zijn dan dat van %(peiljaar)s. Dat is het niet.") % wat,
        _("U blijft betalen wat u nu betaalt."),
    )  # fmt: skip


SOORTEN = (
    Briefsoort(
        VERZOEK,
        gettext_lazy("Uw verzoek over het terugbetalen"),
        verzoek,
        is_besluit=True,
        titel_van=titel,
    ),
    Briefsoort(EXTRA, gettext_lazy("Uw extra betaling is binnen"), extra, is_besluit=True),
    Briefsoort(
        EXTRA_TERUG,
        gettext_lazy("Uw extra betaling is teruggehaald"),
        extra_terug,
        is_besluit=True,
    ),
    Briefsoort(VERHOGING, gettext_lazy("Elke maand extra betalen"), verhoging),
    Briefsoort(MACHTIGING, gettext_lazy("Automatisch betalen"), machtiging),
)
