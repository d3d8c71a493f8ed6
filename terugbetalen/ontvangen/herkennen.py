"""Whose money is it? A block of statement lines against references, collections, and IBAN with amount.

In this order, and only when it is certain: the EndToEndId of a collection of ours, a betalingskenmerk (structured, or
written in the text), then the account of exactly one person together with an amount that is asked. Everything else is
for a person at the desk.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from duo_portal.gateways.bank.bankregel import Bankregel
from duo_portal.gateways.bank.kenmerk import klopt_betalingskenmerk
from duo_portal.identity import crypto

from .boeken import Ontvangst
from .lezen import lees_standen
from .storneren import incasso_sleutel
from .verdelen import Bestemming, Stand, VoorTermijn, VoorVerzoek

_IN_TEKST = re.compile(r"(?<!\d)\d(?:[ .]?\d){15}(?![\d])")
INCASSO = "PMNT/IDDT"

_TERMIJNEN = """
SELECT kenmerk, id, persoon_id, wijze = 'incasso' FROM terugbetalen_termijn WHERE kenmerk = ANY(%s)
"""
_VERZOEKEN = """
SELECT kenmerk, id, persoon_id FROM terugbetalen_betaalverzoek WHERE kenmerk = ANY(%s)
"""
_REKENINGEN = """
SELECT iban_hash, min(persoon_id) FROM identity_bankrekening
WHERE iban_hash = ANY(%s) AND upper_inf(bekend) AND upper_inf(geldig)
GROUP BY 1 HAVING count(DISTINCT persoon_id) = 1
"""
_GEVRAAGD = """
SELECT v.persoon_id, v.id, v.bedrag_centen FROM terugbetalen_betaalverzoek v
WHERE v.persoon_id = ANY(%s) AND v.ingetrokken_op IS NULL
  AND NOT EXISTS (SELECT FROM terugbetalen_verzoekbetaling b WHERE b.verzoek_id = v.id)
