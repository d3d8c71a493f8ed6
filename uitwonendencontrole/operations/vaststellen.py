"""Freeze the frame: who has a living-away grant on the reference date, less who is left out by a declared reason."""

import os
import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity import crypto
from duo_portal.identity.models import Persoon
from uitwonendencontrole.models import Geloot, Kader
from uitwonendencontrole.queries import uitwonenden_op
from uitwonendencontrole.rules import merkle
from uitwonendencontrole.rules.steekproef import (
    SLEUTEL_BYTES,
    TrekkingGeweigerd,
    bevries,
    pseudoniem,
)

PARAMETERS = Path(__file__).resolve().parents[1] / "parameters" / "trekking.toml"
LAAG = 8
"""The level of the tree that is kept: a proof reads one block of 256 pseudonyms."""
SLEUTEL = "loting"
PORTIE = 20_000
"""So many people are read at a time, so that half a million fit in memory."""
_LEDEN = "COPY uitwonendencontrole_lid (kader_id, plaats, persoon_id, pseudoniem) FROM STDIN"


@cache
def parameters() -> dict[str, Any]:
    """What is declared before any draw."""
    return tomllib.loads(PARAMETERS.read_text(encoding="utf-8"))


def nieuwe_sleutel() -> bytes:
    """A round key nobody could guess, so that a code cannot be traced to a number by trying them all."""
    return os.urandom(SLEUTEL_BYTES)


@transaction.atomic
def stel_kader_vast(
    *, peildatum: date, actor: str, opgaven: Mapping[str, Collection[int]] | None = None
) -> Kader:
    """The frozen frame of `peildatum`, under a new key.

    `opgaven`: ids of persons reported by others, per declared reason. Each person left out counts once, for the first
    reason. Raises TrekkingGeweigerd for a reason that was not declared and for an empty frame.
    """
    mensen = set(uitwonenden_op(peildatum))
    uitgesloten = _uitsluitingen(peildatum, opgaven or {})
    geteld: dict[str, int] = {}
    for reden, wie in uitgesloten.items():
        geteld[reden] = len(mensen & wie)
        mensen -= wie
    sleutel = nieuwe_sleutel()
    bij_pseudoniem = _pseudoniemen(sleutel, mensen)
    leden = bevries(bij_pseudoniem)
    boom = merkle.bouw(leden)
    kader = Kader.objects.create(
        peildatum=peildatum,
        aantal=len(leden),
        uitsluitingen=geteld,
        sleutel_versleuteld=crypto.versleutel(sleutel.hex(), kind=SLEUTEL),
        sleutel_id=crypto.actuele_sleutel_id(),
        wortel=boom.wortel,
        toppen=b"".join(boom.lagen[min(LAAG, len(boom.lagen) - 1)]),
        actor=actor,
    )
    with connection.cursor() as cursor, cursor.copy(_LEDEN) as copy:
        copy.set_types(["int8", "int4", "int8", "bytea"])
        for plaats, lid in enumerate(leden):
            copy.write_row((kader.pk, plaats, bij_pseudoniem[lid], lid))
    vastleggen(
        soort="kader_vaststellen",
        actor=actor,
        uitkomst={"kader": str(kader.uuid), "aantal": kader.aantal, "uitsluitingen": geteld},
    )
    return kader


def _uitsluitingen(peildatum: date, opgaven: Mapping[str, Collection[int]]) -> dict[str, set[int]]:
    """Who is left out, per declared reason in the order of the declaration."""
    verklaard = parameters()["uitsluiting"]
    op_te_geven = {naam for naam, wat in verklaard.items() if wat["bron"] == "opgave"}
    if onbekend := set(opgaven) - op_te_geven:
        raise TrekkingGeweigerd(
            f"Niet vooraf als reden genoemd: {', '.join(sorted(onbekend))}. Noem haar eerst in trekking.toml."
        )
    overleden = Persoon.objects.filter(overleden_op__lte=peildatum).values_list("pk", flat=True)
    gevonden = {"overleden": set(overleden), "eerder_geloot": _eerder_geloot(peildatum)}
    return {naam: gevonden.get(naam, set(opgaven.get(naam, ()))) for naam in verklaard}


def _eerder_geloot(peildatum: date) -> set[int]:
    """Who was drawn as often as is allowed within the term (frames by their reference date)."""
    regel = parameters()["herhaling"]
    jaar, maand = divmod(peildatum.year * 12 + peildatum.month - 1 - regel["maanden"], 12)
    vanaf = date(jaar, maand + 1, 1)
    per_persoon: dict[int, int] = {}
    wie = Geloot.objects.filter(trekking__verbinding__kader__peildatum__gt=vanaf)
    for persoon_id in wie.values_list("persoon_id", flat=True):
        per_persoon[persoon_id] = per_persoon.get(persoon_id, 0) + 1
    return {pk for pk, keer in per_persoon.items() if keer >= regel["hoogstens"]}


def _pseudoniemen(sleutel: bytes, mensen: Collection[int]) -> dict[bytes, int]:
    """Person by pseudonym. Of a person only the number is read."""
    if not mensen:
        raise TrekkingGeweigerd("The frame is empty.")
    uit: dict[bytes, int] = {}
    op_volgorde = sorted(mensen)
    for begin in range(0, len(op_volgorde), PORTIE):
        deel = Persoon.objects.filter(pk__in=op_volgorde[begin : begin + PORTIE])
        rijen = list(deel.values_list("pk", "bsn_versleuteld", "bsn_sleutel_id"))
        bsns = crypto.ontsleutel_reeks(
            (bytes(rij[1]) for rij in rijen), (rij[2] for rij in rijen), kind=crypto.BSN
        )
        uit |= {pseudoniem(sleutel, bsn): rij[0] for rij, bsn in zip(rijen, bsns, strict=True)}
    if len(uit) != len(mensen):
        raise TrekkingGeweigerd("Somebody stands in the frame twice: the chance would be double.")
    return uit
