"""The account number: the real check, synthetic numbers, and how it may be shown.

Synthetic accounts have a bank code that no bank has, and a valid check (mod 97), so that files, banks' checks
and the schema accept them while no money can reach anybody.
"""

import numpy as np
from stdnum import iban as stdnum_iban
from stdnum.exceptions import ValidationError

from duo_portal.identity.synthetisch import eis_demo

FICTIEVE_BANK = "FICT"
REEKS_MAX = 10_000_000_000
_LETTERS = int("".join(str(ord(letter) - 55) for letter in FICTIEVE_BANK))
_NL00 = 232100


class IbanOngeldig(ValueError):
    """Not an account number. The text never holds what was given."""


def normaliseer(tekst: str) -> str:
    """An IBAN without spaces, in capitals; raises `IbanOngeldig` when length or check (mod 97) is wrong."""
    try:
        if not tekst.isascii():  # a digit of another script counts for Python, and for no bank
            raise ValidationError
        return str(stdnum_iban.validate(tekst))
    except ValidationError:
        raise IbanOngeldig(
            "Dit rekeningnummer (IBAN) klopt niet; controleer letters en cijfers."
        ) from None


def gemaskeerd(laatste4: str) -> str:
    """`**************1234` for the last four characters of a Dutch account."""
    return "*" * 14 + laatste4[-4:]


def test_iban(i: int) -> str:
    """The `i`-th synthetic Dutch account: valid check, bank that does not exist."""
    return test_iban_reeks(i, 1)[0]


def test_iban_reeks(eerste: int, aantal: int) -> list[str]:
    """`aantal` synthetic accounts from number `eerste`; `MassapersoonGeweigerd` outside demo and test."""
    eis_demo("Een fictieve rekening")
    if eerste < 0 or eerste + aantal > REEKS_MAX:
        raise IndexError(f"Fictieve rekeningen lopen van 0 tot {REEKS_MAX}.")
    nummers = np.arange(eerste, eerste + aantal, dtype=np.int64)
    # mod 97 of letters(8) || number(10) || "NL00" as digits(6), each part reduced before it is joined.
    rest = (_LETTERS % 97 * pow(10, 10, 97) + nummers) % 97
    rest = (rest * pow(10, 6, 97) + _NL00) % 97
    paren = zip((98 - rest).tolist(), nummers.tolist(), strict=True)
    return [f"NL{controle:02d}{FICTIEVE_BANK}{nummer:010d}" for controle, nummer in paren]
