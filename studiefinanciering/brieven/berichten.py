"""Letters that decide nothing: a payment or account, the year notice, tips, a scheme that is to come."""

from datetime import date

from django.utils.translation import gettext as _

from duo_portal.letters.inhoud import Briefinhoud, Deel, Link, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag
from studiefinanciering.inzien import woorden

from .besluitblok import portaal
from .nieuwjaar import in_het_nieuwe_jaar

_REKENING_FOUT = {"AC01", "AC04", "AC06", "AG01"}
"""ISO 20022 reasons that are about the account."""


def betaling_teruggekomen(brief: Brief) -> Briefinhoud:
    """The bank refused a payment or sent it back: why, and what to do."""
    bij_rekening = brief.data["code"] in _REKENING_FOUT
    reden = (
        _("Volgens de bank klopt uw rekeningnummer niet, of kan er niets meer op worden gestort.")
        if bij_rekening
        else _("De bank kon de betaling niet uitvoeren.")
    )
    return Briefinhoud(
        _("Uw betaling is niet aangekomen"),
        (
            Deel(
                "",
                (
                    _("Wij betaalden u %(bedrag)s. Dat geld is bij ons teruggekomen op %(dag)s.")
                    % {
                        "bedrag": bedrag(int(brief.data["bedrag_centen"])),
                        "dag": _dag(brief, "op"),
                    },
                    reden,
                    _("Wij betalen u even niet. U raakt het geld niet kwijt."),
                ),
            ),
            Deel(
                _("Wat moet u doen?"),
                (
                    _(
                        "Controleer uw rekeningnummer. Klopt het niet? Geef dan een ander nummer door."
                    ),
                    _("Klopt het wel? Neem dan contact met ons op."),
                    _("Daarna betalen wij u alles bij de volgende betaling."),
                ),
                links=(Link(_("Bekijk of wijzig uw rekeningnummer"), portaal("mijn:rekening")),),
            ),
        ),
    )


def rekening_gewijzigd(brief: Brief) -> Briefinhoud:
    """Another account was given: to the person, because somebody else may have done it."""
    oude_dag = brief.data.get("nog_naar_oude")
    nog = (
        (
            _("De betaling van %(dag)s gaat nog naar uw oude rekening.")
            % {"dag": dag(date.fromisoformat(oude_dag))},
        )
        if oude_dag
        else ()
    )
    return Briefinhoud(
        _("Uw rekeningnummer is gewijzigd"),
        (
            Deel(
                "",
                (
                    _("Vanaf %(dag)s betalen wij op de rekening die eindigt op %(laatste4)s.")
                    % {"dag": _dag(brief, "vanaf"), "laatste4": brief.data["laatste4"]},
                    *nog,
                ),
            ),
            Deel(
                _("Hebt u dit niet zelf gedaan?"),
                (_("Neem dan meteen contact met ons op. Dan houden wij uw betalingen tegen."),),
                links=(Link(_("Bekijk of wijzig uw rekeningnummer"), portaal("mijn:rekening")),),
            ),
        ),
    )


def jaarbericht(brief: Brief) -> Briefinhoud:
    """A calendar year: what was paid, the debt on 31 December, and what comes in the new year and why."""
    data = brief.data
    jaar = int(data["jaar"])
    rijen = (
        (_("Lening, met rente"), bedrag(int(data["lening_centen"]))),
        (_("Prestatiebeurs, nog geen gift"), bedrag(int(data["voorwaardelijk_centen"]))),
    )
    samen = int(data["lening_centen"]) + int(data["voorwaardelijk_centen"])
    return Briefinhoud(
        _("Uw studiefinanciering in %(jaar)s") % {"jaar": jaar},
        (
            Deel(
                "",
                (
                    _("Dit is een overzicht. U hoeft niets te doen."),
                    _("In %(jaar)s betaalden wij u samen %(bedrag)s.")
                    % {"jaar": jaar, "bedrag": bedrag(int(data["betaald_centen"]))},
                ),
            ),
            Deel(
                _("Uw studieschuld"),
                (_("Een prestatiebeurs wordt een gift als u op tijd een diploma haalt."),),
                tabellen=(
                    Tabel(
                        _("Op 31 december %(jaar)s") % {"jaar": jaar},
                        (_("Wat"), _("Bedrag")),
                        rijen,
                        (_("Samen"), bedrag(samen)),
                    ),
                ),
                links=(Link(_("Bekijk hoe uw schuld is opgebouwd"), portaal("mijn:schuld")),),
            ),
            *in_het_nieuwe_jaar(jaar + 1, data.get("delen", ())),
        ),
    )


def gebruikstip(brief: Brief) -> Briefinhoud:
    """You may have a right that you do not use: how much, why we think so, until when one can ask."""
    naam = woorden.component(int(brief.data["component"]))
    centen = int(brief.data["centen"])
    return Briefinhoud(
        _("Misschien laat u geld liggen: %(regeling)s") % {"regeling": naam.lower()},
        (
            Deel(
                "",
                (
                    _("Volgens onze gegevens kunt u dit krijgen: %(regeling)s.")
                    % {"regeling": naam.lower()},
                    _("Het gaat om ongeveer %(bedrag)s per maand.") % {"bedrag": bedrag(centen)},
                ),
            ),
            Deel(
                _("Waarom krijgt u deze tip?"),
                (
                    _("Wij hebben gekeken naar gegevens die wij al van u hebben."),
                    _("Dit is geen besluit. Wij rekenen het precies uit als u het aanvraagt."),
                ),
            ),
            Deel(
                _("Wat kunt u doen?"),
                (
                    _(
                        "Vraag het aan tot en met %(dag)s. Dan krijgt u ook de maanden die voorbij zijn."
                    )
                    % {"dag": _dag(brief, "uiterlijk")},
                    _("Wilt u dit niet? Dan hoeft u niets te doen."),
                ),
                links=(Link(_("Vraag het aan"), portaal("mijn:aanvragen")),),
            ),
        ),
    )


def regeling_komt(brief: Brief) -> Briefinhoud:
    """A scheme that is to start: for whom, from when one can look or ask, when it is paid."""
    naam = woorden.component(int(brief.data["component"]))
    return Briefinhoud(
        _("Er komt een regeling die misschien voor u is"),
        (
            Deel(
                "",
                (
                    _("De regeling heet: %(regeling)s.") % {"regeling": naam.lower()},
                    _("U hebt maanden gestudeerd waarover deze regeling gaat."),
                    _("Vanaf %(dag)s kunt u op onze site zien wat u krijgt.")
                    % {"dag": _dag(brief, "opent_op")},
                    _("Wij betalen vanaf %(dag)s.") % {"dag": _dag(brief, "betaalbaar_vanaf")},
                ),
            ),
            Deel(
                _("Wat moet u doen?"),
                (
                    _("U hoeft niets aan te vragen. Hebt u er recht op, dan betalen wij vanzelf."),
                    _("Controleer wel of uw rekeningnummer klopt."),
                ),
                links=(Link(_("Bekijk of wijzig uw rekeningnummer"), portaal("mijn:rekening")),),
            ),
        ),
    )


def _dag(brief: Brief, veld: str) -> str:
    return dag(date.fromisoformat(brief.data[veld]))
