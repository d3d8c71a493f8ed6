"""Tasks: one line around an operation. The list of work stands in Postgres; a lost message harms nobody."""

from celery import shared_task

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.gateways.bank.bestanden import ruim_op

from .intake.daginname import daginname
from .operations.beslissen import beslis_aanvragen as beslis_over_aanvragen
from .operations.dagelijks import doe_dagelijks as doe_wat_de_dag_vraagt
from .uitbetalen.bevestigen import lees_bank as neem_bankpost_in


@shared_task
def lees_bank() -> None:
    """Take in what the bank left."""
    neem_bankpost_in()


@shared_task
def ruim_bankbestanden_op() -> None:
    """Delete the content of bank files whose term has passed."""
    ruim_op(vandaag())


@shared_task
def neem_registers_in() -> None:
    """Take in what the registers reported since the last time."""
    daginname()


@shared_task
def doe_dagelijks() -> None:
    """Ask what the calendar brings: interest that lapses, claims after a right, first years."""
    doe_wat_de_dag_vraagt()


@shared_task
def beslis_aanvragen() -> None:
    """Decide on what citizens asked for one by one, as far as the facts allow."""
    beslis_over_aanvragen()
