"""What the reader of a calculation refuses, in the language of the caller.

The reader (`proefberekening`, `foundation.invoer`) also serves a command and knows no languages: its sentences are
Dutch and their texts stand here once more, with places where it filled something in. A sentence that stands here
but not there does no harm; one that stands there but not here fails `tests/api/test_talen.py`.
"""

import re
from functools import lru_cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

ZINNEN = (
    _("geen geldige UTF-8 (byte %(plek)s)"),
    _("geen geldige JSON (teken %(plek)s)"),
    _("geen geldige JSON"),
    _("deze sleutel staat er twee keer"),
    _("deze sleutel is niet bekend"),
    _("ontbreekt"),
    _("moet een object zijn, niet %(soort)s"),
    _("moet true of false zijn, niet %(soort)s"),
    _("moet een geheel getal zijn, niet %(soort)s"),
    _("moet van %(laag)s tot en met %(hoog)s zijn"),
    _("moet een lijst zijn"),
    _("kies uit %(keuzes)s"),
    _("geen maand; schrijf jaar en maand als 2026-03"),
    _("de wet is bekend van %(vanaf)s tot en met %(tot)s"),
    _("hoort niet bij ho"),
    _("hoogstens twee ouders"),
    _('geen bedrag; schrijf euro\'s als tekst met een punt, zoals "1234.56"'),
    _('geen bedrag; schrijf euro\'s als tekst met een punt, zoals "1234.56", of "max"'),
    _("het bedrag mag niet negatief zijn"),
    _('het bedrag mag niet negatief zijn, of "max"'),
    _("%(gevraagd)s is meer dan de ruimte van %(ruimte)s"),
)
"""Each fits from end to end; what is filled in is never a whole sentence."""
SOORTEN = (
    _("ja of nee"),
    _("een geheel getal"),
    _("een kommagetal"),
    _("tekst"),
    _("een lijst"),
    _("een object"),
)
"""What a value was, as it is filled in; `null` is the same everywhere."""
_PLEK = re.compile(r"%\\\((\w+)\\\)s")


def vertaal(zin: str) -> str:
    """The sentence of the reader in the language of the caller; reasons of the law are in the catalogue as they are."""
    for msgid in ZINNEN:
        if (gevonden := _patroon(msgid).fullmatch(zin)) is not None:
            return gettext(msgid) % {naam: _woord(w) for naam, w in gevonden.groupdict().items()}
    return gettext(zin)


def _woord(waarde: str) -> str:
    return gettext(waarde) if waarde in SOORTEN else waarde


@lru_cache(maxsize=len(ZINNEN))
def _patroon(msgid: str) -> re.Pattern[str]:
    return re.compile(_PLEK.sub(r"(?P<\1>.+)", re.escape(msgid)))
