"""The payment reference ("betalingskenmerk"): sixteen digits by which money finds its way to a debt.

The first digit checks the other fifteen, so that a reference that was typed wrongly is known as such. The
reckoning is that of the Dutch banks (Betaalvereniging, specification of the betalingskenmerk).
"""

import re

_GEWICHTEN = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
_VORM = re.compile(r"[0-9]{16}")
HOOGSTE_NUMMER = 10**15 - 1


def _controlecijfer(cijfers: str) -> int:
    som = sum(
        int(cijfer) * _GEWICHTEN[plaats % 10] for plaats, cijfer in enumerate(reversed(cijfers))
    )
    return {10: 1, 11: 0}.get(uit := 11 - som % 11, uit)


def betalingskenmerk(nummer: int) -> str:
    """The sixteen digits for our own number, which must say nothing about a person; raises `ValueError`."""
    if not 0 < nummer <= HOOGSTE_NUMMER:
        raise ValueError(
            "Een betalingskenmerk draagt een nummer van 1 tot en met vijftien cijfers."
        )
    return f"{_controlecijfer(f'{nummer:015d}')}{nummer:015d}"


def klopt_betalingskenmerk(tekst: str) -> bool:
    """Whether these are sixteen digits of which the first is right."""
    return _VORM.fullmatch(tekst) is not None and int(tekst[0]) == _controlecijfer(tekst[1:])
