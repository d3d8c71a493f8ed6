"""The run `controle_herstel`: work out, sign, release by another, revoke and pay back, tie out with the ledger.

One line per decision was frozen by the preview; a line that was done has its day, so a killed worker that starts anew
pays nothing twice: the transaction of a chunk is all or nothing, and every booking has a key of its own.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import Runsoort, StapGeweigerd, Stapsoort, registreer
from uitwonendencontrole.controleren.operations.rechtsgang import herroep
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.models import Controle, Herstelopdracht, Herstelregel, Herziening

from .bulk import SOORT, Keuze, besluiten
from .geld import Stand, boetesleutel, rentesleutel, standen

VOORBEELD_PER_CHUNK, HERSTEL_PER_CHUNK = 500, 50
"""Revoking is some tens of milliseconds a decision: a chunk stays within seconds."""
TITELS = (
    "Uitrekenen wat er terug moet",
    "Tekenen: het herstel nakijken",
    "Vrijgeven door een ander",
    "Intrekken, terugbetalen en brieven klaarleggen",
    "Nakijken of alles sluit met de boeken",
)
_SLUIT_NIET = """
SELECT count(*) FROM uitwonendencontrole_herstelregel r
LEFT JOIN uitwonendencontrole_boete f ON f.herziening_id = r.herziening_id AND r.boete_centen > 0
LEFT JOIN LATERAL (
    SELECT sum(l.bedrag_centen) AS centen FROM ledger_boeking b JOIN ledger_leg l ON l.boeking_id = b.id
    WHERE b.sleutel = %(rente)s || r.herziening_id AND l.zijde = -1) i ON true
LEFT JOIN LATERAL (
    SELECT sum(l.bedrag_centen) AS centen FROM ledger_boeking b JOIN ledger_leg l ON l.boeking_id = b.id
    WHERE b.sleutel = %(boete)s || f.id AND l.zijde = 1) t ON true
JOIN uitwonendencontrole_herziening h ON h.id = r.herziening_id
WHERE r.opdracht_id = %(opdracht)s AND r.hersteld_op IS NOT NULL AND (
    coalesce(i.centen, 0) <> r.rente_geboekt_centen OR coalesce(t.centen, 0) <> r.boete_centen
    OR h.herroepen_op IS DISTINCT FROM r.hersteld_op)
