"""Copy a part of the made-up population into the tables of identity and of student finance.

One transaction a part, with ids made here, so that relations need no look-up; a part that was sown is recorded
under its key and skipped when asked again. `kolommen` (of identity) and `_TABELLEN` name the columns; rows go in
as text by COPY, with all constraints on. Outside DEMO_MODE nothing is sown (`MassapersoonGeweigerd`).
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date, datetime
from threading import Lock

from django.db import connection, transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.identity.kolommen import (
    ADRES,
    BANKREKENING,
    PERSOON,
    RELATIE,
    Tabel,
    kopieer_sql,
    reserveer_ids,
)
from duo_portal.identity.synthetisch import eis_demo

from .bevolking import Bevolking, Deel, teken, verdeel
from .rijen import Rijen

ACTOR = "demo"
_NUMMEREN = Lock()
"""The ids of a part are a block: `aanvraagstroom` finds its people back by first and last."""
BEKEND_VANAF = datetime(2023, 6, 1, 8, tzinfo=AMSTERDAM)
DOSSIER_SINDS = date(2023, 6, 1)

_SF = "studiefinanciering_"
STUDENT = Tabel(f"{_SF}student", ("persoon_id", "kenmerk", "gezin_id", "dossier_sinds"))
VERLEDEN = Tabel(
    f"{_SF}studieverleden",
    (
        "persoon_id", "onderwijs", "eerste_toekenning", "laatste_toekenning", "prestatiebeurs_gebruikt",
        "recht_gebruikt", "zonder_basisbeurs", "leenfase_gebruikt", "jeugdreis_gebruikt", "stand_per",
    ),
)  # fmt: skip
INSCHRIJVING = Tabel(
    f"{_SF}inschrijving",
    (
        "persoon_id", "brin", "opleidingcode", "onderwijs", "niveau", "opleidingsvorm",
        "collegegeld_jaar_centen", "geldig", "lang_genoeg", "is_buitenland", "prestatiebeurs_maanden", "bekend",
    ),
)  # fmt: skip
INKOMEN = Tabel(f"{_SF}inkomen", ("persoon_id", "jaar", "bedrag_centen", "is_schatting", "bekend"))
OUDERGEGEVENS = Tabel(
    f"{_SF}oudergegevens",
    ("persoon_id", "jaar", "vrije_voet", "aftrekkinderen", "aflossing_duo_centen", "bekend"),
)
OMSTANDIGHEID = Tabel(
    f"{_SF}omstandigheid", ("persoon_id", "soort", "waarde", "bewijs", "geldig", "bekend")
)


def sleutel_van(deel: Deel, seed: int) -> str:
    """Under which key the sowing of a part is recorded."""
    return f"demo:zaaien:{seed}:{deel.nummer}:{deel.ho}:{deel.mbo}"


def zaai(*, ho: int, mbo: int, seed: int, tegelijk: int = 1) -> Iterator[Deel]:
    """Sow `ho` + `mbo` students with their parents; yields each part when it is in (or was already).

    `tegelijk` parts are sown side by side, each on a connection of its own: half of the work is Postgres'.
    """
    eis_demo("Een bevolking zaaien")
    delen = list(verdeel(ho, mbo))
    if tegelijk == 1 or len(delen) < 2:
        for deel in delen:
            zaai_deel(deel, seed)
            yield deel
        return
    with ThreadPoolExecutor(tegelijk) as pool:
        taken = {pool.submit(_zaai_apart, deel, seed): deel for deel in delen}
        for taak in as_completed(taken):
            taak.result()
            yield taken[taak]


def _zaai_apart(deel: Deel, seed: int) -> None:
    try:
        zaai_deel(deel, seed)
    finally:
        connection.close()


def zaai_deel(deel: Deel, seed: int) -> None:
    """Sow one part, once."""
    eis_demo("Een bevolking zaaien")
    with transaction.atomic():
        sleutel = sleutel_van(deel, seed)
        if eenmalig(sleutel) is not None:
            return
        rijen = _kopieer_deel(teken(deel, seed), seed)
        vastleggen(
            soort="demo_zaaien",
            actor=ACTOR,
            sleutel=sleutel,
            uitkomst={
                "studenten": deel.ho + deel.mbo,
                "personen": rijen.aantal_personen,
                "eerste_id": int(rijen.ids[0]),
                "laatste_id": int(rijen.ids[-1]),
            },
        )


def _kopieer_deel(bevolking: Bevolking, seed: int) -> Rijen:
    """All rows of a part."""
    rijen = Rijen(bevolking, seed, f"[{BEKEND_VANAF.isoformat()},)", DOSSIER_SINDS)
    with _NUMMEREN:
        rijen.nummer(reserveer_ids(PERSOON, rijen.aantal_personen))
    _kopieer(PERSOON, rijen.personen())
    _kopieer(ADRES, rijen.adressen())
    _kopieer(RELATIE, rijen.relaties())
    _kopieer(BANKREKENING, rijen.rekeningen())
    _kopieer(STUDENT, rijen.studenten())
    _kopieer(VERLEDEN, rijen.verleden())
    _kopieer(INSCHRIJVING, rijen.inschrijvingen())
    _kopieer(INKOMEN, rijen.inkomens())
    _kopieer(OUDERGEGEVENS, rijen.oudergegevens())
    _kopieer(OMSTANDIGHEID, rijen.omstandigheden())
    return rijen


def _kopieer(tabel: Tabel, regels: Iterable[str]) -> None:
    with connection.cursor() as cursor, cursor.copy(kopieer_sql(tabel)) as kopie:
        kopie.write("".join(regels))
