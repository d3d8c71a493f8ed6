"""Open a check for who was drawn, and take a file to look at."""

import uuid
from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from uitwonendencontrole.controleren.kern import handeling, schrijf_log
from uitwonendencontrole.controleren.leggen import leg_brief
from uitwonendencontrole.controleren.poorten import eis_geen_stop
from uitwonendencontrole.models import Controle, Geloot, Stand, Trekking
from uitwonendencontrole.rules.controle import parameters


def start_controles(*, trekking_id: int, op: date, actor: str = SYSTEEM) -> list[Controle]:
    """A check for everybody who was drawn and has none yet, with the letter that tells so. Again opens nothing new.

    Raises `OvergangGeweigerd` while the checks are stopped.
    """
    eis_geen_stop()
    trekking = Trekking.objects.select_related("verbinding__kader").get(pk=trekking_id)
    uit = []
    for geloot in Geloot.objects.filter(trekking=trekking, controle=None).order_by("volgnummer"):
        with transaction.atomic():
            uit.append(_start(geloot, trekking, op, actor))
    return uit


def _start(geloot: Geloot, trekking: Trekking, op: date, actor: str) -> Controle:
    sleutel = uuid.uuid4()
    controle = Controle.objects.create(
        uuid=sleutel,
        geloot=geloot,
        persoon_id=geloot.persoon_id,
        stand_sinds=op,
        geopend_op=op,
        # One in ten, by the random key of the check: nobody chooses whose file a second person sees.
        toets_tweede=sleutel.int % parameters()["steekproef"]["een_op"] == 0,
    )
    kans = {"aantal": trekking.verbinding.aantal, "totaal": trekking.verbinding.kader.aantal}
    regel = schrijf_log(
        controle, "start", actor=actor, op=op, naar=Stand.GELOOT, gegevens={**kans, "toets_tweede": controle.toets_tweede}
    )  # fmt: skip
    leg_brief(controle, regel, "controle_geloot", op, kans)
    vastleggen(
        soort="controle_start",
        actor=actor,
        betrokkene_id=controle.persoon_id,
        sleutel=f"controle:start:{geloot.pk}",
        uitkomst={"controle": str(controle.uuid)},
    )
    return controle


def open_dossier(*, controle_id: int, actor: str, op: date, sleutel: str) -> Controle:
    """Reviewer A takes the file."""
    with handeling(
        controle_id=controle_id, soort="open_dossier", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan:
            stap.controle.beoordelaar = actor
            stap.zet("open_dossier")
    return stap.controle
