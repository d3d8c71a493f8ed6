"""Lines of people instead of amounts: how many applied of who may, day by day, with the days as a table."""

from collections.abc import Sequence
from datetime import date

from django.template.loader import render_to_string
from django.utils import formats
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from duo_portal.web.assen import HOOGTE, Assen, Woord


class Aantallen(Assen):
    """Axes of people instead of amounts."""

    @property
    def lijnen(self) -> list[Woord]:
        """The lines across, each with its number above it."""
        hoogten = range(self.laagste, self.hoogste + 1, self.stap)
        return [Woord("0", f"{self.y(h):.1f}", aantal_tekst(h)) for h in hoogten]


def aantal_tekst(aantal: int) -> str:
    """A number in the reader's language."""
    return formats.number_format(aantal, use_l10n=True, force_grouping=True)


def deel_tekst(aantal: int, van: int) -> str:
    """A part in percents with one decimal, downwards."""
    promille = aantal * 1000 // van if van else 0
    komma = formats.get_format("DECIMAL_SEPARATOR")
    return f"{promille // 10}{komma}{promille % 10} %"


def aanvraaggrafiek(dagen: Sequence[tuple[date, int]], gerechtigd: int) -> SafeString:
    """Who applied against who may, both lines, with the days as a table."""
    punten = [(formats.date_format(dag, "j M Y"), aantal) for dag, aantal in dagen]
    mag = [(label, gerechtigd) for label, _ in punten]
    assen = Aantallen([label for label, _ in punten], [n for _, n in (*punten, *mag)])
    namen = (gettext("Aangevraagd"), gettext("Mag aanvragen"))
    lijnen = [
        {"naam": naam, "pad": assen.pad(reeks), "stippen": [], "soort": f"grafiek-reeks-{i}"}
        for i, (naam, reeks) in enumerate(zip(namen, (punten, mag), strict=True), start=1)
    ]
    rijen = [
        (label, [aantal_tekst(n), aantal_tekst(gerechtigd), deel_tekst(n, gerechtigd)])
        for label, n in punten
    ]
    inhoud = {
        "titel": gettext("Aangevraagd van wie mag aanvragen, per dag"),
        "x_kolom": gettext("Dag"),
        "assen": assen,
        "hoogte": HOOGTE,
        "lijnen": lijnen,
        "rijen": rijen,
        "kolommen": [*namen, gettext("Deel")],
    }
    return render_to_string("components/lijngrafiek.html", inhoud)
