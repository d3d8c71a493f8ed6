"""The checks of this room: green on a chain that was run, red on each forgery; and the guards of its tables."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.ledger import auditor
from terugbetalen.invordering import paspoort, rente
from terugbetalen.models import Invorderingsregel, Invorderingsstap

from .achterstand import stappen, vorder_in, wanbetaler
from .test_paspoort import OP, in_het_buitenland, stel_voor

MAP = Path(apps.get_app_config("terugbetalen").path) / "controles" / "invordering"
EIGEN = sorted(bestand.stem for bestand in MAP.glob("*.sql"))
TABELLEN = [
    "terugbetalen_invorderingsstap", "terugbetalen_invorderingsregel", "terugbetalen_paspoortsignaal",
    "terugbetalen_termijn", "ledger_boeking", "ledger_leg", "batches_stap",
]  # fmt: skip
STAP = "UPDATE terugbetalen_invorderingsstap SET"
VERVALSINGEN = {
    "een andere stap dan getekend": (f"{STAP} stap = 'aanmaning', volgnummer = 99 WHERE stap = 'bericht'", "invordering_is_getekend"),
    "zonder tweede mens": ("UPDATE batches_stap SET getekend_door = 'ANNA' WHERE naam = 'vrijgeven'", "invordering_is_getekend"),
    "overgedragen zonder aanmaning": (f"{STAP} stap = 'oud' WHERE stap = 'aanmaning'", "overdracht_na_aanmaning"),
    "een aanmaning van een week": (f"{STAP} betaal_voor = genomen_op + 7 WHERE stap = 'aanmaning'", "overdracht_na_aanmaning"),
    "een vergoeding die niet geboekt is": (f"{STAP} vergoeding_centen = 1 WHERE stap = 'bericht'", "vergoeding_is_geboekt"),
    "een boeking zonder aanmaning": ("UPDATE ledger_leg SET bedrag_centen = 1900 + 1 WHERE account_code IN (1320, 8200)", "vergoeding_is_geboekt"),
    "rente zonder achterstand": ("UPDATE terugbetalen_termijn SET vervaldatum = '2030-01-01'", "rente_alleen_over_achterstand"),
    "een signaal door een mens": ("UPDATE terugbetalen_paspoortsignaal SET actor = 'Anna'", "paspoort_door_twee"),
    "een signaal zonder reden": ("UPDATE terugbetalen_paspoortsignaal SET reden = 'hoog' WHERE handeling = 'voorstellen'", "paspoort_door_twee"),
}  # fmt: skip


def rood(verbinding: psycopg.Connection[Any]) -> set[str]:
    return {u.controle.naam for u in auditor.voer_uit(verbinding.cursor(), EIGEN) if not u.is_groen}


@pytest.mark.usefixtures("kloon_db")
def test_elke_vervalsing_wordt_gezien(kloon_db):
    wie = in_het_buitenland()
    rente.boek_van(wie.pk, Maand(2024, 8))
    stel_voor(wie)
    paspoort.beslis(persoon_id=wie.pk, bevestigen=True, reden="eens", op=OP, actor="bert")
    for naam, (opdracht, verwacht) in VERVALSINGEN.items():
        with psycopg.connect(kloon_db.owner_url) as eigenaar:
            assert rood(eigenaar) == set(), naam
            for tabel in TABELLEN:
                eigenaar.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
            assert eigenaar.execute(opdracht).rowcount > 0, naam
            assert verwacht in rood(eigenaar), naam
            eigenaar.rollback()
    assert {verwacht for _o, verwacht in VERVALSINGEN.values()} == set(EIGEN)


@pytest.mark.usefixtures("kloon_db")
def test_de_keten_staat_vast():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler([Maand(2023, 12), Maand(2024, 1)])
    run = vorder_in(date(2024, 3, 12))
    (stap,) = stappen(wie)

    def nog_een(**anders: Any) -> None:
        velden = {
            "persoon_id": wie.pk, "dossier": stap.dossier, "volgnummer": 2, "stap": "herinnering", "reden": "x",
            "genomen_op": stap.genomen_op, "achterstand_centen": 1, "actor": "test",
        }  # fmt: skip
        Invorderingsstap.objects.create(**(velden | anders))

    ander = wanbetaler([Maand(2023, 12)])
    for aanval in (
        lambda: Invorderingsstap.objects.filter(pk=stap.pk).update(reden="anders"),
        lambda: Invorderingsstap.objects.filter(pk=stap.pk).delete(),
        lambda: Invorderingsregel.objects.filter(run_id=run.pk).update(uitkomst="stop"),
        lambda: nog_een(volgnummer=3),
        lambda: nog_een(volgnummer=1),
        lambda: nog_een(persoon_id=ander.pk),
        lambda: nog_een(genomen_op=stap.genomen_op - timedelta(days=1)),
        lambda: nog_een(betaal_voor=stap.genomen_op),
        lambda: nog_een(vergoeding_centen=-1),
    ):
        with pytest.raises((DatabaseError, psycopg.Error)), transaction.atomic():
            aanval()
    nog_een(stap="einde")
    with pytest.raises(DatabaseError), transaction.atomic():
        nog_een(volgnummer=3)
