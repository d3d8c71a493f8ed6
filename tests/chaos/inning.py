"""The collection of January 2024 by real workers: debtors by set-based SQL, and what the bank must be asked, as a formula."""

from collections import defaultdict
from datetime import date

from django.db import connection
from lxml import etree

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import geef_vrij, open_run, teken
from duo_portal.foundation.period import Maand
from duo_portal.identity import crypto, iban
from duo_portal.ledger import auditor
from terugbetalen.innen.plannen import incassodag
from tests.harnas.processen import wacht_tot

from .bevolking import _PERSONEN, _REKENINGEN, EERSTE
from .straat import Straat

JAN, DAG = date(2024, 1, 1), date(2024, 1, 2)
TABEL = {"berekenen": "terugbetalen_incassoregel", "boeken": "terugbetalen_termijn"}
_MANDATEN = """
INSERT INTO terugbetalen_incassomandaat (persoon_id, kenmerk, getekend_op, reden)
SELECT %(eerste)s + i, 'TB' || i, '2023-11-01', '' FROM generate_series(0, %(aantal)s - 1) AS i WHERE i %% 5 <> 0
"""
_BESLUITEN = """
INSERT INTO terugbetalen_vaststelling (persoon_id, is_lllk, jaar, regeling, fase, rente_ppm, schuld_centen,
    resterende_maanden, wettelijk_maandbedrag_centen, te_betalen_centen, termijn_vast_sinds, waardoor, feiten, geldig,
    bekend, reden, parameterset_id, regelversie, besluit_op, actor)
SELECT %(eerste)s + i, false, 2024, 3, 'aflos', 25600, CASE WHEN i %% 50 = 0 THEN 300 ELSE 1000000 END, 300, 50000, 500 + i * 37 %% 30000, 2024, '', '{}',
    '[2024-01-01,2025-01-01)', '[2023-11-20,)', 'jaar', 'proef', 'proef', '2023-11-20', 'proef'
FROM generate_series(0, %(aantal)s - 1) AS i
"""
_SCHULDEN = """
WITH b AS (
    INSERT INTO ledger_boeking (persoon_id, effectief_op, bedrijfsdatum, soort, sleutel)
    SELECT %(eerste)s + i, '2023-10-31', '2023-10-31', 18, 'overname:' || i FROM generate_series(0, %(aantal)s - 1) AS i
    RETURNING id, persoon_id)
INSERT INTO ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen, persoon_id)
SELECT b.id, l.regel, l.account, l.zijde, CASE WHEN (b.persoon_id - %(eerste)s) %% 50 = 0 THEN 300 ELSE 1000000 END, b.persoon_id
FROM b CROSS JOIN (VALUES (1, 1230, 1), (2, 1195, -1)) AS l (regel, account, zijde)
"""


def termijn_van(i: int) -> int:
    """What debtor number i is asked, cents; every fiftieth owes three euros in all."""
    return 300 if i % 50 == 0 else 500 + i * 37 % 30000


def is_incasso(i: int) -> bool:
    """Four in five gave a mandate."""
    return i % 5 != 0


def vul_debiteuren(aantal: int) -> None:
    """`aantal` debtors with an account, a debt and a decision about 2024."""
    gegevens = {
        "eerste": EERSTE,
        "aantal": aantal,
        "sleutel": crypto.actuele_sleutel_id(),
        "ibans": crypto.versleutel_reeks(iban.test_iban_reeks(0, aantal), kind=crypto.IBAN),
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO terugbetalen_parameterset (fingerprint, inhoud) VALUES ('proef', '{}')"
        )
        for opdracht in (_PERSONEN, _REKENINGEN, _MANDATEN, _BESLUITEN, _SCHULDEN):
            cursor.execute(opdracht, gegevens)


class Inning(Straat):
    """The same street with debtors: its run is the collection of January 2024."""

    def __post_init__(self) -> None:
        from .loket import Loket

        self.loket = Loket(self.map)
        bedrijfsdatum.zet(DAG, "proef")
        vul_debiteuren(self.aantal)
        self.sql("ANALYZE")

    def open(self) -> Run:
        """Open the run as an operator does."""
        return open_run(soort="inning", periode=JAN, actor="anna")

    def teken_en_geef_vrij(self) -> None:
        """Two people, once the computation waits for them."""
        self.wacht_op("tekenen", "wacht_op_mens")
        teken(run=self.run(), stap="tekenen", actor="anna", reden="proef")
        self.wacht_op("vrijgeven", "wacht_op_mens")
        geef_vrij(run=self.run(), actor="bram")

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

    def loopt_af(self, seconden: float = 90) -> None:
        """On the day of collection the bank comes by; nobody else does anything, and the run must end by itself."""
        self.wacht_op("versturen", "klaar", seconden)
        dag = incassodag(Maand(2024, 1))
        bedrijfsdatum.zet(dag, "proef")
        self.loket.bezoek(dag)
        wacht_tot(
            lambda: self.run().status == Run.Status.AFGEROND, seconden=seconden, wat="run afgerond"
        )

    def klopt(self) -> None:
        """Nobody asked twice, nobody forgotten, no cent lost: by the bank's bytes, the requests and the ledger."""
        verwacht = {i: [termijn_van(i)] for i in range(self.aantal) if is_incasso(i)}
        assert self.incassos() == verwacht, "collected per debtor, from the bank's bytes"
        gevraagd = dict(
            self.sql(
                "SELECT persoon_id - %s, array_agg(bedrag_centen) FROM terugbetalen_betaalverzoek GROUP BY 1", EERSTE
            )
        )  # fmt: skip
        zelf = {i: [termijn_van(i)] for i in range(self.aantal) if not is_incasso(i)}
        anders = {i: gevraagd.get(i) for i in {*zelf, *gevraagd} if gevraagd.get(i) != zelf.get(i)}
        assert not anders, f"asked to pay otherwise than due: {sorted(anders.items())[:5]}"
        kenmerken = self.loket.kenmerken()
        assert len(kenmerken) == len(set(kenmerken)) == len(verwacht)
        som = sum(termijn_van(i) for i in range(self.aantal))
        geind = sum(centen for lijst in verwacht.values() for centen in lijst)
        assert self.sql(
            "SELECT (SELECT sum(bedrag_centen)::bigint FROM terugbetalen_incassoregel),"
            " (SELECT sum(bedrag_centen)::bigint FROM terugbetalen_termijn),"
            " (SELECT sum(zijde * bedrag_centen)::bigint FROM ledger_leg WHERE account_code = 1000),"
            " (SELECT count(DISTINCT (bron, bron_id, soort)) = count(*) FROM letters_brief)"
        ) == [(som, som, geind, True)]
        rood = [u for u in auditor.controleer() if not u.is_groen]
        assert not rood, [(u.controle.naam, u.voorbeelden) for u in rood]

    def incassos(self) -> dict[int, list[int]]:
        """Per debtor number the collections, in cents, of all accepted files."""
        per_mens: dict[int, list[int]] = defaultdict(list)
        for inhoud in self.loket.aangenomen.values():
            for regel in etree.fromstring(inhoud).iterfind(".//{*}DrctDbtTxInf"):
                euro, _, cent = regel.findtext("{*}InstdAmt", "").partition(".")
                rekening = regel.findtext("{*}DbtrAcct/{*}Id/{*}IBAN", "")
                per_mens[int(rekening[8:])].append(int(euro) * 100 + int(cent.ljust(2, "0")))
        return dict(per_mens)
