"""The runs of repayment: interest (`rente`) and a year decided (`vaststelling`); `maandrun` is what comes by itself.

`vaststelling` works out and freezes, a person signs the preview, another releases, and then exactly those lines are
decided. Its period is January of the year; a run whose rates or norms are missing stops at its first step and says
which. `rente` needs no signature: it adds what the law adds, once per person and month.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import (
    Runsoort,
    StapGeweigerd,
    Stapsoort,
    Verschuldigd,
    registreer,
    registreer_planner,
)
from duo_portal.foundation.period import Maand

from .models import Terugbetaling
from .operations.bijschrijven import bijschrijven_reeks
from .operations.rente_herstellen import herstel_reeks
from .operations.rentevast import OPENT_OP
from .operations.vaststellen import (
    REGELVERSIE,
    JaarNietBekend,
    bewaar_parameters,
    eis_jaar,
    reken,
)
from .operations.vaststellen_reeks import beslis, leg_voorstel, tel
from .rules.parameters import bekende_wet
from .rules.regeling import Regeling
from .rules.rente import RenteOntbreekt, eis_rente

RENTE, VASTSTELLING, EINDE_STUDIE = "rente", "vaststelling", "einde_studie"
PER_CHUNK = 20_000
GRENS_PROMILLE = 200
"""Above a fifth more or less due in all, the signature asks a reason."""


def verdeel(run: Run, stap: Stap) -> Iterator[tuple[int, int]]:
    """Ranges of `PER_CHUNK` people, together everybody."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM identity_persoon) p"
            " WHERE n %% %s = 1 ORDER BY 1",
            [PER_CHUNK],
        )
        grenzen = [rij[0] for rij in cursor.fetchall()]
        cursor.execute("SELECT max(id) + 1 FROM identity_persoon")
        (einde,) = cursor.fetchone()
    if grenzen:
        yield from zip(grenzen, [*grenzen[1:], einde], strict=True)


def sleutels(run: Run, stap: Stap, van: int, tot: int) -> list[int]:
    """The people in a range: a poisoned chunk is halved down to one of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM identity_persoon WHERE id >= %s AND id < %s ORDER BY 1", [van, tot]
        )
        return [rij[0] for rij in cursor.fetchall()]


def _rente_nagaan(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    regelingen = np.array([int(r) for r in Regeling], dtype=np.int64)
    try:
        eis_rente(regelingen, np.full(len(regelingen), run.periode.year), bekende_wet())
    except RenteOntbreekt as fout:
        raise StapGeweigerd(str(fout)) from fout
    return {}


def _rente_herstellen(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    return herstel_reeks(
        Maand.van(run.periode), van=van, tot=tot, run_id=run.pk, verbinding=verbinding
    )


def _rente_bijschrijven(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    maand = Maand.van(run.periode)
    return bijschrijven_reeks(
        maand, van=van, tot=tot, run_id=run.pk, verbinding=verbinding
    ).totalen()


def _jaar_nagaan(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Refuses a year whose rates or norms are not known, before anything is worked out."""
    try:
        eis_jaar(run.periode.year)
    except JaarNietBekend as fout:
        raise StapGeweigerd(str(fout)) from fout
    bewaar_parameters(bekende_wet())
    return {}


def _jaar_rekenen(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    berekend = reken(
        Maand.van(run.periode), van=van, tot=tot, peil=run.peilmoment, verbinding=verbinding
    )
    leg_voorstel(berekend, run.pk)
    return dict(tel(berekend))


def _jaar_voorbeeld(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """The preview above the signature; a reason is asked when the sum moves more than a fifth."""
    totalen = dict(run.totalen.get("voorbereiden") or {})
    nieuw = totalen.get("te_betalen_centen", 0)
    oud = totalen.get("te_betalen_vorig_jaar_centen", 0)
    ver = abs(nieuw - oud) * 1000 > GRENS_PROMILLE * oud
    return {**totalen, "reden_vereist": ver, "afwijkingen": ["bedrag per maand"] if ver else []}


def _jaar_beslissen(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    return beslis(run, van, tot, verbinding)


def _versie() -> tuple[str, str]:
    return REGELVERSIE, bekende_wet().fingerprint


def plan(dag: date) -> Iterator[Verschuldigd]:
    """What ought to be there: the interest of the month before, and from 15 November the coming year."""
    if not Terugbetaling.objects.exists():
        return
    yield Verschuldigd(soort=RENTE, periode=Maand.van(dag).vorige.eerste_dag)
    yield Verschuldigd(soort=EINDE_STUDIE, periode=Maand.van(dag).eerste_dag)
    if (dag.month, dag.day) >= OPENT_OP:
        yield Verschuldigd(soort=VASTSTELLING, periode=date(dag.year + 1, 1, 1))


def registreer_runs() -> None:
    """Make both kinds and the planner known; called when the app is ready."""
    delen: dict[str, Any] = {"soort": "chunks", "verdeel": verdeel, "sleutels": sleutels}
    registreer(
        Runsoort(
            naam=RENTE,
            titel="Rente bijschrijven",
            stappen=(
                Stapsoort(naam="nagaan", titel="Nagaan of de rente bekend is", soort="enkel", enkel=_rente_nagaan),
                Stapsoort(naam="herstellen", titel="Herstellen: wat later bekend werd", werk=_rente_herstellen, rekent=True, **delen),
                Stapsoort(naam="bijschrijven", titel="Bijschrijven", werk=_rente_bijschrijven, rekent=True, **delen),
            ),
            versie=_versie,
        )
    )  # fmt: skip
    registreer(
        Runsoort(
            naam=VASTSTELLING,
            titel="Rente en maandbedrag voor het nieuwe jaar",
            stappen=(
                Stapsoort(naam="nagaan", titel="Nagaan of rente en normen bekend zijn", soort="enkel", enkel=_jaar_nagaan),
                Stapsoort(naam="voorbereiden", titel="Voorbereiden: uitrekenen en vastleggen", werk=_jaar_rekenen, rekent=True, **delen),
                Stapsoort(naam="tekenen", titel="Tekenen: het voorbeeld nakijken", soort="mens", enkel=_jaar_voorbeeld),
                Stapsoort(naam="vrijgeven", titel="Vrijgeven door een ander", soort="vrijgave"),
                Stapsoort(naam="beslissen", titel="Beslissen en brieven klaarleggen", werk=_jaar_beslissen, **delen),
            ),
            versie=_versie,
        )
    )  # fmt: skip
    registreer_planner(plan)
