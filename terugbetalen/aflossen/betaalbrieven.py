"""Letters about paying more or otherwise: extra money in or taken back, more each month, the mandate."""

from django.utils.translation import gettext as _

from duo_portal.letters.inhoud import Briefinhoud, Deel, Link
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag
from terugbetalen.brieven.vorm import besluitblok, datum, portaal


def extra(brief: Brief) -> Briefinhoud:
    """The extra money is in: what it was, and the instalment from when."""
    d = brief.data
    zinnen = [_("Wij hebben %(bedrag)s extra van u ontvangen. Uw schuld is daardoor lager.") % {"bedrag": bedrag(d["bedrag_centen"])}]  # fmt: skip
    if d["nieuw_centen"] is None:
        zinnen.append(
            _("Uw maandbedrag blijft hetzelfde. U bent eerder klaar.")
            if d["wil_korter"]
            else _("Uw maandbedrag bepalen wij als u gaat terugbetalen, of het is nu al nul.")
        )
        return Briefinhoud(_("Uw extra betaling is binnen"), (Deel("", tuple(zinnen)), verder()))
    zinnen.append(
        _("Vanaf %(dag)s is uw maandbedrag %(nieuw)s. Dat was %(oud)s.")
        % {
            "dag": dag(datum(d["vanaf"])),
            "nieuw": bedrag(d["nieuw_centen"]),
            "oud": bedrag(d["oud_centen"]),
        }
    )
    return Briefinhoud(
        _("Uw extra betaling is binnen"),
        (Deel("", tuple(zinnen)), verder()),
        besluitblok(brief, ("Wsf 2000 art. 6.9a",)),
    )


def extra_terug(brief: Brief) -> Briefinhoud:
    """The bank took the extra money back: the debt is as before, and the instalment from when."""
    d = brief.data
    zinnen = [
        _("De bank heeft uw extra betaling van %(bedrag)s teruggehaald. Uw schuld is daardoor weer hoger.") % {"bedrag": bedrag(d["bedrag_centen"])},
        _("Wilt u toch extra betalen? Dan kunt u dat opnieuw doen. U hoeft niets terug te betalen aan kosten."),
    ]  # fmt: skip
    kop = _("Uw extra betaling is teruggehaald")
    if d["nieuw_centen"] is None:
        zinnen.insert(1, _("Uw maandbedrag blijft hetzelfde."))
        return Briefinhoud(kop, (Deel("", tuple(zinnen)), verder()))
    wat = {
        "dag": dag(datum(d["vanaf"])),
        "nieuw": bedrag(d["nieuw_centen"]),
        "oud": bedrag(d["oud_centen"]),
    }
    zinnen.insert(1, _("Vanaf %(dag)s is uw maandbedrag %(nieuw)s. Dat was %(oud)s.") % wat)
    return Briefinhoud(
        kop, (Deel("", tuple(zinnen)), verder()), besluitblok(brief, ("Wsf 2000 art. 6.9a",))
    )


def verhoging(brief: Brief) -> Briefinhoud:
    """More every month, or no longer."""
    d = brief.data
    wat = {"dag": dag(datum(d["vanaf"])), "bedrag": bedrag(d["extra_centen"])}
    zinnen = (
        (
            _("Vanaf %(dag)s betaalt u elke maand %(bedrag)s extra. Dat vragen wij samen met uw maandbedrag.") % wat,
            _("U kunt hier altijd mee stoppen. In maanden waarin u niet hoeft te betalen, vragen wij niets extra."),
        )
        if d["extra_centen"]
        else (_("Vanaf %(dag)s vragen wij u niets extra meer. U betaalt dan uw gewone maandbedrag.") % wat,)
    )  # fmt: skip
    return Briefinhoud(_("Elke maand extra betalen"), (Deel("", zinnen), verder()))


def machtiging(brief: Brief) -> Briefinhoud:
    """The mandate as it stands now; what to do when somebody else did this."""
    d = brief.data
    wat = {"dag": dag(datum(d["op"])), "cijfers": d["laatste4"]}
    eerste = {
        "geef": _("Op %(dag)s gaf u ons toestemming om af te schrijven van uw rekening die eindigt op %(cijfers)s."),
        "rekening": _("Sinds %(dag)s schrijven wij af van uw rekening die eindigt op %(cijfers)s."),
        "intrekken": _("Sinds %(dag)s schrijven wij niets meer af. U krijgt elke maand een betaalverzoek."),
    }[d["wat"]] % wat  # fmt: skip
    return Briefinhoud(
        _("Automatisch betalen"),
        (Deel("", (eerste, _("Hebt u dit niet zelf gedaan? Bel ons dan meteen."))), verder()),
    )


def verder() -> Deel:
    """Where the debt and the instalment can be seen."""
    return Deel(
        "",
        (),
        links=(Link(_("Bekijk uw schuld en uw maandbedrag"), portaal("terugbetalen:start")),),
    )
