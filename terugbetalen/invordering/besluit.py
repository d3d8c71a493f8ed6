"""The next step for somebody, or why there is none: pure, from what was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from terugbetalen.models import Invorderingsregel, Invorderingsstap
from terugbetalen.rules.invordering import aanmaningsvergoeding, mag_overgedragen
from terugbetalen.rules.parameters import bekende_wet

from .gevallen import Geval, Post
from .keten import Stap, stap_met_naam, stappen_op, volgorde
from .stops import Stop

Uitkomst = Invorderingsregel.Uitkomst
TERUGNEMEN = frozenset({"overleden", "wsnp", "betalingsregeling"})
ONDER_GRENS = Stop("De achterstand is te klein om over te dragen.", None, "", "onder_grens")
GEEN_AANMANING = Stop(
    "Er ging geen aanmaning vooraf over wat nog open staat.", None, "", "geen_aanmaning"
)


@dataclass(frozen=True, slots=True)
class Voornemen:
    """What a run means to do for somebody. `posten` are the terms it is about; amounts in cents."""

    persoon_id: int
    stap: str
    uitkomst: Uitkomst
    reden: str
    posten: tuple[Post, ...] = ()
    vergoeding_centen: int = 0
    stops: tuple[str, ...] = ()

    @property
    def achterstand_centen(self) -> int:
        return sum(post.open_centen for post in self.posten)


def volgende_stap(geval: Geval, op: date) -> Stap | None:
    """The step that comes next in the chain for somebody like this, whenever that is; None at its end."""
    nu = volgorde(geval.laatste.stap) if geval.laatste else 0
    for stap in stappen_op(op):
        if volgorde(stap.naam) > nu and stap.past(
            heeft_incasso=geval.heeft_incasso, is_buitenland=geval.is_buitenland
        ):
            is_al_overgedragen = geval.laatste is not None and _is_overdracht(geval.laatste, op)
            return None if is_al_overgedragen else stap
    return None


def besluit(geval: Geval, op: date, stops: Sequence[Stop]) -> Voornemen | None:
    """What is to be done on a day; None when nothing is (the time to pay runs, or the chain has no more steps)."""
    if (einde := _einde(geval) or _terug(geval, op, stops)) is not None:
        return einde
    stap = volgende_stap(geval, op)
    if not geval.posten or stap is None or _loopt_nog(geval.laatste, stap, op):
        return None
    stap, posten = _na_aanmaning(geval, stap, op)
    tegen = [stop for stop in stops if stop.naam not in stap.ondanks]
    if stap.overdracht and not _is_aangemaand(geval, op):
        tegen.append(GEEN_AANMANING)
    som = _som(posten)
    if stap.drempel and not mag_overgedragen(som, len(posten), op, bekende_wet()):
        tegen.append(ONDER_GRENS)
    if tegen:
        return Voornemen(
            geval.persoon_id,
            stap.naam,
            Uitkomst.STOP,
            " ".join(stop.reden for stop in tegen)[:300],
            posten,
            stops=tuple(stop.naam for stop in tegen),
        )
    vergoeding = aanmaningsvergoeding(som, op, bekende_wet()) if stap.vergoeding else 0
    return Voornemen(
        geval.persoon_id, stap.naam, Uitkomst.STAP, _waarom(geval, posten), posten, vergoeding
    )


def _einde(geval: Geval) -> Voornemen | None:
    """The chain ends when what it was about is paid; newer arrears begin one of their own."""
    laatste = geval.laatste
    if laatste is None or geval.nog_open(laatste):
        return None
    reden = "Er is geen achterstand meer."
    if geval.posten:
        reden = "Wat in dit dossier gevraagd is, is betaald. Een nieuwe achterstand begint opnieuw."
    return Voornemen(geval.persoon_id, Invorderingsstap.EINDE, Uitkomst.EINDE, reden)


def _terug(geval: Geval, op: date, stops: Sequence[Stop]) -> Voornemen | None:
    """After a transfer: death, Wsnp and an arrangement take it back, for nobody may go on with it there either."""
    if geval.laatste is None or not _is_overdracht(geval.laatste, op):
        return None
    redenen = [stop.reden for stop in stops if stop.naam in TERUGNEMEN]
    if not redenen:
        return None
    return Voornemen(
        geval.persoon_id,
        Invorderingsstap.EINDE,
        Uitkomst.EINDE,
        f"Teruggenomen van het incassobureau. {redenen[0]}",
        stops=tuple(stop.naam for stop in stops if stop.naam in TERUGNEMEN),
    )


def _loopt_nog(laatste: Invorderingsstap | None, stap: Stap, op: date) -> bool:
    """Whether the time to pay of the step before has not passed."""
    if laatste is None or laatste.betaal_voor is None:
        return False
    return op <= laatste.betaal_voor + timedelta(days=stap.wacht)


def _na_aanmaning(geval: Geval, stap: Stap, op: date) -> tuple[Stap, tuple[Post, ...]]:
    """A transfer is about the terms that the aanmaning asked (Awb 4:117(1)).

    When those are too few by themselves and what came late since makes them enough, everything is asked in an
    aanmaning once more: otherwise the newer terms would wait for ever.
    """
    if not stap.overdracht or geval.aanmaning is None:
        return stap, geval.posten
    posten, wet = geval.nog_open(geval.aanmaning), bekende_wet()
    if mag_overgedragen(_som(posten), len(posten), op, wet):
        return stap, posten
    if mag_overgedragen(_som(geval.posten), len(geval.posten), op, wet):
        return stap_met_naam(geval.aanmaning.stap, op), geval.posten
    return stap, posten


def _som(posten: Sequence[Post]) -> int:
    return sum(post.open_centen for post in posten)


def _is_aangemaand(geval: Geval, op: date) -> bool:
    """Awb 4:117(1): within the term of the aanmaning not everything was paid, and that term has passed."""
    aanmaning = geval.aanmaning
    return (
        aanmaning is not None
        and aanmaning.betaal_voor is not None
        and aanmaning.betaal_voor < op
        and bool(geval.nog_open(aanmaning))
    )


def _is_overdracht(laatste: Invorderingsstap, op: date) -> bool:
    return any(stap.overdracht for stap in stappen_op(op) if stap.naam == laatste.stap)


def _waarom(geval: Geval, posten: Sequence[Post]) -> str:
    aantal = len(posten)
    wat = "1 termijn is" if aantal == 1 else f"{aantal} termijnen zijn"
    sinds = min(post.vervaldatum for post in posten)
    tekst = f"{wat} meer dan twee weken te laat, de oudste sinds {sinds:%d-%m-%Y}."
    if geval.laatste is not None and geval.laatste.betaal_voor is not None:
        tekst += f" Er is niet betaald voor {geval.laatste.betaal_voor:%d-%m-%Y}."
    return tekst