ORDER BY v.persoon_id, v.id
"""


@dataclass(frozen=True, slots=True)
class _Treffer:
    """What a reference stands for."""

    persoon_id: int
    bestemming: Bestemming
    is_incasso: bool = False


def kenmerken_in(regel: Bankregel) -> list[str]:
    """Every betalingskenmerk that a line names, whose check digit is right; the structured one first."""
    gevonden = [regel.kenmerk, regel.end_to_end_id]
    if regel.omschrijving:
        gevonden += [re.sub(r"[ .]", "", tekst) for tekst in _IN_TEKST.findall(regel.omschrijving)]
    return [tekst for tekst in dict.fromkeys(gevonden) if klopt_betalingskenmerk(tekst)]


def herken(regels: Sequence[Bankregel]) -> list[Ontvangst | None]:
    """For each line of money in: what to book, or None when nobody knows. The lines are of one block."""
    genoemd = [kenmerken_in(regel) for regel in regels]
    treffers = _zoek({kenmerk for lijst in genoemd for kenmerk in lijst})
    uit: list[Ontvangst | None] = [
        _ontvangst(regel, [treffers[k] for k in lijst if k in treffers], lijst)
        for regel, lijst in zip(regels, genoemd, strict=True)
    ]
    _laat_dubbele_liggen(uit)
    over = [
        plaats for plaats, gevonden in enumerate(uit) if gevonden is None and not genoemd[plaats]
    ]
    for plaats, ontvangst in zip(over, _op_rekening([regels[p] for p in over]), strict=True):
        uit[plaats] = ontvangst
    return uit


def _ontvangst(
    regel: Bankregel, treffers: list[_Treffer], kenmerken: list[str]
) -> Ontvangst | None:
    """Two references of different people say nothing; a collection is booked under its own key."""
    if not treffers or len({treffer.persoon_id for treffer in treffers}) > 1:
        return None
    eerste = treffers[0]
    is_incasso = eerste.is_incasso and regel.soort.startswith(INCASSO)
    sleutel = incasso_sleutel(kenmerken[0]) if is_incasso else regel.sleutel
    return Ontvangst(
        eerste.persoon_id,
        regel.bedrag_centen,
        regel.boekdatum,
        sleutel,
        bestemming=eerste.bestemming,
    )


def _zoek(kenmerken: set[str]) -> dict[str, _Treffer]:
    if not kenmerken:
        return {}
    lijst = sorted(kenmerken)
    with connection.cursor() as cursor:
        cursor.execute(_TERMIJNEN, [lijst])
        uit = {
            kenmerk: _Treffer(persoon, VoorTermijn(nummer), is_incasso)
            for kenmerk, nummer, persoon, is_incasso in cursor.fetchall()
        }
        cursor.execute(_VERZOEKEN, [lijst])
        for kenmerk, nummer, persoon in cursor.fetchall():
            uit[kenmerk] = _Treffer(persoon, VoorVerzoek(nummer))
    return uit


def _laat_dubbele_liggen(ontvangsten: list[Ontvangst | None]) -> None:
    """A collection that is on two lines, or was booked before, is one for a person."""
    plaatsen: dict[str, list[int]] = defaultdict(list)
    for plaats, ontvangst in enumerate(ontvangsten):
        if ontvangst is not None and ontvangst.sleutel.startswith("incasso:"):
            plaatsen[ontvangst.sleutel].append(plaats)
    if not plaatsen:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sleutel FROM ledger_boeking WHERE sleutel = ANY(%s)", [sorted(plaatsen)]
        )
        geboekt = {rij[0] for rij in cursor.fetchall()}
    for sleutel, waar in plaatsen.items():
        for plaats in waar if sleutel in geboekt else waar[1:]:
            ontvangsten[plaats] = None


def _op_rekening(regels: Sequence[Bankregel]) -> list[Ontvangst | None]:
    """The account of one person, and an amount that is asked of that person."""
    ibans = sorted({regel.tegenrekening for regel in regels if regel.tegenrekening})
    hashes = dict(zip(ibans, crypto.zoekhash_reeks(crypto.IBAN, ibans), strict=True))
    personen = _van_wie(hashes.values())
    standen = lees_standen(set(personen.values()))
    gevraagd = _gevraagd(set(personen.values()))
    uit: list[Ontvangst | None] = []
    for regel in regels:
        persoon = personen.get(hashes.get(regel.tegenrekening, b""))
        gevonden = persoon is not None and past_bij_bedrag(
            regel.bedrag_centen, standen[persoon], gevraagd.get(persoon, {})
        )
        if persoon is None or not gevonden:
            uit.append(None)
            continue
        bestemming = None if gevonden is True else gevonden
        uit.append(
            Ontvangst(
                persoon, regel.bedrag_centen, regel.boekdatum, regel.sleutel, bestemming=bestemming
            )
        )
    return uit


def past_bij_bedrag(
    centen: int, stand: Stand, gevraagd: dict[int, int]
) -> VoorTermijn | VoorVerzoek | bool:
    """What of somebody is asked for exactly this amount: a request, a term, or (True) all that is open; else False."""
    for verzoek, bedrag in gevraagd.items():
        if bedrag == centen:
            return VoorVerzoek(verzoek)
    for termijn in stand.termijnen:
        if termijn.open_centen == centen:
            return VoorTermijn(termijn.termijn_id)
    open_ = sum(termijn.open_centen for termijn in stand.termijnen)
    kosten = stand.kosten_centen + stand.rente_centen
    return bool(centen) and centen in (open_, open_ + kosten, kosten)


def _van_wie(hashes: Iterable[bytes]) -> dict[bytes, int]:
    lijst = list(hashes)
    if not lijst:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_REKENINGEN, [lijst])
        return {bytes(hash_): persoon for hash_, persoon in cursor.fetchall()}


def _gevraagd(personen: set[int]) -> dict[int, dict[int, int]]:
    """By person: the open requests and their amounts."""
    uit: dict[int, dict[int, int]] = defaultdict(dict)
    if personen:
        with connection.cursor() as cursor:
            cursor.execute(_GEVRAAGD, [sorted(personen)])
            for persoon, nummer, centen in cursor.fetchall():
                uit[persoon][nummer] = centen
    return uit
