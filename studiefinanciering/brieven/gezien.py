"""What a register reported, as frozen with the letter (Dutch), in the language of the letter.

The intake freezes a Dutch sentence. Its patterns stand here once more, so that each can be said in English; a
test keeps them equal to what the intake writes. A sentence that no pattern knows is shown as it was frozen.
"""

import re
from datetime import datetime
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from duo_portal.letters.vorm import dag

PATRONEN = (
    _("Uw school heeft gemeld dat u vanaf %(dag)s niet bent ingeschreven."),
    _("Uw school heeft gemeld dat uw inschrijving eindigt op %(dag)s."),
    _("Uw school heeft een wijziging van uw inschrijving gemeld vanaf %(dag)s."),
    _("Volgens de gemeente is het adres van u of van uw ouder veranderd op %(dag)s."),
    _("Daarom hebben wij opnieuw gekeken of u bij een ouder woont."),
    _("Wij hebben van de gemeente bericht gekregen van een overlijden op %(dag)s."),
    _("De Belastingdienst heeft het inkomen van uw ouder over %(jaar)s gemeld."),
    _("Uw school heeft gemeld dat u op %(dag)s een diploma hebt gehaald."),
    _("Klopt dit niet? Vraag uw school om de inschrijving te verbeteren."),
    _("Klopt dit niet? Vraag uw gemeente om het adres te verbeteren."),
    _("Klopt dit niet? Uw ouder kan de Belastingdienst vragen om het inkomen te verbeteren."),
    _("Daarna rekenen wij opnieuw."),
    _("U hebt uw diploma op tijd gehaald."),
    _("Uw prestatiebeurs wordt een gift."),
    _("U bent in uw eerste jaar op tijd gestopt."),
    _("De prestatiebeurs van dat jaar wordt een gift."),
)
_VELD = {"dag": r"(?P<dag>\d{2}-\d{2}-\d{4})", "jaar": r"(?P<jaar>\d{4})"}
_BRON = re.compile(r" \((?P<artikel>[A-Za-z0-9 ]+ art\. [^)]+\)?)\)$")


@cache
def _patronen() -> tuple[tuple[str, re.Pattern[str]], ...]:
    uit = []
    for patroon in PATRONEN:
        bron = re.escape(patroon)
        for veld, vorm in _VELD.items():
            bron = bron.replace(re.escape(f"%({veld})s"), vorm)
        uit.append((patroon, re.compile(bron)))
    return tuple(uit)


def vertaal(gezien: str) -> str:
    """The sentences in the language that is switched on, days in words."""
    rest, uit = _BRON.sub("", gezien.strip()), []
    while rest:
        for patroon, vorm in _patronen():
            if treffer := vorm.match(rest):
                uit.append(_vul(patroon, treffer))
                rest = rest[treffer.end() :].strip()
                break
        else:
            return " ".join([*uit, rest])
    return " ".join(uit)


def _vul(patroon: str, treffer: re.Match[str]) -> str:
    waarden = treffer.groupdict()
    if waarden.get("dag"):
        waarden["dag"] = dag(datetime.strptime(waarden["dag"], "%d-%m-%Y").date())  # noqa: DTZ007
    tekst = gettext(patroon)
    return tekst % waarden if waarden else tekst
