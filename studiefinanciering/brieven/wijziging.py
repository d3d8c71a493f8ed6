"""What changed and which fact caused it, for the student to read.

What belongs to a parent (income, deductions, repayment) is named and not shown: the student need not know what a
parent earns to see why the own amount changed.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from duo_portal.foundation.period import Maand
from duo_portal.letters.vorm import bedrag, periode
from studiefinanciering.desk.verschillen import FEIT, feitverschillen
from studiefinanciering.dossier.opslag import OUDERKOLOMMEN
from studiefinanciering.models import Toekenning

_GELD = {
    "collegegeld_jaar",
    "lening_gevraagd",
    "collegegeldkrediet_gevraagd",
    "vraagt_levenlanglerenkrediet",
}
_ZONDER_WAARDE = {"eerder_gebruikte_maanden", "geboren", "nationaliteit"}


def gewijzigd(besluit: Toekenning) -> tuple[str, ...]:
    """One sentence per fact that changed; facts of parents once, without their values."""
    feiten = {wijziging["feit"] for wijziging in besluit.gewijzigde_feiten}
    overbodig = {"inkomen_bekend"} if "inkomen" in feiten else set()
    zinnen = [_zin(w) for w in besluit.gewijzigde_feiten if w["feit"] not in overbodig]
    return tuple(dict.fromkeys(zinnen))


def _zin(w: Mapping[str, Any]) -> str:
    feit, naam = w["feit"], _naam(w["feit"])
    if feit in OUDERKOLOMMEN:
        return _("Een gegeven van uw ouders is veranderd: %(feit)s.") % {"feit": naam.lower()}
    if feit in _ZONDER_WAARDE or "van" not in w:
        return _("%(feit)s: dit is veranderd.") % {"feit": naam}
    waarden = {"feit": naam, "maanden": _maanden(w), **_waarden(w)}
    return _("%(feit)s (%(maanden)s): dit was %(oud)s en is nu %(nieuw)s.") % waarden


def _naam(feit: str) -> str:
    return str(FEIT.get(feit, feit.replace("_", " ")))


def _waarden(w: Mapping[str, Any]) -> dict[str, str]:
    if w["feit"] in _GELD:
        return {kant: _bedrag(w[kant]) for kant in ("oud", "nieuw")}
    verschil = feitverschillen([w])[0]
    return {"oud": verschil.oud, "nieuw": verschil.nieuw}


def _bedrag(centen: int | None) -> str:
    if centen is None:
        return _("onbekend")
    return _("zo veel als kan") if centen < 0 else bedrag(centen)


def _maanden(w: Mapping[str, Any]) -> str:
    return periode(Maand.parse(w["van"]), Maand.parse(w["tot"]).vorige)
