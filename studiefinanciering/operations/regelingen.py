"""One-off schemes: what one may ask and be told, a preview, and the award, once per person and scheme.

Nothing has to be asked for: who is due a sum by our own file gets it. Who gets nothing is counted by reason
and not stored, so that a later fact (a diploma) can still give it. The sum is paid by the run
`eenmalige_uitbetaling`, from the day on which the scheme can be paid; what a person received too much is set
off there first (art. 7.4). The tegemoetkoming gemiste basisbeurs is to be set off against a debt to DUO as
well: loans are terugbetalen's, which lays `verrekend` on the same posting (docs/uitbetalen.md).
"""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation.explain import Uitleg
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.models import Toekenning
from studiefinanciering.regelingen.beoordelen import (
    EenmaligeUitkomst,
    Oordeel,
    beoordeel,
    betaalmaand,
    eis_open,
    tel,
)
from studiefinanciering.regelingen.lezen import Bereik, Groep
from studiefinanciering.regelingen.schemas import Schema, schema_van
from studiefinanciering.regelingen.schrijven import schrijf
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.eenmalig import Stand
from studiefinanciering.rules.eenmalig import regeling as regeling_van
from studiefinanciering.rules.parameters import bekende_wet

IEDEREEN = (0, 2**62)
"""Persons [van, tot): all of them."""


def mag_aanvragen(regeling: Component, op: date) -> bool:
    """Whether one can ask for the scheme, or be told, on this day: from its opening, before it is paid."""
    return regeling_van(regeling, bekende_wet()).stand(op) in (Stand.OPEN, Stand.BETAALBAAR)


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """What a scheme means for one person: cents (0 = nothing), the reason, from which day it is paid."""

    regeling: Component
    stand: Stand
    opent_op: date
    betaalbaar_vanaf: date
    bedrag_centen: int = 0
    reden: str = ""
    uitleg: Uitleg | None = None


def wat_verandert_voor_mij(persoon_id: int, regeling: Component, op: date) -> Vooruitblik:
    """What our file says about this person, also before the scheme is paid; nothing is decided.

    `reden` is "onbekend" for who is not in its population, and empty before it opens or after it closed.
    """
    wet, schema = bekende_wet(), schema_van(regeling)
    r = regeling_van(regeling, wet)
    stand = r.stand(op)
    if not mag_aanvragen(regeling, op):
        return Vooruitblik(regeling, stand, r.opent_op, r.betaalbaar_vanaf)
    bereik = Bereik(persoon_id, persoon_id + 1, bedrijfsdatum.moment())
    groep = schema.lees(connection, bereik, wet)
    if not len(groep):
        return Vooruitblik(regeling, stand, r.opent_op, r.betaalbaar_vanaf, reden="onbekend")
    uitleg = Uitleg()
    uit = schema.bereken(groep.kolommen, betaalmaand(r, op), wet, uitleg)
    reden = schema.redenen(int(uit.reden[0])).name.lower()
    return Vooruitblik(
        regeling, stand, r.opent_op, r.betaalbaar_vanaf, int(uit.bedrag_centen[0]), reden, uitleg
    )


def voorbeeld_eenmalig(
    *,
    regeling: Component,
    personen: tuple[int, int] = IEDEREEN,
    invoer: Groep | None = None,
    op: date | None = None,
    peil: datetime | None = None,
    verbinding: BaseDatabaseWrapper = connection,
    parameters: Parameters | None = None,
) -> EenmaligeUitkomst:
    """How many would get it and how much it comes to, by reason; nothing is decided.

    The same arguments as `ken_eenmalig_toe`, and the same numbers. Raises `RegelingDicht`.
    """
    schema, oordeel, _ = _oordeel(regeling, personen, invoer, op, peil, verbinding, parameters)
    return tel(schema, oordeel, uit_bestand=invoer is not None)


def ken_eenmalig_toe(
    *,
    regeling: Component,
    actor: str,
    personen: tuple[int, int] = IEDEREEN,
    invoer: Groep | None = None,
    op: date | None = None,
    peil: datetime | None = None,
    run_id: int | None = None,
    verbinding: BaseDatabaseWrapper = connection,
    parameters: Parameters | None = None,
) -> EenmaligeUitkomst:
    """Award the scheme to persons [van, tot) by our own file, or to those of `invoer` by its columns.

    One decision per person and scheme, a gift with one line in the month of payment, executable from the day
    on which the scheme can be paid. Facts count as known at `peil` (default: now). Done again, who has a
    decision is left alone. Raises `RegelingDicht` and `BuitenBekendeWet`.
    """
    wet = parameters or bekende_wet()
    dag = op or bedrijfsdatum.vandaag()
    with transaction.atomic():
        schema, oordeel, betaald_in = _oordeel(
            regeling, personen, invoer, dag, peil, verbinding, wet
        )
        uit_bestand = invoer is not None
        uitkomst = tel(schema, oordeel, uit_bestand=uit_bestand)
        ids = schrijf(
            verbinding,
            schema,
            oordeel,
            oordeel.te_beslissen(schema, uit_bestand=uit_bestand),
            regeling=regeling_van(regeling, wet),
            betaald_in=betaald_in,
            op=dag,
            besluit_at=bedrijfsdatum.moment(),
            actor=actor,
            run_id=run_id,
            parameters=wet,
        )
        if run_id is None:
            vastleggen(soort=f"regeling_{schema.naam}", actor=actor, uitkomst=uitkomst.totalen())
    return EenmaligeUitkomst(
        **{naam: getattr(uitkomst, naam) for naam in _TELLINGEN}, redenen=uitkomst.redenen, ids=ids
    )


_TELLINGEN = ("bekeken", "toegekend", "afgewezen", "al_besloten", "bedrag_centen")


def leg_regeling_uit(toekenning_id: int) -> Uitleg:
    """Why this sum: the rule run again on the facts and parameters that the decision stored.

    Raises ValueError when the outcome is another one than what was decided.
    """
    besluit = Toekenning.objects.select_related("parameterset").get(pk=toekenning_id)
    schema, uitleg = schema_van(besluit.regeling), Uitleg()
    kolommen = {naam: np.array([w]) for naam, w in besluit.feiten["kolommen"].items()}
    wet = Parameters.uit_inhoud(besluit.parameterset.inhoud)
    uit = schema.bereken(kolommen, Maand.van(besluit.van), wet, uitleg)
    besloten = sum(besluit.regels.values_list("bedrag_centen", flat=True))
    if int(uit.bedrag_centen[0]) != besloten:
        raise ValueError(f"Besluit {toekenning_id} geeft bij narekenen een ander bedrag.")
    return uitleg


def _oordeel(
    regeling: Component,
    personen: tuple[int, int],
    invoer: Groep | None,
    op: date | None,
    peil: datetime | None,
    verbinding: BaseDatabaseWrapper,
    parameters: Parameters | None,
) -> tuple[Schema, Oordeel, Maand]:
    wet, dag = parameters or bekende_wet(), op or bedrijfsdatum.vandaag()
    schema, r = schema_van(regeling), regeling_van(regeling, wet)
    eis_open(r, dag)
    betaald_in = betaalmaand(r, dag)
    groep = invoer
    if groep is None:
        groep = schema.lees(verbinding, Bereik(*personen, peil or bedrijfsdatum.moment()), wet)
    return schema, beoordeel(verbinding, schema, groep, betaald_in, wet), betaald_in
