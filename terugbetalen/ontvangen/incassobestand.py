"""A file of direct debits (pain.008) and its money: one entry of the bank for all of its terms that were not refused.

The entry is booked when it is, to the cent, the file less what the bank refused. When the statement came before the
answer it is not, yet: the entry waits in suspense, and the answer books it from there.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.db.models import Sum

from duo_portal.gateways.models import BankBestand
from terugbetalen.models import Incassomelding, Termijn

from .boeken import Bron, Ontvangst, boek_ontvangsten
from .storneren import incasso_sleutel
from .verdelen import VoorTermijn

BLOK = 5_000
VERVANGING = 100
"""A file that replaces a refused one has its number plus a hundred."""


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
    kop = bestand.incasso_kop or {}
    return (termijn.run_id, termijn.vervaldatum, termijn.volgorde) == (
        bestand.run_id,
        bestand.uitvoeringsdatum,
        kop.get("volgorde"),
    )


def _termijnen(bestand: BankBestand) -> Iterator[tuple[int, int, int, str]]:
    """The lines of the file: those of its day and sequence type by reference, after those of the files before it."""
    rijen = Termijn.objects.filter(
        run_id=bestand.run_id,
        wijze=Termijn.Wijze.INCASSO,
        vervaldatum=bestand.uitvoeringsdatum,
        volgorde=(bestand.incasso_kop or {}).get("volgorde", ""),
    ).order_by("kenmerk")
    begin = _ervoor(bestand)
    geweigerd = set(
        Incassomelding.objects.filter(bron=bestand.msg_id).values_list("termijn_id", flat=True)
    )
    velden = rijen.values_list("id", "persoon_id", "bedrag_centen", "kenmerk")
    for rij in velden[begin : begin + bestand.aantal].iterator(chunk_size=BLOK):
        if rij[0] not in geweigerd:
            yield rij


def _ervoor(bestand: BankBestand) -> int:
    """Lines of the same day and sequence type in files with a lower number; replacements count as what they replace."""
    nummer = (bestand.volgnummer or 0) % VERVANGING
    eerdere = {
        (ander.volgnummer or 0) % VERVANGING: ander.aantal
        for ander in BankBestand.objects.filter(
            run_id=bestand.run_id,
            soort=BankBestand.Soort.PAIN008,
            uitvoeringsdatum=bestand.uitvoeringsdatum,
            incasso_kop__volgorde=(bestand.incasso_kop or {}).get("volgorde"),
        )
    }
    return sum(aantal for plek, aantal in eerdere.items() if plek < nummer)
