"""Two courses side by side, in rows that a page draws: stretches of equal months, totals, the debt in time."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import formats
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from duo_portal.foundation.period import Maand
from duo_portal.web.grafiek import lijngrafiek
from duo_portal.web.templatetags.bedragen import euro
from studiefinanciering.inzien.woorden import component
from studiefinanciering.vooruit.verloop import Maandbedrag, Verloop

Rij = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Tabel:
    """For `components/tabel.html`; every row is (what, now, then, difference), in the reader's language."""

    bijschrift: str
    kop: str
    rijen: list[Rij]

    @property
    def kolommen(self) -> list[Any]:
        """The headings of a comparison."""
        getallen = (gettext("Nu"), gettext("Wat als"), gettext("Verschil"))
        return [self.kop, *((tekst, "getal") for tekst in getallen)]

    @property
    def alleen_nu(self) -> list[Any]:
        """The headings when there is nothing to compare with."""
        return [self.kop, (gettext("Bedrag"), "getal")]

    @property
    def rijen_nu(self) -> list[tuple[str, str]]:
        """The rows as things stand."""
        return [(wat, nu) for wat, nu, _, _ in self.rijen]


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """What the page shows. `onderdelen` are of the first month that differs, or else of the first one."""

    per_maand: Tabel
    onderdelen: Tabel
    totalen: Tabel
    grafiek: SafeString
    is_gelijk: bool


def vergelijk(nu: Verloop, dan: Verloop) -> Vergelijking:
    """Set both beside each other."""
    eerst = {m.maand: m for m in nu.maanden}
    later = {m.maand: m for m in dan.maanden}
    maanden = sorted(eerst.keys() | later.keys())
    anders = [m for m in maanden if _bedragen(eerst, m) != _bedragen(later, m)]
    kern = anders[0] if anders else maanden[0]
    return Vergelijking(
        per_maand=Tabel(
            gettext("Wat u per maand op uw rekening krijgt"),
            gettext("Periode"),
            _stukken(eerst, later, maanden),
        ),
        onderdelen=Tabel(
            gettext("De onderdelen in %(maand)s")
            % {"maand": formats.date_format(kern.eerste_dag, "F Y")},
            gettext("Onderdeel"),
            _onderdelen(eerst.get(kern), later.get(kern)),
        ),
        totalen=Tabel(
            gettext("Totalen aan het einde van uw studie"), gettext("Wat"), _totalen(nu, dan)
        ),
        grafiek=_grafiek(nu, dan),
        is_gelijk=not anders,
    )


def _bedragen(verloop: dict[Maand, Maandbedrag], maand: Maand) -> Any:
    gevonden = verloop.get(maand)
    return dict(gevonden.bedragen) if gevonden else {}


def _stukken(
    eerst: dict[Maand, Maandbedrag], later: dict[Maand, Maandbedrag], maanden: list[Maand]
) -> list[Rij]:
    """Runs of months in which both pay the same."""

    def paar(maand: Maand) -> tuple[int, int]:
        a, b = eerst.get(maand), later.get(maand)
        return (a.betaald if a else 0, b.betaald if b else 0)

    rijen = []
    for (oud, nieuw), stuk in groupby(maanden, key=paar):
        lijst = list(stuk)
        rijen.append(_rij(periode(lijst[0], lijst[-1]), oud, nieuw))
    return rijen


def _onderdelen(nu: Maandbedrag | None, dan: Maandbedrag | None) -> list[Rij]:
    oud, nieuw = dict(nu.bedragen) if nu else {}, dict(dan.bedragen) if dan else {}
    return [
        _rij(component(deel), oud.get(deel, (0, 0))[0], nieuw.get(deel, (0, 0))[0])
        for deel in sorted(oud.keys() | nieuw.keys())
    ]


def _totalen(nu: Verloop, dan: Verloop) -> list[Rij]:
    return [
        _rij(gettext("U krijgt in totaal"), nu.betaald, dan.betaald),
        _rij(
            gettext("Schuld met een diploma op tijd"),
            nu.schuld(met_diploma=True),
            dan.schuld(met_diploma=True),
        ),
        _rij(
            gettext("Schuld zonder diploma"),
            nu.schuld(met_diploma=False),
            dan.schuld(met_diploma=False),
        ),
    ]


def _rij(wat: str, oud: int, nieuw: int) -> Rij:
    return wat, euro(oud), euro(nieuw), verschil(nieuw - oud)


def verschil(centen: int) -> str:
    """With its sign, and in words when there is none."""
    if not centen:
        return gettext("gelijk")
    return f"+ {euro(centen)}" if centen > 0 else f"− {euro(-centen)}"


def periode(van: Maand, tot_en_met: Maand) -> str:
    """ "sep 2023" or "okt – dec 2023" or "sep 2023 – aug 2024": short, so that the table fits a phone."""
    begin, einde = van.eerste_dag, tot_en_met.eerste_dag
    laatste = formats.date_format(einde, "M Y")
    if van == tot_en_met:
        return laatste
    eerste = formats.date_format(begin, "M" if begin.year == einde.year else "M Y")
    return f"{eerste} – {laatste}"


def _grafiek(nu: Verloop, dan: Verloop) -> SafeString:
    """The debt every half year, with and without a diploma, of both courses."""
    reeksen = [
        (gettext("Nu, zonder diploma"), _schulden(nu, met_diploma=False)),
        (gettext("Wat als, zonder diploma"), _schulden(dan, met_diploma=False)),
        (gettext("Nu, met diploma"), _schulden(nu, met_diploma=True)),
        (gettext("Wat als, met diploma"), _schulden(dan, met_diploma=True)),
    ]
    return lijngrafiek(
        gettext("Uw schuld tijdens uw studie"), gettext("Begin van de maand"), reeksen
    )


def _schulden(verloop: Verloop, *, met_diploma: bool) -> list[tuple[str, int]]:
    """What is owed on the first of March and September, and at the end."""
    momenten = [m.maand for m in verloop.maanden if m.maand.maand in (3, 9)]
    return [
        (
            formats.date_format(maand.eerste_dag, "M Y"),
            verloop.schuld(met_diploma=met_diploma, tot=maand),
        )
        for maand in [*momenten, verloop.einde]
    ]
