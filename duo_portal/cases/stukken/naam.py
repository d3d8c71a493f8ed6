"""A name to show: the last part of what the browser sent, without what could mislead, with the ending that is true."""

import re
import unicodedata

from duo_portal.cases.models import Stuk

LENGTE = 80
_NUMMER = re.compile(r"\d{8,}")
"""A number that long may be that of a person or an account: it is not shown."""
_EINDE = re.compile(r"(\.[A-Za-z0-9]{1,5})+$")
_TEKEN = re.compile(r"[^\w .,()+-]")


def nette_naam(gestuurd: str, soort: Stuk.Soort) -> str:
    """For example "huurcontract.pdf"; "stuk.pdf" when nothing readable is left."""
    laatste = unicodedata.normalize("NFKC", gestuurd[-400:]).replace("\\", "/").rpartition("/")[2]
    zonder = "".join(teken for teken in laatste if unicodedata.category(teken)[0] != "C")
    kaal = _TEKEN.sub("", _EINDE.sub("", zonder)).strip(" .")
    kaal = " ".join(_NUMMER.sub("", kaal).split())[:LENGTE].strip(" .")
    return f"{kaal or 'stuk'}.{'jpg' if soort == Stuk.Soort.JPEG else soort}"
