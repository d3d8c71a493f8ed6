"""The hook for a scanner of malware: called with every document before it is stored.

The setting `STUKKEN_SCAN` names a function `(bytes) -> bool` (True: safe) by its dotted path, for example one that
asks clamd. A scanner that fails means that nothing is stored. Without the setting only the standard test file of the
trade (EICAR) is known, so that the hook itself can be tried in every installation.
"""

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from .weigering import StukGeweigerd

_EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


def zonder_scanner(inhoud: bytes) -> bool:
    """The default: refuses the test file only."""
    return _EICAR not in inhoud


def eis_veilig(inhoud: bytes) -> None:
    """Raise `StukGeweigerd` when the scanner says so, or cannot tell."""
    scan: Callable[[bytes], bool] = zonder_scanner
    if pad := getattr(settings, "STUKKEN_SCAN", ""):
        scan = import_string(pad)
    try:
        is_veilig = zonder_scanner(inhoud) and scan(inhoud)
    except Exception as fout:
        raise StukGeweigerd("nu_niet") from fout
    if not is_veilig:
        raise StukGeweigerd("onveilig")
