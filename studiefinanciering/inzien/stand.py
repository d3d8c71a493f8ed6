"""The state of a file on a day, in one statement: what start page, obstacles and tasks all go by."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from duo_portal.audit.voorbereid import voorbereide_cursor
from duo_portal.foundation.kalender import betaaldag
from duo_portal.foundation.period import Maand

from .sql import sql


@dataclass(frozen=True, slots=True)
class Besluitkop:
    """The head of a decision; `tot` is the first month that it is no longer about."""

    id: int
    soort: str
    reden: str
    van: date
    tot: date
    besluit_op: date
    uitvoerbaar_vanaf: date | None = None


@dataclass(frozen=True, slots=True)
class Runstand:
    """The last payout run that was opened, for this person. Amounts in cents, None = nothing."""

    periode: date
    bevroren_centen: int | None
    betaald_centen: int | None
    is_geboekt: bool
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A person on a day. `kenmerk` is None for who has no file here; `maand` is the month to be paid next."""

    persoon_id: int
    op: date
    maand: Maand
    kenmerk: UUID | None
    voornamen: str
    overleden_op: date | None
    blokkades: tuple[tuple[str, date], ...]
    heeft_rekening: bool
    aanvragen: tuple[tuple[date, date | None], ...]
    gevraagd_vanaf: date | None
    ingeschreven_vanaf: date | None
    ingeschreven_tot: date | None
    is_ingeschreven: bool
    geldend: Besluitkop | None
    wachtend: Besluitkop | None
    eerste_besluit: date | None
    laatste_maand: date | None
    run: Runstand | None

    @property
    def heeft_dossier(self) -> bool:
        """Whether anything was ever asked for or decided."""
        return self.kenmerk is not None

    @property
    def vroeg_nooit(self) -> bool:
        """Known from a register at most: nothing was asked for, and nothing decided."""
        return not self.aanvragen and self.gevraagd_vanaf is None and self.eerste_besluit is None

    @property
    def wordt_aangehouden(self) -> bool:
        """Whether a payment would be held back today."""
        dood = self.overleden_op is not None and self.overleden_op <= self.op
        return dood or bool(self.blokkades) or not self.heeft_rekening


def te_betalen_maand(op: date) -> Maand:
    """The month whose payday is the first one from `op` on."""
    maand = Maand.van(op)
    return maand if betaaldag(maand) >= op else maand.volgende


def lees_stand(persoon_id: int, op: date) -> Stand:
    """One query. Raises LookupError for a person that does not exist."""
    maand = te_betalen_maand(op)
    with voorbereide_cursor() as cursor:
        cursor.execute(sql("stand"), {"persoon": persoon_id, "op": op, "maand": maand.eerste_dag})
        rij = cursor.fetchone()
        if rij is None:
            raise LookupError("Deze persoon bestaat niet.")
        r = dict(zip((kolom.name for kolom in cursor.description or ()), rij, strict=True))
    inschrijving, besluiten = _json(r["inschrijving"]) or {}, _json(r["besluiten"]) or {}
    return Stand(
        persoon_id=persoon_id,
        op=op,
        maand=maand,
        kenmerk=r["kenmerk"],
        voornamen=r["voornamen"],
        overleden_op=r["overleden_op"],
        blokkades=tuple((b["reden"], _dag(b["sinds"])) for b in _json(r["blokkades"]) or ()),
        heeft_rekening=r["heeft_rekening"],
        aanvragen=tuple(
            (_dag(a["ontvangen_op"]), _misschien(a["uiterlijk"]))
            for a in _json(r["aanvragen"]) or ()
        ),
        gevraagd_vanaf=r["gevraagd_vanaf"],
        ingeschreven_vanaf=_misschien(inschrijving.get("vanaf")),
        ingeschreven_tot=_misschien(inschrijving.get("tot")),
        is_ingeschreven=bool(inschrijving.get("nu")),
        geldend=_kop(_json(r["geldend"])),
        wachtend=_kop(_json(r["wachtend"])),
        eerste_besluit=_misschien(besluiten.get("eerste")),
        laatste_maand=_misschien(besluiten.get("einde")),
        run=_run(_json(r["run"])),
    )


def _json(waarde: Any) -> Any:
    """jsonb comes as text from a bare cursor of Django."""
    return json.loads(waarde) if isinstance(waarde, str) else waarde


def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def _misschien(tekst: str | None) -> date | None:
    return None if tekst is None else date.fromisoformat(tekst)


def _kop(gevonden: dict[str, Any] | None) -> Besluitkop | None:
    if gevonden is None:
        return None
    return Besluitkop(
        id=gevonden["id"],
        soort=gevonden["soort"],
        reden=gevonden["reden"],
        van=_dag(gevonden["van"]),
        tot=_dag(gevonden["tot"]),
        besluit_op=_dag(gevonden["besluit_op"]),
        uitvoerbaar_vanaf=_misschien(gevonden.get("uitvoerbaar_vanaf")),
    )


def _run(gevonden: dict[str, Any] | None) -> Runstand | None:
    if gevonden is None:
        return None
    return Runstand(
        periode=_dag(gevonden["periode"]),
        bevroren_centen=gevonden["bevroren_centen"],
        betaald_centen=gevonden["betaald_centen"],
        is_geboekt=gevonden["is_geboekt"],
        redenen=tuple(gevonden["redenen"] or ()),
    )
