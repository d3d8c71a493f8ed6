"""The runs of this room: `achterstandsrente` of a month, and `invordering`, a step of the chain for who is due.

`invordering` freezes its lines, a person signs the preview, another releases; then everybody is looked at again and the
steps are taken. Who was stopped stands in the preview by reason, and in the history of the person.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM
from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import (
    NogNiet,
    Runsoort,
    StapGeweigerd,
    Stapsoort,
    Verschuldigd,
    registreer,
    registreer_planner,
)
from duo_portal.foundation.parameters import BuitenBekendeWet
from duo_portal.foundation.period import Maand
from terugbetalen.batches import sleutels, verdeel
from terugbetalen.models import Termijn
from terugbetalen.rules.parameters import bekende_wet

from . import keten
from .overdragen import maak_overdrachten
from .paspoort import hef_vanzelf_op
from .rente import boek_reeks
from .uitvoeren import voer_uit
from .voorbereiden import leg_vast, tel, voornemens

RENTE, INVORDERING = "achterstandsrente", "invordering"
OPENT_OP = 12
"""Day of the month: two weeks after the terms of the month before fell due."""
REGELVERSIE = "1"


def _rente_nagaan(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    try:
        bekende_wet().waarde("wettelijke_rente.jaar", run.periode)
    except BuitenBekendeWet as fout:
        raise StapGeweigerd(str(fout)) from fout
    return {}


def _rente_boeken(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    maand = Maand.van(run.periode)
    return boek_reeks(maand, van=van, tot=tot, run_id=run.pk, verbinding=verbinding)


def _nagaan(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """The amounts of the day are known, and the interest of the month before is booked: letters name it."""
    op = bedrijfsdatum.vandaag()
    try:
        for naam in ("aanmaning.vergoeding.grens", "overdracht.bedrag.laagste", "paspoort.drempel.bedrag"):  # fmt: skip
            bekende_wet().waarde(naam, op)
    except BuitenBekendeWet as fout:
        raise StapGeweigerd(str(fout)) from fout
    if Run.objects.filter(soort=RENTE, status__in=["lopend", "wacht_op_mens", "mislukt"]).exists():
        raise NogNiet("De wettelijke rente van de vorige maand wordt nog geboekt.")
    return {}


def _voorbereiden(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    lijst = voornemens(bedrijfsdatum.vandaag(), van=van, tot=tot)
    leg_vast(run.pk, lijst)
    return dict(tel(lijst))


def _voorbeeld(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """The preview above the signature; a transfer, which cannot be undone by us alone, asks a reason."""
    totalen = dict(run.totalen.get("voorbereiden") or {})
    zwaar = [
        stap.naam
        for stap in keten.alle_stappen()
        if stap.overdracht and totalen.get(f"{stap.naam}_mensen")
    ]
    return {**totalen, "reden_vereist": bool(zwaar), "afwijkingen": zwaar}


def _uitvoeren(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    return voer_uit(run.pk, bedrijfsdatum.vandaag(), van=van, tot=tot, actor=_wie(run))


def _overdragen(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    op = bedrijfsdatum.vandaag()
    return {**maak_overdrachten(run.pk, op), **hef_vanzelf_op(op)}


def _wie(run: Run) -> str:
    """Who released the run."""
    stap = run.stappen.filter(soort=Stap.Soort.VRIJGAVE).first()
    return (stap and stap.getekend_door) or SYSTEEM


def _versie() -> tuple[str, str]:
    return f"{REGELVERSIE}:{keten.vingerafdruk()[:12]}", bekende_wet().fingerprint


def plan(dag: date) -> Iterator[Verschuldigd]:
    """The interest of the month before from the first, and the chain from the twelfth; nothing before terms are asked."""
    if not Termijn.objects.exists():
        return
    yield Verschuldigd(soort=RENTE, periode=Maand.van(dag).vorige.eerste_dag)
    if dag.day >= OPENT_OP:
        yield Verschuldigd(soort=INVORDERING, periode=Maand.van(dag).eerste_dag)


def registreer_runs() -> None:
    """Make both kinds and the planner known."""
    delen: dict[str, Any] = {"soort": "chunks", "verdeel": verdeel, "sleutels": sleutels}
    registreer(
        Runsoort(
            naam=RENTE,
            titel="Wettelijke rente op achterstand",
            stappen=(
                Stapsoort(naam="nagaan", titel="Nagaan of de wettelijke rente bekend is", soort="enkel", enkel=_rente_nagaan),
                Stapsoort(naam="boeken", titel="Wettelijke rente boeken", werk=_rente_boeken, rekent=True, **delen),
            ),
            versie=_versie,
        )
    )  # fmt: skip
    registreer(
        Runsoort(
            naam=INVORDERING,
            titel="Invordering: de volgende stap bij achterstand",
            stappen=(
                Stapsoort(naam="nagaan", titel="Nagaan of rente en bedragen bekend zijn", soort="enkel", enkel=_nagaan),
                Stapsoort(naam="voorbereiden", titel="Voorbereiden: wie krijgt welke stap, en wie niet", werk=_voorbereiden, rekent=True, **delen),
                Stapsoort(naam="tekenen", titel="Tekenen: het voorbeeld nakijken", soort="mens", enkel=_voorbeeld),
                Stapsoort(naam="vrijgeven", titel="Vrijgeven door een ander", soort="vrijgave"),
                Stapsoort(naam="uitvoeren", titel="Stappen zetten en brieven klaarleggen", werk=_uitvoeren, rekent=True, **delen),
                Stapsoort(naam="overdragen", titel="Overdracht klaarzetten", soort="enkel", enkel=_overdragen),
            ),
            versie=_versie,
        )
    )  # fmt: skip
    registreer_planner(plan)
