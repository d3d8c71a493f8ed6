"""The script of the demo: one act after another, each done once, so that a demo that stopped goes on.

The business date moves forward through it; runs are worked off by the Celery workers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.audit.models import Bedrijfsdatum, Handeling
from duo_portal.batches.draaiboek import Akte, akten
from duo_portal.batches.models import Run
from duo_portal.foundation.kalender import betaaldag
from duo_portal.foundation.period import Maand, maanden
from duo_portal.identity.models import Persoon
from duo_portal.identity.synthetisch import eis_demo
from studiefinanciering.models import Uitbetaalmelding
from studiefinanciering.uitbetalen.berekenen import UITBETALING
from studiefinanciering.uitbetalen.plannen import opent_op

from . import aanvraagstroom, verhalen, zaaien
from .bank import bezoek_bank
from .besluiten import beslis
from .gebeurtenissen import GEBEURTENISSEN, Gebeurtenis, retour_kenmerken
from .opleidingen import zaai_opleidingen
from .runs import Vertel, drijf, open_of_vind, wacht_op
from .statistieken import ververs
from .verhalen_zaaien import zaai_verhalen
from .zaaien import ACTOR

BEGIN = date(2023, 6, 1)
LAATSTE_AANVRAAGDAG = date(2023, 8, 31)
TOEKENNEN_OP, NIEUW_JAAR_OP = date(2023, 9, 1), date(2023, 12, 18)
RETOUR_NA = timedelta(days=7)
"""The bank books what comes back within a few working days."""
EERSTE, LAATSTE = Maand(2023, 9), Maand(2024, 1)
NASPEL_TOT = date(2024, 2, 16)
"""What happens after the last payday, up to the opening of the next payout."""
TEGELIJK = 2
"""Parts of the population that are sown side by side."""
_OPTIES = "demo:begin"


class AndereDemo(RuntimeError):
    """This database holds something else than the demo that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opties:
    """How many students and by which seed; `tot` is the last month that is paid."""

    ho: int
    mbo: int
    seed: int
    tot: Maand = LAATSTE


def speel(opties: Opties, vertel: Vertel) -> None:
    """Play the demo from where it is to the payday of `opties.tot`.

    Raises `MassapersoonGeweigerd` outside DEMO_MODE, `AndereDemo`, and `RunKomtNietVerder`.
    """
    eis_demo("De demo")
    _begin(opties)
    _zaai(opties, vertel)
    _vraag_aan(opties, vertel)
    _eenmaal("toekennen:2023-09", partial(_ken_toe, TOEKENNEN_OP, EERSTE, vertel))
    for maand in maanden(EERSTE, opties.tot + 1):
        if maand.maand == 1:
            _laat_gebeuren(NIEUW_JAAR_OP, opties.seed, vertel)
            _eenmaal(f"toekennen:{maand}", partial(_ken_toe, NIEUW_JAAR_OP, maand, vertel))
        _laat_gebeuren(opent_op(maand), opties.seed, vertel)
        _eenmaal(f"betalen:{maand}", partial(betaal, maand, opties.seed, vertel))
    if opties.tot >= LAATSTE:
        _laat_gebeuren(NASPEL_TOT, opties.seed, vertel)


def run_van(maand: Maand) -> Run | None:
    """The payout run of a month."""
    vraag = Run.objects.filter(soort=UITBETALING, periode=maand.eerste_dag)
    return vraag.exclude(status=Run.Status.GEANNULEERD).order_by("nummer").first()


def naar(dag: date) -> None:
    """Let it be `dag`, unless it is later already."""
    if not Bedrijfsdatum.objects.exists() or bedrijfsdatum.vandaag() < dag:
        bedrijfsdatum.zet(dag, ACTOR)


def betaal(maand: Maand, seed: int, vertel: Vertel) -> None:
    """The whole run of a month: the cut-off, two signatures, the bank on payday, its answers."""
    naar(opent_op(maand))
    vertel(f"Uitbetaling {maand}: geopend op {opent_op(maand):%d-%m-%Y}")
    run = drijf(open_of_vind(UITBETALING, maand.eerste_dag).pk, vertel, tot_stap="bevestigen")
    naar(betaaldag(maand))
    retour = retour_kenmerken(run)
    bezoek_bank(betaaldag(maand), seed=seed, retour=retour)
    drijf(run.pk, vertel, van_stap="bevestigen")
    if retour:
        vertel(f"    {len(retour)} betaling komt terug: de rekening is opgeheven")
        naar(betaaldag(maand) + RETOUR_NA)
        bezoek_bank(betaaldag(maand) + RETOUR_NA, seed=seed)
        wacht_op(lambda: Uitbetaalmelding.objects.filter(uitbetaling__run_id=run.pk).exists())


