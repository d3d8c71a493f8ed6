"""Figures of a year: small schemes and lesgeld, from decisions, bills and the ledger."""

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

from .definitie import definities

_REGELINGEN = """
SELECT a.regeling, count(*),
       (SELECT count(*) FROM studiefinanciering_regelingbesluit b
        JOIN studiefinanciering_regelingaanvraag v ON v.id = b.aanvraag_id
        WHERE v.regeling = a.regeling AND b.is_toekenning AND b.vervangt_id IS NULL
          AND b.besluit_op >= %(begin)s AND b.besluit_op < %(einde)s)
FROM studiefinanciering_regelingaanvraag a
WHERE a.ontvangen_op >= %(begin)s AND a.ontvangen_op < %(einde)s
GROUP BY 1 ORDER BY 1
"""
_BETAALD = """
SELECT l.account_code, sum(l.zijde * l.bedrag_centen)::bigint
FROM ledger_leg l JOIN ledger_boeking b ON b.id = l.boeking_id
WHERE l.account_code = ANY(ARRAY[1360, 4310, 4320, 4330])
  AND b.effectief_op >= %(begin)s AND b.effectief_op < %(einde)s
GROUP BY 1 ORDER BY 1
"""
_LESGELD = """
SELECT count(*), coalesce(sum(bedrag_centen), 0)::bigint FROM studiefinanciering_lesgeldfactuur
WHERE factuur_op >= %(begin)s AND factuur_op < %(einde)s
"""


def regelingen(jaar: int) -> Sequence[Rij]:
    """Applications, awards and euros by scheme; bills of lesgeld."""
    bekend, uit = definities(), []
    for code, gevraagd, toegekend in lees_rijen(_REGELINGEN, jaar):
        naam = {"regeling": str(bekend[code].naam) if code in bekend else code}
        uit += [
            Rij(f"{code}.aanvragen", gettext("%(regeling)s: aanvragen") % naam, gevraagd, Eenheid.STUKS),
            Rij(f"{code}.toegekend", gettext("%(regeling)s: toegekend") % naam, toegekend, Eenheid.STUKS),
        ]  # fmt: skip
    namen = {d.rekening: str(d.naam) for d in bekend.values()}
    for rekening, centen in lees_rijen(_BETAALD, jaar):
        titel = gettext("%(regeling)s: betaald") % {"regeling": namen.get(rekening, rekening)}
        uit.append(Rij(f"{rekening}.centen", titel, centen, Eenheid.CENTEN))
    for aantal, centen in lees_rijen(_LESGELD, jaar):
        uit += [
            Rij("lesgeld.facturen", gettext("Lesgeld: facturen"), aantal, Eenheid.STUKS),
            Rij("lesgeld.centen", gettext("Lesgeld: in rekening gebracht"), centen, Eenheid.CENTEN),
        ]
    return uit


def registreer() -> None:
    """Make the table known."""
    registreer_jaarcijfer(
        Jaarcijfer(
            "regelingen",
            _("Kleine regelingen en lesgeld"),
            regelingen,
            _("Aanvragen, besluiten, facturen en grootboek"),
            15,
        )
    )
