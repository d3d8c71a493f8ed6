"""The decision on a penalty in words: how many days too late, how much, when it comes (art. 4:18 Awb)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duo_portal.letters.inhoud import Briefinhoud, Deel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag
from terugbetalen.brieven.vorm import besluitblok, datum


def dwangsom(brief: Brief) -> Briefinhoud:
    """What was too late, and what that costs us."""
    d = brief.data
    if d["geen_grond"]:
        return Briefinhoud(
            titel(brief), (_waarom_niet(brief),), besluitblok(brief, ("Awb art. 4:17(6)",))
        )
    telling = ngettext(
        "Dat is %(aantal)s dag te laat, van %(van)s tot en met %(tot)s.",
        "Dat is %(aantal)s dagen te laat, van %(van)s tot en met %(tot)s.",
        d["dagen"],
    ) % {
        "aantal": d["dagen"],
        "van": dag(datum(d["eerste_dag"])),
        "tot": dag(datum(d["laatste_dag"])),
    }
    geld = bedrag(d["bedrag_centen"])
    return Briefinhoud(
        titel(brief),
        (
            Deel(
                "",
                (
                    _(
                        "U wachtte op ons besluit over zaak %(zaak)s. Wij waren te laat. Het spijt ons."
                    )
                    % {"zaak": d["kenmerk"]},
                    telling,
                    _("U krijgt daarom %(bedrag)s van ons. Dit heet een dwangsom.")
                    % {"bedrag": geld},
                    _("Wij betalen dit binnen 6 weken op uw rekening. U hoeft niets te doen."),
                    _("Hebt u een schuld bij ons? Dan halen wij de dwangsom daar niet van af."),
                ),
            ),
        ),
        besluitblok(brief, ("Awb art. 4:17(2)", "Awb art. 4:18")),
    )


def titel(brief: Brief) -> str:
    """The line in the inbox."""
    if brief.data["geen_grond"]:
        return _("U krijgt geen dwangsom")
    return _("U krijgt een dwangsom van ons")


def _waarom_niet(brief: Brief) -> Deel:
    redenen = {
        "onredelijk_laat": _("Uw brief dat wij te laat waren, kwam te lang na de termijn."),
        "geen_belanghebbende": _("Het besluit waarop u wachtte, gaat niet over u."),
        "kennelijk": _("Het was meteen duidelijk dat wij uw verzoek niet konden toekennen."),
    }
    return Deel(
        "",
        (
            _("U wachtte op ons besluit over zaak %(zaak)s. Wij waren te laat. Het spijt ons.")
            % {"zaak": brief.data["kenmerk"]},
            _("Toch krijgt u geen dwangsom."),
            redenen[brief.data["geen_grond"]],
        ),
    )
