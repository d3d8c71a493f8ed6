"""What changed against the decision before: facts in words, and amounts per month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand
from studiefinanciering.models import Toekenning, Toekenningsregel

from .kolommen import bedrag, gevraagd
from .teksten import ONDERWIJS, OPLEIDINGSVORM, component_tekst, vorm_tekst

t = gettext_lazy
FEIT: Mapping[str, Promise | str] = {
    "maand_gevraagd": t("Aangevraagd voor deze maand"),
    "eerder_gebruikte_maanden": t("Eerder gebruikte maanden"),
    "onderwijs": t("Soort onderwijs"),
    "niveau": t("Niveau mbo"),
    "opleidingsvorm": t("Vorm van de opleiding"),
    "is_ingeschreven": t("Ingeschreven op de eerste van de maand"),
    "opleiding_lang_genoeg": t("Opleiding duurt minstens een jaar"),
    "is_opleiding_buitenland": t("Opleiding in het buitenland"),
    "geboren": t("Geboortedatum"),
    "nationaliteit": t("Nationaliteit voor de wet (groep)"),
    "woont_in_nederland": t("Woont in Nederland"),
    "voldoet_werkcriterium": t("Werkt genoeg (EU-werkcriterium)"),
    "heeft_buitenlandse_steun": t("Krijgt studiesteun van een ander land"),
    "is_uitreiziger": t("Uitreiziger"),
    "is_gedetineerd": t("Gedetineerd"),
    "weken_afwezig": t("Weken afwezig"),
    "prestatiebeurs_maanden": t("Maanden prestatiebeurs in totaal"),
    "diplomatermijn_extra": t("Extra maanden om een diploma te halen"),
    "woont_op_brp_adres": t("Woont op het adres in de BRP"),
    "is_adres_van_ouder": t("Zelfde adres als een ouder"),
    "vraagt_uitwonend": t("Vraagt het bedrag voor uitwonenden"),
    "vraagt_aanvullende_beurs": t("Vraagt een aanvullende beurs"),
    "ouder_telt": t("Ouder telt mee"),
    "inkomen_bekend": t("Inkomen van de ouder bekend"),
    "inkomen": t("Inkomen van de ouder"),
    "vrije_voet": t("Vrije voet van de ouder"),
    "aftrekkinderen": t("Kinderen waarvoor iets wordt afgetrokken"),
    "deelkinderen": t("Kinderen die de bijdrage delen"),
    "aflossing_duo": t("Aflossing studieschuld van de ouder, per jaar"),
    "is_lesgeldplichtig": t("Betaalt lesgeld"),
    "lening_gevraagd": t("Gevraagde lening per maand"),
    "collegegeld_jaar": t("Collegegeld per jaar"),
    "collegegeldkrediet_gevraagd": t("Gevraagd collegegeldkrediet per maand"),
    "is_eenoudergezin": t("Eenoudergezin"),
    "vraagt_reisvoorziening": t("Vraagt een reisproduct"),
    "vraagt_levenlanglerenkrediet": t("Gevraagd levenlanglerenkrediet per maand"),
    "buiten_model": t("Bijzondere regel: een medewerker beslist"),
    "heeft_ho_diploma": t("Heeft een opleiding in het hoger onderwijs afgerond"),
    "krediet_maanden": t("Maanden levenlanglerenkrediet in totaal"),
    "krediet_gebruikt": t("Maanden levenlanglerenkrediet gebruikt"),
    "heeft_doorlopend_krediet": t("Krediet zonder onderbreking"),
    "gift_tot": t("Maanden die door een diploma gift zijn"),
}
_GELD = {"inkomen", "aflossing_duo", "collegegeld_jaar"}
_GEVRAAGD = {"lening_gevraagd", "collegegeldkrediet_gevraagd", "vraagt_levenlanglerenkrediet"}
_VRIJE_VOET = {0: t("gewoon"), 1: t("alleenstaand"), 2: t("dubbel")}


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
            oud=_tekst(w["feit"], w["oud"]),
            nieuw=_tekst(w["feit"], w["nieuw"]),
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
    return _("%(van)s t/m %(tot)s") % {"van": van, "tot": laatste}


def _tekst(feit: str, waarde: Any) -> str:
    if isinstance(waarde, list):
        delen = [_tekst(feit, deel) for deel in waarde]
        return " · ".join(
            _("ouder %(nummer)s: %(waarde)s") % {"nummer": i + 1, "waarde": deel}
            for i, deel in enumerate(delen)
        )
    if waarde is None:
        return _("onbekend")
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
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
    """A part in a month that was another amount or another form."""

    maand: str
    component: str
    oud: str
    nieuw: str
    verschil_centen: int

    @property
    def verschil(self) -> str:
        """More or less, in euros."""
        return bedrag(self.verschil_centen)


Per_maand = dict[tuple[Maand, int], tuple[int, int]]


def bedragverschillen(besluit: Toekenning) -> list[Bedragverschil]:
    """What a decision changed per month and part, against the own lines of the one before."""
    return verschillen(per_maand(oude_regels(besluit)), per_maand(eigen_regels(besluit)))


def verschillen(oud: Per_maand, nieuw: Per_maand) -> list[Bedragverschil]:
    """Months and parts that differ, in order of month."""
    return [
        Bedragverschil(
            maand=str(sleutel[0]),
            component=component_tekst(sleutel[1]),
            oud=_cel(oud.get(sleutel)),
            nieuw=_cel(nieuw.get(sleutel)),
            verschil_centen=nieuw.get(sleutel, (0, 0))[0] - oud.get(sleutel, (0, 0))[0],
        )
        for sleutel in sorted(oud.keys() | nieuw.keys())
        if oud.get(sleutel) != nieuw.get(sleutel)
    ]


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
