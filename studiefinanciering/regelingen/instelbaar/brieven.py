"""Letters about a small scheme: the decision, with what is paid on which day, why not, and how to object."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.identity.models import Persoon
from duo_portal.letters.inhoud import Besluitblok, Briefinhoud, Deel, Link, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from duo_portal.letters.soorten import Briefsoort, registreer_briefsoort
from duo_portal.letters.vorm import bedrag, dag
from studiefinanciering.brieven.besluitblok import bezwaar_tot, namens_minister
from studiefinanciering.models import Regelingbesluit

from .definitie import Definitie, definitie

SOORT = "kleine_regeling"
BRON = "studiefinanciering.regelingbesluit"


def leg_besluit(besluit: Regelingbesluit) -> Brief:
    """The letter of a decision, once. All amounts and days in it are frozen with it."""
    d = definitie(besluit.aanvraag.regeling)
    rij = besluit.voorstel.berekening["rij"]
    return leg_klaar(
        NieuweBrief(
            persoon_id=besluit.persoon_id,
            taal=Persoon.objects.values_list("taal", flat=True).get(pk=besluit.persoon_id),
            bron_id=besluit.pk,
            data={
                "regeling": d.code,
                "ronde": besluit.aanvraag.ronde,
                "uuid": str(besluit.uuid),
                "is_toekenning": besluit.is_toekenning,
                "is_anders": besluit.vervangt_id is not None,
                "centen": besluit.centen,
                "te_veel_centen": besluit.te_veel_centen,
                "rij": rij,
                "reden": "" if besluit.is_toekenning else besluit.voorstel.reden,
                "termijnen": [
                    [t.betaal_op.isoformat(), t.bedrag_centen]
                    for t in besluit.termijnen.order_by("nummer")
                ],
            },
        ),
        soort=SOORT,
        bron=BRON,
        sjabloonversie=1,
    )


def titel(brief: Brief) -> str:
    """The line in the inbox."""
    naam = definitie(brief.data["regeling"]).naam
    if not brief.data["is_toekenning"]:
        return _("U krijgt geen geld van deze regeling: %(regeling)s") % {"regeling": naam}
    if brief.data["is_anders"]:
        return _("Nieuw besluit over uw regeling: %(regeling)s") % {"regeling": naam}
    return _("U krijgt geld van een regeling: %(regeling)s") % {"regeling": naam}


def maak(brief: Brief) -> Briefinhoud:
    """The decision in words."""
    d = definitie(brief.data["regeling"])
    delen = _toegekend(brief, d) if brief.data["is_toekenning"] else (_afgewezen(brief, d),)
    return Briefinhoud(titel(brief), (*delen, *_te_veel(brief)), _blok(brief, d))


def _toegekend(brief: Brief, d: Definitie) -> tuple[Deel, ...]:
    data = brief.data
    terug = (
        _("Het is een lening. U betaalt het geld later terug.")
        if d.is_lening
        else _("U hoeft dit geld niet terug te betalen.")
    )
    opening = Deel(
        "",
        (
            _("U vroeg deze regeling aan: %(regeling)s, ronde %(ronde)s.")
            % {"regeling": d.naam, "ronde": data["ronde"]},
            _("U krijgt in totaal %(bedrag)s.") % {"bedrag": bedrag(data["centen"])},
            terug,
        ),
    )
    if not data["termijnen"]:
        return (opening,)
    rijen = tuple((dag(date.fromisoformat(d_)), bedrag(c)) for d_, c in data["termijnen"])
    return (
        opening,
        Deel(
            _("Wanneer krijgt u het geld?"),
            (
                _("Wij betalen op deze dagen, op de rekening die u hebt opgegeven."),
                _("Is een dag al voorbij? Dan betalen wij dat deel met de eerste betaling mee."),
            ),
            tabellen=(Tabel(_("Wat wij betalen"), (_("Dag"), _("Bedrag")), rijen),),
        ),
    )


def _afgewezen(brief: Brief, d: Definitie) -> Deel:
    return Deel(
        "",
        (
            _("U vroeg deze regeling aan: %(regeling)s, ronde %(ronde)s.")
            % {"regeling": d.naam, "ronde": brief.data["ronde"]},
            _("U krijgt geen geld van deze regeling."),
            _("Dit is de reden: %(reden)s") % {"reden": brief.data["reden"]},
        ),
    )


def _te_veel(brief: Brief) -> tuple[Deel, ...]:
    centen = brief.data["te_veel_centen"]
    if not centen:
        return ()
    return (
        Deel(
            _("U kreeg te veel"),
            (
                _("U kreeg eerder %(bedrag)s meer dan waar u recht op hebt.")
                % {"bedrag": bedrag(centen)},
                _("Dat bedrag betaalt u terug. Wij houden het niet in op ander geld van ons."),
            ),
        ),
    )


def _blok(brief: Brief, d: Definitie) -> Besluitblok:
    return Besluitblok(
        wie=namens_minister(is_mens=True),
        artikelen=tuple(Link(grond.tekst, grond.link) for grond in d.gronden),
        bezwaar_tot=bezwaar_tot(brief.datum),
        bezwaar_adres=settings.BEZWAAR_ADRES,
        uitleg=Link(
            _("Bekijk dit besluit in uw portaal"),
            reverse("mijn:regelingbesluit", args=[brief.data["uuid"]]),
        ),
    )


def registreer_brieven() -> None:
    """Make the letter known; called when the app is ready."""
    registreer_briefsoort(
        Briefsoort(
            SOORT, gettext_lazy("Besluit over een regeling"), maak, is_besluit=True, titel_van=titel
        )
    )
