"""Decide anew for a chunk of households, or only count what would be decided (art. 7.1)."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.besluiten.gevolgen import meld_uitval, rond_af
from studiefinanciering.besluiten.herzien import Herziening, bereken_herziening
from studiefinanciering.besluiten.kiezen import kies_besluiten
from studiefinanciering.besluiten.schrijven import Omslag, schrijf
from studiefinanciering.dossier.lezen import Dossiers, lees_dossiers
from studiefinanciering.models import Toekenning
from studiefinanciering.rules.herzien_termijn import Grond
from studiefinanciering.rules.parameters import bekende_wet

from .gezin import herzie_gezin, vergrendel
from .uitkomst import Uitkomst

_S = Toekenning.Soort


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanleiding:
    """Why is decided anew. `gezien` is what the letter says that was seen, in Dutch (B1)."""

    reden: str
    grond: Grond = Grond.OVERIG
    soort: Toekenning.Soort = _S.HERZIENING
    gezien: str = ""


def herzien_reeks(
    *,
    gezin_van: int,
    gezin_tot: int,
    van: Maand,
    tot: Maand,
    aanleiding: Aanleiding,
    actor: str,
    peil: datetime | None = None,
    run_id: int | None = None,
    alleen: list[int] | None = None,
    vervolg: bool = True,
    verbinding: BaseDatabaseWrapper = connection,
    parameters: Parameters | None = None,
) -> Uitkomst:
    """Decide anew for the households [gezin_van, gezin_tot) on decisions that touch [van, tot) of one year.

    Facts count as known at `peil` (default: now). With `vervolg` later years of who changed are revised too.
    Call it in a transaction.
    """
    wet, uitkomst = parameters or bekende_wet(), Uitkomst()
    gedaan, veranderd = list[int](), list[int]()
    wie = None if alleen is None else np.array(alleen, dtype=np.int64)
    vergrendel(verbinding, gezin_van, gezin_tot)
    while True:
        nu = bedrijfsdatum.moment()
        dossiers = _lees(verbinding, gezin_van, gezin_tot, van, tot, peil or nu, wet)
        gekozen = kies_besluiten(dossiers, wie, gedaan)
        if not len(gekozen):
            break
        herziening = bereken_herziening(
            verbinding, dossiers, gekozen, grond=aanleiding.grond, dag=nu.date(), parameters=wet
        )
        omslag = _omslag(herziening, aanleiding, nu, actor, wet, run_id)
        ronde = _schrijf(verbinding, dossiers, herziening, omslag, aanleiding.gezien)
        uitkomst += ronde
        gedaan += [*gekozen.vervangt.tolist(), *ronde.ids]
        veranderd += herziening.berekend.persoon_id.tolist()
        if not gekozen.is_rest:
            break
    if vervolg and veranderd and _heeft_later(verbinding, veranderd, tot):
        uitkomst += herzien_reeks(
            gezin_van=gezin_van,
            gezin_tot=gezin_tot,
            van=tot,
            tot=Maand(tot.jaar + 1, 1),
            aanleiding=aanleiding,
            actor=actor,
            peil=peil,
            run_id=run_id,
            alleen=veranderd,
            verbinding=verbinding,
            parameters=wet,
        )
    return uitkomst


def voorbeeld_reeks(
    *,
    gezin_van: int,
    gezin_tot: int,
    van: Maand,
    tot: Maand,
    grond: Grond,
    peil: datetime,
    alleen: list[int] | None = None,
    verbinding: BaseDatabaseWrapper = connection,
    parameters: Parameters | None = None,
) -> dict[str, int]:
    """What `herzien_reeks` would do, without deciding: counts, cents more and less, and the facts behind it."""
    wet = parameters or bekende_wet()
    dossiers = _lees(verbinding, gezin_van, gezin_tot, van, tot, peil, wet)
    wie = None if alleen is None else np.array(alleen, dtype=np.int64)
    gekozen = kies_besluiten(dossiers, wie)
    return bereken_herziening(
        verbinding, dossiers, gekozen, grond=grond, dag=peil.date(), parameters=wet
    ).totalen()


def _lees(
    verbinding: BaseDatabaseWrapper,
    gezin_van: int,
    gezin_tot: int,
    van: Maand,
    tot: Maand,
    peil: datetime,
    wet: Parameters,
) -> Dossiers:
    """The whole calendar year: a decision is revised over all its months, whatever `van` and `tot` touch."""
    if van.jaar != tot.vorige.jaar or tot <= van:
        raise ValueError(f"Een tijdvak ligt binnen een kalenderjaar: {van} tot {tot} niet.")
    return lees_dossiers(
        verbinding,
        gezin_van=gezin_van,
        gezin_tot=gezin_tot,
        van=Maand(van.jaar, 1),
        tot=Maand(van.jaar + 1, 1),
        peil=peil,
        parameters=wet,
    )


def _omslag(
    herziening: Herziening,
    aanleiding: Aanleiding,
    nu: datetime,
    actor: str,
    wet: Parameters,
    run_id: int | None,
) -> Omslag:
    return Omslag(
        soort=aanleiding.soort,
        reden=aanleiding.reden,
        besluit_op=nu.date(),
        besluit_at=nu,
        actor=actor,
        parameters=wet,
        run_id=run_id,
        uitvoerbaar_vanaf=herziening.uitvoerbaar_vanaf(nu.date(), wet),
        gewijzigde_feiten=herziening.gewijzigd,
    )


def _schrijf(
    verbinding: BaseDatabaseWrapper,
    dossiers: Dossiers,
    herziening: Herziening,
    omslag: Omslag,
    gezien: str,
) -> Uitkomst:
    berekend = herziening.berekend
    ids = schrijf(verbinding, berekend, omslag)
    rond_af(verbinding, ids, actor=omslag.actor, dag=omslag.besluit_op, gezien=gezien)
    meld_uitval(berekend.uitval, waarover=omslag.reden, bron_id=omslag.run_id)
    eigen = Uitkomst(
        besluiten=len(ids),
        herzien=len(ids),
        ongewijzigd=herziening.ongewijzigd,
        te_laat=herziening.te_laat,
        uitval=len(berekend.uitval),
        regels=len(berekend.regels),
        centen=int(herziening.nieuw.sum() - herziening.oud.sum()),
        ids=ids,
    )
    if not ids:
        return eigen
    return eigen + herzie_gezin(verbinding, dossiers, berekend, omslag)


def _heeft_later(verbinding: BaseDatabaseWrapper, personen: list[int], vanaf: Maand) -> bool:
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM studiefinanciering_toekenning"
            " WHERE persoon_id = ANY(%s) AND regeling = 0 AND tot > %s)",
            [personen, vanaf.eerste_dag],
        )
        (later,) = cursor.fetchone()
    return bool(later)
