"""Toekennen: decide on what was asked and not yet decided, for one person or for a chunk of households.

An award period is a calendar year or part of it (arts. 1.1, 3.21(1)). Who has no right in any month gets a
rejection with its reason. Decided months are left alone, so that the same chunk may run twice.
"""

from collections import Counter
from datetime import datetime

import numpy as np
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.besluiten.gevolgen import meld_uitval, rond_af
from studiefinanciering.besluiten.kiezen import Gekozen, kies_nieuw
from studiefinanciering.besluiten.rekenen import reken
from studiefinanciering.besluiten.schrijven import Omslag, schrijf
from studiefinanciering.dossier.lezen import Dossiers, lees_dossiers
from studiefinanciering.models import Student, Toekenning
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.parameters import bekende_wet

from .gezin import herzie_gezin, vergrendel
from .herzien import Aanleiding, herzien
from .uitkomst import Uitkomst

AANVRAAG, NIEUW_KALENDERJAAR = "aanvraag", "nieuw_kalenderjaar"
_WIJZIGING = Aanleiding(reden="wijziging")


class GeenStudent(LookupError):
    """This person has no file at student finance: take an application first."""


def toekennen(
    *,
    persoon_id: int,
    actor: str,
    sleutel: str | None = None,
    van: Maand | None = None,
    tot: Maand | None = None,
    reden: str = AANVRAAG,
) -> Uitkomst:
    """Decide on everything this student asked for, year by year, up to the end of the present year.

    `van` and `tot` (half-open) bound the months; without them from the first month that was asked for to
    1 January after the business date. Months that were decided already are revised where other choices or
    facts make other lines. The same `sleutel` again gives the first outcome. Revises sisters and brothers
    whose share of the parental contribution changes. Raises `GeenStudent`.
    """
    with transaction.atomic():
        if sleutel and (eerder := eenmalig(sleutel)) is not None:
            return Uitkomst.uit_dict(eerder.uitkomst)
        student = Student.objects.filter(pk=persoon_id).first()
        if student is None:
            raise GeenStudent("Deze persoon heeft geen dossier: neem eerst een aanvraag op.")
        uitkomst = Uitkomst()
        for begin, einde in _jaren(persoon_id, van, tot):
            uitkomst += toekennen_reeks(
                gezin_van=student.gezin_id,
                gezin_tot=student.gezin_id + 1,
                van=begin,
                tot=einde,
                actor=actor,
                reden=reden,
                alleen=[persoon_id],
            )
        if Toekenning.objects.filter(persoon_id=persoon_id, regeling=0).exists():
            uitkomst += herzien(persoon_id=persoon_id, aanleiding=_WIJZIGING, actor=actor, van=van)
        vastleggen(
            soort="toekennen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=sleutel,
            reden=reden,
            uitkomst=uitkomst.als_dict(),
        )
    return uitkomst


def toekennen_reeks(
    *,
    gezin_van: int,
    gezin_tot: int,
    van: Maand,
    tot: Maand,
    actor: str,
    peil: datetime | None = None,
    run_id: int | None = None,
    reden: str = AANVRAAG,
    alleen: list[int] | None = None,
    verbinding: BaseDatabaseWrapper = connection,
    parameters: Parameters | None = None,
) -> Uitkomst:
    """Decide for all students of the households [gezin_van, gezin_tot) over months [van, tot) of one year.

    Facts count as known at `peil` (default: now). `alleen` limits it to some persons. Who cannot be judged
    becomes a work item; the rest go on. Call it in a transaction. Raises ValueError for months of two years.
    """
    if van.jaar != tot.vorige.jaar or tot <= van:
        raise ValueError(f"Een tijdvak ligt binnen een kalenderjaar: {van} tot {tot} niet.")
    wet = parameters or bekende_wet()
    uitkomst = Uitkomst()
    vergrendel(verbinding, gezin_van, gezin_tot)
    while True:
        nu = bedrijfsdatum.moment()
        dossiers = lees_dossiers(
            verbinding,
            gezin_van=gezin_van,
            gezin_tot=gezin_tot,
            van=van,
            tot=tot,
            peil=peil or nu,
            parameters=wet,
        )
        wie = None if alleen is None else np.array(alleen, dtype=np.int64)
        gekozen = kies_nieuw(dossiers, wie)
        omslag = Omslag(
            soort=Toekenning.Soort.TOEKENNING,
            reden=reden,
            besluit_op=nu.date(),
            besluit_at=nu,
            actor=actor,
            parameters=wet,
            run_id=run_id,
        )
        uitkomst += _beslis(verbinding, dossiers, gekozen, omslag)
        if not gekozen.is_rest or not len(gekozen):
            return uitkomst
        peil = None  # what was just decided counts for the rest


def voorbeeld_toekennen(
    *,
    gezin_van: int,
    gezin_tot: int,
    van: Maand,
    tot: Maand,
    peil: datetime,
    verbinding: BaseDatabaseWrapper = connection,
    parameters: Parameters | None = None,
) -> dict[str, int]:
    """What `toekennen_reeks` would do, without deciding: counts, cents per component, and why not."""
    wet = parameters or bekende_wet()
    dossiers = lees_dossiers(
        verbinding,
        gezin_van=gezin_van,
        gezin_tot=gezin_tot,
        van=van,
        tot=tot,
        peil=peil,
        parameters=wet,
    )
    berekend = reken(dossiers, kies_nieuw(dossiers), wet)
    regels = berekend.regels
    per_deel = {
        f"{Component(deel).name.lower()}_centen": int(som)
        for deel, som in enumerate(regels.som_per_component())
        if som
    }
    geen = Counter(reden for reden in berekend.reden if reden != "recht")
    return {
        "toegekend": int(np.count_nonzero(berekend.heeft_recht)),
        "afgewezen": sum(geen.values()),
        "uitval": len(berekend.uitval),
        **per_deel,
        **{f"afgewezen_{reden}": aantal for reden, aantal in sorted(geen.items())},
    }


def _beslis(
    verbinding: BaseDatabaseWrapper, dossiers: Dossiers, gekozen: Gekozen, omslag: Omslag
) -> Uitkomst:
    if not len(gekozen):
        return Uitkomst()
    berekend = reken(dossiers, gekozen, omslag.parameters)
    besluiten = schrijf(verbinding, berekend, omslag)
    rond_af(verbinding, besluiten, actor=omslag.actor, dag=omslag.besluit_op)
    waarover = f"{Maand.van_index(int(gekozen.van.min()))}"
    meld_uitval(berekend.uitval, waarover=waarover, bron_id=omslag.run_id)
    return Uitkomst.van(besluiten, berekend) + herzie_gezin(verbinding, dossiers, berekend, omslag)


def _jaren(persoon_id: int, van: Maand | None, tot: Maand | None) -> list[tuple[Maand, Maand]]:
    """The months to decide about, cut at each 1 January."""
    eerste = van or _eerste_gevraagde(persoon_id)
    einde = tot or Maand(bedrijfsdatum.vandaag().year + 1, 1)
    if eerste is None:
        return []
    einde = max(einde, Maand(eerste.jaar + 1, 1)) if tot is None else einde
    stukken = []
    while eerste < einde:
        grens = min(Maand(eerste.jaar + 1, 1), einde)
        stukken.append((eerste, grens))
        eerste = grens
    return stukken


def _eerste_gevraagde(persoon_id: int) -> Maand | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(lower(geldig)) FROM studiefinanciering_keuze"
            " WHERE persoon_id = %s AND upper_inf(bekend)",
            [persoon_id],
        )
        (dag,) = cursor.fetchone()
    return Maand.van(dag) if dag else None
