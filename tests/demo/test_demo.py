"""The whole demo, small: 200 students and the named people, September and October, by real workers and a bank."""

import io
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as instellingen
from django.core.management import CommandError, call_command
from django.db import connection

from duo_portal.batches.models import Run, Stap
from duo_portal.identity.models import Bankrekening, Blokkade, Persoon
from duo_portal.identity.queries import bsn_van, ibans_van
from duo_portal.ledger import auditor
from studiefinanciering.demo import verhalen
from studiefinanciering.demo.bevolking import teken, verdeel
from studiefinanciering.demo.verhalen_zaaien import zaai_verhalen
from studiefinanciering.models import Uitbetaalmelding, Uitbetaling

HO, MBO, SEED = 200, 60, 5
THUIS, UIT, MBO_THUIS, MBO_UIT = 110_30, 439_20, 90_85, 460_81
"""basisbeurs of September 2023 with the rise of art. 3.18a: 274.90 + 164.30 and 296.51 + 164.30."""
SEPTEMBER, OKTOBER = date(2023, 9, 1), date(2023, 10, 1)


@pytest.fixture
def gespeeld(kloon_db, start_worker, tmp_path: Path, settings, monkeypatch):
    """The demo up to October; its terminal, the worker and a way to play it again."""
    settings.BANK_MAP = str(tmp_path / "bank")
    worker = start_worker({**kloon_db.env, "BANK_MAP": settings.BANK_MAP})

    def speel(**anders: object) -> str:
        uit = io.StringIO()
        call_command(
            "demo",
            stdout=uit,
            **{"students": HO, "mbo": MBO, "seed": SEED, "tot": "2023-10", **anders},
        )
        return uit.getvalue()

    eerst = speel(tot="2023-09")  # it stops here, and goes on when it is asked again
    assert "2023-10" not in eerst
    return speel, [eerst, speel()], worker


