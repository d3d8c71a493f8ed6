"""After study: since when somebody repays, and one letter with the debt and when what begins (6.5-6.7)."""

from datetime import date
from typing import Any

import numpy as np
from django.db import transaction
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, eenmalig, vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from duo_portal.ledger.codes import Regime
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from studiefinanciering.queries import gestopt
from terugbetalen.models import Renteperiode, Terugbetaling
from terugbetalen.queries import Schuld, schuld_van
from terugbetalen.rules.fase import begin_terugbetaling, bepaal_fasen, zonder_pauze

from .indelen import Dossierindeling, deel_dossier_in
from .kiezen import leg_keuze_in_terugbetaling
from .rentevast import zet_vast

BRIEF = "terugbetaling_einde_studie"
BRON = "terugbetalen.terugbetaling"


def start(
    *,
    persoon_id: int,
    gestopt_per: Maand,
    regeling: Regime | None = None,
    actor: str = SYSTEEM,
    met_brief: bool = True,
) -> Terugbetaling:
    """Student finance stopped in this month: the terugbetalingsperiode begins on 1 January after the last month.

    Without `regeling` it follows from the file of student finance (`indelen`), else from the loans in the ledger. The same again returns what stands. With `met_brief` the
    letter goes to who owes something.
    """
    with transaction.atomic():
        sleutel = f"terugbetaling_start:{persoon_id}:{regeling == Regime.LLLK}:{gestopt_per}"
        if (eerder := eenmalig(sleutel)) is not None:
            return Terugbetaling.objects.get(pk=eerder.uitkomst["terugbetaling"])
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        schuld = schuld_van(persoon_id, bedrijfsdatum.vandaag())
        indeling = None if regeling else deel_dossier_in(persoon_id, gestopt_per=gestopt_per)
        gekozen = regeling or _regeling(schuld, indeling)
        laatste = np.array([gestopt_per.index - 1], dtype=np.int64)
        begin = begin_terugbetaling(laatste)
        rij = tijd.wijzig(
            Terugbetaling,
            persoon,
            DateRange(_dag(begin), None, "[)"),
            is_lllk=gekozen == Regime.LLLK,
            regeling=int(gekozen),
            gestopt_per=gestopt_per.eerste_dag,
        )
        vast = zet_vast(
            persoon,
            is_lllk=rij.is_lllk,
            regeling=rij.regeling,
            begin=Maand.van(rij.geldig.lower),
            op=bedrijfsdatum.vandaag(),
        )
        if indeling is not None:
            leg_keuze_in_terugbetaling(persoon, indeling)
        vastleggen(
            soort="terugbetaling_starten",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=sleutel,
            uitkomst={"terugbetaling": rij.pk},
        )
        if met_brief and schuld.totaal_centen > 0 and persoon.overleden_op is None:
            _brief(persoon, rij, schuld, begin, vast, indeling)
    return rij


def start_gestopten(van: int, tot: int, maand: Maand) -> dict[str, int]:
    """Everybody in [van, tot) who has had no student finance for the month before `maand`, once; call it in a transaction.

    That whole month is waited for, so that an award that comes a little late is no end of study. Who repays already
    is left as they are, and so is who died or owes nothing.
    """
    gestopten = gestopt(van, tot, voor=maand.vorige)
    bezig = set(
        Terugbetaling.objects.filter(
            persoon_id__in=gestopten, is_lllk=False, bekend__upper_inf=True
        ).values_list("persoon_id", flat=True)
    )
    overleden = set(
        Persoon.objects.filter(pk__in=gestopten, overleden_op__isnull=False).values_list(
            "pk", flat=True
        )
    )
    nieuw = 0
    for wie in sorted(gestopten.keys() - bezig - overleden):
        if schuld_van(wie, bedrijfsdatum.vandaag()).totaal_centen > 0:
            start(persoon_id=wie, gestopt_per=gestopten[wie])
            nieuw += 1
    return {"gestopt": len(gestopten), "begonnen": nieuw, "betaalt_al": len(bezig)}


def _regeling(schuld: Schuld, indeling: Dossierindeling | None) -> Regime:
    """The rules by the file; without one those of the loans in the ledger, of prestatiebeurs alone SF35."""
    if indeling is not None:
        return Regime(int(indeling.zonder_keuze))
    regimes = sorted({regel.regime for regel in schuld.regels} - {0, int(Regime.LLLK)})
    return Regime(regimes[-1]) if regimes else Regime.SF35


def _brief(
    persoon: Persoon,
    rij: Terugbetaling,
    schuld: Schuld,
    begin: np.ndarray,
    vast: list[Renteperiode],
    indeling: Dossierindeling | None,
) -> None:
    """With the fixed rate when it is known already: who begins after the run of November gets no other letter of it."""
    fasen = bepaal_fasen(zonder_pauze(np.array([rij.regeling], dtype=np.int64), begin))
    leg_klaar(
        NieuweBrief(
            persoon_id=persoon.pk,
            taal=persoon.taal,
            bron_id=rij.pk,
            data={
                "regeling": rij.regeling,
                "gestopt_per": rij.gestopt_per,
                "begin": _dag(fasen.begin),
                "aflos_begin": _dag(fasen.aflos_begin),
                "einde": _dag(fasen.einde),
                "op": schuld.op,
                "hoofdsom_centen": schuld.hoofdsom_centen,
                "rente_centen": schuld.rente_centen,
                "voorwaardelijk_centen": schuld.voorwaardelijk_centen,
                "op_verzoek": rij.regeling == Regime.SF15_OUD,
                **_waarom(indeling),
                "rente_ppm": vast[-1].rente_ppm if vast else None,
                "rente_vast_tot": vast[-1].geldig.upper if vast else None,
            },
        ),
        soort=BRIEF,
        bron=BRON,
        sjabloonversie=1,
    )


def _waarom(indeling: Dossierindeling | None) -> dict[str, Any]:
    """Why these rules, and what may still be chosen until which day, for the letter."""
    if indeling is None:
        return {}
    tot = indeling.open_tot if indeling.open_keuze else None
    if tot is not None and tot < bedrijfsdatum.vandaag():
        tot = None
    return {
        "reden": int(indeling.reden),
        "gekozen": int(indeling.gekozen) if indeling.gekozen else None,
        "keuze": [int(r) for r in indeling.open_keuze] if tot else [],
        "keuze_tot": tot,
    }


def _dag(maand: np.ndarray) -> date:
    return Maand.van_index(int(maand[0])).eerste_dag
