"""What changes for me: schemes that are to start or have started, each with its days by the business date."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand
from duo_portal.identity.burger import Burger, BurgerRol
from studiefinanciering.inzien import woorden, woorden_regelingen
from studiefinanciering.operations.regelingen import Vooruitblik, wat_verandert_voor_mij
from studiefinanciering.rules.aanvraagtermijn import opening
from studiefinanciering.rules.componenten import Component, Onderwijs
from studiefinanciering.rules.eenmalig import Stand, regelingen
from studiefinanciering.rules.parameters import bekende_periode, bekende_wet

VOORUIT = 18
"""Months ahead in which an opening is looked for."""
VOOR_WIE: dict[Component, str | Promise] = {
    Component.ENERGIETOESLAG: _(
        "Eenmalig geld voor de energierekening. Voor studenten die niet bij hun ouders wonen en een "
        "aanvullende beurs hebben."
    ),
    Component.TEGEMOETKOMING_BASISBEURS: _(
        "Voor wie studeerde tussen september 2015 en september 2023, toen er geen basisbeurs was in het "
        "hbo en aan de universiteit, en een diploma haalt."
    ),
    Component.VOUCHER: _(
        "Voor wie in 2015 tot en met 2018 begon aan een hbo- of universitaire studie en een diploma haalde."
    ),
    Component.CORONA: _(
        "Voor wie tussen juni 2020 en september 2023 geen recht meer had op een beurs terwijl corona de "
        "studie vertraagde."
    ),
}


@dataclass(frozen=True, slots=True)
class Eenmalig:
    """A one-off scheme as the page shows it; `voor_mij` only for who is signed in."""

    naam: str
    voor_wie: str | Promise
    stand: Stand
    opent_op: date
    betaalbaar_vanaf: date
    sluit_op: date | None
    bron: str
    link: str
    voor_mij: Vooruitblik | None

    @property
    def waarom(self) -> str:
        """Why nothing is due, or why it is; empty for a visitor."""
        mij = self.voor_mij
        return woorden_regelingen.waarom(mij.regeling, mij.reden) if mij and mij.reden else ""

    @property
    def staat(self) -> str:
        """nog_niet_open, open, betaalbaar or gesloten."""
        return self.stand.name.lower()


@dataclass(frozen=True, slots=True)
class Opening:
    """Months from `maand` on, of higher education or mbo, can be asked for from day `dag`."""

    is_ho: bool
    maand: Maand
    dag: date


def eenmalige(op: date, burger: Burger | None) -> list[Eenmalig]:
    """Every one-off scheme; what is to come first, what is closed last."""
    mag = burger is not None and burger.rol is not BurgerRol.OUDER
    uit = [
        Eenmalig(
            naam=woorden.component(r.component),
            voor_wie=VOOR_WIE[r.component],
            stand=r.stand(op),
            opent_op=r.opent_op,
            betaalbaar_vanaf=r.betaalbaar_vanaf,
            sluit_op=r.sluit_op,
            bron=str(r.wet),
            link=r.wet.link,
            voor_mij=wat_verandert_voor_mij(burger.persoon_id, r.component, op)
            if burger is not None and mag and r.stand(op) in (Stand.OPEN, Stand.BETAALBAAR)
            else None,
        )
        for r in regelingen(bekende_wet())
    ]
    return sorted(uit, key=lambda e: (e.stand is Stand.GESLOTEN, e.opent_op))


def openingen(op: date) -> list[Opening]:
    """What cannot be asked for yet, with the day from which it can."""
    wet, uit = bekende_wet(), []
    for onderwijs in Onderwijs:
        _vanaf, tot = bekende_periode(wet, onderwijs)
        eerste = Maand.van(op)
        for maand in (eerste + n for n in range(VOORUIT)):
            dag = opening(onderwijs, maand, wet) if maand < tot else None
            if dag is not None and dag > op:
                uit.append(Opening(onderwijs is Onderwijs.HO, maand, dag))
                break
    return uit
