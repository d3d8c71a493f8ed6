"""Tables and charts of debts: rows of text in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import formats, translation
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from duo_portal.foundation.period import Maand
from duo_portal.web.grafiek import lijngrafiek
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.rules.kolommen import JAAR
from terugbetalen.rules.machten import Int

from .maandlasten import VOORBEELDEN, Maandlast
from .verloop import Verlopen
from .vooruitblik import MET_DIPLOMA, ZONDER_DIPLOMA, Vooruitblik

HEEL = 100
Kolom = Any  # a text, or a pair (text, "getal"): as components/tabel.html takes them


@dataclass(frozen=True, slots=True)
class Tabel:
    """For `components/tabel.html`."""

    bijschrift: str
    kolommen: Sequence[Kolom]
    rijen: Sequence[Sequence[str | Promise]]


def getal(tekst: str) -> tuple[str, str]:
    """The heading of a column of amounts."""
    return (tekst, "getal")


def procent(ppm: int) -> str:
    """ "2,56 procent" or "2.56 per cent"."""
    teken = "." if (translation.get_language() or "nl").startswith("en") else ","
    heel, deel = divmod(ppm // HEEL, HEEL)
    return gettext("%(getal)s procent") % {"getal": f"{heel}{teken}{deel:02d}"}


def maand(waarde: Maand) -> str:
    """ "september 2026"."""
    return formats.date_format(waarde.eerste_dag, "F Y")


def hele_euros(centen: int) -> str:
    """An amount that has no cents, such as an income: "€ 25.000"."""
    return euro(centen)[:-3]


def schuldtabel(blik: Vooruitblik) -> Tabel:
    """From now to the first instalment, with and without a diploma in time."""

    def rij(wat: str, bedragen: Sequence[int]) -> list[str | Promise]:
        return [wat, *(euro(centen) for centen in bedragen)]

    begint = {"maand": maand(blik.aflos_begin)}
    return Tabel(
        gettext("Uw schuld als u zo doorgaat"),
        [gettext("Wanneer"), getal(gettext("Diploma op tijd")), getal(gettext("Geen diploma"))],
        [
            rij(gettext("Nu"), blik.schuld_nu),
            rij(gettext("Einde van uw studie (%(maand)s)") % {"maand": maand(blik.einde)}, blik.schuld_einde),
            rij(
                gettext("Als u begint met terugbetalen (%(maand)s)") % begint,
                [last.schuld_centen for last in blik.lasten],
            ),
            rij(gettext("Dan per maand"), [last.wettelijk_centen for last in blik.lasten]),
        ],
    )  # fmt: skip


def inkomenstabel(lasten: tuple[Maandlast, Maandlast]) -> Tabel:
    """What is paid a month at the incomes of the examples."""
    return Tabel(
        gettext("Wat u dan per maand betaalt bij een inkomen"),
        [
            gettext("Inkomen per jaar"),
            getal(gettext("Diploma op tijd")),
            getal(gettext("Geen diploma")),
        ],
        [
            [hele_euros(inkomen), *(euro(last.bij_inkomen[i][1]) for last in lasten)]
            for i, inkomen in enumerate(VOORBEELDEN)
        ],
    )


def grafiek_vooruit(blik: Vooruitblik) -> SafeString:
    """The debt from now until nothing is owed, with and without a diploma."""
    loop = blik.speel()
    return lijngrafiek(
        gettext("Uw schuld in de tijd"),
        gettext("Begin van"),
        [
            (gettext("Geen diploma"), jaarpunten(loop, ZONDER_DIPLOMA, blik.nu)),
            (gettext("Diploma op tijd"), jaarpunten(loop, MET_DIPLOMA, blik.nu)),
        ],
        toelichting=gettext("Als u elke maand het volle bedrag betaalt."),
    )


def jaarpunten(loop: Verlopen, rij: int, nu: Maand, *, tot: int = 0) -> list[tuple[str, int]]:
    """The debt now and on each first of January, up to the first on which nothing is owed (or row `tot` months on)."""
    laatste = tot or laatste_maand(loop.schuld[rij])
    plekken = [0, *range(-nu.index % JAAR or JAAR, laatste + JAAR, JAAR)]
    return [
        (maand(nu) if m == 0 else str((nu + m).jaar), int(loop.schuld[rij, m]))
        for m in plekken
        if m < loop.schuld.shape[1]
    ]


def laatste_maand(schuld: Int) -> int:
    """Months until nothing is owed any more."""
    owes = schuld.nonzero()[0]
    return int(owes[-1]) + 1 if len(owes) else 0


def getal_met_komma(waarde: Decimal, plaatsen: int) -> str:
    """A number with so many decimals, half up: "0,2109" or "0.2109"."""
    tekst = str(round(waarde, plaatsen))
    is_engels = (translation.get_language() or "nl").startswith("en")
    return tekst if is_engels else tekst.replace(".", ",")
