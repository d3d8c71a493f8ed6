"""The citizen service number: the real check, synthetic numbers, and how it may be shown.

Named demo people get one of the 9,091 numbers 9999xxxxx that pass the eleven-proof (a range kept for tests).
The masses get nine digits that fail it, so that none can ever be the number of a living person.
"""

from functools import lru_cache

import numpy as np
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as stdnum_bsn

from duo_portal.identity.synthetisch import eis_demo

DEMO_VAN, DEMO_TOT = 999_900_000, 1_000_000_000
MASSA_VAN, MASSA_MAX = 10_000_000, 3_000_000
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2)


class BsnOngeldig(ValueError):
    """Not a citizen service number. The text never holds what was given."""


def normaliseer(tekst: str) -> str:
    """Nine digits that pass the eleven-proof (elfproef), without spaces or dots; raises `BsnOngeldig`."""
    kaal = "".join(teken for teken in tekst if teken not in " .-")
    if not (kaal.isascii() and kaal.isdigit() and 8 <= len(kaal) <= 9):
        raise BsnOngeldig("Een BSN heeft 9 cijfers; controleer wat is ingevuld.")
    try:
        return str(stdnum_bsn.validate(kaal.zfill(9)))
    except ValidationError:
        raise BsnOngeldig("Dit BSN voldoet niet aan de elfproef; controleer de cijfers.") from None


def is_geldig(tekst: str) -> bool:
    """Whether `tekst` is nine digits that pass the eleven-proof."""
    return len(tekst) == 9 and bool(stdnum_bsn.is_valid(tekst))


def gemaskeerd(bsn: str) -> str:
    """`*****1234`: the only way a number appears on a page that did not ask for it."""
    return "*" * (len(bsn) - 4) + bsn[-4:]


@lru_cache(maxsize=1)
def _demo_bsns() -> tuple[str, ...]:
    return tuple(str(n) for n in range(DEMO_VAN, DEMO_TOT) if stdnum_bsn.is_valid(str(n)))


def demo_bsn(i: int) -> str:
    """The `i`-th (from 0) of the 9,091 numbers 9999xxxxx that pass the eleven-proof."""
    bsns = _demo_bsns()
    if not 0 <= i < len(bsns):
        raise IndexError(f"Er zijn {len(bsns)} demo-BSN's; nummer {i} is er niet bij.")
    return bsns[i]


def massa_bsn(i: int) -> str:
    """Nine digits that fail the eleven-proof, unique for each `i` below 3 million."""
    return massa_bsn_reeks(i, 1)[0]


def massa_bsn_reeks(eerste: int, aantal: int) -> list[str]:
    """`massa_bsn` of `aantal` numbers from `eerste`; raises `MassapersoonGeweigerd` outside demo and test."""
    eis_demo("Een massapersoon")
    if eerste < 0 or eerste + aantal > MASSA_MAX:
        raise IndexError(f"Massa-BSN's lopen van 0 tot {MASSA_MAX}.")
    voor = np.arange(MASSA_VAN + eerste, MASSA_VAN + eerste + aantal, dtype=np.int64)
    som = sum(w * (voor // 10 ** (7 - p) % 10) for p, w in enumerate(_GEWICHTEN))
    # The eleven-proof asks that the last digit is the sum mod 11; one more (mod 10) never is.
    laatste = (som % 11 + 1) % 10
    return [f"{getal:09d}" for getal in (voor * 10 + laatste).tolist()]
