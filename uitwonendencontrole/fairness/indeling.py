"""Which rows of a table are stages of the funnel, and who could have met each stage.

A stage is a share: those it happened to, out of those it could have happened to. A stage is named by the rows it
counts, in the words of the table. A row that says the opposite of a stage (not selected, no appeal) is not a stage.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .tabel import (
    BEZWAAR,
    DIMENSIES,
    EN,
    GESELECTEERD,
    NIET_BEZOCHT,
    NIET_DOORGEGAAN,
    NIET_GESELECTEERD,
    ONTERECHT,
    TERECHT,
    TOTAAL,
    Tabel,
)  # fmt: skip

RISICO = DIMENSIES["risk_category"]
RISICOKLASSEN = (("1", "2"), ("3", "4", "5"), ("6",))
"""High, low and unknown risk, as the addendum to the audit takes them together."""

# The rows of the own funnel (`herstel.trechter`): each out of those who could have met it.
BEWIJS, AFSPRAAK, NIET_GELUKT = "Evidence asked", "Visit offered", "Visit could not take place"
NADELIG, BOETE = "Adverse decision", "Fine"
BEZWAAR_GEMAAKT, GELIJK = "Objection", "Objection successful"
EIGEN = (
    (BEWIJS, GESELECTEERD),
    (AFSPRAAK, BEWIJS),
    (NIET_GELUKT, AFSPRAAK),
    (NADELIG, GESELECTEERD),
    (BOETE, NADELIG),
    (BEZWAAR_GEMAAKT, NADELIG),
    (GELIJK, BEZWAAR_GEMAAKT),
)

TEGENDELEN = frozenset(
    {
        NIET_GESELECTEERD, NIET_BEZOCHT, TERECHT, "Unduly, no appeal", f"{BEZWAAR} not successful",
        "Appeal not successful", "Appeal not finished yet",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fase:
    """A stage: rows that are counted (`teller`) and rows of those it could have happened to (`noemer`)."""

    naam: str
    teller: tuple[str, ...]
    noemer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Laag:
    """A stratum: the stage within one risk category."""

    categorie: str
    teller: tuple[str, ...]
    noemer: tuple[str, ...]


def fasen_van(tabel: Tabel) -> list[Fase]:
    """The stages this table knows, from the first to the last."""
    bekend = list(_bekende_fasen(tabel))
    genoemd = {rij for fase in bekend for rij in fase.teller} | TEGENDELEN | {TOTAAL}
    overige = [
        Fase(rij, (rij,), (TOTAAL,))
        for rij in tabel.rijen
        if rij not in genoemd and EN not in rij and not rij.startswith(tuple(DIMENSIES.values()))
    ]
    return [*bekend, *overige]


def _bekende_fasen(tabel: Tabel) -> Iterator[Fase]:
    if tabel.heeft(GESELECTEERD):
        yield from _selectie(tabel)
    if tabel.heeft(ONTERECHT):
        begonnen = (GESELECTEERD,) if tabel.heeft(GESELECTEERD) else (TOTAAL,)
        yield Fase(NIET_DOORGEGAAN, (NIET_DOORGEGAAN,), begonnen)
        yield Fase(ONTERECHT, (ONTERECHT,), (TERECHT, ONTERECHT))
    if tabel.heeft(BEZWAAR):
        gelukt, deels = f"{BEZWAAR} successful", f"{BEZWAAR} partly successful"
        # Visited while nothing was wrong: found in order, or the finding did not stand in objection.
        yield Fase(f"{TERECHT} + {gelukt}", (TERECHT, gelukt), (TOTAAL,))
        yield Fase(BEZWAAR, (BEZWAAR,), (ONTERECHT,))
        yield Fase(gelukt, (gelukt,), (BEZWAAR,))
        yield Fase(deels, (deels,), (BEZWAAR,))
    for rij, uit in EIGEN:
        if tabel.heeft(rij, uit):
            yield Fase(rij, (rij,), (uit,))


def _selectie(tabel: Tabel) -> Iterator[Fase]:
    """The old profile, the selection, and the selection among those whom the profile rated alike.

    The profile is a stage only where people were selected by it: in a random sample it decides nothing.
    """
    if tabel.heeft(*(RISICO + nr for nr in RISICOKLASSEN[0])):
        hoog = tuple(RISICO + nr for nr in RISICOKLASSEN[0])
        yield Fase(f"{RISICO}{'+'.join(RISICOKLASSEN[0])}", hoog, (TOTAAL,))
    yield Fase(GESELECTEERD, (GESELECTEERD,), (TOTAAL,))
    for nummers in RISICOKLASSEN:
        noemer = tuple(RISICO + nr for nr in nummers)
        teller = tuple(f"{rij}{EN}{GESELECTEERD}" for rij in noemer)
        if tabel.heeft(*teller, *noemer):
            yield Fase(f"{RISICO}{'+'.join(nummers)}{EN}{GESELECTEERD}", teller, noemer)


def lagen_van(tabel: Tabel) -> list[Laag]:
    """The selection per risk category; where nobody was selected (a sample), the finding per risk category."""
    lagen = []
    for nummer in tabel.dimensie(RISICO):
        rij = RISICO + nummer
        if tabel.heeft(gekozen := f"{rij}{EN}{GESELECTEERD}"):
            lagen.append(Laag(nummer, (gekozen,), (rij,)))
        elif tabel.heeft(onterecht := f"{rij}{EN}{ONTERECHT}", terecht := f"{rij}{EN}{TERECHT}"):
            lagen.append(Laag(nummer, (onterecht,), (terecht, onterecht)))
    return lagen
