"""Runs and what beat asks: how often, how many workers are rung, when a silent worker loses its session.

Beat only asks the database what is due; what it asks in vain expires before it is asked again.
"""

from typing import Any

import environ

env = environ.Env()

RUN_BELLEN = env.int("RUN_BELLEN", default=2)
RUN_BEL_SECONDEN = env.int("RUN_BEL_SECONDEN", default=900)
RUN_STIL_SECONDEN = env.float("RUN_STIL_SECONDEN", default=30)
RUN_STATEMENT_SECONDEN = env.float("RUN_STATEMENT_SECONDEN", default=300)
RUN_PERSONEN_PER_CHUNK = env.int("RUN_PERSONEN_PER_CHUNK", default=20_000)
_DAG = 24 * 3600.0


def _vraag(taak: str, seconden: float, verloopt: float | None = None) -> dict[str, Any]:
    verloopt = seconden if verloopt is None else verloopt
    return {"task": taak, "schedule": seconden, "options": {"expires": verloopt}}


BEAT_VAN_DE_RUNS = {
    naam: _vraag(f"duo_portal.batches.tasks.{naam}", seconden)
    for naam, seconden in (
        ("veeg", env.float("RUN_VEEG_SECONDEN", default=10)),
        ("plan", env.float("RUN_PLAN_SECONDEN", default=120)),
        ("hartslag", 30.0),
    )
}
BEAT_VAN_DE_KLOK = {
    # What the bank answers, and what the registers report; each thing counts once.
    "lees_bank": _vraag(
        "studiefinanciering.tasks.lees_bank", env.float("BANK_LEES_SECONDEN", default=60)
    ),
    "neem_registers_in": _vraag(
        "studiefinanciering.tasks.neem_registers_in", env.float("REGISTERS_SECONDEN", default=300)
    ),
    # What the calendar brings (claims, lapsed interest, first years): asked often, done once a day.
    "doe_dagelijks": _vraag(
        "studiefinanciering.tasks.doe_dagelijks", env.float("DAGELIJKS_SECONDEN", default=3600)
    ),
    # The same for who repays: instalments of arrangements, what was missed and repaired.
    "doe_dagelijks_terugbetalen": _vraag(
        "terugbetalen.tasks.doe_dagelijks", env.float("DAGELIJKS_SECONDEN", default=3600)
    ),
    # And for checks of the address: terms that are over, decisions that stand, evidence to wipe.
    "doe_dagelijks_controle": _vraag(
        "uitwonendencontrole.tasks.doe_dagelijks", env.float("DAGELIJKS_SECONDEN", default=3600)
    ),
    # Redo the draws and judge the periods of the bias monitor: a ground stops every check by itself.
    "bewaak_stopregel": _vraag(
        "uitwonendencontrole.tasks.bewaak_stopregel", env.float("DAGELIJKS_SECONDEN", default=3600)
    ),
    # What a citizen asks for is decided within a minute when the facts are there. Asked of the database, so
    # that an application waits for no broker.
    "beslis_aanvragen": _vraag(
        "studiefinanciering.tasks.beslis_aanvragen", env.float("BESLIS_SECONDEN", default=15)
    ),
    # Terms of cases: warn before they end, decide on penalties; by its keys done once.
    "bewaak_zaken": _vraag(
        "duo_portal.cases.tasks.bewaak_termijnen", env.float("DAGELIJKS_SECONDEN", default=3600)
    ),
    # What the policy desk asked to be worked out; the click rings at once.
    "reken_wachtende": _vraag("duo_portal.beleid.tasks.reken_wachtende", 60.0),
    # The auditor looks at the books; what it found stands on the operations page.
    "controleer_grootboek": _vraag(
        "duo_portal.verantwoording.tasks.controleer_grootboek", _DAG, verloopt=3600.0
    ),
    "ruim_bankbestanden_op": _vraag(
        "studiefinanciering.tasks.ruim_bankbestanden_op", _DAG, verloopt=3600.0
    ),
    "ruim_concepten_op": _vraag("duo_portal.web.tasks.ruim_concepten_op", _DAG, verloopt=3600.0),
    # What is past its retention term is proposed at night; what a second person approved goes soon after.
    "stel_vernietiging_voor": _vraag(
        "duo_portal.privacy.tasks.stel_vernietiging_voor", _DAG, verloopt=3600.0
    ),
    "vernietig_goedgekeurde": _vraag("duo_portal.privacy.tasks.vernietig_goedgekeurde", 300.0),
}
