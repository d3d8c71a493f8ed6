"""The terms of monitor and draw in the words of the public pages."""

from decimal import Decimal

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Tekst = str | Promise

GROEPEN: dict[str, Tekst] = {
    "nl": gettext_lazy("Nederland"),
    "europa": gettext_lazy("Europa, buiten Nederland"),
    "buiten_europa": gettext_lazy("buiten Europa"),
}
OORDELEN: dict[str, Tekst] = {
    "te_weinig": gettext_lazy("te weinig mensen om iets te zeggen"),
    "geen_signaal": gettext_lazy("geen signaal"),
    "signaal": gettext_lazy("signaal"),
    "alarm": gettext_lazy("alarm"),
}
SOORTEN = {"te_weinig": "info", "geen_signaal": "goed", "signaal": "waarschuwing", "alarm": "fout"}
"""The look of a label with the verdict."""
REDENEN: dict[str, Tekst] = {
    "overleden": gettext_lazy("Overleden"),
    "eerder_geloot": gettext_lazy("Kort geleden al geloot"),
    "opvang": gettext_lazy("Woont in een opvang"),
    "voogdij": gettext_lazy("Staat onder voogdij"),
    "dakloos": gettext_lazy("Dakloos"),
    "toeslagenaffaire": gettext_lazy("Gedupeerd in de toeslagenaffaire"),
}
"""The reasons declared in `trekking.toml` to leave somebody out of a draw."""

_GEKOZEN, _BEZOEK = "Selected for control: yes", "Outcome house visit: "
FASEN: dict[str, Tekst] = {
    "Total": gettext_lazy("Kreeg een uitwonendenbeurs"),
    "Risk category 1+2": gettext_lazy("Hoog risico volgens het oude profiel"),
    _GEKOZEN: gettext_lazy("Uitgekozen voor controle"),
    f"Risk category 1+2 & {_GEKOZEN}": gettext_lazy("Uitgekozen, van wie een hoog risico had"),
    f"Risk category 3+4+5 & {_GEKOZEN}": gettext_lazy("Uitgekozen, van wie een laag risico had"),
    f"Risk category 6 & {_GEKOZEN}": gettext_lazy("Uitgekozen, van wie het risico onbekend was"),
    f"{_BEZOEK}could not take place": gettext_lazy("Het bezoek lukte niet"),
    f"{_BEZOEK}unduly": gettext_lazy("Volgens het bezoek onterecht een beurs"),
    f"{_BEZOEK}duly + Unduly, appeal successful": gettext_lazy("Bezocht terwijl er niets mis was"),
    "Unduly, appeal": gettext_lazy("Maakte bezwaar"),
    "Unduly, appeal successful": gettext_lazy("Kreeg bij bezwaar helemaal gelijk"),
    "Unduly, appeal partly successful": gettext_lazy("Kreeg bij bezwaar voor een deel gelijk"),
    "Evidence asked": gettext_lazy("Moest bewijs sturen"),
    "Visit offered": gettext_lazy("Kreeg een bezoek aangeboden"),
    "Visit could not take place": gettext_lazy("Het bezoek ging niet door"),
    "Adverse decision": gettext_lazy("Kreeg een besluit dat de beurs lager wordt"),
    "Fine": gettext_lazy("Kreeg een boete"),
    "Objection": gettext_lazy("Maakte bezwaar"),
    "Objection successful": gettext_lazy("Kreeg bij bezwaar gelijk"),
}
DIMENSIES: dict[str, Tekst] = {
    "education": gettext_lazy("Soort opleiding"),
    "age": gettext_lazy("Leeftijd"),
    "distance": gettext_lazy("Afstand tot de ouders"),
    "risk_category": gettext_lazy("Risico volgens het oude profiel"),
    "origin": gettext_lazy("Herkomst"),
}


def getal(waarde: float, decimalen: int = 0) -> str:
    """A number in the reader's language: "54.820" or "6,2"."""
    # Rounded first: Django's formatting cuts decimals off.
    rond = Decimal(f"{waarde:.{decimalen}f}")
    return formats.number_format(rond, decimalen, use_l10n=True, force_grouping=True)


def procent(deel: float | None) -> str:
    """A share as percents; small ones with two decimals, so that they do not all read as 0."""
    if deel is None:
        return "–"
    return f"{getal(100 * deel, 1 if deel >= 0.01 else 2)}%"


def keer(ratio: float | None) -> str:
    """A ratio of the table."""
    return "–" if ratio is None else getal(ratio, 2)


def van_tot(interval: list[float | None] | None) -> str:
    """An interval of the table; an open end stays open."""
    if not interval:
        return "–"
    laag, hoog = (keer(grens) for grens in interval)
    return _("%(laag)s tot %(hoog)s") % {"laag": laag, "hoog": hoog}


def kans(p: float | None) -> str:
    """A p value."""
    if p is None:
        return "–"
    if p < 0.001:
        return _("kleiner dan %(grens)s") % {"grens": getal(0.001, 3)}
    return getal(p, 3)
