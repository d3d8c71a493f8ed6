"""Letters about lesgeld: the bill, paying in parts (or the end of that), and a refund."""

from collections.abc import Mapping, Sequence
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
from studiefinanciering.models import Lesgeldfactuur, Lesgeldplan, Lesgeldteruggave

FACTUUR, TERMIJNEN, TERUGGAVE = "lesgeld_factuur", "lesgeld_termijnen", "lesgeld_teruggave"
GROND = "Les- en cursusgeldwet, artikel 5"


def leg_factuur(factuur: Lesgeldfactuur) -> Brief:
    """The bill with the reference to pay it under."""
    data = {
        "studiejaar": factuur.studiejaar,
        "centen": factuur.bedrag_centen,
        "reden": factuur.reden,
        "termijnen": _termijnen(factuur.plannen.order_by("-nummer")[0]),
    }
    return _leg(factuur.persoon_id, factuur.pk, data, FACTUUR, "lesgeldfactuur")


def leg_termijnen(plan: Lesgeldplan) -> Brief:
    """The parts with their days, or that they lapsed."""
    data = {
        "studiejaar": plan.factuur.studiejaar,
        "is_vervallen": plan.soort == Lesgeldplan.Soort.VERVALLEN,
        "termijnen": _termijnen(plan),
    }
    return _leg(plan.factuur.persoon_id, plan.pk, data, TERMIJNEN, "lesgeldplan")


def leg_teruggave(rij: Lesgeldteruggave) -> Brief:
    """The decision on a refund."""
    data = {
        "studiejaar": rij.factuur.studiejaar,
        "is_toegekend": rij.is_toegekend,
        "open_centen": rij.open_centen,
        "betaald_centen": rij.betaald_centen,
        "grond": rij.grond,
    }
    return _leg(rij.factuur.persoon_id, rij.pk, data, TERUGGAVE, "lesgeldteruggave")


def _leg(persoon_id: int, bron_id: int, data: Mapping[str, object], soort: str, bron: str) -> Brief:
    taal = Persoon.objects.values_list("taal", flat=True).get(pk=persoon_id)
    brief = NieuweBrief(persoon_id=persoon_id, taal=taal, bron_id=bron_id, data=data)
    return leg_klaar(brief, soort=soort, bron=f"studiefinanciering.{bron}", sjabloonversie=1)


def _termijnen(plan: Lesgeldplan) -> list[list[object]]:
    return [
        [t.vervaldatum.isoformat(), t.bedrag_centen, t.kenmerk]
        for t in plan.termijnen.order_by("nummer")
    ]


def factuur(brief: Brief) -> Briefinhoud:
    """You owe lesgeld: how much, by when, under which reference, or in parts."""
    d = brief.data
    opening = [
        _("U volgt dit studiejaar een voltijdsopleiding in het mbo en u bent 18 jaar of ouder. Daarom betaalt u lesgeld."),
        _("U betaalt %(bedrag)s.") % {"bedrag": bedrag(d["centen"])},
    ]  # fmt: skip
    if d["reden"]:
        opening.append(
            _("Dat is minder dan een heel jaar, hierom: %(reden)s") % {"reden": d["reden"]}
        )
    delen = (
        Deel("", tuple(opening)),
        _betalen(d["termijnen"]),
        Deel(
            _("Wilt u in termijnen betalen?"),
            (
                _("Vraag dit voor 1 december. U betaalt dan in negen delen, rond de 25e."),
                _(
                    "Lesgeld wordt nooit een lening. Wij houden het niet in op uw studiefinanciering."
                ),
            ),
            links=(Link(_("Betaal in termijnen"), reverse("mijn:lesgeld")),),
        ),
    )
    return Briefinhoud(titel_factuur(brief), delen, _blok(brief))


