"""What the bank says about a collection that failed: remembered once per term; the term itself is open by itself.

The money of a collection that was taken back is turned back in the ledger by `ontvangen`; here stands only what
matters for collecting: that this collection does not count, and whether account or mandate can be used again.
"""

from datetime import date

from terugbetalen.models import Incassomelding, Termijn

DEFINITIEF = frozenset(
    {"AC01", "AC04", "AC06", "AC13", "AG01", "BE05", "MD01", "MD02", "MD07", "MS02", "RC01"}
)
"""Reasons after which this account is not collected from under this mandate any more: wrong, closed or blocked
account, no mandate, the bank may not, deceased, refused by the debtor. Another account or a new mandate can."""


class OnbekendeIncasso(LookupError):
    """The bank names a reference under which nothing was collected."""


def termijn_bij(kenmerk: str) -> Termijn:
    """The collected term of an EndToEndId; raises `OnbekendeIncasso`."""
    gevonden = Termijn.objects.filter(kenmerk=kenmerk, wijze=Termijn.Wijze.INCASSO).first()
    if gevonden is None:
        raise OnbekendeIncasso("De bank noemt een incasso die wij niet hebben gevraagd.")
    return gevonden


def meld(*, kenmerk: str, code: str, bron: str, op: date) -> Incassomelding:
    """Remember that the collection of this term failed, refused or taken back; again changes nothing.

    `bron` is the message or statement entry. Raises `OnbekendeIncasso`.
    """
    melding, _ = Incassomelding.objects.get_or_create(
        termijn=termijn_bij(kenmerk), defaults={"code": code[:8], "bron": bron[:80], "op": op}
    )
    return melding
