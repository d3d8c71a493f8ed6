"""Facts and steps in the words of a student (Dutch, B1; English through locale/lezen)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.explain import CENTEN, Stap
from duo_portal.foundation.period import Maand
from duo_portal.web.templatetags.bedragen import datum, euro, maand
from studiefinanciering.desk.stapnamen import stapwaarde
from studiefinanciering.rules.componenten import MAXIMAAL, Component

from .besluiten import OUDERS, Feitwijziging
from .uitleg import Deel
from .woorden import COMPONENT, Tekst

FEIT: Mapping[str, Tekst] = {
    OUDERS: _("Gegevens over het inkomen van uw ouders"),
    "maand_gevraagd": _("U vraagt studiefinanciering voor deze maanden"),
    "eerder_gebruikte_maanden": _("Het aantal maanden dat u al gebruikt had"),
    "onderwijs": _("Het soort onderwijs"),
    "niveau": _("Uw niveau op het mbo"),
    "opleidingsvorm": _("Voltijd, duaal of deeltijd"),
    "is_ingeschreven": _("U bent ingeschreven op de eerste van de maand"),
    "opleiding_lang_genoeg": _("Uw opleiding duurt minstens een jaar"),
    "is_opleiding_buitenland": _("Uw opleiding is in het buitenland"),
    "geboren": _("Uw geboortedatum"),
    "nationaliteit": _("Uw nationaliteit of verblijf"),
    "woont_in_nederland": _("U woont in Nederland"),
    "voldoet_werkcriterium": _("U werkt genoeg uren in Nederland"),
    "heeft_buitenlandse_steun": _("U krijgt studiesteun van een ander land"),
    "is_uitreiziger": _("U bent een uitreiziger"),
    "is_gedetineerd": _("U zit vast"),
    "weken_afwezig": _("Het aantal weken dat u niet op school was"),
    "prestatiebeurs_maanden": _("Het aantal maanden prestatiebeurs dat u kunt krijgen"),
    "diplomatermijn_extra": _("Extra maanden om uw diploma te halen"),
    "woont_op_brp_adres": _("U woont op het adres waar u bent ingeschreven"),
    "is_adres_van_ouder": _("U woont op hetzelfde adres als een ouder"),
    "vraagt_uitwonend": _("U vraagt het bedrag voor wie niet bij de ouders woont"),
    "vraagt_aanvullende_beurs": _("U vraagt een aanvullende beurs"),
    "ouder_telt": _("Uw ouder telt mee"),
    "inkomen_bekend": _("Wij weten het inkomen van uw ouder"),
    "is_lesgeldplichtig": _("U betaalt lesgeld"),
    "lening_gevraagd": _("De lening die u per maand vraagt"),
    "collegegeld_jaar": _("Uw collegegeld per jaar"),
    "collegegeldkrediet_gevraagd": _("Het collegegeldkrediet dat u per maand vraagt"),
    "is_eenoudergezin": _("U zorgt alleen voor een kind"),
    "vraagt_reisvoorziening": _("U vraagt een studentenreisproduct"),
    "vraagt_levenlanglerenkrediet": _("Het levenlanglerenkrediet dat u per maand vraagt"),
    "buiten_model": _("Voor u gelden bijzondere regels"),
    "heeft_ho_diploma": _("U hebt al een diploma van hbo of universiteit"),
    "krediet_maanden": _("Het aantal maanden levenlanglerenkrediet dat u kunt krijgen"),
    "krediet_gebruikt": _("Het aantal maanden levenlanglerenkrediet dat u al had"),
    "heeft_doorlopend_krediet": _("U had zonder onderbreking levenlanglerenkrediet"),
    "gift_tot": _("Het aantal maanden dat door uw diploma een gift is"),
}
_ANDER_FEIT = _("Een ander gegeven in uw dossier")
_GEVRAAGD = {
    "lening_gevraagd",
    "collegegeldkrediet_gevraagd",
    "vraagt_levenlanglerenkrediet",
}
_WAARDEN: Mapping[str, Mapping[int, Tekst]] = {
    "onderwijs": {1: _("hbo of universiteit"), 2: _("mbo")},
    "opleidingsvorm": {1: _("voltijd"), 2: _("duaal"), 3: _("deeltijd"), 4: "bol", 5: "bbl"},
}
DEEL: Mapping[Deel, Tekst] = {
    Deel.RECHT: _("Hebt u recht op studiefinanciering?"),
    Deel.TOTAAL: _("Bij elkaar"),
    Deel.VORM: _("Gift, prestatiebeurs of lening?"),
    **{Deel(c.name.lower()): COMPONENT[c] for c in Component if c.name.lower() in set(Deel)},
}
DEEL_IN_GEWOON: Mapping[Deel, Tekst] = {
    Deel.RECHT: _(
        "Wij kijken naar uw leeftijd, nationaliteit en inschrijving, en of u bij een ouder woont. Wat op de eerste "
        "dag van de maand zo is, telt voor de hele maand."
    ),
    Deel.BASISBEURS: _(
        "Dit is een vast bedrag uit de wet. Het hangt alleen af van uw opleiding en of u bij een ouder woont."
    ),
    Deel.KOOPKRACHT: _("Een vast extra bedrag uit de wet voor studiejaar 2023-2024."),
    Deel.AANVULLENDE_BEURS: _(
        "Wij beginnen met het hoogste bedrag uit de wet. Daar gaat af wat uw ouders volgens de wet kunnen bijdragen. "
        "Wat overblijft krijgt u."
    ),
    Deel.EENOUDERTOESLAG: _("Een vast bedrag uit de wet voor wie alleen voor een kind zorgt."),
    Deel.LENING: _(
        "U mag lenen tot een maximum. U krijgt wat u vroeg, en nooit meer dan dat maximum."
    ),
    Deel.COLLEGEGELDKREDIET: _(
        "Elke maand mag u een twaalfde deel van uw collegegeld lenen, tot een maximum."
    ),
    Deel.LEVENLANGLERENKREDIET: _(
        "Elke maand mag u een twaalfde deel van uw kosten lenen, tot een maximum."
    ),
    Deel.REISVOORZIENING: _(
        "Het studentenreisproduct is elke maand dit bedrag waard. Het komt niet op uw rekening."
    ),
    Deel.TOTAAL: _("Alles wat wij betalen bij elkaar, zonder het studentenreisproduct."),
    Deel.VORM: _(
        "Hoelang u al studiefinanciering krijgt, bepaalt of een bedrag een gift, een prestatiebeurs of een lening is."
    ),
}


def feit(wijziging: Feitwijziging) -> str:
    """Which fact it is."""
    return str(FEIT.get(wijziging.feit, _ANDER_FEIT))


def periode(van: Maand | None, tot_en_met: Maand | None) -> str:
    """The months in words, "" when the fact has none."""
    if van is None or tot_en_met is None:
        return ""
    if van == tot_en_met:
        return maand(van.eerste_dag)
    return gettext("%(van)s tot en met %(tot)s") % {
        "van": maand(van.eerste_dag),
        "tot": maand(tot_en_met.eerste_dag),
    }


def van_en_naar(wijziging: Feitwijziging) -> str:
    """What it was and what it is now; only that it changed when the values are not told."""
    if wijziging.is_verborgen or wijziging.feit not in FEIT:
        return gettext("veranderd")
    oud, nieuw = wijziging.oud, wijziging.nieuw
    if isinstance(oud, list) or isinstance(nieuw, list):
        return _van_ouders(wijziging)
    return was_en_wordt(_waarde(wijziging.feit, oud), _waarde(wijziging.feit, nieuw))


def was_en_wordt(oud: str, nieuw: str) -> str:
    """From one value in words to another."""
    return gettext("was: %(oud)s, is nu: %(nieuw)s") % {"oud": oud, "nieuw": nieuw}


def _van_ouders(wijziging: Feitwijziging) -> str:
    """Of two parents only the one for whom it changed."""
    leeg = [None, None]
    oud, nieuw = wijziging.oud or leeg, wijziging.nieuw or leeg
    zinnen = [
        gettext("ouder %(nummer)s was: %(oud)s, is nu: %(nieuw)s")
        % {"nummer": i, "oud": _waarde("", was), "nieuw": _waarde("", wordt)}
        for i, (was, wordt) in enumerate(zip(oud, nieuw, strict=False), start=1)
        if was != wordt
    ]
    return "; ".join(zinnen)


def _waarde(feit_: str, waarde: Any) -> str:
    if waarde is None:
        return gettext("onbekend")
    if isinstance(waarde, bool):
        return gettext("ja") if waarde else gettext("nee")
    if feit_ in _GEVRAAGD:
        return gettext("het hoogste bedrag") if waarde == MAXIMAAL else euro(int(waarde))
    if feit_ == "collegegeld_jaar":
        return euro(int(waarde))
    if feit_ == "geboren":
        return datum(date.fromordinal(int(waarde)))
    if feit_ in _WAARDEN:
        return str(_WAARDEN[feit_].get(int(waarde), waarde))
    return str(waarde)


def waarde_van_stap(stap: Stap) -> str:
    """The value of a step in the reader's language."""
    if stap.eenheid == CENTEN and stap.waarde is not None:
        return euro(int(stap.waarde))
    return stapwaarde(stap)