def termijnen(brief: Brief) -> Briefinhoud:
    """The parts, or what is due now that they lapsed."""
    tekst = (
        _("U hebt twee termijnen niet betaald. Daarom vervallen uw termijnen. U betaalt de rest nu ineens.")
        if brief.data["is_vervallen"]
        else _("U betaalt uw lesgeld in termijnen, zoals u hebt gevraagd.")
    )  # fmt: skip
    return Briefinhoud(
        titel_termijnen(brief), (Deel("", (tekst,)), _betalen(brief.data["termijnen"])), None
    )


def teruggave(brief: Brief) -> Briefinhoud:
    """What goes down, what comes back, or why nothing does."""
    d = brief.data
    if not d["is_toegekend"]:
        regels = [_("U krijgt geen lesgeld terug.")]
    else:
        regels = []
        if d["open_centen"]:
            regels.append(
                _("U hoeft %(bedrag)s niet meer te betalen.") % {"bedrag": bedrag(d["open_centen"])}
            )
        if d["betaald_centen"]:
            regels.append(
                _("Wij betalen %(bedrag)s aan u terug, op de rekening die u hebt opgegeven.")
                % {"bedrag": bedrag(d["betaald_centen"])}
            )
    regels.append(_("Dit is de reden: %(reden)s") % {"reden": d["grond"]})
    return Briefinhoud(titel_teruggave(brief), (Deel("", tuple(regels)),), _blok(brief))


def _betalen(rijen: Sequence[Sequence[object]]) -> Deel:
    tabel = Tabel(
        _("Wat u betaalt"),
        (_("Uiterlijk op"), _("Betalingskenmerk"), _("Bedrag")),
        tuple((dag(date.fromisoformat(str(d))), str(k), bedrag(int(str(c)))) for d, c, k in rijen),
    )
    return Deel(
        _("Hoe betaalt u?"),
        (
            _("Maak het bedrag over naar %(iban)s op naam van %(naam)s.")
            % {"iban": settings.BANK_OPDRACHTGEVER_IBAN, "naam": settings.BANK_OPDRACHTGEVER_NAAM},
            _("Zet het betalingskenmerk erbij. Dan weten wij dat het van u is."),
        ),
        tabellen=(tabel,),
    )


def _jaar(brief: Brief) -> dict[str, str]:
    jaar = brief.data["studiejaar"]
    return {"jaar": f"{jaar}-{jaar + 1}"}


def titel_factuur(brief: Brief) -> str:
    """The line in the inbox."""
    return _("Lesgeld voor %(jaar)s") % _jaar(brief)


def titel_termijnen(brief: Brief) -> str:
    """The line in the inbox."""
    if brief.data["is_vervallen"]:
        return _("Uw termijnen voor het lesgeld van %(jaar)s vervallen") % _jaar(brief)
    return _("Uw termijnen voor het lesgeld van %(jaar)s") % _jaar(brief)


def titel_teruggave(brief: Brief) -> str:
    """The line in the inbox."""
    return _("Uw verzoek om lesgeld van %(jaar)s terug te krijgen") % _jaar(brief)


def _blok(brief: Brief) -> Besluitblok:
    return Besluitblok(
        wie=namens_minister(is_mens=brief.soort == TERUGGAVE),
        artikelen=(Link(GROND, "https://wetten.overheid.nl/BWBR0004188#Artikel5"),),
        bezwaar_tot=bezwaar_tot(brief.datum),
        bezwaar_adres=settings.BEZWAAR_ADRES,
        uitleg=Link(_("Bekijk uw lesgeld"), reverse("mijn:lesgeld")),
    )


def registreer_brieven() -> None:
    """Make the letters known; called when the app is ready."""
    for soort in (
        Briefsoort(FACTUUR, gettext_lazy("Factuur lesgeld"), factuur, is_besluit=True, titel_van=titel_factuur),
        Briefsoort(TERMIJNEN, gettext_lazy("Termijnen lesgeld"), termijnen, titel_van=titel_termijnen),
        Briefsoort(TERUGGAVE, gettext_lazy("Lesgeld terug"), teruggave, is_besluit=True, titel_van=titel_teruggave),
    ):  # fmt: skip
        registreer_briefsoort(soort)