def _laat_gebeuren(tot: date, seed: int, vertel: Vertel) -> None:
    """What happens to the named people before the cut-off of a run, and what other apps play in between."""
    alles: list[Gebeurtenis | Akte] = [*GEBEURTENISSEN, *akten()]
    for wat in sorted(alles, key=lambda wat: wat.dag):
        if wat.dag < tot:
            _eenmaal(f"gebeurtenis:{wat.sleutel}", partial(_gebeurt, wat, seed, vertel))


def _gebeurt(wat: Gebeurtenis | Akte, seed: int, vertel: Vertel) -> None:
    naar(wat.dag)
    vertel(f"{wat.dag:%d-%m-%Y}: {wat.tekst}")
    if isinstance(wat, Akte):
        wat.doe(_Toneel(vertel, seed))
    else:
        wat.doe()


class _Toneel:
    """What an act of another app may use."""

    def __init__(self, vertel: Vertel, seed: int) -> None:
        self.vertel, self.seed = vertel, seed

    def drijf(self, soort: str, periode: date, *, van_stap: str = "", tot_stap: str = "") -> None:
        run = open_of_vind(soort, periode)
        drijf(run.pk, self.vertel, van_stap=van_stap, tot_stap=tot_stap)

    def bank(self, dag: date, retour: Iterable[str] = ()) -> None:
        bezoek_bank(dag, seed=self.seed, retour=retour)


def _begin(opties: Opties) -> None:
    """Write down what was asked for; the same again goes on, another demo is refused."""
    nu = {"ho": opties.ho, "mbo": opties.mbo, "seed": opties.seed}
    eerder = Handeling.objects.filter(sleutel=_OPTIES).first()
    if eerder is None and Persoon.objects.exists():
        raise AndereDemo(
            "Deze database is niet leeg en hoort niet bij een demo: kies een andere VAR_DIR."
        )
    if eerder is None:
        naar(BEGIN)
        vastleggen(soort="demo_begin", actor=ACTOR, sleutel=_OPTIES, uitkomst=nu)
    elif eerder.uitkomst != nu:
        raise AndereDemo(
            f"Hier staat al een demo met {eerder.uitkomst}: kies een andere VAR_DIR of `make clean`."
        )


def _zaai(opties: Opties, vertel: Vertel) -> None:
    zaai_opleidingen()
    zaai_verhalen()
    vertel(f"  gezaaid: {len(verhalen.verhalen())} mensen met een verhaal")
    klaar, totaal = 0, opties.ho + opties.mbo
    for deel in zaaien.zaai(ho=opties.ho, mbo=opties.mbo, seed=opties.seed, tegelijk=TEGELIJK):
        klaar += deel.ho + deel.mbo
        vertel(f"  gezaaid: {klaar} van {totaal} studenten, met hun ouders")
    ververs()


def _vraag_aan(opties: Opties, vertel: Vertel) -> None:
    """The masses along the curve, the named people on their days; told once a month."""
    stand = f"  aanvragen tot en met {BEGIN:%d-%m-%Y}: 0"
    dag = BEGIN
    for volgende, totaal in aanvraagstroom.stroom_in(opties.ho, opties.mbo, opties.seed):
        if volgende.month != dag.month:
            vertel(stand)
        dag = volgende
        verhalen.vraag_aan(dag)
        stand = f"  aanvragen tot en met {dag:%d-%m-%Y}: {totaal}"
    naar(LAATSTE_AANVRAAGDAG)
    verhalen.vraag_aan(LAATSTE_AANVRAAGDAG)
    vertel(stand)
    ververs()


def _ken_toe(dag: date, maand: Maand, vertel: Vertel) -> None:
    naar(dag)
    vertel(f"Toekennen vanaf {maand}: besluiten van {dag:%d-%m-%Y}")
    beslis(maand, vertel)


def _eenmaal(naam: str, doe: Callable[[], None]) -> None:
    """Do an act unless it is written down as done; each can be done again when it stopped half-way."""
    sleutel = f"demo:{naam}"
    if Handeling.objects.filter(sleutel=sleutel).exists():
        return
    doe()
    with transaction.atomic():
        vastleggen(soort="demo_stap", actor=ACTOR, sleutel=sleutel)
