"""Days at the bank for these tests: a month collected, a visit of the bank, a statement written by hand, balances."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.gateways.bank.inlezen import Inlezing, Uitkomst
from duo_portal.gateways.bank.proefbank.afschriften import Post, schrijf_camt053
from duo_portal.gateways.bank.proefbank.gedrag import GOED, Gedrag
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from duo_portal.identity.models import Persoon
from studiefinanciering.uitbetalen.bevestigen import lees_bank
from terugbetalen.innen.stand import open_termijnen
from terugbetalen.models import Termijn

JAN, FEB = date(2024, 1, 1), date(2024, 2, 1)
INCASSODAG = date(2024, 1, 25)
NA = date(2024, 1, 26)


def map_() -> Path:
    """The folder of the bank's traffic."""
    return Path(settings.BANK_MAP)


def bankier(
    dag: date | None, *, retour: Iterable[str] = (), gedrag: Gedrag = GOED, seed: int = 0
) -> list[Path]:
    """One visit of the practice bank, without our reading what it left: the files, oldest name first."""
    Proefbank(
        map_() / "uit", map_() / "in", map_() / "geheugen", seed, gedrag, retour=frozenset(retour)
    ).werk(dag)
    return sorted((map_() / "in").glob("*.xml"))


def bank(
    dag: date, *, retour: Iterable[str] = (), gedrag: Gedrag = GOED, seed: int = 0
) -> list[Inlezing]:
    """A visit of the bank on a day, and we read what it left."""
    bankier(dag, retour=retour, gedrag=gedrag, seed=seed)
    return lees(dag)


def lees(dag: date) -> list[Inlezing]:
    """We read what lies ready, on this business date."""
    bedrijfsdatum.zet(max(dag, bedrijfsdatum.vandaag()), "proef")
    return lees_bank()


def afschrift(
    *posten: Post, dag: date = NA, nummer: int = 1, begin: int = 10**12
) -> list[Inlezing]:
    """A statement of these entries lies ready and is read."""
    inhoud = schrijf_camt053(
        rekening=settings.BANK_OPDRACHTGEVER_IBAN,
        nummer=nummer,
        dag=dag,
        begin=begin,
        posten=list(posten),
    )
    (map_() / "in").mkdir(parents=True, exist_ok=True)
    (map_() / "in" / f"camt-{nummer:05d}.xml").write_bytes(inhoud)
    gelezen = lees(dag)
    assert all(i.uitkomst is Uitkomst.VERWERKT for i in gelezen), gelezen
    return gelezen


def saldo(account: int, wie: Persoon | None = None) -> int:
    """Debit minus credit, of one person when given."""
    vraag = "SELECT coalesce(sum(zijde * bedrag_centen), 0)::bigint FROM ledger_leg WHERE account_code = %s"
    gegevens: list[int] = [account]
    if wie is not None:
        vraag, gegevens = f"{vraag} AND persoon_id = %s", [account, wie.pk]
    with connection.cursor() as cursor:
        cursor.execute(vraag, gegevens)
        return int(cursor.fetchone()[0])


def open_centen(wie: Persoon) -> int:
    """What is open on the terms of a person."""
    return sum(termijn.open_centen for termijn in open_termijnen(wie.pk, date(2030, 1, 1)))


def kenmerk(wie: Persoon, maand: date = JAN) -> str:
    """The reference of the term of a month."""
    return Termijn.objects.get(persoon=wie, maand=maand, volgnummer=1).kenmerk
