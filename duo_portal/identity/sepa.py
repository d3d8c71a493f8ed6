"""Which accounts a SEPA credit transfer reaches, by the country code of the IBAN."""

_EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
_DAARBUITEN = "IS LI NO CH GB GI MC SM AD VA"
SEPA_LANDEN = frozenset(f"{_EU} {_DAARBUITEN}".split())
"""EPC409-09, the scheme's list as it stood in 2024 (territories carry the code of their country in the IBAN)."""


def is_sepa(iban: str) -> bool:
    """Whether a payment file of ours can reach this account (bare IBAN, capitals)."""
    return iban[:2] in SEPA_LANDEN


def is_g_rekening(iban: str) -> bool:
    """A Dutch blocked account for taxes (number 099…): nobody can spend from it."""
    return iban.startswith("NL") and iban[8:11] == "099"
