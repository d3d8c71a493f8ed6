"""A file of direct debits (pain.008) and its money: one entry of the bank for all of its terms that were not refused.

The entry is booked when it is, to the cent, the file less what the bank refused. When the statement came before the
answer it is not, yet: the entry waits in suspense, and the answer books it from there.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.db import connection, transaction
from django.db.models import Sum

from duo_portal.batches.models import Run
from duo_portal.gateways.models import BankBestand
from terugbetalen.innen.aanleveren import VERVANGING, verdeel_lijnen
from terugbetalen.innen.lijnen import bereik
from terugbetalen.models import Incassomelding, Termijn

from .boeken import Bron, Ontvangst, boek_ontvangsten
from .storneren import incasso_sleutel
from .verdelen import VoorTermijn

BLOK = 5_000
_LIJNEN = """
SELECT t.id, t.persoon_id, t.bedrag_centen, t.kenmerk FROM terugbetalen_termijn t
WHERE t.run_id = %(run_id)s AND t.wijze = 'incasso' AND t.volgorde = %(volgorde)s
  AND greatest(t.vervaldatum, %(vroegst)s::date) = %(dag)s
  AND t.kenmerk BETWEEN %(eerste)s AND %(laatste)s
  AND NOT EXISTS (SELECT FROM terugbetalen_incassomelding x
                  WHERE x.termijn_id = t.id AND x.bron IN (%(bron)s, %(msg_id)s))
ORDER BY t.kenmerk
"""


def incassobestand(msg_id: str) -> BankBestand | None:
    """Our file of this MsgId."""
    return BankBestand.objects.filter(soort=BankBestand.Soort.PAIN008, msg_id=msg_id).first()


def verwacht_centen(bestand: BankBestand) -> int:
    """What the bank should credit for the file: its total minus the terms it refused."""
    som = Incassomelding.objects.filter(bron=bestand.msg_id).aggregate(
        som=Sum("termijn__bedrag_centen")
    )["som"]
    return bestand.totaal_centen - int(som or 0)


def boek_bestand(bestand: BankBestand, op: date, bron: Bron) -> int:
    """Book a receipt for every term of the file that was not refused, once; returns their number."""
    aantal = 0
    termijnen = _termijnen(bestand)
    while blok := list(islice(termijnen, BLOK)):
        boek_ontvangsten(
            [
                Ontvangst(persoon, centen, op, incasso_sleutel(kenmerk), bron, VoorTermijn(nummer))
                for nummer, persoon, centen, kenmerk in blok
            ],
            run_id=bestand.run_id,
        )
        aantal += len(blok)
    return aantal


def is_in_bestand(bestand: BankBestand, termijn: Termijn) -> bool:
    """Whether a term can be a line of this file."""
    volgorde = (bestand.incasso_kop or {}).get("volgorde")
    return (termijn.run_id, termijn.volgorde) == (bestand.run_id, volgorde)


def _termijnen(bestand: BankBestand) -> Iterator[tuple[int, int, int, str]]:
    """The lines of the file in order of reference, without those that the bank or the run itself left out."""
    run = Run.objects.get(pk=bestand.run_id or 0)
    plek = (bestand.volgnummer or 0) % VERVANGING
    deel = next(d for d in verdeel_lijnen(run, bestand.aangemaakt_at) if d.nummer == plek)
    wat = {
        **bereik(run, bestand.aangemaakt_at),
        "volgorde": deel.volgorde.value,
        "dag": deel.dag,
        "eerste": deel.eerste,
        "laatste": deel.laatste,
        "msg_id": bestand.msg_id,
    }
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_LIJNEN, wat)
        while blok := cursor.fetchmany(BLOK):
            yield from blok