def _vraag(sql: str, *waarden: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.fetchall()


def _geboekt(maand: date) -> dict[tuple[int, int], int]:
    """(person, component) → cents, reversals included: what the ledger says of a month."""
    rijen = _vraag(
        "SELECT persoon_id, component, sum(zijde * bedrag_centen)::bigint FROM ledger_leg"
        " WHERE maand = %s AND volgnummer IS NOT NULL GROUP BY 1, 2",
        maand,
    )
    return {(p, c): centen for p, c, centen in rijen if centen}


def _basisbeurs_van_de_massa() -> int:
    """Counted from the people that were drawn, not from anything that was decided or booked."""
    som = 0
    for deel in verdeel(HO, MBO):
        s = teken(deel, SEED).studenten
        bedrag = Counter(zip(s.is_ho.tolist(), s.is_uitwonend.tolist(), strict=True))
        som += bedrag[True, False] * THUIS + bedrag[True, True] * UIT
        som += bedrag[False, False] * MBO_THUIS + bedrag[False, True] * MBO_UIT
    return som


def test_demo(gespeeld, settings):
    speel, teksten, worker = gespeeld
    tekst = teksten[-1]
    runs = list(Run.objects.order_by("pk").values_list("soort", "periode", "status"))
    assert runs == [
        ("toekenning", SEPTEMBER, "afgerond"),
        ("uitbetaling", SEPTEMBER, "afgerond"),
        ("kleine_regelingen", OKTOBER, "lopend"),  # its file is at the bank
        ("uitbetaling", OKTOBER, "afgerond"),
    ]
    _vier_ogen()
    _de_massa_kreeg_haar_basisbeurs()
    _de_verhalen_kloppen()
    assert all(u.is_groen for u in auditor.controleer())
    assert "check_ledger: groen" in tekst
    _de_tabel_is_het_grootboek(tekst)
    terminal = "\n".join(r for r in "".join(teksten).splitlines() if re.match(r" *\d+:", r))
    _geen_nummers(worker.tekst() + terminal)
    _nog_een_keer(speel, tekst)


def _vier_ogen() -> None:
    for run in Run.objects.filter(soort="uitbetaling"):
        tekens = Stap.objects.filter(run=run).exclude(getekend_door=None)
        assert len({stap.getekend_door for stap in tekens}) == 2


def _de_massa_kreeg_haar_basisbeurs() -> None:
    massa = set(Persoon.objects.filter(is_massapersoon=True).values_list("pk", flat=True))
    for maand in (SEPTEMBER, OKTOBER):
        geboekt = _geboekt(maand)
        som = sum(centen for (p, c), centen in geboekt.items() if p in massa and c in (1, 2))
        assert som == _basisbeurs_van_de_massa()


def _de_verhalen_kloppen() -> None:
    geboekt = {"2023-09": _geboekt(SEPTEMBER), "2023-10": _geboekt(OKTOBER)}
    for v in verhalen.verhalen():
        if v.sleutel == "laat":
            continue
        for maand in set(v.verwacht) & set(geboekt):
            mijn = {c: b for (p, c), b in geboekt[maand].items() if p == v.persoon().pk}
            if "reisvoorziening" not in v.verwacht[maand]:
                mijn.pop(7, None)
            assert mijn == v.verwachte_centen(maand, later=True), (v.sleutel, maand)
    retour = verhalen.verhaal("retour").persoon().pk
    assert Uitbetaalmelding.objects.get().uitbetaling.persoon_id == retour
    betaald = Uitbetaling.objects.filter(persoon_id=retour).order_by("pk")
    assert [u.bedrag_centen for u in betaald] == [UIT, 2 * UIT]
    assert not Blokkade.objects.filter(persoon_id=retour, opgeheven_op=None).exists()
    overleden = verhalen.verhaal("overleden").persoon().pk
    assert Uitbetaling.objects.filter(persoon_id=overleden).count() == 1


def _de_tabel_is_het_grootboek(tekst: str) -> None:
    """The table's number of people with a basisbeurs, counted here from the bookings of the first run."""
    (aantal,) = _vraag(
        "SELECT count(DISTINCT l.persoon_id) FROM ledger_leg l JOIN ledger_boeking b ON b.id = l.boeking_id"
        " JOIN batches_run r ON r.id = b.run_id AND r.soort = 'uitbetaling' AND r.periode = '2023-09-01'"
        " JOIN studiefinanciering_inschrijving i ON i.persoon_id = l.persoon_id AND i.onderwijs = 1"
        " WHERE l.component = 1 AND l.maand = '2023-09-01'"
    )[0]
    regel = next(r for r in tekst.splitlines() if "ho: mensen met basisbeurs  " in r)
    assert regel.split()[4] == str(aantal)


def _geen_nummers(log: str) -> None:
    """No citizen number and no account of anybody in what worker and terminal wrote."""
    assert len(log) > 1_000
    nummers = {bsn_van(p) for p in Persoon.objects.all()} | set(
        ibans_van(Bankrekening.objects.all())
    )
    gezien = set(re.findall(r"\w{9,}", log))
    assert not nummers & gezien


def _nog_een_keer(speel, tekst: str) -> None:
    """Again: nothing happens anew and the same table is printed; another demo is refused."""
    voor = _vraag("SELECT count(*), max(id) FROM ledger_boeking")
    tabel = [r for r in tekst.splitlines() if r.startswith("  ho")]
    assert [r for r in speel().splitlines() if r.startswith("  ho")] == tabel
    assert _vraag("SELECT count(*), max(id) FROM ledger_boeking") == voor
    with pytest.raises(CommandError, match="al een demo"):
        speel(students=HO + 1)


@pytest.mark.django_db
def test_refused_outside_a_demo(settings):
    settings.DEMO_MODE = False
    with pytest.raises(CommandError, match="DEMO_MODE"):
        call_command("demo", students=1, stdout=io.StringIO())
    assert not Persoon.objects.exists()


@pytest.mark.django_db
def test_an_administration_in_use_is_left_alone():
    zaai_verhalen()
    with pytest.raises(CommandError, match="niet leeg"):
        call_command("demo", students=1, stdout=io.StringIO())
    assert instellingen.DEMO_MODE, "the refusal is not that of DEMO_MODE"
