"""The terugbetaling stands still, goes on again, and the question whether somebody still studies (6.5(3)-(5))."""

from django.utils.translation import gettext as _

from duo_portal.foundation.period import Maand
from duo_portal.letters.inhoud import Briefinhoud, Deel, Link
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import dag, maand

from .vorm import besluitblok, datum, portaal


def stilstand(brief: Brief) -> Briefinhoud:
    """From when to when nothing is due because of study, or that it is over."""
    d = brief.data
    if d["loopt"]:
        wat = {"van": maand(Maand.van(datum(d["van"])))}
        zinnen = [_("U studeert. Daarom hoeft u vanaf %(van)s niet terug te betalen.") % wat]
        if d["tot"]:
            zinnen.append(
                _("Dit geldt tot %(tot)s. Stopt u eerder met uw studie, meld dat dan.")
                % {"tot": maand(Maand.van(datum(d["tot"])))}
            )
        zinnen.append(_("De rente loopt in deze tijd door. U bent later klaar met terugbetalen."))
    else:
        wat = {"van": maand(Maand.van(datum(d["van"])))}
        zinnen = [_("Vanaf %(van)s gaat uw terugbetaling weer verder.") % wat]
        if d["zonder_antwoord"]:
            zinnen.append(
                _("Wij vroegen u of u nog studeert. Binnen 8 weken kregen wij geen antwoord.")
            )
    artikel = "Wsf 2000 art. 6.5(3)" if d["loopt"] else "Wsf 2000 art. 6.5(5)"
    return Briefinhoud(titel(brief), (Deel("", tuple(zinnen)), _verder()), besluitblok(brief, (artikel,)))  # fmt: skip


def titel(brief: Brief) -> str:
    """Its line in the inbox."""
    if brief.data["loopt"]:
        return _("U hoeft niet terug te betalen zolang u studeert")
    return _("Uw terugbetaling gaat weer verder")


def studievraag(brief: Brief) -> Briefinhoud:
    """What is asked, until when, and what happens without an answer."""
    wat = {"dag": dag(datum(brief.data["antwoord_voor"]))}
    return Briefinhoud(
        _("Studeert u nog?"),
        (
            Deel(
                "",
                (
                    _("U betaalt nu niet terug, omdat u studeert. Wij willen weten of dat nog zo is."),
                    _("Laat ons dat weten voor %(dag)s. Bel ons of schrijf ons.") % wat,
                    _("Antwoordt u niet, dan gaat uw terugbetaling weer verder vanaf de dag van deze brief."),
                ),
            ),
            _verder(),
        ),
    )  # fmt: skip


def _verder() -> Deel:
    link = Link(_("Bekijk uw schuld en uw maandbedrag"), portaal("terugbetalen:start"))
    return Deel("", (), links=(link,))