"""


def registreer_run() -> None:
    """Make the run known."""
    uitrekenen, tekenen, vrijgeven, doen, sluiten = TITELS
    registreer(
        Runsoort(
            naam=SOORT,
            titel="Herstel na controles",
            mag_systeem=False,
            stappen=(
                Stapsoort(naam="uitrekenen", titel=uitrekenen, soort="chunks", werk=_uitrekenen, verdeel=_verdeel_besluiten, sleutels=_besluiten_in),
                Stapsoort(naam="tekenen", titel=tekenen, soort="mens", enkel=_voorbeeld),
                Stapsoort(naam="vrijgeven", titel=vrijgeven, soort="vrijgave"),
                Stapsoort(naam="herstellen", titel=doen, soort="chunks", werk=_herstellen, verdeel=_verdeel_regels, sleutels=_regels_in),
                Stapsoort(naam="sluiten", titel=sluiten, soort="enkel", enkel=_sluit),
            ),
        )
    )  # fmt: skip


def opdracht_van(run: Run) -> Herstelopdracht:
    """What this run is to put right."""
    return Herstelopdracht.objects.select_related("trekking").get(run_id=run.pk)


def _uitrekenen(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """Freeze a line per decision; a decision that has one keeps it."""
    opdracht, op = opdracht_van(run), bedrijfsdatum.vandaag()
    gekozen = _gekozen(opdracht).filter(pk__gte=van, pk__lt=tot).select_related("controle")
    try:
        regels = [_regel(opdracht, stand, op) for stand in standen(list(gekozen.order_by("pk")))]
    except ValueError as fout:
        raise StapGeweigerd(f"De wettelijke rente is niet uit te rekenen. {fout}") from fout
    Herstelregel.objects.bulk_create(regels, ignore_conflicts=True)
    namen = ("terug_centen", "betaald_centen", "boete_centen", "rente_centen")
    som = {naam: sum(getattr(regel, naam) for regel in regels) for naam in namen}
    return {"besluiten": len(regels), "brieven": len(regels), **som}


def _regel(opdracht: Herstelopdracht, stand: Stand, op: date) -> Herstelregel:
    is_gedaan = stand.herziening.uitgevoerd_op is not None
    return Herstelregel(
        opdracht=opdracht,
        herziening=stand.herziening,
        persoon_id=stand.herziening.controle.persoon_id,
        terug_centen=stand.herziening.terug_centen if is_gedaan else 0,
        betaald_centen=stand.betaald_centen,
        boete_centen=stand.boete_centen,
        rente_centen=stand.rente(op),
    )


def _voorbeeld(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """What is signed: people, euros, interest, letters."""
    opdracht = opdracht_van(run)
    mensen = opdracht.regels.values("persoon").distinct().count()
    return {**(run.totalen.get("uitrekenen") or {}), "mensen": mensen, "reden_vereist": False}


def _herstellen(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    opdracht, op = opdracht_van(run), bedrijfsdatum.vandaag()
    wachten = opdracht.regels.filter(pk__gte=van, pk__lt=tot, hersteld_op=None).order_by("pk")
    uit = {"hersteld": 0, "al_ingetrokken": 0, "uitgekeerd_centen": 0, "rente_centen": 0}
    wie = _mensen(run)
    for regel in wachten.select_related("herziening").select_for_update(of=("self",)):
        if regel.herziening.herroepen_op is not None:
            uit["al_ingetrokken"] += 1
            continue
        feiten = _herstel(opdracht, regel, run, op, wie)
        regel.hersteld_op = op
        regel.uitgekeerd_centen = feiten.get("terug_centen", 0)
        regel.rente_geboekt_centen = feiten.get("rente_centen", 0)
        regel.save(update_fields=["hersteld_op", "uitgekeerd_centen", "rente_geboekt_centen"])
        uit["hersteld"] += 1
        uit["uitgekeerd_centen"] += regel.uitgekeerd_centen
        uit["rente_centen"] += regel.rente_geboekt_centen
    return uit


def _herstel(
    opdracht: Herstelopdracht, regel: Herstelregel, run: Run, op: date, wie: tuple[str, ...]
) -> dict[str, Any]:
    """Revoke one, in the name of who released the run, or of who signed it where the first took the decision."""
    controle_id = regel.herziening.controle_id
    for plaats, actor in enumerate(wie, 1):
        try:
            herroep(
                controle_id=controle_id,
                wat_ging_mis=opdracht.wat_ging_mis,
                wat_ging_mis_en=opdracht.wat_ging_mis_en,
                actor=actor,
                op=op,
                sleutel=f"herstel:{opdracht.uuid}:{controle_id}",
                run_id=run.pk,
            )
            break
        except OvergangGeweigerd:
            if plaats == len(wie):
                raise
    regels = Controle.objects.get(pk=controle_id).log.order_by("-nummer")
    return dict(lees_feiten(regels.values_list("inhoud", flat=True)[0]))


def lees_feiten(inhoud: str) -> dict[str, Any]:
    """The facts of a line of the log."""
    feiten: dict[str, Any] = json.loads(inhoud)["gegevens"]
    return feiten


def _mensen(run: Run) -> tuple[str, ...]:
    soorten = (Stap.Soort.VRIJGAVE, Stap.Soort.MENS)
    getekend = {s.soort: s.getekend_door for s in run.stappen.filter(soort__in=soorten)}
    return tuple(naam for soort in soorten if (naam := getekend.get(soort)))


def _sluit(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Refuses to call it done while a line and the ledger say something else of fine, interest or the decision."""
    opdracht = opdracht_van(run)
    with connection.cursor() as cursor:
        cursor.execute(
            _SLUIT_NIET,
            {"opdracht": opdracht.pk, "rente": rentesleutel(0)[:-1], "boete": boetesleutel(0)[:-1]},
        )
        (mis,) = cursor.fetchone()
    if mis:
        raise StapGeweigerd(f"Bij {mis} besluiten staat in de boeken iets anders dan in het herstel.")  # fmt: skip
    gedaan = opdracht.regels.filter(hersteld_op__isnull=False).count()
    return {"hersteld": gedaan, "over": opdracht.regels.count() - gedaan}


def _gekozen(opdracht: Herstelopdracht) -> Any:
    return besluiten(Keuze(opdracht.trekking, opdracht.van, opdracht.tot))


def _verdeel_besluiten(run: Run, stap: Stap) -> Iterator[tuple[int, int]]:
    pks = _gekozen(opdracht_van(run)).order_by("pk").values_list("pk", flat=True)
    yield from _reeksen(list(pks), VOORBEELD_PER_CHUNK)


def _verdeel_regels(run: Run, stap: Stap) -> Iterator[tuple[int, int]]:
    pks = opdracht_van(run).regels.order_by("pk").values_list("pk", flat=True)
    yield from _reeksen(list(pks), HERSTEL_PER_CHUNK)


def _besluiten_in(run: Run, stap: Stap, van: int, tot: int) -> list[int]:
    rijen = Herziening.objects.filter(pk__gte=van, pk__lt=tot).order_by("pk")
    return list(rijen.values_list("pk", flat=True))


def _regels_in(run: Run, stap: Stap, van: int, tot: int) -> list[int]:
    rijen = opdracht_van(run).regels.filter(pk__gte=van, pk__lt=tot).order_by("pk")
    return list(rijen.values_list("pk", flat=True))


def _reeksen(pks: list[int], per: int) -> Iterator[tuple[int, int]]:
    for begin in range(0, len(pks), per):
        deel = pks[begin : begin + per]
        yield deel[0], deel[-1] + 1
