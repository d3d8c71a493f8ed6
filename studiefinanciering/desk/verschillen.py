"""What changed against the decision before: facts in words, and amounts per month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from psycopg.types.range import DateRange

from duo_portal.foundation.period import Maand
from studiefinanciering.models import Toekenning, Toekenningsregel
from studiefinanciering.rules.componenten import Component

from .kolommen import bedrag, gevraagd
from .kolommen import maanden as maandreeks
from .teksten import ONDERWIJS, OPLEIDINGSVORM, component_tekst, vorm_tekst

FEIT: Mapping[str, Promise | str] = {
    "maand_gevraagd": _("Aangevraagd voor deze maand"),
    "eerder_gebruikte_maanden": _("Eerder gebruikte maanden"),
    "onderwijs": _("Soort onderwijs"),
    "niveau": _("Niveau mbo"),
    "opleidingsvorm": _("Vorm van de opleiding"),
    "is_ingeschreven": _("Ingeschreven op de eerste van de maand"),
    "opleiding_lang_genoeg": _("Opleiding duurt minstens een jaar"),
    "is_opleiding_buitenland": _("Opleiding in het buitenland"),
    "geboren": _("Geboortedatum"),
    "nationaliteit": _("Nationaliteit voor de wet (groep)"),
    "woont_in_nederland": _("Woont in Nederland"),
    "voldoet_werkcriterium": _("Werkt genoeg (EU-werkcriterium)"),
    "heeft_buitenlandse_steun": _("Krijgt studiesteun van een ander land"),
    "is_uitreiziger": _("Uitreiziger"),
    "is_gedetineerd": _("Gedetineerd"),
    "weken_afwezig": _("Weken afwezig"),
    "prestatiebeurs_maanden": _("Maanden prestatiebeurs in totaal"),
    "diplomatermijn_extra": _("Extra maanden om een diploma te halen"),
    "woont_op_brp_adres": _("Woont op het adres in de BRP"),
    "is_adres_van_ouder": _("Zelfde adres als een ouder"),
    "vraagt_uitwonend": _("Vraagt het bedrag voor uitwonenden"),
    "vraagt_aanvullende_beurs": _("Vraagt een aanvullende beurs"),
    "ouder_telt": _("Ouder telt mee"),
    "inkomen_bekend": _("Inkomen van de ouder bekend"),
    "inkomen": _("Inkomen van de ouder"),
    "vrije_voet": _("Vrije voet van de ouder"),
    "aftrekkinderen": _("Kinderen waarvoor iets wordt afgetrokken"),
    "deelkinderen": _("Kinderen die de bijdrage delen"),
    "aflossing_duo": _("Aflossing studieschuld van de ouder, per jaar"),
    "is_lesgeldplichtig": _("Betaalt lesgeld"),
    "lening_gevraagd": _("Gevraagde lening per maand"),
    "collegegeld_jaar": _("Collegegeld per jaar"),
    "collegegeldkrediet_gevraagd": _("Gevraagd collegegeldkrediet per maand"),
    "is_eenoudergezin": _("Eenoudergezin"),
    "vraagt_reisvoorziening": _("Vraagt een reisproduct"),
    "vraagt_levenlanglerenkrediet": _("Gevraagd levenlanglerenkrediet per maand"),
    "buiten_model": _("Bijzondere regel: een medewerker beslist"),
    "heeft_ho_diploma": _("Heeft een opleiding in het hoger onderwijs afgerond"),
    "krediet_maanden": _("Maanden levenlanglerenkrediet in totaal"),
    "krediet_gebruikt": _("Maanden levenlanglerenkrediet gebruikt"),
    "heeft_doorlopend_krediet": _("Krediet zonder onderbreking"),
    "gift_tot": _("Maanden die door een diploma gift zijn"),
}
_GELD = {"inkomen", "aflossing_duo", "collegegeld_jaar"}
_GEVRAAGD = {"lening_gevraagd", "collegegeldkrediet_gevraagd", "vraagt_levenlanglerenkrediet"}
_VRIJE_VOET = {0: _("gewoon"), 1: _("alleenstaand"), 2: _("dubbel")}


@dataclass(frozen=True, slots=True)
class Feitverschil:
    """One fact, the months it is about, what it was and what it is now."""

    feit: str
    maanden: str
    oud: str
    nieuw: str


def feitverschillen(gewijzigd: Iterable[Mapping[str, Any]]) -> list[Feitverschil]:
    """`Toekenning.gewijzigde_feiten` in words; a pair of parents is told apart."""
    return [
        Feitverschil(
            feit=str(FEIT.get(w["feit"], w["feit"].replace("_", " "))),
            maanden=_maanden(w),
            oud=_tekst(w["feit"], w["oud"], w["nieuw"]),
            nieuw=_tekst(w["feit"], w["nieuw"], w["oud"]),
        )
        for w in gewijzigd
    ]


def _maanden(wijziging: Mapping[str, Any]) -> str:
    if "van" not in wijziging:
        return ""
    laatste = str(Maand.parse(wijziging["tot"]).vorige)
    van = str(wijziging["van"])
    if van == laatste:
        return van
    return gettext("%(van)s t/m %(tot)s") % {"van": van, "tot": laatste}


def _tekst(feit: str, waarde: Any, ander: Any) -> str:
    """A value in words; of two parents only those for whom it differs from `ander`."""
    if isinstance(waarde, list):
        anderen = ander if isinstance(ander, list) else [None] * len(waarde)
        return " · ".join(
            gettext("ouder %(nummer)s: %(waarde)s")
            % {"nummer": i + 1, "waarde": _tekst(feit, deel, None)}
            for i, deel in enumerate(waarde)
            if deel != anderen[i]
        )
    if waarde is None:
        return gettext("onbekend")
    if isinstance(waarde, bool):
        return gettext("ja") if waarde else gettext("nee")
    return _getal(feit, waarde)


def _getal(feit: str, waarde: Any) -> str:
    if feit in _GELD:
        return bedrag(int(waarde))
    if feit in _GEVRAAGD:
        return gevraagd(int(waarde))
    if feit == "geboren":
        return date.fromordinal(int(waarde)).isoformat()
    woorden: Mapping[str, Mapping[int, Any]] = {
        "onderwijs": ONDERWIJS,
        "opleidingsvorm": OPLEIDINGSVORM,
        "vrije_voet": _VRIJE_VOET,
    }
    if feit in woorden:
        return str(woorden[feit].get(int(waarde), waarde))
    return str(waarde)


@dataclass(frozen=True, slots=True)
class Bedragverschil:
    """A part that was another amount or another form, over months in which the change is the same."""

    van: Maand
    tot_en_met: Maand
    component: str
    oud: str
    nieuw: str
    per_maand_centen: int
    is_geld: bool

    @property
    def maanden(self) -> str:
        """The months in words."""
        return maandreeks(DateRange(self.van.eerste_dag, self.tot_en_met.volgende.eerste_dag))

    @property
    def verschil(self) -> str:
        """More or less a month, in euros."""
        return bedrag(self.per_maand_centen)

    @property
    def totaal_centen(self) -> int:
        """More or less to be paid over all these months; the travel product is never paid."""
        return self.is_geld * self.per_maand_centen * (self.tot_en_met - self.van + 1)


Per_maand = dict[tuple[Maand, int], tuple[int, int]]


def bedragverschillen(besluit: Toekenning) -> list[Bedragverschil]:
    """What a decision changed per month and part, against the own lines of the one before."""
    return verschillen(per_maand(oude_regels(besluit)), per_maand(eigen_regels(besluit)))


def verschillen(oud: Per_maand, nieuw: Per_maand) -> list[Bedragverschil]:
    """Months and parts that differ: by part, consecutive months with the same change together."""
    uit: list[Bedragverschil] = []
    for maand, component in sorted(oud.keys() | nieuw.keys(), key=lambda sleutel: sleutel[::-1]):
        was, wordt = oud.get((maand, component)), nieuw.get((maand, component))
        if was == wordt:
            continue
        verschil = Bedragverschil(
            van=maand,
            tot_en_met=maand,
            component=component_tekst(component),
            oud=_cel(was),
            nieuw=_cel(wordt),
            per_maand_centen=(wordt or (0, 0))[0] - (was or (0, 0))[0],
            is_geld=Component(component).wordt_uitbetaald,
        )
        if uit and _sluit_aan(uit[-1], verschil):
            uit[-1] = replace(uit[-1], tot_en_met=maand)
        else:
            uit.append(verschil)
    return sorted(uit, key=lambda verschil: verschil.van)


def _sluit_aan(eerder: Bedragverschil, later: Bedragverschil) -> bool:
    """Whether `later` is the same change in the month after."""
    zelfde = replace(later, van=eerder.van, tot_en_met=eerder.tot_en_met) == eerder
    return zelfde and later.van == eerder.tot_en_met.volgende


def _cel(waarde: tuple[int, int] | None) -> str:
    return f"{bedrag(waarde[0])} {vorm_tekst(waarde[1])}" if waarde else bedrag(0)


def eigen_regels(besluit: Toekenning) -> list[Toekenningsregel]:
    """The lines that this decision wrote, also when they were superseded since."""
    return list(
        besluit.regels.filter(bekend__startswith=besluit.besluit_at).order_by("geldig", "component")
    )


def oude_regels(besluit: Toekenning) -> list[Toekenningsregel]:
    """The lines of the decision before, as they stood when this one was taken."""
    if besluit.vervangt_id is None:
        return []
    return list(
        Toekenningsregel.objects.filter(
            toekenning_id=besluit.vervangt_id, bekend__endswith=besluit.besluit_at
        )
    )


def per_maand(regels: Iterable[Toekenningsregel]) -> Per_maand:
    """(month, part) → (cents, form)."""
    uit: Per_maand = {}
    for regel in regels:
        maand = Maand.van(regel.geldig.lower)
        while maand.eerste_dag < regel.geldig.upper:
            uit[maand, regel.component] = (regel.bedrag_centen, regel.vorm)
            maand = maand.volgende
    return uit
