"""Outcome by cause, back to what made people object: the kind of decision and the step of its explanation.

A cause with many objections, or a high share that was right, points at a rule, a letter or a source to mend.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, Sum

from duo_portal.cases.models import Bezwaar, Dictum

GELIJK = (Dictum.GEGROND, Dictum.DEELS)


@dataclass(frozen=True, slots=True)
class Oorzaakregel:
    """Of one cause over one kind of decision and step: filed, withdrawn, decided, right, on time, and cents given back."""

    oorzaak: str
    onderwerp: str
    stap: str
    ingediend: int
    ingetrokken: int
    beslist: int
    gelijk: int
    op_tijd: int
    centen: int

    @property
    def open(self) -> int:
        """Waiting for a decision."""
        return self.ingediend - self.ingetrokken - self.beslist

    @property
    def gelijk_procent(self) -> int | None:
        """Share of the decided ones that was right, in whole percent; None while nothing was decided."""
        return round(100 * self.gelijk / self.beslist) if self.beslist else None


def uitkomsten(van: date, tot: date) -> list[Oorzaakregel]:
    """Objections filed in [van, tot), the most frequent cause first.

    The cause of a decided one is what the decision says; before that what the step that was objected to suggests.
    """
    beslist = Q(besluit__isnull=False)
    rijen = (
        Bezwaar.objects.filter(ingediend_op__gte=van, ingediend_op__lt=tot)
        .values("onderwerp", "stap", "oorzaak", besloten_oorzaak=F("besluit__oorzaak"))
        .annotate(
            ingediend=Count("pk"),
            ingetrokken=Count("pk", filter=Q(ingetrokken_op__isnull=False)),
            beslist=Count("besluit"),
            gelijk=Count("besluit", filter=Q(besluit__dictum__in=GELIJK)),
            op_tijd=Count("pk", filter=beslist & Q(besluit__besloten_op__lte=F("zaak__termijn_tot"))),
            centen=Sum("besluit__herstel_centen"),
        )
    )  # fmt: skip
    som = dict[tuple[str, str, str], Oorzaakregel]()
    for rij in rijen:
        sleutel = (rij["besloten_oorzaak"] or rij["oorzaak"], rij["onderwerp"], rij["stap"])
        oud = som.get(sleutel, Oorzaakregel(*sleutel, 0, 0, 0, 0, 0, 0))
        som[sleutel] = Oorzaakregel(
            *sleutel,
            oud.ingediend + rij["ingediend"],
            oud.ingetrokken + rij["ingetrokken"],
            oud.beslist + rij["beslist"],
            oud.gelijk + rij["gelijk"],
            oud.op_tijd + rij["op_tijd"],
            oud.centen + int(rij["centen"] or 0),
        )
    return sorted(som.values(), key=lambda r: (-r.ingediend, r.oorzaak, r.onderwerp, r.stap))
