"""The payout from opening to the bank's statement, done by real workers; the test plays operators and bank."""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psycopg

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Chunk, Run, Stap
from duo_portal.batches.operations import geef_vrij, open_run, teken
from duo_portal.ledger import auditor
from tests.harnas.databases import Address
from tests.harnas.processen import wacht_tot

from .bevolking import EERSTE, per_maand, vul
from .loket import Loket

SEP, BETAALDAG = date(2023, 9, 15), date(2023, 9, 22)
REGELS, BETALINGEN = "studiefinanciering_uitbetaalregel", "studiefinanciering_uitbetaling"
TABEL = {"berekenen": REGELS, "boeken": BETALINGEN}
"""The table that a step writes last: a lock on it shows that a chunk is in mid-transaction."""


@dataclass
class Straat:
    """One administration with `aantal` students, its bank, and its run of September 2023."""

    waar: Address
    map: Path
    aantal: int

    def __post_init__(self) -> None:
        self.loket = Loket(self.map)
        bedrijfsdatum.zet(SEP, "proef")
        vul(self.aantal)
        self.sql("ANALYZE")

    @property
    def env(self) -> dict[str, str]:
        """For the processes of this administration."""
        return self.waar.env

    def sql(self, opdracht: str, *waarden: Any) -> list[tuple[Any, ...]]:
        """Ask by a connection of its own, as the owner."""
        with closing(psycopg.connect(self.waar.owner_url, autocommit=True)) as eigen:
            cursor = eigen.execute(opdracht, waarden)
            return cursor.fetchall() if cursor.description else []

    def vertraag(self, tabel: str, seconden: float, wanneer: str = "AFTER INSERT") -> None:
        """Every statement of this kind takes so long: a slow disk, so that there is a middle to hit."""
        self.sql(
            "CREATE OR REPLACE FUNCTION zz_traag() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN PERFORM pg_sleep(TG_ARGV[0]::float8); RETURN NULL; END $$"
        )
        self.sql(
            f"CREATE TRIGGER zz_traag {wanneer} ON {tabel}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION zz_traag({seconden})"
        )

    def open(self) -> Run:
        """Open the run as an operator does."""
        return open_run(soort="uitbetaling", periode=date(2023, 9, 1), actor="anna")

    def run(self) -> Run:
        """The one run there is."""
        return Run.objects.get()

    def wacht_op(self, stap: str, status: str, seconden: float = 40) -> None:
        """Until a step has this status."""
        wacht_tot(
            lambda: Stap.objects.filter(naam=stap, status=status).exists(),
            seconden=seconden,
            wat=f"stap {stap} {status}",
        )

    def teken_en_geef_vrij(self) -> None:
        """Two people, once the computation waits for them."""
        self.wacht_op("controleren", "wacht_op_mens")
        teken(run=self.run(), stap="controleren", actor="anna", reden="proef")
        self.wacht_op("vrijgeven", "wacht_op_mens")
        geef_vrij(run=self.run(), actor="bram")

    def tot_aan(self, stap: str) -> None:
        """Open the run and let the workers come to this step, signing where people must."""
        self.open()
        if stap != "berekenen":
            self.teken_en_geef_vrij()

    def in_de_weer(self, stap: str) -> list[int]:
        """Backends that hold a chunk of this step and have written in a transaction that is still open."""
        rijen = self.sql(
            "SELECT l.pid FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = 7101"
            " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            " AND EXISTS (SELECT FROM pg_locks r WHERE r.pid = l.pid AND r.mode = 'RowExclusiveLock'"
            "  AND r.relation = %s::regclass)",
            TABEL[stap],
        )
        return [rij[0] for rij in rijen]

    def halverwege(self, stap: str, klaar: int = 1) -> None:
        """Wait until chunks of the step are done, another is in mid-transaction and more are to come."""
        van_stap = Chunk.objects.filter(stap__naam=stap)
        wacht_tot(
            lambda: van_stap.filter(status="klaar").count() >= klaar and self.in_de_weer(stap),
            wat=f"een chunk van {stap} onderhanden",
        )
        assert van_stap.filter(status="open").exists()

    def loopt_af(self, seconden: float = 60) -> None:
        """On payday the bank comes by; nobody else does anything, and the run must end by itself."""
        self.wacht_op("versturen", "klaar", seconden)
        bedrijfsdatum.zet(BETAALDAG, "proef")
        self.loket.bezoek(BETAALDAG)
        wacht_tot(
            lambda: self.run().status == Run.Status.AFGEROND, seconden=seconden, wat="run afgerond"
        )

    def klopt(self) -> None:
        """Nobody twice, nobody forgotten, no cent lost; and the auditor is green."""
        verwacht = {i: [per_maand(i)] for i in range(self.aantal)}
        assert self.loket.betalingen() == verwacht, "paid per student, from the bank's bytes"
        kenmerken = self.loket.kenmerken()
        assert len(kenmerken) == len(set(kenmerken)) == self.aantal
        som = sum(centen for betaling in verwacht.values() for centen in betaling)
        assert self.sommen() == {
            "beslist": som,
            "vastgelegd": som,
            "geboekt": som,
            "betaald": som,
            "van_de_bank": som,
            "onderweg": 0,
            "te_betalen": 0,
        }
        rood = [u for u in auditor.controleer() if not u.is_groen]
        assert not rood, [(u.controle.naam, u.voorbeelden) for u in rood]

    def sommen(self) -> dict[str, int]:
        """Sums of September in cents, each from a table of its own; the travel product is no money."""
        return dict(
            self.sql(
                """
SELECT 'beslist', sum(bedrag_centen)::bigint FROM studiefinanciering_toekenningsregel
WHERE component <> 7 AND geldig @> date '2023-09-01'
UNION ALL SELECT 'vastgelegd', sum(bedrag_centen)::bigint FROM studiefinanciering_uitbetaalregel WHERE component <> 7
UNION ALL SELECT 'geboekt', sum(zijde * bedrag_centen)::bigint FROM ledger_leg WHERE component <> 7
UNION ALL SELECT 'betaald', sum(bedrag_centen)::bigint FROM studiefinanciering_uitbetaling
UNION ALL SELECT 'van_de_bank', -coalesce(sum(zijde * bedrag_centen), 0)::bigint FROM ledger_leg WHERE account_code = 1000
UNION ALL SELECT 'onderweg', coalesce(sum(zijde * bedrag_centen), 0)::bigint FROM ledger_leg WHERE account_code = 1100
UNION ALL SELECT 'te_betalen', coalesce(sum(zijde * bedrag_centen), 0)::bigint FROM ledger_leg WHERE account_code = 1600
"""
            )
        )

    @property
    def personen(self) -> range:
        """The ids of its people."""
        return range(EERSTE, EERSTE + self.aantal)
