"""The table at the end: the ledger beside the published figures, scaled, with the difference. Nothing is tuned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duo_portal.foundation.money import euro
from duo_portal.foundation.period import Maand
from studiefinanciering.rules.componenten import Onderwijs, Vorm
from studiefinanciering.rules.parameters import bekende_wet

from . import meting
from .cijfers import Cijfers, bevolkingscijfers, gepubliceerd
from .meting import Kern

SEPTEMBER, DECEMBER, JANUARI = date(2023, 9, 1), date(2023, 12, 1), date(2024, 1, 1)
TE_WEINIG = 50
"""Below so many students of mbo (MBO=0: the named ones alone) a comparison with the country says nothing."""
_BREED = 66


@dataclass(frozen=True, slots=True)
class Rij:
    """One published figure and what the ledger says; `soort`: aantal, centen, promille (tenths of a percent)."""

    titel: str
    soort: str
    demo: int
    gepubliceerd: int

    @property
    def verschil(self) -> str:
        """Difference in percent of the published figure; for shares in percent points."""
        if self.soort == "promille":
            return f"{(self.demo - self.gepubliceerd) / 10:+.1f} pp".replace(".", ",")
        if not self.gepubliceerd:
            return "n.v.t."
        return f"{100 * (self.demo - self.gepubliceerd) / self.gepubliceerd:+.1f} %".replace(
            ".", ","
        )


def componenten(run_id: int, maand: date) -> Iterator[str]:
    """People and sums per component, as lines."""
    yield f"{Maand.van(maand)}: geboekt per onderdeel{'personen':>{_BREED - 28}}{'bedrag':>22}"
    for regel in meting.per_component(run_id, maand):
        naam = f"{regel.onderwijs.name.lower():4}{regel.component.name.lower().replace('_', ' ')}"
        vorm = Vorm(regel.vorm).name.lower()
        yield f"  {naam + ' (' + vorm + ')':<{_BREED - 14}}{_getal(regel.personen):>10}{_euro(regel.centen):>24}"


def vergelijk(september_run: int, januari_run: int | None) -> Iterator[str]:
    """The comparison, as lines."""
    n = meting.studenten()
    c = bevolkingscijfers()
    schaal = {
        Onderwijs.HO: (n.get(Onderwijs.HO, 0), c["omvang.ho"]["waarde"]),
        Onderwijs.MBO: (n.get(Onderwijs.MBO, 0), c["omvang.mbo"]["waarde"]),
    }
    koppen = [("September 2023, eerste uitbetaling", september(september_run, schaal))]
    if januari_run is not None:
        koppen.append(("Januari 2024, nieuwe normen en 13,6 %", januari(januari_run, schaal)))
    for kop, rijen in koppen:
        yield f"{kop:<{_BREED}}{'demo':>18}{'gepubliceerd':>18}{'verschil':>12}"
        for rij in rijen:
            yield (
                f"  {rij.titel:<{_BREED - 2}}{_toon(rij.soort, rij.demo):>18}"
                f"{_toon(rij.soort, rij.gepubliceerd):>18}{rij.verschil:>12}"
            )
    (ho, ho_land), (mbo, mbo_land) = schaal[Onderwijs.HO], schaal[Onderwijs.MBO]
    yield (
        f"  Gepubliceerde aantallen en totalen zijn geschaald: ho × {_getal(ho)}/{_getal(ho_land)}, "
        f"mbo × {_getal(mbo)}/{_getal(mbo_land)}. Elk bedrag hierboven is een vraag aan het grootboek."
    )


Schaal = dict[Onderwijs, tuple[int, int]]


def september(run_id: int, schaal: Schaal) -> list[Rij]:
    """The first payout beside what DUO and others said about it."""
    kern, p = meting.kern(run_id, SEPTEMBER), gepubliceerd()
    ho, mbo = kern[Onderwijs.HO], kern[Onderwijs.MBO]
    rijen = [
        _aantal(p, "september.ontvangers", ho.ontvangers, schaal[Onderwijs.HO]),
        _aantal(p, "september.basisbeurs_centen", ho.basis_centen, schaal[Onderwijs.HO]),
        _gemiddeld(p, "september.gemiddeld_centen", ho.basis_centen, ho.ontvangers),
        _deel(p, "september.uitwonend_afgeleid", ho),
        _deel(p, "september.uitwonend_kences", ho),
        _aantal(p, "september.leners", ho.leners, schaal[Onderwijs.HO]),
        _gemiddeld(p, "september.lening_gemiddeld_centen", ho.geleend_centen, ho.leners),
    ]
    if mbo.ontvangers >= TE_WEINIG:
        rijen += [
            _aantal(p, "mbo.ontvangers", mbo.ontvangers, schaal[Onderwijs.MBO]),
            _deel(p, "mbo.uitwonend", mbo),
            _aantal(p, "mbo.aanvullende_beurs", mbo.aanvullend, schaal[Onderwijs.MBO]),
            _aantal(p, "mbo.leners", mbo.leners, schaal[Onderwijs.MBO]),
        ]
    return rijen


def januari(run_id: int, schaal: Schaal) -> list[Rij]:
    """The first payout of 2024 beside what DUO said about the wider income limit."""
    p, ho = gepubliceerd(), meting.kern(run_id, JANUARI)[Onderwijs.HO]
    maximum = bekende_wet().waarde("aanvullende_beurs.maximum.ho.thuiswonend", Maand.van(DECEMBER))
    meer, extra = meting.hoger_dan(DECEMBER, JANUARI, maximum)
    return [
        _aantal(p, "januari.aanvullende_beurs", ho.aanvullend, schaal[Onderwijs.HO]),
        _aantal(p, "januari.nieuw_of_hoger", meer, schaal[Onderwijs.HO]),
        _gemiddeld(p, "januari.extra_centen", extra, meer),
    ]


def _aantal(p: Cijfers, naam: str, demo: int, schaal: tuple[int, int]) -> Rij:
    cijfer, (n, land) = p[naam], schaal
    soort = "centen" if naam.endswith("_centen") else "aantal"
    return Rij(cijfer["titel"], soort, demo, round(cijfer["waarde"] * n / land))


def _gemiddeld(p: Cijfers, naam: str, centen: int, personen: int) -> Rij:
    return Rij(
        p[naam]["titel"], "centen", round(centen / personen) if personen else 0, p[naam]["waarde"]
    )


def _deel(p: Cijfers, naam: str, kern: Kern) -> Rij:
    promille = round(1000 * kern.uitwonend / kern.ontvangers) if kern.ontvangers else 0
    return Rij(p[naam]["titel"], "promille", promille, round(p[naam]["procent"] * 10))


def _toon(soort: str, waarde: int) -> str:
    if soort == "centen":
        return _euro(waarde)
    return f"{waarde / 10:.1f} %".replace(".", ",") if soort == "promille" else _getal(waarde)


def _getal(waarde: int) -> str:
    return f"{waarde:,}".replace(",", ".")


def _euro(centen: int) -> str:
    return f"€ {euro(centen)}"
