"""Freeze what a run means to do: a line for everybody who is due for a step, is stopped, or is out of arrears."""

from collections import Counter
from datetime import date

from terugbetalen.models import Invorderingsregel

from .besluit import Uitkomst, Voornemen, besluit
from .gevallen import lees_gevallen
from .stops import stops_van


def voornemens(op: date, *, van: int, tot: int) -> list[Voornemen]:
    """What is to be done for the people [van, tot) on a day, by person."""
    gevallen = lees_gevallen(op, van=van, tot=tot)
    stops = stops_van(list(gevallen), op)
    uit = [besluit(gevallen[wie], op, stops.get(wie, ())) for wie in sorted(gevallen)]
    return [voornemen for voornemen in uit if voornemen is not None]


def leg_vast(run_id: int, voornemens_: list[Voornemen], *, is_uitvoering: bool = False) -> None:
    """Store the lines; a chunk that runs again leaves what stands."""
    Invorderingsregel.objects.bulk_create(
        [
            Invorderingsregel(
                run_id=run_id,
                persoon_id=v.persoon_id,
                is_uitvoering=is_uitvoering,
                stap=v.stap,
                uitkomst=v.uitkomst,
                reden=v.reden,
                achterstand_centen=v.achterstand_centen,
                vergoeding_centen=v.vergoeding_centen,
                stops=list(v.stops),
            )
            for v in voornemens_
        ],
        ignore_conflicts=True,
    )


def tel(voornemens_: list[Voornemen]) -> dict[str, int]:
    """Totals of a chunk: per step people and cents, per stop people; the preview adds them up."""
    som: Counter[str] = Counter()
    for v in voornemens_:
        if v.uitkomst == Uitkomst.STAP:
            som[f"{v.stap}_mensen"] += 1
            som[f"{v.stap}_centen"] += v.achterstand_centen
            som["vergoeding_centen"] += v.vergoeding_centen
        elif v.uitkomst == Uitkomst.STOP:
            som["tegengehouden_mensen"] += 1
            som.update(f"door_{naam}" for naam in v.stops)
        else:
            som["einde_mensen"] += 1
    return dict(som)
