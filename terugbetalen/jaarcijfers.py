"""Figures of a year about debts: how many people owe how much, interest, extra repayments, arrangements."""

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

# The balance on 31 December by the effective dates; 12xx are the loans (docs/ledger.md).
_SCHULD = """
SELECT count(*), coalesce(sum(centen), 0)::bigint FROM (
    SELECT l.persoon_id, sum(l.zijde * l.bedrag_centen) AS centen
    FROM ledger_leg l JOIN ledger_boeking b ON b.id = l.boeking_id
    WHERE l.account_code BETWEEN 1210 AND 1249 AND b.effectief_op < %(einde)s
    GROUP BY l.persoon_id HAVING sum(l.zijde * l.bedrag_centen) > 0
) AS schuld
"""
_RENTE = """
SELECT coalesce(-sum(l.zijde * l.bedrag_centen), 0)::bigint
FROM ledger_leg l JOIN ledger_boeking b ON b.id = l.boeking_id
WHERE l.account_code = 8000 AND b.effectief_op >= %(begin)s AND b.effectief_op < %(einde)s
"""
_EXTRA = """
SELECT count(DISTINCT persoon_id), coalesce(sum(ontvangen_centen), 0)::bigint
FROM terugbetalen_extraaflossing
WHERE verwerkt_op >= %(begin)s AND verwerkt_op < %(einde)s AND ontvangen_centen > 0
"""
_REGELINGEN = """
SELECT status, count(*), coalesce(sum(hoofdsom_centen + kosten_centen + rente_centen + rente_erbij_centen), 0)::bigint
FROM terugbetalen_regeling WHERE op >= %(begin)s AND op < %(einde)s
GROUP BY status ORDER BY status
"""


def schuld(jaar: int) -> Sequence[Rij]:
    """Debtors and debt on 31 December, and the interest of the year."""
    ((mensen, centen),) = lees_rijen(_SCHULD, jaar)
    ((rente,),) = lees_rijen(_RENTE, jaar)
    gemiddeld = centen // mensen if mensen else None
    return [
        Rij(
            "debiteuren", gettext("Mensen met een schuld op 31 december"), mensen, Eenheid.PERSONEN
        ),
        Rij("centen", gettext("Schuld samen"), centen, Eenheid.CENTEN),
        Rij("gemiddeld", gettext("Schuld gemiddeld"), gemiddeld, Eenheid.CENTEN),
        Rij("rente", gettext("Rente bijgeschreven"), rente, Eenheid.CENTEN),
    ]


def extra(jaar: int) -> Sequence[Rij]:
    """Who repaid more than was due, and how much."""
    ((mensen, centen),) = lees_rijen(_EXTRA, jaar)
    return [
        Rij("extra.personen", gettext("Mensen die extra aflosten"), mensen, Eenheid.PERSONEN),
        Rij("extra.centen", gettext("Extra afgelost"), centen, Eenheid.CENTEN),
        Rij("extra.gemiddeld", gettext("Extra afgelost, gemiddeld"),
            centen // mensen if mensen else None, Eenheid.CENTEN),
    ]  # fmt: skip


def regelingen(jaar: int) -> Sequence[Rij]:
    """Arrangements that began in the year, by how they stand now."""
    from terugbetalen.models import Regeling

    namen = dict(Regeling.Status.choices)
    uit = []
    for status, aantal, centen in lees_rijen(_REGELINGEN, jaar):
        naam = {"stand": namen[status]}
        uit += [
            Rij(f"{status}.aantal", gettext("Betalingsregelingen, %(stand)s") % naam, aantal, Eenheid.STUKS),
            Rij(f"{status}.centen", gettext("Betalingsregelingen, %(stand)s: bedrag") % naam, centen, Eenheid.CENTEN),
        ]  # fmt: skip
    return uit


def registreer() -> None:
    """Make the tables known."""
    for cijfer in (
        Jaarcijfer("schuld", _("Studieschulden"), schuld, _("Grootboek, stand op 31 december"), 20),
        Jaarcijfer("aflossen", _("Extra aflossen"), extra, _("Extra aflossingen die zijn ontvangen"), 25),
        Jaarcijfer("betalingsregelingen", _("Betalingsregelingen"), regelingen,
                   _("Betalingsregelingen naar begin"), 30),
    ):  # fmt: skip
        registreer_jaarcijfer(cijfer)
