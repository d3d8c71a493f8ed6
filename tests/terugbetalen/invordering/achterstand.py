"""Somebody who was asked terms and did not pay them, and the acts of a month of collection, for tests."""

from collections.abc import Iterable
from datetime import date

from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import geef_vrij, open_run, teken
from duo_portal.batches.werk import werk_af
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from duo_portal.ledger.codes import Regime, Soort, Zijde
from duo_portal.ledger.legs import Leg
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import post
from duo_portal.letters.lezen import markeer_gelezen
from duo_portal.letters.models import Brief
from terugbetalen.models import Invorderingsstap, Parameterset, Termijn, Vaststelling
from terugbetalen.operations.vaststellen import bewaar_parameters
from terugbetalen.rules.parameters import bekende_wet
from tests.terugbetalen.vaststellen.debiteuren import debiteur

BEDRAG = 15_000
"""A month, cents: three of them are above 270 euros."""


def wanbetaler(
    maanden: Iterable[Maand],
    *,
    bedrag: int = BEDRAG,
    schuld: int = 2_000_000,
    is_lllk: bool = False,
) -> Persoon:
    """A debtor who was asked these months, due on the 25th, and paid nothing."""
    lijst = list(maanden)
    regime = Regime.LLLK if is_lllk else Regime.SF35
    wie = debiteur(regime, date(2018, 9, 1), schuld, op=date(2023, 10, 31))
    besluiten = {
        jaar: besluit(wie, jaar, bedrag, is_lllk=is_lllk) for jaar in {m.jaar for m in lijst}
    }
    for maand in lijst:
        vraag(wie, maand, bedrag, besluiten[maand.jaar], is_lllk=is_lllk)
    return wie


def besluit(wie: Persoon, jaar: int, bedrag: int, *, is_lllk: bool = False) -> Vaststelling:
    """What is due a month in a year."""
    bewaar_parameters(bekende_wet())
    return Vaststelling.objects.create(
        persoon=wie,
        is_lllk=is_lllk,
        jaar=jaar,
        regeling=4 if is_lllk else 3,
        fase="aflos",
        rente_ppm=25_600,
        schuld_centen=2_000_000,
        resterende_maanden=300,
        wettelijk_maandbedrag_centen=bedrag,
        te_betalen_centen=bedrag,
        termijn_vast_sinds=jaar,
        feiten={},
        geldig=DateRange(date(jaar, 1, 1), date(jaar + 1, 1, 1), "[)"),
        reden="jaar",
        parameterset=Parameterset.objects.get(pk=bekende_wet().fingerprint),
        regelversie="1",
        besluit_op=date(jaar, 1, 1),
        actor="test",
    )


def vraag(
    wie: Persoon, maand: Maand, bedrag: int, vast: Vaststelling, *, is_lllk: bool = False
) -> Termijn:
    """A term of a month, asked by letter and due on the 25th."""
    vervalt = maand.eerste_dag.replace(day=25)
    return Termijn.objects.create(
        persoon=wie,
        is_lllk=is_lllk,
        maand=maand.eerste_dag,
        volgnummer=1,
        bedrag_centen=bedrag,
        vervaldatum=vervalt,
        aangekondigd_op=maand.eerste_dag,
        wijze="verzoek",
        vaststelling=vast,
        kenmerk=f"T{wie.pk}-{maand}-{int(is_lllk)}",
    )


def betaal(
    wie: Persoon, maand: Maand, centen: int, op: date, *, account: int = 1230, sleutel: str = ""
) -> Boeking:
    """A receipt for the term of a month, as the room of money in books it."""
    return post(
        sleutel=sleutel or f"betaald:{wie.pk}:{maand}:{op}",
        soort=Soort.ONTVANGST,
        legs=[
            Leg(1000, Zijde.DEBET, centen, wie.pk),
            Leg(account, Zijde.CREDIT, centen, wie.pk, maand.eerste_dag),
        ],
        persoon_id=wie.pk,
        effectief_op=op,
    )


def vorder_in(op: date) -> Run:
    """A whole run on a business day: two people sign and release."""
    run = bereid_voor(op)
    return maak_af(run)


def bereid_voor(op: date) -> Run:
    """Up to the signature."""
    bedrijfsdatum.zet(op, "test")
    run = open_run(soort="invordering", periode=op.replace(day=1), actor="systeem")
    werk_af(run.pk)
    return run


def maak_af(run: Run) -> Run:
    """Signed by one, released by another, carried out."""
    teken(run=run, stap="tekenen", actor="anna", reden="gezien")
    werk_af(run.pk)
    geef_vrij(run=run, actor="bert")
    werk_af(run.pk)
    run.refresh_from_db()
    return run


def lees_post(wie: Persoon) -> None:
    """The debtor opens every letter."""
    for brief in Brief.objects.filter(persoon_id=wie.pk):
        markeer_gelezen(brief, wie.pk)


def stappen(wie: Persoon) -> list[Invorderingsstap]:
    """The steps so far, in order."""
    return list(Invorderingsstap.objects.filter(persoon=wie).order_by("pk"))


def tekst(brief: Brief, taal: str) -> str:
    """All words of a letter."""
    from duo_portal.letters.soorten import maak_inhoud

    inhoud = maak_inhoud(brief, taal)
    delen = [
        " ".join(
            (
                d.kop,
                *d.alineas,
                *d.punten,
                *(link.tekst for link in d.links),
                *(c for t in d.tabellen for r in (*t.rijen, t.voet) for c in r),
            )
        )
        for d in inhoud.alle_delen
    ]
    return " ".join((inhoud.kop, *delen)).replace("\u00a0", " ")
