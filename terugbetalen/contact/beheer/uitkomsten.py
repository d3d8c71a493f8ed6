"""The outcomes as a page: tables with the same numbers as bars, over a period that one may choose."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import formats
from django.utils.translation import gettext

from duo_portal.web.grafiek import Staaf, staafgrafiek
from terugbetalen.contact.regels import regelboek, tekst_uit
from terugbetalen.contact.uitkomsten import Aanbod, PerKanaal, PerRegel, lees_uitkomsten
from terugbetalen.contact.woorden import KANAAL

JAAR = timedelta(days=365)


def uitkomstcontext(vraag: Mapping[str, str], op: date) -> dict[str, Any]:
    """Tables and drawings over [van, tot]; what is asked wrongly is the last year."""
    tot = _dag(vraag.get("tot", ""), op)
    van = _dag(vraag.get("van", ""), tot - JAAR)
    if van > tot:
        van = tot - JAAR
    gevonden = lees_uitkomsten(van, tot + timedelta(days=1))
    namen = [_naam(r.regel) for r in gevonden.regels]
    return {
        "van": van,
        "tot": tot,
        "regels": {
            "bijschrift": gettext("Per regel: mensen op een lijst en wat eruit kwam"),
            "kolommen": [
                gettext("Regel"),
                *((k, "getal") for k in _regelkoppen()),
            ],
            "rijen": [
                [naam, *_aantallen(r)] for naam, r in zip(namen, gevonden.regels, strict=True)
            ],
        },
        "kanalen": {
            "bijschrift": gettext("Per kanaal: contacten en wat eruit kwam"),
            "kolommen": [gettext("Kanaal"), *((k, "getal") for k in _kanaalkoppen())],
            "rijen": [[str(KANAAL[k.kanaal]), *_aantallen(k)] for k in gevonden.kanalen],
        },
        "grafiek_regels": _staven(
            gettext("Gesproken, per regel"),
            gettext("Regel"),
            [(naam, r.bereikt) for naam, r in zip(namen, gevonden.regels, strict=True)],
        ),
        "grafiek_kanalen": _staven(
            gettext("Gesproken, per kanaal"),
            gettext("Kanaal"),
            [(str(KANAAL[k.kanaal]), k.bereikt) for k in gevonden.kanalen],
        ),
        "aanbod": _aanbod(gevonden.aanbod),
    }


def _staven(titel: str, kolom: str, paren: list[tuple[str, int]]) -> str:
    staven = [Staaf(naam, aantal, getal(aantal)) for naam, aantal in paren]
    return staafgrafiek(titel, kolom, gettext("Mensen"), staven)


def _aanbod(aanbod: Aanbod) -> list[tuple[str, str]]:
    komma = formats.get_format("DECIMAL_SEPARATOR")
    deel = f"{aanbod.promille // 10}{komma}{aanbod.promille % 10} %"
    return [
        (gettext("Laatste aanbod gedaan"), getal(aanbod.gedaan)),
        (gettext("Aangenomen"), f"{getal(aanbod.aangenomen)} ({deel})"),
        (gettext("Daarvan nagekomen tot nu"), getal(aanbod.nagekomen)),
    ]


def _regelkoppen() -> list[str]:
    return [
        gettext("Op de lijst"),
        gettext("Benaderd"),
        gettext("Gesproken"),
        gettext("Afspraak"),
        gettext("Regeling"),
        gettext("Betaald"),
    ]


def _kanaalkoppen() -> list[str]:
    return [
        gettext("Pogingen"),
        gettext("Benaderd"),
        gettext("Gesproken"),
        gettext("Regeling"),
        gettext("Betaald"),
    ]


def _aantallen(rij: PerRegel | PerKanaal) -> list[str]:
    if isinstance(rij, PerRegel):
        aantallen = (
            rij.op_lijst, rij.benaderd, rij.bereikt, rij.afspraak, rij.regeling, rij.betaald,
        )  # fmt: skip
        return [getal(n) for n in aantallen]
    return [getal(n) for n in (rij.pogingen, rij.benaderd, rij.bereikt, rij.regeling, rij.betaald)]


def _naam(code: str) -> str:
    """The rule in words; a rule that is no longer in the file keeps its code."""
    regel = regelboek().regels.get(code)
    return tekst_uit(regel.bron, "naam") if regel else code


def getal(aantal: int) -> str:
    """A number in the reader's language."""
    return formats.number_format(aantal, use_l10n=True, force_grouping=True)


def _dag(tekst: str, anders: date) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return anders
