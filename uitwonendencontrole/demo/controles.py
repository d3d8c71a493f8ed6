"""Checks in the demo: everybody who was drawn gets one, and they stand at different places."""

from datetime import date
from typing import Any

from duo_portal.batches.draaiboek import Akte, Toneel, registreer_akte
from uitwonendencontrole.controleren.operations import beoordelen, bewijzen, starten
from uitwonendencontrole.controleren.vragenlijst import VRAGEN
from uitwonendencontrole.models import Controle, Trekking

START_OP = date(2023, 9, 18)
A, B = "demo-beoordelaar", "demo-collega"
_STAPPEN = 4
"""The first stays drawn, the second is being looked at, the third is in order, the fourth is asked for evidence."""


def start(toneel: Toneel) -> None:
    """Open them and take the first steps; again does nothing."""
    for trekking in Trekking.objects.order_by("pk"):
        starten.start_controles(trekking_id=trekking.pk, op=START_OP)
    for plaats, controle in enumerate(Controle.objects.order_by("pk")):
        zet_voort(controle, plaats % _STAPPEN)
    toneel.vertel(f"    {Controle.objects.count()} controles begonnen")


def zet_voort(controle: Controle, hoever: int) -> None:
    """Take a drawn check `hoever` steps on; one that was taken on already stays as it is."""
    wie: dict[str, Any] = {"controle_id": controle.pk, "op": START_OP}
    if hoever == 0 or controle.stand != "geloot":
        return
    starten.open_dossier(**wie, actor=A, sleutel=f"demo:open:{controle.pk}")
    if hoever == 1:
        return
    is_goed = hoever == 2
    eerste = beoordelen.beoordeel(
        **wie,
        ronde="dossier",
        oordeel="akkoord" if is_goed else "twijfel",
        antwoorden=dict.fromkeys(VRAGEN["dossier"], "ja" if is_goed else "onbekend"),
        reden_code="gegevens_passen" if is_goed else "gegevens_ontbreken",
        reden="Voorbeeld in de demo.",
        actor=A,
        sleutel=f"demo:beoordeel:{controle.pk}",
    )
    beoordelen.kijk_mee(
        beoordeling_id=eerste.pk,
        is_eens=True,
        reden="Voorbeeld in de demo.",
        actor=B,
        op=START_OP,
        sleutel=f"demo:kijk:{controle.pk}",
    )
    if is_goed:
        beoordelen.rond_af_akkoord(**wie, actor=A, reden="demo", sleutel=f"demo:ja:{controle.pk}")
    else:
        bewijzen.vraag_bewijs(**wie, actor=A, sleutel=f"demo:bewijs:{controle.pk}")


def registreer() -> None:
    """Called once, when the app is ready."""
    registreer_akte(Akte(START_OP, "controles", "de eerste controles", start))
