"""Who of a group gets how much, and why the others get nothing: the same for a preview and for an award."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.rules.eenmalig import GEEN_BEDRAG, EenmaligBedrag, Regeling, Stand
from studiefinanciering.rules.feiten import Bool

from .lezen import Groep
from .schemas import Schema


class RegelingDicht(ValueError):
    """The scheme is not open yet, or closed, on this day."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """A judged group: amounts and reasons in its order, and who has a decision of this scheme already."""

    groep: Groep
    uitkomst: EenmaligBedrag
    had_al: Bool

    def te_beslissen(self, schema: Schema, *, uit_bestand: bool) -> Bool:
        """Who gets a decision: who is due a sum, and who is refused for good by a file."""
        krijgt = self.uitkomst.reden < GEEN_BEDRAG
        if uit_bestand:
            krijgt |= np.isin(self.uitkomst.reden, sorted(schema.definitief))
        return np.asarray(krijgt & ~self.had_al)


@dataclass(frozen=True, slots=True)
class EenmaligeUitkomst:
    """What awarding a scheme brings about: people and cents; `redenen` counts everybody who was new.

    `al_besloten`: had a decision of this scheme already, and is left alone.
    """

    bekeken: int = 0
    toegekend: int = 0
    afgewezen: int = 0
    al_besloten: int = 0
    bedrag_centen: int = 0
    redenen: dict[str, int] = field(default_factory=dict)
    ids: list[int] = field(default_factory=list)

    def totalen(self) -> dict[str, Any]:
        """For the totals of a chunk: numbers only, reasons as `reden_…`."""
        return {
            "bekeken": self.bekeken,
            "toegekend": self.toegekend,
            "afgewezen": self.afgewezen,
            "al_besloten": self.al_besloten,
            "bedrag_centen": self.bedrag_centen,
            **{f"reden_{naam}": aantal for naam, aantal in sorted(self.redenen.items())},
        }


def betaalmaand(regeling: Regeling, op: date) -> Maand:
    """The month in which a decision of this day is paid: not before the scheme can be paid."""
    return Maand.van(max(op, regeling.betaalbaar_vanaf))


def eis_open(regeling: Regeling, op: date) -> None:
    """Raises `RegelingDicht` when nothing may be decided on this day."""
    stand = regeling.stand(op)
    if stand is Stand.NOG_NIET_OPEN:
        raise RegelingDicht(
            f"{regeling.component.name.lower()} opent op {regeling.opent_op}: beslis vanaf die dag."
        )
    if stand is Stand.GESLOTEN:
        raise RegelingDicht(
            f"{regeling.component.name.lower()} is gesloten op {regeling.sluit_op}."
        )


def beoordeel(
    verbinding: BaseDatabaseWrapper,
    schema: Schema,
    groep: Groep,
    betaald_in: Maand,
    parameters: Parameters,
) -> Oordeel:
    """Judge a group by the rule of its scheme."""
    uitkomst = schema.bereken(groep.kolommen, betaald_in, parameters)
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT persoon_id FROM studiefinanciering_toekenning"
            " WHERE regeling = %s AND persoon_id = ANY(%s)",
            [int(schema.component), groep.persoon_id.tolist()],
        )
        bekend = [rij[0] for rij in cursor.fetchall()]
    return Oordeel(groep, uitkomst, np.isin(groep.persoon_id, bekend))


def tel(schema: Schema, oordeel: Oordeel, *, uit_bestand: bool) -> EenmaligeUitkomst:
    """The preview: what `schrijf` will do with this."""
    beslist = oordeel.te_beslissen(schema, uit_bestand=uit_bestand)
    bedrag = oordeel.uitkomst.bedrag_centen
    nieuw = oordeel.uitkomst.reden[~oordeel.had_al].tolist()
    return EenmaligeUitkomst(
        bekeken=len(oordeel.groep),
        toegekend=int(np.count_nonzero(beslist & (bedrag > 0))),
        afgewezen=int(np.count_nonzero(beslist & (bedrag == 0))),
        al_besloten=int(np.count_nonzero(oordeel.had_al)),
        bedrag_centen=int(bedrag[beslist].sum()),
        redenen=dict(Counter(schema.redenen(code).name.lower() for code in nieuw)),
    )
