"""What the stories share: a scholar with an account, a round, an application, a decision, a run and a bank."""

from datetime import date
from typing import Any

from django.conf import settings
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import open_run
from duo_portal.foundation.kalender import betaaldag
from duo_portal.foundation.period import Maand
from duo_portal.gateways.bank.proefbank.gedrag import Gedrag
from duo_portal.identity.models import Persoon
from studiefinanciering.models import Regelingaanvraag, Regelingbesluit
from studiefinanciering.regelingen.instelbaar import aanvragen, beslissen, rondes
from tests.factories.gezinnen import persoon
from tests.factories.innen import rekening
from tests.terugbetalen.innen.innen import geef_door, werk
from tests.terugbetalen.ontvangen.bankdag import bank, saldo

__all__ = ["Client", "bank", "rekening", "saldo", "settings"]
GEVRAAGD, BESLOTEN = date(2024, 5, 6), date(2024, 6, 3)
ANTWOORDEN = {"is_toegelaten": True, "onderzoeksjaar": "1", "faculteit": "rechten"}


def stel_eui_vast(centen: int = 150_000, naam: str = "2024-2025", **anders: Any) -> date:
    """Amounts of the test, not of any law; the source says so."""
    velden: dict[str, Any] = {
        "regeling": "eui",
        "ronde": naam,
        "opent_op": date(2024, 1, 1),
        "sluit_op": date(2024, 5, 31),
        "van": date(2024, 9, 1),
        "tot": date(2025, 9, 1),
        "bedragen": {"beurs": centen},
        "bron": "proef, geen bedrag uit een regeling",
    } | anders
    bedrijfsdatum.zet(GEVRAAGD, "proef")
    rij = rondes.stel_voor(rondes.NieuweRonde(**velden), actor="anna", op=GEVRAAGD)
    rondes.keur_goed(rij.pk, actor="bob", op=GEVRAAGD)
    return GEVRAAGD


def promovendus(*, met_rekening: bool = True) -> Persoon:
    wie = persoon(date(1996, 4, 2))
    if met_rekening:
        rekening(wie)
    return wie


def vraag(wie: Persoon, sleutel: str = "s", **anders: Any) -> Regelingaanvraag:
    return aanvragen.vraag_aan(
        persoon_id=wie.pk, regeling="eui", antwoorden=ANTWOORDEN | anders, op=GEVRAAGD,
        sleutel=f"{sleutel}:{wie.pk}", actor=f"burger:{wie.pk}",
    )  # fmt: skip


def ken_toe(aanvraag: Regelingaanvraag, op: date = BESLOTEN, **anders: Any) -> Regelingbesluit:
    bedrijfsdatum.zet(op, "proef")
    velden = {"is_toekenning": True, "reden": "voldoet aan alles"} | anders
    voorstel = beslissen.stel_voor(aanvraag_id=aanvraag.pk, op=op, actor="anna", **velden)
    return beslissen.beslis(voorstel_id=voorstel.pk, op=op, actor="bob")


def run_af(maand: date, op: date) -> Run:
    """Open, sign, release and book; the bank answers with `bank`."""
    bedrijfsdatum.zet(op, "proef")
    return geef_door(werk(open_run(soort="kleine_regelingen", periode=maand, actor="anna")))


def betaal(maand: date, op: date, gedrag: Gedrag | None = None) -> Run:
    run = run_af(maand, op)
    for dag in (op, betaaldag(Maand.van(maand))):
        bank(dag, **({"gedrag": gedrag} if gedrag else {}))
    return werk(run)
