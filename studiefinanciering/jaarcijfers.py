"""Figures of a year: who received what, in which form, per kind of education; read from the ledger.

The ledger knows no kind of education; that comes from what was asked for that month (`Keuze`). What was paid without
such a choice (a one-off scheme) stands under "other".
"""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.verantwoording.jaarcijfers import (
    Eenheid,
    Jaarcijfer,
    Rij,
    lees_rijen,
    registreer_jaarcijfer,
)
from studiefinanciering.desk.teksten import COMPONENT, VORM
from studiefinanciering.rules.componenten import Component, Onderwijs, Vorm

# A month counts in the year that it is about, whenever it was booked.
_ONTVANGERS = """
SELECT k.onderwijs, l.component, l.vorm, count(DISTINCT l.persoon_id), sum(l.zijde * l.bedrag_centen)::bigint
FROM ledger_leg l
LEFT JOIN studiefinanciering_keuze k ON k.persoon_id = l.persoon_id AND upper_inf(k.bekend) AND k.geldig @> l.maand
WHERE l.maand >= %(begin)s AND l.maand < %(einde)s AND l.volgnummer IS NOT NULL
GROUP BY 1, 2, 3 HAVING sum(l.zijde * l.bedrag_centen) <> 0 ORDER BY 1, 2, 3
"""
_MENSEN = """
SELECT k.onderwijs, l.component, count(DISTINCT l.persoon_id)
FROM ledger_leg l
JOIN studiefinanciering_keuze k ON k.persoon_id = l.persoon_id AND upper_inf(k.bekend) AND k.geldig @> l.maand
WHERE l.maand >= %(begin)s AND l.maand < %(einde)s AND l.volgnummer IS NOT NULL AND l.component = 1
GROUP BY 1, 2 ORDER BY 1, 2
"""
_ONDERWIJS = {Onderwijs.HO: "ho", Onderwijs.MBO: "mbo", None: _("overig")}


def ontvangers(jaar: int) -> Sequence[Rij]:
    """People and cents per kind of education, component and form, about the months of the year."""
    uit = []
    for onderwijs, component, mensen in lees_rijen(_MENSEN, jaar):
        kind = Onderwijs(onderwijs)
        uit.append(
            Rij(
                f"{kind.name.lower()}.basisbeurs.personen",
                gettext("%(onderwijs)s, mensen met %(deel)s")
                % {"onderwijs": _ONDERWIJS[kind], "deel": COMPONENT[Component(component)]},
                mensen,
                Eenheid.PERSONEN,
            )
        )
    for onderwijs, component, vorm, mensen, centen in lees_rijen(_ONTVANGERS, jaar):
        soort = Onderwijs(onderwijs) if onderwijs else None
        naam = {
            "onderwijs": _ONDERWIJS[soort],
            "deel": COMPONENT[Component(component)],
            "vorm": VORM[Vorm(vorm)],
        }
        sleutel = ".".join(
            (
                soort.name.lower() if soort else "overig",
                Component(component).name.lower(),
                Vorm(vorm).name.lower(),
            )
        )
        uit += [
            Rij(f"{sleutel}.personen", gettext("%(onderwijs)s, %(deel)s als %(vorm)s: mensen") % naam,
                mensen, Eenheid.PERSONEN),
            Rij(f"{sleutel}.centen", gettext("%(onderwijs)s, %(deel)s als %(vorm)s: bedrag") % naam,
                centen, Eenheid.CENTEN),
        ]  # fmt: skip
    return uit


def registreer() -> None:
    """Make the table known."""
    registreer_jaarcijfer(
        Jaarcijfer(
            "studiefinanciering",
            _("Studiefinanciering: ontvangers en bedragen"),
            ontvangers,
            _("Grootboek, per maand waarover het geld gaat"),
            10,
        )
    )
