"""Orders and lines for the tests of direct debits."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from duo_portal.gateways.bank.incasso import (
    Incassant,
    Incasso,
    Incassoopdracht,
    groepen_van,
)
from duo_portal.gateways.bank.mandaat import Mandaat, Volgorde
from duo_portal.gateways.bank.opdracht import end_to_end_id, msg_id

from .pain001_gegevens import GEVER, NARE_NAMEN, iban_nl

RUN = "202402-INC-1"
OP = date(2024, 2, 12)
DAG = date(2024, 2, 28)
INCASSANT = Incassant(GEVER, "NL79ZZZ999999990000")
NS = "{urn:iso:std:iso:20022:tech:xsd:pain.008.001.08}"


def incasso(nummer: int, volgorde: Volgorde = Volgorde.VOLGENDE, dag: date = DAG) -> Incasso:
    """One sound line."""
    eerder = date(2024, 1, 29) if volgorde is Volgorde.VOLGENDE else None
    return Incasso(
        end_to_end_id=end_to_end_id(RUN, nummer),
        bedrag_centen=4_541 + nummer * 7 % 1000,
        iban=iban_nl(100_000 + nummer),
        naam=NARE_NAMEN[nummer % len(NARE_NAMEN)],
        mandaat=Mandaat(f"M{nummer:09d}", date(2023, 11, 1), laatst_geind_op=eerder),
        volgorde=volgorde,
        incassodatum=dag,
        omschrijving="Terugbetalen studieschuld februari 2024",
        aangekondigd_op=OP,
    )


def incassos(aantal: int, volgorde: Volgorde = Volgorde.VOLGENDE) -> list[Incasso]:
    return [incasso(nummer, volgorde) for nummer in range(1, aantal + 1)]


def opdracht(regels: Sequence[Incasso], volgnummer: int = 1) -> Incassoopdracht:
    return Incassoopdracht(
        msg_id=msg_id(RUN, volgnummer),
        aangemaakt_at=datetime(2024, 2, 12, 6, 0, tzinfo=UTC),
        incassant=INCASSANT,
        groepen=groepen_van(regels),
    )
