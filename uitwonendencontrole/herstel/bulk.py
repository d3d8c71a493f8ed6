"""Every decision of a whole draw, or of a period, is revoked: opened here, previewed, signed and released as a run.

Who opens it says what went wrong, for the letter, in both languages. What it will cost is worked out by the run and
frozen line by line (`bulkrun`), before anybody signs.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet, Sum

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.batches.models import Run
from duo_portal.batches.operations import RunAlGeopend, open_run
from duo_portal.foundation.period import Maand
from uitwonendencontrole.models import Herstelopdracht, Herziening, Trekking

SOORT = "controle_herstel"


class HerstelGeweigerd(ValueError):
    """This restitution cannot be opened; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """Whose decisions: of one draw, or taken in a period (first and last day)."""

    trekking: Trekking | None = None
    van: date | None = None
    tot: date | None = None


def besluiten(keuze: Keuze) -> QuerySet[Herziening]:
    """The decisions that stand and would be revoked."""
    staan = Herziening.objects.filter(herroepen_op=None)
    if keuze.trekking is not None:
        return staan.filter(controle__geloot__trekking=keuze.trekking)
    return staan.filter(genomen_op__gte=keuze.van, genomen_op__lte=keuze.tot)


def open_herstel(
    *, keuze: Keuze, wat_ging_mis: str, wat_ging_mis_en: str, reden: str, actor: str
) -> Herstelopdracht:
    """Open the run that works out the preview and then waits for a signature. Raises `HerstelGeweigerd`."""
    eis(keuze, wat_ging_mis, wat_ging_mis_en, reden)
    op = bedrijfsdatum.vandaag()
    with transaction.atomic():
        run = _open_run(op, actor)
        opdracht = Herstelopdracht.objects.create(
            run_id=run.pk,
            trekking=keuze.trekking,
            van=keuze.van,
            tot=keuze.tot,
            wat_ging_mis=wat_ging_mis.strip(),
            wat_ging_mis_en=wat_ging_mis_en.strip(),
            reden=reden.strip(),
            opgesteld_door=actor,
            opgesteld_op=op,
        )
        vastleggen(
            soort="herstel_openen",
            actor=actor,
            sleutel=f"herstel_openen:{opdracht.uuid}",
            uitkomst={"herstel": str(opdracht.uuid), "run": run.pk},
        )
    return opdracht


def eis(keuze: Keuze, *teksten: str) -> None:
    """Raise `HerstelGeweigerd` unless the choice is clear, says what went wrong, and is about decisions that stand."""
    if not all(tekst.strip() for tekst in teksten):
        raise HerstelGeweigerd("Schrijf op wat er misging, in het Nederlands en het Engels, en waarom alles terug moet.")  # fmt: skip
    periode = keuze.van is not None and keuze.tot is not None
    if periode == (keuze.trekking is not None):
        raise HerstelGeweigerd("Kies een loting of een periode, niet allebei.")
    if keuze.van is not None and keuze.tot is not None and keuze.van > keuze.tot:
        raise HerstelGeweigerd("De laatste dag ligt voor de eerste dag.")
    if not besluiten(keuze).exists():
        raise HerstelGeweigerd("Hier staan geen besluiten meer die kunnen worden ingetrokken.")


def _open_run(op: date, actor: str) -> Run:
    maand = Maand.van(op).eerste_dag
    laatste = Run.objects.filter(soort=SOORT, periode=maand).aggregate(n=Max("nummer"))["n"] or 0
    try:
        return open_run(soort=SOORT, periode=maand, actor=actor, nummer=laatste + 1)
    except RunAlGeopend as fout:
        raise HerstelGeweigerd(str(fout)) from fout


@dataclass(frozen=True, slots=True)
class Totalen:
    """Of one restitution: what the preview said and what came of it. Counts and cents."""

    besluiten: int
    mensen: int
    terug_centen: int
    betaald_centen: int
    boete_centen: int
    rente_centen: int
    hersteld: int
    uitgekeerd_centen: int
    rente_geboekt_centen: int

    @property
    def over(self) -> int:
        """How many decisions wait to be revoked."""
        return self.besluiten - self.hersteld


def totalen(opdracht: Herstelopdracht) -> Totalen:
    """The sums of the lines as they stand."""
    som: dict[str, Any] = opdracht.regels.aggregate(
        besluiten=Count("pk"),
        mensen=Count("persoon", distinct=True),
        **{f"som_{naam}": Sum(naam) for naam in _SOMMEN},
        hersteld=Count("pk", filter=Q(hersteld_op__isnull=False)),
    )
    return Totalen(
        besluiten=som["besluiten"],
        mensen=som["mensen"],
        hersteld=som["hersteld"],
        **{naam: som[f"som_{naam}"] or 0 for naam in _SOMMEN},
    )


_SOMMEN = ("terug_centen", "betaald_centen", "boete_centen", "rente_centen", "uitgekeerd_centen", "rente_geboekt_centen")  # fmt: skip
