"""Carry out what was signed, for a chunk of people: steps, fees, interruption of limitation, requests, letters.

Everybody is looked at again. Who paid or is stopped since the preview gets no step; that is written down beside the
frozen line. Nobody gets more than what was signed: another step than the frozen one waits for the next run.
"""

import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from terugbetalen.models import Invorderingsregel, Invorderingsstap, Stuiting

from .besluit import Uitkomst, Voornemen
from .gevallen import Geval, lees_gevallen
from .keten import stap_met_naam
from .klaarleggen import leg_brieven_klaar
from .kosten import Kosten, boek_aanmaningskosten, kosten_reeks
from .verjaring import stuit
from .voorbereiden import leg_vast, voornemens


def voer_uit(run_id: int, op: date, *, van: int, tot: int, actor: str) -> dict[str, Any]:
    """Do the frozen lines of a run for the people [van, tot); call it in a transaction. Returns totals."""
    regels = {
        regel.persoon_id: regel
        for regel in Invorderingsregel.objects.filter(
            run_id=run_id, is_uitvoering=False, persoon_id__gte=van, persoon_id__lt=tot
        )
    }
    gedaan = set(
        Invorderingsstap.objects.filter(run_id=run_id, persoon_id__in=regels).values_list(
            "persoon_id", flat=True
        )
    )
    nu = {v.persoon_id: v for v in voornemens(op, van=van, tot=tot)}
    te_doen, anders = [], []
    for wie, regel in regels.items():
        if wie in gedaan or regel.uitkomst == Uitkomst.STOP:
            continue
        voornemen = nu.get(wie) or _verdwenen(regel)
        if voornemen.uitkomst == regel.uitkomst and voornemen.stap == regel.stap:
            te_doen.append(voornemen)
        else:
            anders.append(voornemen)
    leg_vast(run_id, anders, is_uitvoering=True)
    gevallen = lees_gevallen(op, van=van, tot=tot)
    zet(te_doen, gevallen, op, run_id=run_id, actor=actor)
    som: Counter[str] = Counter(f"{v.stap}_gezet" for v in te_doen)
    som["alsnog_anders"] = len(anders)
    return dict(som)


def zet(
    voornemens_: Sequence[Voornemen],
    gevallen: dict[int, Geval],
    op: date,
    *,
    run_id: int | None,
    actor: str,
) -> list[Invorderingsstap]:
    """Write the steps with everything that goes with them; in the order of the people."""
    kosten = kosten_reeks([v.persoon_id for v in voornemens_], op)
    stappen = Invorderingsstap.objects.bulk_create(
        [
            _rij(
                v, gevallen.get(v.persoon_id), kosten.get(v.persoon_id, Kosten()), op, run_id, actor
            )
            for v in voornemens_
        ]
    )
    for rij in stappen:
        _boek(rij, op)
    leg_brieven_klaar(stappen, op)
    return stappen


def _verdwenen(regel: Invorderingsregel) -> Voornemen:
    """Nothing is to be done any more: everything was paid, or the term runs after all."""
    return Voornemen(
        regel.persoon_id,
        regel.stap,
        Uitkomst.STOP,
        "Er is betaald of iets veranderd sinds het voorbeeld.",
        stops=("veranderd",),
    )


def _rij(
    v: Voornemen, geval: Geval | None, kosten: Kosten, op: date, run_id: int | None, actor: str
) -> Invorderingsstap:
    laatste = geval.laatste if geval else None
    is_einde = v.uitkomst == Uitkomst.EINDE
    return Invorderingsstap(
        persoon_id=v.persoon_id,
        dossier=laatste.dossier if laatste else uuid.uuid4(),
        volgnummer=laatste.volgnummer + 1 if laatste else 1,
        stap=v.stap,
        reden=v.reden,
        genomen_op=op,
        betaal_voor=None if is_einde else stap_met_naam(v.stap, op).betaal_voor(op),
        achterstand_centen=v.achterstand_centen,
        kosten_centen=kosten.aanmaning_centen,
        rente_centen=kosten.rente_centen,
        vergoeding_centen=v.vergoeding_centen,
        gegevens={
            "termijnen": [
                [p.termijn_id, p.open_centen, p.vervaldatum.isoformat()] for p in v.posten
            ],
            "incasso": bool(geval and geval.heeft_incasso),
            "buitenland": bool(geval and geval.is_buitenland),
            "terug": is_einde and bool(v.stops),
        },
        run_id=run_id,
        actor=actor,
    )


def _boek(rij: Invorderingsstap, op: date) -> None:
    """The fee, and that limitation begins anew (Awb 4:106)."""
    if rij.stap == Invorderingsstap.EINDE:
        return
    stap = stap_met_naam(rij.stap, op)
    boek_aanmaningskosten(
        persoon_id=rij.persoon_id,
        bedrag_centen=rij.vergoeding_centen,
        op=op,
        sleutel=f"aanmaning:{rij.dossier}:{rij.volgnummer}",
        run_id=rij.run_id,
    )
    if stap.stuit:
        stuit(
            persoon_id=rij.persoon_id,
            op=op,
            grond=Stuiting.Grond.AANMANING,
            bron=f"stap {rij.dossier}/{rij.volgnummer}",
        )
