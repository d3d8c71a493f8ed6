"""What counts for the parents of each student in each month: two slots, first and second legal parent.

A parent that died, or is left out of account (art. 3.14), does not count; the other one then has the double
allowance (art. 3.9(2), 3.14(2)), also when there is only one legal parent.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studiefinanciering.rules.componenten import VrijeVoet
from studiefinanciering.rules.feiten import Int

from .bronnen import Kolommen
from .verven import ALTIJD, eerste_peildag, leeg, plek, verf

SLOTS = 2
PEILJAAR_TERUG = 2  # incomes of t-2 count, unless moved (arts. 1.1, 3.10)


@dataclass(frozen=True, slots=True)
class Ouders:
    """Fields of persons × months × 2, and who the parents are."""

    ids: NDArray[np.int64]  # (P, 2) person id of the parent, 0 = none
    velden: dict[str, NDArray[np.int64]]  # each (P, M, 2), named as in Feiten
    is_adres_van_ouder: NDArray[np.int64]  # (P, M)


def lees_ouders(bronnen: dict[str, Kolommen], personen: Int, maanden: Int) -> Ouders:
    """Paint the parents' columns for P `personen` (ascending) and M `maanden` (consecutive)."""
    ids, slot = _slots(bronnen["ouders"], personen)
    geldt = _geldt(bronnen["ouders"], slot, personen, maanden)
    telt = geldt & ~_buiten(bronnen["buiten"], ids, personen, maanden)
    jaren = maanden // 12
    bekend, inkomen = _inkomens(bronnen, ids, personen, jaren)
    gegevens = bronnen["oudergegevens"]
    rij = _zoek(gegevens, ids, jaren)
    velden = {
        "ouder_telt": telt.astype(np.int64),
        "inkomen_bekend": (telt & bekend).astype(np.int64),
        "inkomen": np.where(telt & bekend, inkomen, 0),
        "vrije_voet": _vrije_voet(_kies(gegevens["vrije_voet"], rij), telt),
        "aftrekkinderen": _kies(gegevens["aftrekkinderen"], rij),
        "aflossing_duo": _kies(gegevens["aflossing_duo"], rij),
    }
    return Ouders(ids, velden, _zelfde_adres(bronnen["adressen"], ids, personen, maanden, geldt))


def _slots(ouders: Kolommen, personen: Int) -> tuple[NDArray[np.int64], Int]:
    """Parent ids (P, 2) by ascending id, and the slot (0, 1, −1 = a third) of each relation row."""
    ids = leeg(len(personen), SLOTS)
    rij = plek(personen, ouders["persoon"])
    paren = np.stack([rij, ouders["ouder"]], axis=1)
    uniek, terug = np.unique(paren, axis=0, return_inverse=True)
    slot = np.arange(len(uniek)) - np.searchsorted(uniek[:, 0], uniek[:, 0])
    past = slot < SLOTS
    ids[uniek[past, 0], slot[past]] = uniek[past, 1]
    per_rij = slot[terug.reshape(-1)]
    return ids, np.where(per_rij < SLOTS, per_rij, -1)


def _geldt(ouders: Kolommen, slot: Int, personen: Int, maanden: Int) -> NDArray[np.bool_]:
    """(P, M, 2): a legal parent, alive on the first of the month."""
    veld = leeg(len(personen) * SLOTS, len(maanden))
    rij = plek(personen, ouders["persoon"])
    rij = np.where(slot >= 0, rij * SLOTS + slot, -1)
    tot = np.where(
        ouders["overleden"] > 0, np.minimum(ouders["tot"], ouders["overleden"]), ouders["tot"]
    )
    begin = int(maanden[0])
    verf(veld, rij, eerste_peildag(ouders["van"]), eerste_peildag(tot), 1, begin=begin)
    return _naar_slots(veld, len(personen)).astype(np.bool_)


def _buiten(buiten: Kolommen, ids: Int, personen: Int, maanden: Int) -> NDArray[np.bool_]:
    veld = leeg(len(personen) * SLOTS, len(maanden))
    persoon = plek(personen, buiten["persoon"])
    for slot in range(SLOTS):
        hier = (persoon >= 0) & (ids[persoon, slot] == buiten["ouder"])
        rij = np.where(hier, persoon * SLOTS + slot, -1)
        van, tot = eerste_peildag(buiten["van"]), eerste_peildag(buiten["tot"])
        verf(veld, rij, van, tot, 1, begin=int(maanden[0]))
    return _naar_slots(veld, len(personen)).astype(np.bool_)


def _naar_slots(veld: NDArray[np.int64], personen: int) -> NDArray[np.int64]:
    """(P·2, M) to (P, M, 2)."""
    return veld.reshape(personen, SLOTS, -1).transpose(0, 2, 1)


def _inkomens(
    bronnen: dict[str, Kolommen], ids: Int, personen: Int, jaren: Int
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Whether the income of the peiljaar is known, and that income (P, M, 2)."""
    peiljaar = np.broadcast_to(jaren - PEILJAAR_TERUG, (len(personen), len(jaren))).copy()
    verlegd = bronnen["peiljaren"]
    rij = plek(personen, verlegd["persoon"])
    for maand, jaar in enumerate(jaren.tolist()):
        hier = (verlegd["jaar"] == jaar) & (rij >= 0)
        peiljaar[rij[hier], maand] = verlegd["peiljaar"][hier]
    inkomens = bronnen["inkomens"]
    waar = plek(
        _sleutel(inkomens["persoon"], inkomens["jaar"]),
        _sleutel(ids[:, None, :], peiljaar[:, :, None]),
    )
    return waar >= 0, _kies(inkomens["bedrag"], waar)


def _zoek(bron: Kolommen, ids: Int, jaren: Int) -> Int:
    """Row of (parent, year) in a source that is sorted by them: (P, M, 2), −1 = none."""
    return plek(
        _sleutel(bron["persoon"], bron["jaar"]), _sleutel(ids[:, None, :], jaren[None, :, None])
    )


def _sleutel(persoon: Int, jaar: Int) -> Int:
    return np.asarray(persoon * 10_000 + jaar, dtype=np.int64)


def _kies(kolom: Int, rij: Int) -> NDArray[np.int64]:
    """The value on each row, 0 where there is none."""
    if not len(kolom):
        return np.zeros(rij.shape, dtype=np.int64)
    return np.where(rij >= 0, kolom[rij], 0)


def _vrije_voet(eigen: NDArray[np.int64], telt: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Double for who counts alone; else what is on file for that parent."""
    alleen = telt & ~telt[:, :, ::-1]
    return np.where(alleen, int(VrijeVoet.DUBBEL), eigen)


def _zelfde_adres(
    adressen: Kolommen, ids: Int, personen: Int, maanden: Int, geldt: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """(P, M): a legal parent is registered at the student's address (art. 1.5(1)(b))."""
    iedereen = np.unique(np.concatenate([personen, ids[ids > 0]]))
    veld = leeg(len(iedereen), len(maanden))
    rij = plek(iedereen, adressen["persoon"])
    van = eerste_peildag(adressen["van"])
    tot = eerste_peildag(np.minimum(adressen["tot"], ALTIJD))
    verf(veld, rij, van, tot, adressen["sleutel"], begin=int(maanden[0]))
    eigen = veld[plek(iedereen, personen)]
    gelijk = np.zeros_like(eigen)
    for slot in range(SLOTS):
        waar = plek(iedereen, ids[:, slot])
        hier = (waar >= 0)[:, None] & geldt[:, :, slot] & (eigen != 0) & (veld[waar] == eigen)
        gelijk |= hier
    return gelijk
