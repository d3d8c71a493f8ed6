"""Does this affect my grant? What a change would bring, worked out before it is sent; nothing is written.

Decisions in force are taken anew under a supposition (`stel`) by the code of `operations.herzien`, year after
year, and set beside what is in force. Months whose payment has been prepared are set right afterwards: the
difference over them is paid back or asked back. Sisters and brothers are left out: what they get is theirs.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby

from duo_portal.batches.models import Run
from duo_portal.foundation.kalender import betaaldag
from duo_portal.foundation.period import Maand
from studiefinanciering.models import Student
from studiefinanciering.rules.componenten import Component, Vorm
from studiefinanciering.rules.herzien_termijn import Grond
from studiefinanciering.uitbetalen.berekenen import UITBETALING
from studiefinanciering.uitbetalen.plannen import opent_op

from .droogloop import Bedragen, Droogloop, in_kracht, jaren_met_besluit
from .stel import Wijziging


@dataclass(frozen=True, slots=True)
class Deel:
    """One component over months [van, tot): cents a month as it is and as it would be."""

    component: Component
    van: Maand
    tot: Maand
    oud_centen: int
    nieuw_centen: int
    oud_vorm: Vorm | None
    nieuw_vorm: Vorm | None

    @property
    def verschil_centen(self) -> int:
        """More or less a month."""
        return self.nieuw_centen - self.oud_centen


@dataclass(frozen=True)
class Gevolg:
    """What a supposition would bring. Cents a month; months are decided months only, up to 31 December.

    `eerste_te_betalen` is the first month whose payment still has to be prepared. `is_te_laat`: the term to
    revise has passed for a decision that would change; `vraagt_mens`: a colleague has to judge it.
    """

    oud: Bedragen = field(repr=False)
    nieuw: Bedragen = field(repr=False)
    eerste_te_betalen: Maand
    heeft_besluit: bool
    is_te_laat: bool = False
    vraagt_mens: bool = False

    @property
    def betaaldag(self) -> date:
        """The day on which a back payment comes, and later months go by the new amounts."""
        return betaaldag(self.eerste_te_betalen)

    @cached_property
    def verschillen(self) -> tuple[Deel, ...]:
        """What would change, by component and month; the travel product in its value."""
        losse = [
            self._deel(index, component)
            for component, index in sorted((c, i) for i, c in self.oud.keys() | self.nieuw.keys())
            if self.oud.get((index, component)) != self.nieuw.get((index, component))
        ]
        return tuple(_aaneen(losse))

    @property
    def is_anders(self) -> bool:
        """Whether anything would change."""
        return bool(self.verschillen)

    @property
    def vanaf(self) -> Maand | None:
        """The first month that would be different."""
        return min((deel.van for deel in self.verschillen), default=None)

    @property
    def peilmaand(self) -> Maand:
        """The month that shows the change best: the first one still to be paid that is different."""
        komend = [
            m for d in self.verschillen for m in (max(d.van, self.eerste_te_betalen),) if m < d.tot
        ]
        return min(komend, default=self.vanaf or self.eerste_te_betalen)

    @property
    def per_maand(self) -> list[Deel]:
        """Every component of `peilmaand`, as it is and as it would be."""
        index = self.peilmaand.index
        delen = sorted({c for i, c in self.oud.keys() | self.nieuw.keys() if i == index})
        return [self._deel(index, component) for component in delen]

    @property
    def per_maand_betaald(self) -> list[Deel]:
        """The same without the travel product, which is no money."""
        return [deel for deel in self.per_maand if deel.component.wordt_uitbetaald]

    @property
    def reisproduct(self) -> str:
        """What happens to the travel product: "weg", "erbij", or "" when it stays as it is."""
        anders = [d for d in self.verschillen if d.component is Component.REISVOORZIENING]
        if not anders:
            return ""
        return "erbij" if anders[-1].nieuw_centen else "weg"

    @property
    def totaal_oud_centen(self) -> int:
        """To the account in `peilmaand`, as it is."""
        return sum(d.oud_centen for d in self.per_maand_betaald)

    @property
    def totaal_nieuw_centen(self) -> int:
        """To the account in `peilmaand`, as it would be."""
        return sum(d.nieuw_centen for d in self.per_maand_betaald)

    @property
    def terugwerkend_centen(self) -> int:
        """Over months that were prepared before: more than zero is paid back, less is asked back."""
        grens = self.eerste_te_betalen.index
        return _som(self.nieuw, tot=grens) - _som(self.oud, tot=grens)

    @property
    def nabetaling_centen(self) -> int:
        """Paid back on `betaaldag`; 0 when nothing is."""
        return max(self.terugwerkend_centen, 0)

    @property
    def terug_te_betalen_centen(self) -> int:
        """Received too much; 0 when nothing was."""
        return max(-self.terugwerkend_centen, 0)

    @property
    def lening_verschil_centen(self) -> int:
        """More or less borrowed over all decided months (loan and collegegeldkrediet)."""
        return _som(self.nieuw, vorm=Vorm.LENING) - _som(self.oud, vorm=Vorm.LENING)

    def _deel(self, index: int, component: int) -> Deel:
        oud, nieuw = (bedragen.get((index, component)) for bedragen in (self.oud, self.nieuw))
        maand = Maand.van_index(index)
        return Deel(
            component=Component(component),
            van=maand,
            tot=maand.volgende,
            oud_centen=oud[0] if oud else 0,
            nieuw_centen=nieuw[0] if nieuw else 0,
            oud_vorm=Vorm(oud[1]) if oud else None,
            nieuw_vorm=Vorm(nieuw[1]) if nieuw else None,
        )


def _som(bedragen: Bedragen, *, tot: int | None = None, vorm: Vorm | None = None) -> int:
    """Cents to the account, over months before `tot` and in one form, where those are given."""
    return sum(
        centen
        for (index, component), (centen, eigen_vorm) in bedragen.items()
        if Component(component).wordt_uitbetaald
        and (tot is None or index < tot)
        and (vorm is None or eigen_vorm == vorm)
    )


def gevolg(
    persoon_id: int, wijziging: Wijziging, op: date, *, grond: Grond = Grond.OVERIG
) -> Gevolg:
    """What `wijziging` would bring for this student, asked on business date `op`; nothing is written."""
    eerste = eerste_te_betalen(op)
    gezin = Student.objects.filter(pk=persoon_id).values_list("gezin_id", flat=True).first()
    jaren = jaren_met_besluit(persoon_id, wijziging.vanaf)
    if gezin is None or not jaren:
        return Gevolg({}, {}, eerste, heeft_besluit=False)
    oud = in_kracht(persoon_id, jaren)
    loop = Droogloop(persoon_id, gezin, wijziging, grond, op, dict(oud))
    for jaar in jaren:
        loop.reken(jaar)
    return Gevolg(
        oud=oud,
        nieuw=loop.bedragen,
        eerste_te_betalen=eerste,
        heeft_besluit=True,
        is_te_laat=loop.is_te_laat,
        vraagt_mens=loop.vraagt_mens,
    )


def eerste_te_betalen(op: date) -> Maand:
    """The first month whose run is not opened yet, and will not have been by the end of `op`."""
    maand = Maand.van(op)
    if opent_op(maand) <= op:
        maand = maand.volgende
    gedaan = Run.objects.filter(soort=UITBETALING).exclude(status=Run.Status.GEANNULEERD)
    laatste = gedaan.order_by("-periode").values_list("periode", flat=True).first()
    return max(maand, Maand.van(laatste).volgende) if laatste else maand


def _aaneen(losse: list[Deel]) -> list[Deel]:
    """Consecutive months with the same change together; `losse` ascend by component and month."""

    def sleutel(paar: tuple[int, Deel]) -> tuple[object, ...]:
        i, d = paar
        return (
            d.component,
            d.van.index - i,
            d.oud_centen,
            d.nieuw_centen,
            d.oud_vorm,
            d.nieuw_vorm,
        )

    uit = []
    for _, groep in groupby(enumerate(losse), key=sleutel):
        delen = [deel for _, deel in groep]
        eerste, laatste = delen[0], delen[-1]
        uit.append(
            Deel(
                component=eerste.component,
                van=eerste.van,
                tot=laatste.tot,
                oud_centen=eerste.oud_centen,
                nieuw_centen=eerste.nieuw_centen,
                oud_vorm=eerste.oud_vorm,
                nieuw_vorm=eerste.nieuw_vorm,
            )
        )
    return uit
