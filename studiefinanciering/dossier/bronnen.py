"""Every source of facts for whole households, as known at a moment, in one statement.

Each source becomes one row of byte strings (`string_agg(int8send(column))`), which numpy reads without a
Python step per value. One statement is one snapshot: no source is newer than another. Everything is a whole
number: cents, codes, ordinal days (1 = 1 January of year 1), yes as 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from studiefinanciering.rules.feiten import Int

from .sql import BEKEND, SELECTIE, SOORT_DIPLOMA
from .standen import BREEDTE
from .verven import ALTIJD

Kolommen = dict[str, Int]

_SPELL = {
    "van": "coalesce(lower(b.geldig) - DATE '0001-01-01' + 1, 1)",
    "tot": f"coalesce(upper(b.geldig) - DATE '0001-01-01' + 1, {ALTIJD})",
}
_DAG = "coalesce({} - DATE '0001-01-01' + 1, 0)"
_STUDENT = f"JOIN wie w ON w.persoon_id = b.persoon_id WHERE {BEKEND}"
_OUDER = f"JOIN iedereen w ON w.persoon_id = b.persoon_id WHERE {BEKEND}"
_APP = "studiefinanciering_"
# Decisions from before the credit was counted end at fourteen numbers: nothing used.
_EINDSTAND = {
    f"s{i}": f"b.eindstand[{i + 1}]" if i < 14 else f"coalesce(b.eindstand[{i + 1}], {14 - i})"
    for i in range(BREEDTE)
}


@dataclass(frozen=True, slots=True)
class Bron:
    """A source: its columns as SQL on alias `b`, and where they come from."""

    kolommen: Mapping[str, str]
    uit: str
    volgorde: str = "b.persoon_id"


BRONNEN: dict[str, Bron] = {
    "personen": Bron(
        {
            "persoon": "b.id",
            "gezin": "b.gezin_id",
            "geboren": _DAG.format("b.geboortedatum"),
            "overleden": _DAG.format("b.overleden_op"),
            "nationaliteit": "b.nationaliteit_groep",
            "engels": "(b.taal = 'en')::int",
        },
        "identity_persoon b JOIN wie w ON w.persoon_id = b.id",
        "b.id",
    ),
    "ouders": Bron(
        {
            "persoon": "b.persoon_id",
            "ouder": "b.ouder_id",
            "van": _SPELL["van"],
            "tot": _SPELL["tot"],
            "overleden": _DAG.format("b.overleden_op"),
        },
        "ouder b",
        "b.persoon_id, b.ouder_id",
    ),
    "adressen": Bron(
        {"persoon": "b.persoon_id", **_SPELL, "sleutel": "b.adres_sleutel"},
        f"identity_adres b {_OUDER}",
    ),
    "keuzes": Bron(
        {
            "persoon": "b.persoon_id",
            **_SPELL,
            "aanvraag": "b.aanvraag_id",
            "onderwijs": "b.onderwijs",
            "vraagt_uitwonend": "b.vraagt_uitwonend::int",
            "vraagt_aanvullende_beurs": "b.vraagt_aanvullende_beurs::int",
            "lening_gevraagd": "b.lening_gevraagd_centen",
            "collegegeldkrediet_gevraagd": "b.collegegeldkrediet_gevraagd_centen",
            "vraagt_reisvoorziening": "b.vraagt_reisvoorziening::int",
            "vraagt_levenlanglerenkrediet": "b.levenlanglerenkrediet_gevraagd_centen",
        },
        f"{_APP}keuze b {_STUDENT}",
    ),
    "inschrijvingen": Bron(
        {
            "persoon": "b.persoon_id",
            **_SPELL,
            "onderwijs": "b.onderwijs",
            "niveau": "b.niveau",
            "opleidingsvorm": "b.opleidingsvorm",
            "opleiding_lang_genoeg": "b.lang_genoeg::int",
            "is_opleiding_buitenland": "b.is_buitenland::int",
            "prestatiebeurs_maanden": "b.prestatiebeurs_maanden",
            "collegegeld_jaar": "b.collegegeld_jaar_centen",
        },
        f"{_APP}inschrijving b {_STUDENT}",
        # The last one painted counts: full-time before part-time, the higher level, the longer course.
        "(b.opleidingsvorm IN (1, 2, 4)), b.niveau, b.lang_genoeg, lower(b.geldig), b.id",
    ),
    "inkomens": Bron(
        {"persoon": "b.persoon_id", "jaar": "b.jaar", "bedrag": "b.bedrag_centen"},
        f"{_APP}inkomen b {_OUDER}",
        "b.persoon_id, b.jaar",
    ),
    "oudergegevens": Bron(
        {
            "persoon": "b.persoon_id",
            "jaar": "b.jaar",
            "vrije_voet": "b.vrije_voet",
            "aftrekkinderen": "b.aftrekkinderen",
            "aflossing_duo": "b.aflossing_duo_centen",
        },
        f"{_APP}oudergegevens b {_OUDER}",
        "b.persoon_id, b.jaar",
    ),
    "buiten": Bron(
        {"persoon": "b.persoon_id", "ouder": "b.ouder_id", **_SPELL},
        f"{_APP}ouderbuitenbeschouwing b {_STUDENT}",
    ),
    "peiljaren": Bron(
        {"persoon": "b.persoon_id", "jaar": "b.jaar", "peiljaar": "b.peiljaar"},
        f"{_APP}peiljaarverlegging b {_STUDENT}",
        "b.persoon_id, b.jaar",
    ),
    "omstandigheden": Bron(
        {"persoon": "b.persoon_id", **_SPELL, "soort": "b.soort", "waarde": "b.waarde"},
        f"{_APP}omstandigheid b {_STUDENT}",
        "b.persoon_id, b.soort, lower(b.geldig)",
    ),
    "diplomas": Bron(
        {
            "persoon": "b.persoon_id",
            "soort": SOORT_DIPLOMA,
            "behaald": _DAG.format("b.behaald_op"),
            "gemeld": _DAG.format("b.gemeld_op"),
            "nominaal": "b.nominale_maanden",
        },
        f"{_APP}diploma b {_STUDENT}",
        "b.persoon_id, b.behaald_op, b.id",
    ),
    "verleden": Bron(
        {
            "persoon": "b.persoon_id",
            "onderwijs": "b.onderwijs",
            "eerste": _DAG.format("b.eerste_toekenning"),
            "laatste": _DAG.format("b.laatste_toekenning"),
            "prestatiebeurs": "b.prestatiebeurs_gebruikt",
            "leenfase": "b.leenfase_gebruikt",
            "recht": "b.recht_gebruikt",
            "jeugdreis": "b.jeugdreis_gebruikt",
        },
        f"{_APP}studieverleden b JOIN wie w ON w.persoon_id = b.persoon_id",
    ),
    "vorige": Bron(
        {"persoon": "b.persoon_id", **_EINDSTAND},
        "vorige b",
    ),
    "besluiten": Bron(
        {
            "persoon": "b.persoon_id",
            "besluit": "b.id",
            "van": _DAG.format("b.van"),
            "tot": _DAG.format("b.tot"),
            "is_afwijzing": "(b.soort = 'afwijzing')::int",
            "aanvraag": "coalesce(b.aanvraag_id, 0)",
            **_EINDSTAND,
        },
        "geldend b WHERE b.van < %(tot)s AND b.tot > %(van)s",
        "b.persoon_id, b.besluit_at",
    ),
}


@cache
def _statement() -> str:
    delen = []
    for naam, bron in BRONNEN.items():
        binnen = ", ".join(f"({sql})::int8 AS {kolom}" for kolom, sql in bron.kolommen.items())
        buiten = ", ".join(
            f"coalesce(string_agg(int8send({k}), ''), '') AS {naam}_{k}" for k in bron.kolommen
        )
        delen.append(
            f"(SELECT {buiten} FROM (SELECT {binnen} FROM {bron.uit} ORDER BY {bron.volgorde}) q)"
        )
    van = " CROSS JOIN ".join(
        f"{deel} AS {naam}" for deel, naam in zip(delen, BRONNEN, strict=True)
    )
    kolommen = ", ".join(f"{naam}_{k}" for naam, bron in BRONNEN.items() for k in bron.kolommen)
    return f"{SELECTIE} SELECT {kolommen} FROM {van}"


def lees_bronnen(
    verbinding: BaseDatabaseWrapper,
    *,
    gezin_van: int,
    gezin_tot: int,
    eerste_dag: str,
    laatste_dag: str,
    peil: datetime,
) -> dict[str, Kolommen]:
    """All sources for the households [gezin_van, gezin_tot): source → column → int64 array.

    `eerste_dag` and `laatste_dag` (ISO, half-open) bound the decisions that count as in force. Columns of
    one source have one length; "personen" are ascending. Raises ValueError when a source holds a NULL.
    """
    waarden: dict[str, Any] = {"gezin_van": gezin_van, "gezin_tot": gezin_tot, "peil": peil}
    with verbinding.cursor() as cursor:
        cursor.execute(_statement(), {**waarden, "van": eerste_dag, "tot": laatste_dag})
        rij = cursor.fetchone()
    bytes_ = iter(rij)
    uit = {}
    for naam, bron in BRONNEN.items():
        kolommen = {
            k: np.frombuffer(next(bytes_), dtype=">i8").astype(np.int64) for k in bron.kolommen
        }
        if len({len(kolom) for kolom in kolommen.values()}) > 1:
            raise ValueError(f"Bron {naam} heeft een lege waarde: de kolommen zijn niet even lang.")
        uit[naam] = kolommen
    return uit
