"""The facts that a list may be made of: a closed list. What is not here cannot be asked, by a rule or by anybody.

Nothing about who somebody is (age, sex, origin, name, education, place), and nothing worked out to tell people apart.
They are read for everybody at once by sql/contact_feiten.sql, whose columns are exactly these (a test compares).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terugbetalen.rules.regeling import LOOPTIJD, Regeling
from terugbetalen.sql import lees


class Maat(StrEnum):
    """What a fact is measured in."""

    EURO = "euro"
    AANTAL = "aantal"
    DAGEN = "dagen"
    MAANDEN = "maanden"
    JA_NEE = "ja of nee"


@dataclass(frozen=True, slots=True)
class Selectiefeit:
    """One fact: its measure and its name in words."""

    maat: Maat
    woorden: str | Promise


FEITEN: Mapping[str, Selectiefeit] = {
    "gemiste_termijnen": Selectiefeit(
        Maat.AANTAL, _("maanden niet (helemaal) betaald, in 12 maanden")
    ),
    "betaalde_termijnen": Selectiefeit(Maat.AANTAL, _("maanden wel betaald, in 12 maanden")),
    "achterstand_centen": Selectiefeit(Maat.EURO, _("achterstand, na twee weken")),
    "dagen_achterstand": Selectiefeit(
        Maat.DAGEN, _("dagen sinds de oudste vervaldag die niet betaald is")
    ),
    "maanden_aflosfase": Selectiefeit(Maat.MAANDEN, _("maanden sinds het terugbetalen begon")),
    "is_buitenland": Selectiefeit(Maat.JA_NEE, _("woont in het buitenland")),
    "maanden_na_wsnp": Selectiefeit(Maat.MAANDEN, _("maanden sinds de schuldsanering eindigde")),
    "lesgeld_centen": Selectiefeit(Maat.EURO, _("achterstallig lesgeld")),
    "dagen_sinds_contact": Selectiefeit(Maat.DAGEN, _("dagen sinds wij iemand spraken")),
    "dagen_sinds_poging": Selectiefeit(Maat.DAGEN, _("dagen sinds wij contact zochten")),
    "heeft_regeling": Selectiefeit(Maat.JA_NEE, _("heeft een betalingsregeling")),
    "heeft_bezwaar": Selectiefeit(Maat.JA_NEE, _("heeft bezwaar gemaakt")),
    "heeft_schuldhulp": Selectiefeit(Maat.JA_NEE, _("krijgt schuldhulp van de gemeente")),
    "heeft_wsnp": Selectiefeit(Maat.JA_NEE, _("zit in de schuldsanering")),
    "heeft_uitstel": Selectiefeit(Maat.JA_NEE, _("heeft uitstel van betaling")),
    "heeft_afspraak": Selectiefeit(Maat.JA_NEE, _("heeft een afspraak, of wij bellen terug")),
    "wil_geen_contact": Selectiefeit(Maat.JA_NEE, _("wil niet gebeld worden")),
    "staat_op_lijst": Selectiefeit(Maat.JA_NEE, _("staat op een lijst die nog open is")),
    "is_overgedragen": Selectiefeit(Maat.JA_NEE, _("de achterstand is overgedragen")),
    "is_overleden": Selectiefeit(Maat.JA_NEE, _("is overleden")),
}

OVERGEDRAGEN = ("cjib", "buitenland")
"""Steps of the chain after which nothing can be arranged with us any more."""
RESPIJT_DAGEN = 14
"""A term is arrears two weeks after its due date (6.8(1))."""


def bevraging(op: date) -> tuple[str, dict[str, Any]]:
    """One SELECT of `persoon_id` and every fact on `op`, for everybody who repays or was asked to; its parameters."""
    return lees("contact_feiten"), {
        "op": op,
        "respijt": RESPIJT_DAGEN,
        "overgedragen": list(OVERGEDRAGEN),
        "aanloop": LOOPTIJD[Regeling.SF35].aanloopmaanden,
        "aanloop_lllk": LOOPTIJD[Regeling.LLLK].aanloopmaanden,
    }
