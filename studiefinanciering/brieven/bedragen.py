"""Lines of a decision as tables: what somebody gets per month, and what became more or less."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duo_portal.foundation.period import Maand, maanden
from duo_portal.letters.inhoud import Tabel
from duo_portal.letters.vorm import bedrag, periode
from studiefinanciering.desk.verschillen import Per_maand, eigen_regels, oude_regels, per_maand
from studiefinanciering.inzien import woorden
from studiefinanciering.models import Toekenning
from studiefinanciering.rules.componenten import Component, Vorm

Regels = dict[int, tuple[int, int]]
"""component → (cents a month, form)"""


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """Months one after the other in which everything is the same."""

    van: Maand
    tot_en_met: Maand
    regels: Regels


@dataclass(frozen=True, slots=True)
class Verschil:
    """A part that became another amount or form, over months one after the other."""

    van: Maand
    tot_en_met: Maand
    component: int
    oud: tuple[int, int] | None
    nieuw: tuple[int, int] | None

    @property
    def per_maand_centen(self) -> int:
        """More (or less) a month."""
        return (self.nieuw or (0, 0))[0] - (self.oud or (0, 0))[0]

    @property
    def totaal_centen(self) -> int:
        """More (or less) to be paid over all these months; the travel product is never paid."""
        is_geld = Component(self.component).wordt_uitbetaald
        return is_geld * self.per_maand_centen * (self.tot_en_met - self.van + 1)


def tijdvakken(besluit: Toekenning) -> list[Tijdvak]:
    """The own lines of a decision, by spells; months without anything too."""
    regels = per_maand(eigen_regels(besluit))
    uit: list[Tijdvak] = []
    for maand in maanden(Maand.van(besluit.van), Maand.van(besluit.tot)):
        nu = {c: waarde for (m, c), waarde in regels.items() if m == maand}
        if uit and uit[-1].regels == nu:
            uit[-1] = Tijdvak(uit[-1].van, maand, nu)
        else:
            uit.append(Tijdvak(maand, maand, nu))
    return uit


def tabel(vak: Tijdvak) -> Tabel:
    """What somebody gets per month in a spell; the travel product has a sentence of its own."""
    geld = {c: w for c, w in sorted(vak.regels.items()) if Component(c).wordt_uitbetaald}
    return Tabel(
        bijschrift=_("Per maand, %(maanden)s") % {"maanden": periode(vak.van, vak.tot_en_met)},
        koppen=(_("Wat"), _("Soort"), _("Bedrag")),
        rijen=tuple(
            (woorden.component(c), woorden.vorm(v), bedrag(centen))
            for c, (centen, v) in geld.items()
        ),
        voet=(_("Samen op uw rekening"), "", bedrag(sum(centen for centen, _v in geld.values()))),
    )


def heeft_reisproduct(vakken: Iterable[Tijdvak]) -> bool:
    """Whether the travel product is part of it in some month."""
    return any(Component.REISVOORZIENING in vak.regels for vak in vakken)


def vormen(vakken: Iterable[Tijdvak]) -> list[Vorm]:
    """The forms that occur, in the order of their codes."""
    return [Vorm(v) for v in sorted({v for vak in vakken for _c, v in vak.regels.values()})]


def verschillen(besluit: Toekenning) -> list[Verschil]:
    """What a decision changed against the own lines of the one before: by part, in spells."""
    oud: Per_maand = per_maand(oude_regels(besluit))
    nieuw: Per_maand = per_maand(eigen_regels(besluit))
    uit: list[Verschil] = []
    for maand, component in sorted(oud.keys() | nieuw.keys(), key=lambda sleutel: sleutel[::-1]):
        was, wordt = oud.get((maand, component)), nieuw.get((maand, component))
        if was == wordt:
            continue
        laatste = uit[-1] if uit else None
        if laatste is not None and _sluit_aan(laatste, maand, component, was, wordt):
            uit[-1] = Verschil(laatste.van, maand, component, was, wordt)
        else:
            uit.append(Verschil(maand, maand, component, was, wordt))
    return sorted(uit, key=lambda verschil: (verschil.van, verschil.component))


def _sluit_aan(
    eerder: Verschil,
    maand: Maand,
    component: int,
    was: tuple[int, int] | None,
    wordt: tuple[int, int] | None,
) -> bool:
    zelfde = (eerder.component, eerder.oud, eerder.nieuw) == (component, was, wordt)
    return zelfde and maand == eerder.tot_en_met.volgende


def verschiltabel(lijst: Iterable[Verschil]) -> Tabel:
    """Was and is, per part and months."""
    return Tabel(
        bijschrift=_("Uw bedragen per maand"),
        koppen=(_("Wat"), _("Maanden"), _("Dit was"), _("Dit is nu")),
        rijen=tuple(
            (
                woorden.component(v.component),
                periode(v.van, v.tot_en_met),
                _cel(v.oud),
                _cel(v.nieuw),
            )
            for v in lijst
        ),
    )


def _cel(waarde: tuple[int, int] | None) -> str:
    if waarde is None:
        return bedrag(0)
    return f"{bedrag(waarde[0])} ({woorden.vorm(waarde[1]).lower()})"
