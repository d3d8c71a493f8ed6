"""Parts that the letters of the chain share: what is open, how to pay, how to get help, and how to object."""

from datetime import timedelta

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from duo_portal.cases.termijnen import ZES_WEKEN, verleng
from duo_portal.foundation.law import LawReference
from duo_portal.letters.inhoud import Besluitblok, Deel, Link, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import bedrag, dag
from terugbetalen.brieven.vorm import datum, portaal


def tabel(brief: Brief) -> Tabel:
    """The terms, costs and interest that are open."""
    d = brief.data
    rijen = [
        (
            _("Te betalen op %(dag)s") % {"dag": dag(datum(termijn["vervaldatum"]))},
            bedrag(termijn["centen"]),
        )
        for termijn in d["termijnen"]
    ]
    extra = (
        (_("Kosten van een aanmaning"), d["kosten_centen"] + d["vergoeding_centen"]),
        (_("Wettelijke rente over de achterstand"), d["rente_centen"]),
    )
    rijen += [(naam, bedrag(centen)) for naam, centen in extra if centen]
    return Tabel(
        _("Dit staat open"),
        (_("Wat"), _("Bedrag")),
        tuple(rijen),
        (_("Samen"), bedrag(d["totaal_centen"])),
    )


def zo_betaalt_u(brief: Brief) -> Deel:
    """Online, or with the reference."""
    d = brief.data
    adres = _betaalpagina(d["verzoek"])
    return Deel(
        _("Hoe betaalt u?"),
        (
            _("Betaal online. Of maak het bedrag over met betalingskenmerk %(kenmerk)s.")
            % {"kenmerk": d["kenmerk"]},
        ),
        links=(Link(_("Betaal nu"), adres),) if adres else (),
    )


def lukt_het_niet() -> Deel:
    """Ways out, in every letter."""
    return Deel(
        _("Lukt betalen niet?"),
        (
            _("Betaal dan in delen. Dat regelt u online, in een paar minuten."),
            _("Is uw inkomen lager geworden? Dan kunt u vragen of u minder mag betalen."),
            _("Krijgt u hulp bij schulden, of is er iets anders aan de hand? Bel ons. Wij denken met u mee."),
        ),
        links=(Link(_("Maak een betalingsregeling"), regeling()),),
    )  # fmt: skip


def incasso(brief: Brief) -> tuple[str, ...]:
    """Who pays by direct debit hears that it failed."""
    if not brief.data["heeft_incasso"]:
        return ()
    return (
        _("Wij konden het bedrag niet van uw rekening afschrijven. Wij proberen het niet opnieuw voor deze termijn."),
    )  # fmt: skip


def dag_na(brief: Brief) -> dict[str, str]:
    """ "voor 2 april": the last day is the first."""
    return {"dag": dag(datum(brief.data["betaal_voor"]) + timedelta(days=1))}


def regeling() -> str:
    """The page where one makes an arrangement."""
    return portaal("terugbetalen:regeling")


def _betaalpagina(verzoek: str) -> str:
    try:
        return reverse("terugbetalen:betalen", args=[verzoek]) if verzoek else ""
    except NoReverseMatch:
        return ""


def besluitblok(brief: Brief, artikelen: tuple[str, ...]) -> Besluitblok:
    """As in the other letters; these articles stand in several acts."""
    return Besluitblok(
        wie=_("De minister van Onderwijs, Cultuur en Wetenschap heeft dit besloten."),
        artikelen=tuple(_artikel(LawReference.parse(tekst)) for tekst in artikelen),
        bezwaar_tot=verleng(brief.datum + ZES_WEKEN),
        bezwaar_adres=settings.BEZWAAR_ADRES,
        uitleg=Link(_("Bekijk uw schuld en uw maandbedrag"), portaal("mijn:schuld")),
    )


def _artikel(wet: LawReference) -> Link:
    namen = {
        "Wsf 2000": _("Wet studiefinanciering 2000"),
        "Awb": _("Algemene wet bestuursrecht"),
        "Paspoortwet": _("Paspoortwet"),
    }
    kop = _("%(wet)s, artikel %(artikel)s") % {"wet": namen[wet.wet], "artikel": wet.artikel}
    return Link(kop + (_(", lid %(lid)s") % {"lid": wet.lid} if wet.lid else ""), wet.link)
