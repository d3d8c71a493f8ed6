"""Decide a year for everybody in a range, exactly as it was frozen and signed, with the letters that go with it."""

from collections import Counter
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from terugbetalen.models import Vaststelling, Voorstel
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.sql import lees

from .vaststellen import REGELVERSIE, Berekend

BRON = "terugbetalen.vaststelling"
"""`Brief.bron` of a letter about a decision."""
BRIEF = "terugbetaling_jaar"


def leg_voorstel(berekend: Berekend, run_id: int) -> int:
    """Freeze what was worked out as lines of a run; how many."""
    return len(
        Voorstel.objects.bulk_create(
            [Voorstel(run_id=run_id, **rij) for rij in berekend.rijen()], batch_size=2_000
        )
    )


def tel(berekend: Berekend) -> dict[str, int]:
    """The preview: how many change, by how much a month and why, beside what was due the year before."""
    t: Counter[str] = Counter()
    for rij, oud in zip(
        berekend.rijen(), berekend.stand.feiten.oud_te_betalen.tolist(), strict=True
    ):
        eerder, nieuw = max(oud, 0), rij["te_betalen_centen"]
        t["personen"] += 1
        t["te_betalen_centen"] += nieuw
        t["te_betalen_vorig_jaar_centen"] += eerder
        t["onveranderd"] += not rij["is_anders"]
        t["anders"] += rij["is_anders"]
        t["nieuw"] += oud < 0
        t["meer"] += nieuw > eerder
        t["minder"] += nieuw < eerder
        t["meer_centen"] += max(nieuw - eerder, 0)
        t["minder_centen"] += max(eerder - nieuw, 0)
        t[f"fase_{rij['fase']}"] += 1
        if rij["is_anders"]:
            t[f"door_{rij['waardoor'] or 'eerste_keer'}"] += 1
    f, uit = berekend.stand.feiten, berekend.uit
    t["rente_anders"] = int(((f.oud_rente >= 0) & (f.oud_rente != uit.rente_ppm)).sum())
    t["inkomen_onbekend"] = int((f.inkomen == -1).sum())
    return dict(t)


def beslis(
    run: Run, van: int, tot: int, verbinding: BaseDatabaseWrapper = connection
) -> dict[str, Any]:
    """Turn the frozen lines of a range into decisions, fixed rates and letters; call it in a transaction.

    Who died since is left out, and who was decided about since the cut-off keeps that decision.
    """
    wat: dict[str, Any] = {
        "run_id": run.pk,
        "van": van,
        "tot": tot,
        "peil": run.peilmoment,
        "op": bedrijfsdatum.moment(),
        "dag": _dag(),
        "actor": run.geopend_door,
        "parameterset": bekende_wet().fingerprint,
        "regelversie": REGELVERSIE,
        "soort": BRIEF,
        "bron": BRON,
    }
    aantal: dict[str, Any] = {}
    with verbinding.cursor() as cursor:
        for naam in ("sluit", "besluit", "rente", "brieven"):
            cursor.execute(lees(f"jaar_{naam}"), wat)
            aantal[_WOORD[naam]] = cursor.rowcount
    return aantal


def leg_brief(nieuw: Vaststelling, oud: Vaststelling | None) -> None:
    """The letter of the year about one decision outside a run, when the rate or the amount is another."""
    if oud is not None and (nieuw.rente_ppm, nieuw.te_betalen_centen) == (
        oud.rente_ppm,
        oud.te_betalen_centen,
    ):
        return
    zelfde = "jaar", "regeling", "fase", "waardoor", "rente_ppm", "rente_vast_tot", "schuld_centen"
    data = {naam: getattr(nieuw, naam) for naam in (*zelfde, "resterende_maanden")}
    leg_klaar(
        NieuweBrief(
            persoon_id=nieuw.persoon_id,
            taal=nieuw.persoon.taal,
            bron_id=nieuw.pk,
            data={
                **data,
                "vanaf": nieuw.geldig.lower,
                "oud_rente_ppm": oud.rente_ppm if oud else None,
                "wettelijk_centen": nieuw.wettelijk_maandbedrag_centen,
                "draagkracht_centen": nieuw.draagkracht_centen,
                "te_betalen_centen": nieuw.te_betalen_centen,
                "oud_te_betalen_centen": oud.te_betalen_centen if oud else None,
                "peiljaar": nieuw.feiten.get("peiljaar"),
                "klokken": nieuw.feiten.get("per_klok"),
            },
        ),
        soort=BRIEF,
        bron=BRON,
        sjabloonversie=1,
    )


_WOORD = {
    "sluit": "vervangen",
    "besluit": "besluiten",
    "rente": "renteperioden",
    "brieven": "brieven",
}


def _dag() -> date:
    return bedrijfsdatum.vandaag()
