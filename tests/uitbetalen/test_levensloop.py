"""Random lives: decisions up, down, stopped and held back, holds, returns; after every month the model says the same."""

import os
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from lxml import etree

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.werk import werk_af
from duo_portal.gateways.bank.proefbank.gedrag import Gedrag
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from duo_portal.identity.models import Blokkade
from duo_portal.ledger import auditor
from studiefinanciering.uitbetalen.bevestigen import lees_bank

from .besluiten import beslis, betaal, geef_rekening, maak_student
from .rekenmodel import HOOGSTE_VERREKENING, Besluit, Rekenmodel

pytestmark = pytest.mark.usefixtures("kloon_db")
MAANDEN = [date(2023 + (8 + n) // 12, (8 + n) % 12 + 1, 1) for n in range(8)]
"""September 2023 to April 2024."""
SOORTEN = [(1, 2), (1, 1), (2, 1), (3, 2), (3, 1), (4, 3), (5, 3), (7, 2)]
GRILLEN = Gedrag(weiger_regel_ppm=40_000, retour_regel_ppm=60_000)


class Levensloop:
    """Twelve people, a bank with whims, and for each person the model beside the administration."""

    def __init__(self, zaad: int, map_: Path) -> None:
        self.zaad, self.kans, self.map = zaad, random.Random(zaad), map_
        self.telling: Counter[str] = Counter()
        self.mensen: dict[int, Rekenmodel] = {}
        for nummer in range(12):
            heeft = nummer % 6 != 5
            self.mensen[maak_student(rekening=heeft)] = Rekenmodel(heeft_rekening=heeft)

    def beleef(self, maand: date, dag: date) -> None:
        """What happens to each person before the run of this month."""
        for persoon, model in self.mensen.items():
            if maand == MAANDEN[0] or self.kans.random() < 0.45:
                for _ in range(self.kans.choice([1, 1, 2])):
                    self._besluit(persoon, model, maand, dag)
            if not model.is_aangehouden and self.kans.random() < 0.06:
                Blokkade.objects.create(persoon_id=persoon, reden="onderzoek", ingangsdatum=dag)
                model.is_aangehouden = True
                self.telling["aangehouden"] += 1
            elif model.is_aangehouden and self.kans.random() < 0.6:
                Blokkade.objects.filter(persoon_id=persoon, opgeheven_op=None).update(
                    opgeheven_op=dag, opgeheven_door="proef"
                )
                model.is_aangehouden = False
            if not model.heeft_rekening and self.kans.random() < 0.3:
                geef_rekening(persoon, persoon)
                model.heeft_rekening = True
                self.telling["rekening"] += 1

    def _besluit(self, persoon: int, model: Rekenmodel, maand: date, dag: date) -> None:
        van = self.kans.choice([m for m in MAANDEN if m <= maand][-5:] + MAANDEN[:1])
        nieuwjaar = date(van.year + 1, 1, 1)
        tot = nieuwjaar if self.kans.random() < 0.7 else _volgende(van)
        soort = self.kans.choice(["omhoog", "omhoog", "omlaag", "stop", "later"])
        hoogste = {"omhoog": 60_000, "omlaag": 12_000, "later": 30_000}.get(soort, 0)
        regels = {
            wat: self.kans.randint(1, hoogste)
            for wat in {
                component: (component, vorm)
                for component, vorm in self.kans.sample(SOORTEN, self.kans.randint(1, 4))
            }.values()
            if hoogste
        }
        vanaf = dag + timedelta(days=self.kans.randint(10, 75)) if soort == "later" else dag
        beslis(persoon, f"{van:%Y-%m}", f"{tot:%Y-%m}", regels, op=dag, uitvoerbaar_vanaf=vanaf)
        model.besluiten.append(Besluit(van, tot, regels, vanaf))
        self.telling[soort] += 1

    def draai(self, maand: date, dag: date) -> None:
        """The run of this month, here and in the model, and two visits of the bank."""
        run = betaal(dag, f"{maand:%Y-%m}")
        for model in self.mensen.values():
            model.draai([m for m in MAANDEN if m <= maand], dag)
            if model.betalingen and model.betalingen[-1].run == maand:
                verrekend = model.betalingen[-1].verrekend
                self.telling["verrekend"] += verrekend > 0
                self.telling["maximum"] += verrekend == HOOGSTE_VERREKENING[maand.year]
        for bankdag in (dag.replace(day=25), dag.replace(day=25) + timedelta(days=6)):
            bedrijfsdatum.zet(bankdag, "proef")
            Proefbank(
                self.map / "uit", self.map / "in", self.map / "geheugen", self.zaad, GRILLEN
            ).werk(bankdag)
            for persoon in self._teruggekomen():
                self.mensen[persoon].komt_terug(maand)
                self.telling["terug"] += 1
            lees_bank()
        werk_af(run.pk)
        run.refresh_from_db()
        assert run.status == Run.Status.AFGEROND, run.reden

    def _teruggekomen(self) -> list[int]:
        """Who the bank names as refused or returned in the files that it left."""
        kenmerken = set()
        for pad in (self.map / "in").glob("*.xml"):
            wortel = etree.parse(str(pad)).getroot()
            for regel in wortel.iterfind(".//{*}TxInfAndSts"):
                kenmerken.add(regel.findtext("{*}OrgnlEndToEndId"))
            for boeking in wortel.iterfind(".//{*}Ntry"):
                if boeking.findtext("{*}CdtDbtInd") == "CRDT":
                    kenmerken |= {e.text for e in boeking.iterfind(".//{*}EndToEndId")}
        return [
            rij[0]
            for kenmerk in kenmerken
            for rij in _sql(
                "SELECT persoon_id FROM studiefinanciering_uitbetaling WHERE id = %s",
                int(kenmerk.removeprefix("SF")),
            )
        ]

    def vergelijk(self) -> None:
        """To the cent: received, claimed, booked per month and component; and the auditor is green."""
        for persoon, model in self.mensen.items():
            ontvangen = _sql(
                "SELECT coalesce(sum(u.bedrag_centen), 0)::bigint FROM studiefinanciering_uitbetaling u"
                " WHERE u.persoon_id = %s AND NOT EXISTS (SELECT FROM studiefinanciering_uitbetaalmelding m"
                " WHERE m.uitbetaling_id = u.id)",
                persoon,
            )
            vordering = _sql(
                "SELECT coalesce(sum(zijde * bedrag_centen), 0)::bigint FROM ledger_leg"
                " WHERE persoon_id = %s AND account_code = 1300",
                persoon,
            )
            geboekt = _sql(
                "SELECT maand, component, vorm, sum(zijde * bedrag_centen)::bigint FROM ledger_leg"
                " WHERE persoon_id = %s AND volgnummer IS NOT NULL GROUP BY 1, 2, 3"
                " HAVING sum(zijde * bedrag_centen) <> 0",
                persoon,
            )
            zou = {sleutel: centen for sleutel, centen in model.geboekt.items() if centen}
            assert {(m, c, v): centen for m, c, v, centen in geboekt} == zou, (self.zaad, persoon)
            assert (ontvangen, vordering) == ([(model.ontvangen,)], [(model.vordering,)]), (
                self.zaad,
                persoon,
            )
            kas = sum(centen for (_, component, _), centen in zou.items() if component != 7)
            assert kas == model.ontvangen - model.vordering
        rood = [u for u in auditor.controleer() if not u.is_groen]
        assert not rood, (self.zaad, [(u.controle.naam, u.voorbeelden) for u in rood])


def _volgende(maand: date) -> date:
    return (maand + timedelta(days=32)).replace(day=1)


def _sql(opdracht: str, *waarden: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        return cursor.fetchall()


def _leef(zaad: int, map_: Path) -> Counter[str]:
    print(f"LEVENSLOOP_ZAAD={zaad}")
    loop = Levensloop(zaad, map_)
    for maand in MAANDEN:
        dag = maand.replace(day=15)
        bedrijfsdatum.zet(dag, "proef")
        loop.beleef(maand, dag)
        loop.draai(maand, dag)
        loop.vergelijk()
    return loop.telling


def test_eight_months_of_lives_agree_with_the_model(bankmap: Path) -> None:
    zaad = int(os.environ.get("LEVENSLOOP_ZAAD", "20230901"))
    telling = _leef(zaad, bankmap)
    if zaad == 20230901:
        soorten = {"omhoog", "omlaag", "stop", "later", "aangehouden", "rekening", "terug"}
        soorten |= {"verrekend", "maximum"}
        assert set(+telling) == soorten, "the history should meet everything"


def test_another_history_each_time(bankmap: Path) -> None:
    _leef(random.SystemRandom().randrange(1_000_000), bankmap)


@pytest.mark.slow
@pytest.mark.parametrize("zaad", range(25))
def test_many_histories(zaad: int, bankmap: Path) -> None:
    _leef(zaad, bankmap)
