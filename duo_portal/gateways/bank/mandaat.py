"""What a debtor signed and who may use it: the mandate, its sequence type, and the id of the creditor.

Value objects without clock or database; every day is an argument.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stdnum.eu import at_02

from duo_portal.gateways.bank.opdracht import OpdrachtOnjuist
from duo_portal.gateways.bank.tekens import is_sepa_verwijzing

VERVALT_NA_MAANDEN = 36
"""A mandate that was not used for so long may not be used again (SEPA Core Direct Debit Rulebook, 4.1)."""
_INCASSANT_VORM = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}")


class Volgorde(StrEnum):
    """Where a collection stands in the life of its mandate (SeqTp)."""

    EERSTE = "FRST"
    VOLGENDE = "RCUR"
    EENMALIG = "OOFF"
    LAATSTE = "FNAL"


@dataclass(frozen=True, slots=True)
class Mandaat:
    """A debtor's leave to collect ("machtiging"). `mandaat_id` is unique for this creditor, for ever.

    `laatst_geind_op` is the collection date of the last collection that was not refused by the bank, None when
    there is none. `is_rekening_gewijzigd` tells the bank that this is the first collection from another account
    under the same mandate. Raises `OpdrachtOnjuist` when the id cannot go to a bank.
    """

    mandaat_id: str
    getekend_op: date
    laatst_geind_op: date | None = None
    ingetrokken_op: date | None = None
    is_eenmalig: bool = False
    is_rekening_gewijzigd: bool = False

    def __post_init__(self) -> None:
        if not is_sepa_verwijzing(self.mandaat_id):
            raise OpdrachtOnjuist("Een mandaatkenmerk heeft 1 tot en met 35 SEPA-tekens.")

    def volgorde(self, *, is_laatste: bool = False) -> Volgorde:
        """The sequence type of the next collection."""
        if self.is_eenmalig:
            return Volgorde.EENMALIG
        if is_laatste:
            return Volgorde.LAATSTE
        return Volgorde.EERSTE if self.laatst_geind_op is None else Volgorde.VOLGENDE

    def is_verlopen(self, op: date) -> bool:
        """Whether the mandate lay unused for 36 months on `op`."""
        sinds = self.laatst_geind_op or self.getekend_op
        maanden = (op.year - sinds.year) * 12 + op.month - sinds.month
        return (maanden, op.day) > (VERVALT_NA_MAANDEN, sinds.day)

    def is_ingetrokken(self, op: date) -> bool:
        """Whether the debtor took the mandate back on or before `op`."""
        return self.ingetrokken_op is not None and self.ingetrokken_op <= op


def keur_incassant_id(incassant_id: str) -> str:
    """The creditor scheme id (NL.. ZZZ ..), checked by its own mod 97; raises `OpdrachtOnjuist`."""
    if not _INCASSANT_VORM.fullmatch(incassant_id) or not at_02.is_valid(incassant_id):
        raise OpdrachtOnjuist("De incassant-ID klopt niet: controleer letters en cijfers.")
    return incassant_id
