"""A scripted crowd of objections: who files when, what happens on the way, and when it is decided. Every day is drawn from
a seed, and every last day is worked out by the second date engine (tests/orakel), so that nothing of the first is believed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from duo_portal.cases.bezwaar import behandelen
from duo_portal.cases.bezwaar.behandelen import Voorstel
from duo_portal.cases.bezwaar.beslissen import beslis, laatste_voorstel
from duo_portal.cases.bezwaar.indienen import dien_bezwaar_in
from duo_portal.cases.models import Bezwaar, Ingebrekestelling
from duo_portal.cases.soorten.indienen import dien_in
from duo_portal.cases.termijn.operations import hervat, schort_op, verdaag
from duo_portal.cases.termijn.te_laat import ontvang_ingebrekestelling
from duo_portal.foundation.period import Maand
from studiefinanciering.models import Toekenning
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan
from tests.orakel import termijnen as orakel

EERSTE, DAG = date(2023, 9, 4), timedelta(days=1)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DICTA = ("gegrond", "ongegrond", "deels", "niet_ontvankelijk", "ongegrond")
Daad = Callable[[], None]


@dataclass
class Lot:
    """What one objection will go through. `einde` is the last day to decide as the second engine walks it."""

    nummer: int
    besluit_op: date
    ingediend_op: date
    einde: date
    beslist_op: date
    dictum: str
    horen: date | None = None
    stil: tuple[date, date, date | None] | None = None
    verdaagd_op: date | None = None
    ingebreke: tuple[date, str] | None = None
    wat: list[orakel.Stil | orakel.Later] = field(default_factory=list)
    bezwaar: Bezwaar | None = None
    besluit: Toekenning | None = None

    @property
    def tot(self) -> date:
        """The last day to object, walked."""
        return orakel.einde("indienen", self.besluit_op)

    def dwangsom(self, op: date) -> tuple[int, int]:
        """Days in default and cents, added up one by one; nothing without a notice."""
        if self.ingebreke is None:
            return 0, 0
        return orakel.dwangsom(self.einde, self.ingebreke[0], self.beslist_op, op)


def trek(nummer: int, r: Random) -> Lot:
    """One fate."""
    besluit_op = EERSTE + r.randrange(50) * DAG
    tot = orakel.einde("indienen", besluit_op)
    te_laat = r.random() < 0.1
    ingediend = tot + r.randint(1, 30) * DAG if te_laat else besluit_op + r.randint(0, (tot - besluit_op).days) * DAG  # fmt: skip
    vanaf = max(tot, ingediend)
    lot = Lot(nummer, besluit_op, ingediend, vanaf, vanaf, r.choice(DICTA))
    lot.einde = orakel.einde("bezwaar", vanaf)
    bezig = ingediend + DAG
    if r.random() < 0.7:
        lot.horen = bezig + r.randint(5, 20) * DAG
    if r.random() < 0.3:
        bezig = _leg_stil(lot, bezig, r)
    if r.random() < 0.3 and bezig < lot.einde:
        lot.verdaagd_op = bezig + r.randint(0, (lot.einde - bezig).days) * DAG
        lot.wat.append(orakel.Later(lot.verdaagd_op, 6))
        lot.einde = orakel.einde("bezwaar", vanaf, lot.wat)
        bezig = lot.verdaagd_op
    _beslis_wanneer(lot, max(bezig, lot.horen or bezig) + 2 * DAG, r)
    return lot


def _leg_stil(lot: Lot, bezig: date, r: Random) -> date:
    """Asked for what is missing, with two weeks to answer; answered or not."""
    vanaf = max(lot.tot, lot.ingediend_op)
    op = bezig + r.randrange(max((lot.einde - bezig).days - 1, 1)) * DAG
    uiterlijk = op + 14 * DAG
    antwoord = op + r.randint(1, 13) * DAG if r.random() < 0.7 else None
    lot.stil = (op, uiterlijk, antwoord)
    lot.wat.append(orakel.Stil(op, antwoord or uiterlijk))
    lot.einde = orakel.einde("bezwaar", vanaf, lot.wat)
    return (antwoord or uiterlijk) + DAG


def _beslis_wanneer(lot: Lot, vroegst: date, r: Random) -> None:
    if r.random() < 0.65:
        lot.beslist_op = max(vroegst, lot.einde - r.randint(0, 12) * DAG)
        return
    lot.beslist_op = max(vroegst, lot.einde + r.randint(1, 90) * DAG)
    if lot.beslist_op > lot.einde + DAG and r.random() < 0.8:
        hoe = r.choice(("brief", "formulier", "bericht"))
        na = r.randint(-5, 12) if hoe == "brief" else r.randint(1, 12)
        dag = max(lot.einde + na * DAG, vroegst)
        if dag < lot.beslist_op and (hoe == "brief" or dag > lot.einde):
            lot.ingebreke = (dag, hoe)


def daden(lot: Lot) -> Iterator[tuple[date, Daad]]:
    """What is done on which day, in order of time; two acts of one day keep their order."""
    yield lot.besluit_op, lambda: _besluit(lot)
    yield lot.ingediend_op, lambda: _dien_in(lot)
    yield lot.ingediend_op + DAG, lambda: _pak_op(lot)
    if lot.horen is not None:
        yield lot.horen, lambda: _verslag(lot)
    if lot.stil is not None:
        op, uiterlijk, antwoord = lot.stil
        yield op, partial(_stil, lot, op, uiterlijk)
        if antwoord is not None:
            yield antwoord, partial(_weer, lot, antwoord)
    if lot.verdaagd_op is not None:
        yield lot.verdaagd_op, lambda: _verdaag(lot)
    if lot.ingebreke is not None:
        yield lot.ingebreke[0], lambda: _stel_in_gebreke(lot)
    yield lot.beslist_op, lambda: _beslis(lot)


def _zaak(lot: Lot) -> int:
    return lot.bezwaar.zaak_id if lot.bezwaar is not None else 0


def _versie(lot: Lot) -> dict[str, int]:
    bezwaar = Bezwaar.objects.get(pk=lot.bezwaar.pk)  # type: ignore[union-attr]
    return {"bezwaar_id": bezwaar.pk, "versie": bezwaar.versie}


def _besluit(lot: Lot) -> None:
    """At a room, and not asked for as living away."""
    wie = Gezin.met(3_000_000).student(waar=KAMER)
    ingeschreven(wie, date(2023, 9, 1))
    maand = Maand.van(lot.besluit_op)
    vraagt_aan(wie, f"{maand.jaar}-{maand.maand:02d}", vraagt_uitwonend=False)
    toekennen(persoon_id=wie.pk, actor="test")
    lot.besluit = Toekenning.objects.filter(persoon_id=wie.pk).earliest("pk")
    assert lot.besluit.besluit_op == lot.besluit_op


def _dien_in(lot: Lot) -> None:
    assert lot.besluit is not None
    laat = lot.ingediend_op > lot.tot
    lot.bezwaar = dien_bezwaar_in(
        persoon_id=lot.besluit.persoon_id,
        onderwerp="toekenning",
        onderwerp_id=lot.besluit.pk,
        stap="uitwonend",
        gronden="Ik woon op kamers.",
        reden_te_laat="Ik was ziek." if laat else "",
        op=lot.ingediend_op,
        sleutel=f"lot:{lot.nummer}",
        actor="student",
    )


def _pak_op(lot: Lot) -> None:
    behandelen.pak_op(**_versie(lot), aan="bo", actor="bo")
    if lot.horen is None:
        behandelen.plan_hoorzitting(**_versie(lot), vorm="geen", afzien="7:3c", actor="bo")
    else:
        moment = datetime.combine(lot.horen, datetime.min.time(), AMSTERDAM).replace(hour=23)
        behandelen.plan_hoorzitting(**_versie(lot), vorm="telefoon", gepland_at=moment, actor="bo")


def _verslag(lot: Lot) -> None:
    behandelen.maak_verslag(**_versie(lot), tekst="Student vertelde het.", actor="bo")


def _stil(lot: Lot, op: date, uiterlijk: date) -> None:
    schort_op(zaak_id=_zaak(lot), op=op, tot=uiterlijk, reden="Huurcontract gevraagd.", actor="bo")


def _weer(lot: Lot, op: date) -> None:
    hervat(zaak_id=_zaak(lot), op=op, reden="Huurcontract ontvangen.", actor="bo")


def _verdaag(lot: Lot) -> None:
    assert lot.verdaagd_op is not None
    verdaag(zaak_id=_zaak(lot), op=lot.verdaagd_op, aantal=6, reden="Drukte.", actor="bo")


def _stel_in_gebreke(lot: Lot) -> None:
    """By letter, by the own form, or within a complaint."""
    assert lot.ingebreke is not None and lot.besluit is not None
    dag, hoe = lot.ingebreke
    if hoe != "bericht":
        ontvang_ingebrekestelling(_zaak(lot), dag, Ingebrekestelling.Bron(hoe), actor="bo")
        return
    dien_in(
        persoon_id=lot.besluit.persoon_id,
        soort="klacht",
        velden={"tekst": "U beslist niet op mijn bezwaar. Daarom stel ik u in gebreke."},
        op=dag,
        sleutel=f"klacht:{lot.nummer}",
        actor="student",
    )


def _beslis(lot: Lot) -> None:
    """A draft by one, the decision by another."""
    assert lot.bezwaar is not None
    gelijk = lot.dictum in ("gegrond", "deels")
    correctie = "uitwonend" if gelijk else ""
    voorstel = Voorstel(lot.dictum, "Daarom.", "uitwonend", correctie)
    behandelen.stel_voor(**_versie(lot), voorstel=voorstel, actor="bo")
    draft = laatste_voorstel(lot.bezwaar)
    assert draft is not None
    beslis(**_versie(lot), voorstel_id=draft.pk, op=lot.beslist_op, actor="ank")
