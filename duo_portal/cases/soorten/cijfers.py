"""Outcome per kind of case: what came in, what was withdrawn, how it ended, on time or not, and what it cost."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Q, Sum

from duo_portal.cases.models import Verzoek

from .tabel import namen


@dataclass(slots=True)
class Soortregel:
    """Of one kind; `per_uitkomst` counts the decided ones by how they ended. `centen` were given."""

    soort: str
    ingediend: int = 0
    ingetrokken: int = 0
    beslist: int = 0
    op_tijd: int = 0
    centen: int = 0
    per_uitkomst: dict[str, int] = field(default_factory=dict)

    @property
    def open(self) -> int:
        """Waiting for an answer."""
        return self.ingediend - self.ingetrokken - self.beslist

    @property
    def op_tijd_procent(self) -> int | None:
        """Share that was answered in time, in whole percent; None while nothing was."""
        return round(100 * self.op_tijd / self.beslist) if self.beslist else None


def uitkomsten(van: date, tot: date) -> list[Soortregel]:
    """What was filed in [van, tot), in the order of the table of kinds."""
    beslist = Q(besluit__isnull=False)
    rijen = (
        Verzoek.objects.filter(ingediend_op__gte=van, ingediend_op__lt=tot)
        .values("soort", uitkomst=F("besluit__uitkomst"))
        .annotate(
            ingediend=Count("pk"),
            ingetrokken=Count("pk", filter=Q(ingetrokken_op__isnull=False)),
            beslist=Count("besluit"),
            op_tijd=Count("pk", filter=beslist & Q(besluit__besloten_op__lte=F("zaak__termijn_tot"))),
            centen=Sum("besluit__gevolg_centen"),
        )
    )  # fmt: skip
    som: dict[str, Soortregel] = {}
    for rij in rijen:
        regel = som.setdefault(rij["soort"], Soortregel(rij["soort"]))
        for naam in ("ingediend", "ingetrokken", "beslist", "op_tijd"):
            setattr(regel, naam, getattr(regel, naam) + rij[naam])
        regel.centen += int(rij["centen"] or 0)
        if rij["beslist"]:
            regel.per_uitkomst[rij["uitkomst"]] = rij["beslist"]
    return [som[naam] for naam in namen() if naam in som]
