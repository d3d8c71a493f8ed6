"""Statutory interest to the cent against a small oracle that walks day by day; the loan bears none over arrears."""

from datetime import date, datetime, timedelta
from decimal import ROUND_FLOOR, Decimal, localcontext

import pytest
from django.db import connection
from django.utils import timezone

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand, maanden
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import BoekingLeg
from duo_portal.ledger.operations import post, reverse
from duo_portal.ledger.queries import saldi_persoon
from terugbetalen.innen.stand import achterstand
from terugbetalen.invordering import rente
from terugbetalen.invordering.kosten import kosten_van
from terugbetalen.invordering.verloop import stand_op, verlopen
from terugbetalen.models import Feit, Vaststelling
from terugbetalen.operations.bijschrijven import bijschrijven
from terugbetalen.operations.rente_herstellen import herstel
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.sql import lees
from tests.terugbetalen.schulden.leven import Model
from tests.terugbetalen.vaststellen.debiteuren import feit

from .achterstand import BEDRAG, betaal, wanbetaler

RENTE = {2023: Decimal("0.06"), 2024: Decimal("0.07"), 2025: Decimal("0.06")}
"""From 1 July 2023 on; written again here."""


def orakel(
    wijzigingen: list[tuple[date, int]], tot: date, vrij: tuple[date, date] | None = None
) -> int:
    """Day by day: a month has 30 days and a year 360, so the 31st adds nothing and February makes up at its end."""
    with localcontext() as ctx:
        ctx.prec = 60
        saldo = bij = Decimal(0)
        dag = min(op for op, _ in wijzigingen)
        while dag < tot:
            for op, centen in wijzigingen:
                if op == dag:
                    saldo += centen
            morgen = dag + timedelta(days=1)
            stap = 30 * ((morgen.year - dag.year) * 12 + morgen.month - dag.month)
            stap += min(morgen.day, 30) - min(dag.day, 30)
            if vrij is None or not vrij[0] <= dag < vrij[1]:
                erbij = saldo * ((1 + RENTE[dag.year]) ** (Decimal(stap) / 360) - 1)
                saldo, bij = saldo + erbij, bij + erbij
            dag = morgen
        return int((bij + Decimal("1e-30")).to_integral_value(ROUND_FLOOR))


def boek(wie: Persoon, van: Maand, tot: Maand) -> None:
    """The runs of these months, each on the second day of the next."""
    for maand in maanden(van, tot):
        bedrijfsdatum.zet(maand.volgende.eerste_dag + timedelta(days=1), "test")
        rente.boek_van(wie.pk, maand)


def gelijk(wie: Persoon, op: date) -> int:
    """The arrears by the course of days and by the view of open terms: the same."""
    centen = stand_op(verlopen([wie.pk])[wie.pk, False], op)
    assert achterstand(wie.pk, op).centen == centen
    return centen


def rente_van(wie: Persoon, tot: date) -> int:
    return kosten_van(wie.pk, tot).rente_centen


@pytest.mark.django_db
def test_drie_termijnen_over_de_jaarwisseling():
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie = wanbetaler([Maand(2023, 11), Maand(2023, 12), Maand(2024, 1)])
    # Arrears from the fifteenth day after the 25th.
    begin = [(date(2023, 12, 10), BEDRAG), (date(2024, 1, 9), BEDRAG), (date(2024, 2, 9), BEDRAG)]
    for maand in maanden(Maand(2023, 12), Maand(2024, 6)):
        boek(wie, maand, maand.volgende)
        einde = maand.volgende.eerste_dag
        assert rente_van(wie, einde) == orakel([m for m in begin if m[0] < einde], einde), maand
    assert rente_van(wie, date(2024, 6, 1)) == 1206


@pytest.mark.django_db
def test_betalen_terugnemen_en_te_laat_boeken():
    """A payment of a term and of interest, one that bounces, one that is booked months later: to the cent."""
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie = wanbetaler([Maand(2023, 12), Maand(2024, 1)])
    boek(wie, Maand(2024, 1), Maand(2024, 3))
    betaal(wie, Maand(2023, 12), BEDRAG, date(2024, 3, 14))
    boeking = betaal(wie, Maand(2024, 1), 5_000, date(2024, 3, 20))
    bedrijfsdatum.zet(date(2024, 4, 5), "test")
    reverse(boeking_id=boeking.pk, sleutel="terug", effectief_op=date(2024, 4, 3), reden="AM04")
    boek(wie, Maand(2024, 3), Maand(2024, 5))
    gang = [
        (date(2024, 1, 9), BEDRAG), (date(2024, 2, 9), BEDRAG), (date(2024, 3, 14), -BEDRAG),
        (date(2024, 3, 20), -5_000), (date(2024, 4, 3), 5_000),
    ]  # fmt: skip
    assert rente_van(wie, date(2024, 5, 1)) == orakel(gang, date(2024, 5, 1))
    assert gelijk(wie, date(2024, 5, 1)) == BEDRAG
    # Known in June: it was paid on 20 February already.
    bedrijfsdatum.zet(date(2024, 6, 3), "test")
    betaal(wie, Maand(2024, 1), BEDRAG, date(2024, 2, 20))
    boek(wie, Maand(2024, 5), Maand(2024, 7))
    gang = [
        (date(2024, 1, 9), BEDRAG), (date(2024, 2, 9), BEDRAG), (date(2024, 2, 20), -BEDRAG),
        (date(2024, 3, 14), -BEDRAG),
    ]  # fmt: skip
    assert rente_van(wie, date(2024, 7, 1)) == orakel(gang, date(2024, 7, 1))
    assert gelijk(wie, date(2024, 7, 1)) == 0
    soorten = BoekingLeg.objects.filter(persoon_id=wie.pk, account=1330).values_list(
        "boeking__soort", "zijde"
    )
    assert (int(Soort.WETTELIJKE_RENTE), -1) in set(soorten), "what was too much is taken back"


@pytest.mark.django_db
def test_dezelfde_maand_twee_keer_voegt_niets_toe():
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie = wanbetaler([Maand(2023, 12)])
    boek(wie, Maand(2024, 1), Maand(2024, 2))
    eerst = rente_van(wie, date(2024, 2, 1))
    assert rente.boek_van(wie.pk, Maand(2024, 1))["personen"] == 0
    assert rente_van(wie, date(2024, 2, 1)) == eerst > 0


@pytest.mark.django_db
def test_op_tijd_binnen_twee_weken_kost_niets():
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie, laat = wanbetaler([Maand(2023, 12)]), wanbetaler([Maand(2023, 12)])
    betaal(wie, Maand(2023, 12), BEDRAG, date(2024, 1, 8))
    betaal(laat, Maand(2023, 12), BEDRAG, date(2024, 1, 10))
    boek(wie, Maand(2024, 1), Maand(2024, 2))
    boek(laat, Maand(2024, 1), Maand(2024, 2))
    assert rente_van(wie, date(2024, 2, 1)) == 0
    assert rente_van(laat, date(2024, 2, 1)) == orakel(
        [(date(2024, 1, 9), BEDRAG), (date(2024, 1, 10), -BEDRAG)], date(2024, 2, 1)
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("soort", "waarde"), [(Feit.Soort.UITSTEL, 1), (Feit.Soort.WSNP, 0)])
def test_uitstel_zonder_rente_en_wsnp(soort, waarde):
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie, gewoon = (
        wanbetaler([Maand(2023, 12)], bedrag=90_000),
        wanbetaler([Maand(2023, 12)], bedrag=90_000),
    )
    feit(wie, soort, date(2024, 2, 1), date(2024, 4, 1), waarde)
    feit(gewoon, Feit.Soort.UITSTEL, date(2024, 2, 1), date(2024, 4, 1), 0)
    gang = [(date(2024, 1, 9), 90_000)]
    boek(wie, Maand(2024, 1), Maand(2024, 6))
    boek(gewoon, Maand(2024, 1), Maand(2024, 6))
    tot = date(2024, 6, 1)
    assert rente_van(wie, tot) == orakel(gang, tot, (date(2024, 2, 1), date(2024, 4, 1)))
    assert rente_van(gewoon, tot) == orakel(gang, tot), "interest runs during deferral (Awb 4:101)"


@pytest.mark.django_db
def test_een_lager_vastgesteld_bedrag_neemt_de_rente_terug():
    """The term itself falls away for a month that turns out not to be due."""
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie = wanbetaler([Maand(2023, 12)], bedrag=90_000)
    boek(wie, Maand(2024, 1), Maand(2024, 3))
    assert rente_van(wie, date(2024, 3, 1)) > 0
    feit(wie, Feit.Soort.AFLOSVRIJ, date(2023, 12, 1), date(2024, 3, 1))
    boek(wie, Maand(2024, 3), Maand(2024, 4))
    assert rente_van(wie, date(2024, 4, 1)) == 0
    assert Vaststelling.objects.filter(persoon=wie).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("nieuw", [0, 30_000])
def test_wat_betaald_was_en_niet_verschuldigd_blijkt_komt_terug(nieuw):
    """Paid late with its interest; in April it appears that the term was lower: the interest over the rest is paid back."""
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie = wanbetaler([Maand(2023, 12)], bedrag=90_000)
    boek(wie, Maand(2024, 1), Maand(2024, 3))
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    betaald = rente_van(wie, date(2024, 3, 1))
    op = date(2024, 3, 1)
    betaal(wie, Maand(2023, 12), 90_000, op)
    post(
        sleutel="rente betaald", soort=Soort.ONTVANGST, persoon_id=wie.pk, effectief_op=op,
        legs=patterns_schuld.ontvangst(persoon_id=wie.pk, bedrag_centen=betaald, account=1330),
    )  # fmt: skip
    boek(wie, Maand(2024, 3), Maand(2024, 4))
    assert (rente_van(wie, date(2024, 4, 1)), saldi_persoon(wie.pk).get(1650, 0)) == (0, 0)
    bedrijfsdatum.zet(date(2024, 4, 10), "test")
    verlaag(wie, nieuw)
    boek(wie, Maand(2024, 4), Maand(2024, 7))
    # what was paid of it too early grows to the debtor's good until it goes back, at the end of April
    gang = [(date(2024, 1, 9), nieuw), (op, -nieuw), (op, -betaald)]
    terecht = max(orakel(gang, date(2024, 5, 1)), 0)
    terug = -saldi_persoon(wie.pk).get(1650, 0)
    assert rente_van(wie, date(2024, 7, 1)) == 0
    assert terug == betaald - terecht
    assert 0 < terug <= betaald


@pytest.mark.django_db
def test_een_lagere_termijn_van_toen_wordt_voor_de_lening_hersteld():
    """As arrears the term left the loan; when it was never due, the run finds that by itself and adds the interest."""
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie = wanbetaler([Maand(2023, 12)], bedrag=90_000, schuld=1_000_000)
    for maand in maanden(Maand(2023, 11), Maand(2024, 3)):
        bijschrijven(wie.pk, maand)
    sinds = timezone.now()
    assert laat(wie, Maand(2024, 3), sinds) == []
    bedrijfsdatum.zet(date(2024, 3, 10), "test")
    verlaag(wie, 0)
    assert laat(wie, Maand(2024, 3), sinds) == [wie.pk]
    herstel(wie.pk, Maand(2024, 3))
    model = Model({2023: 4_600, 2024: 25_600}, geleend=[(date(2023, 10, 31), 1_000_000)])
    for maand in maanden(Maand(2023, 11), Maand(2024, 3)):
        model.schrijf_bij(maand)
    assert saldi_persoon(wie.pk)[1239] == sum(model.rente.values())


def verlaag(wie: Persoon, centen: int) -> None:
    """The year is decided again, over the same months, with another amount due."""
    oud = Vaststelling.objects.get(persoon=wie)
    velden = {v: getattr(oud, v) for v in ("is_lllk", "jaar", "regeling", "fase", "rente_ppm", "schuld_centen", "resterende_maanden", "wettelijk_maandbedrag_centen", "termijn_vast_sinds", "feiten", "reden", "parameterset_id", "regelversie", "besluit_op", "actor")}  # fmt: skip
    tijd.wijzig(Vaststelling, wie, oud.geldig, **velden, te_betalen_centen=centen)


def laat(wie: Persoon, maand: Maand, sinds: datetime) -> list[int]:
    """Whose months the run of a month plays again."""
    with connection.cursor() as cursor:
        cursor.execute(
            lees("rente_laat"),
            {"van": wie.pk, "tot": wie.pk + 1, "begin": maand.eerste_dag, "sinds": sinds},
        )
        return [rij[0] for rij in cursor.fetchall()]


@pytest.mark.django_db
def test_de_lening_draagt_geen_rente_over_de_achterstand():
    """The term leaves the loan on the day it becomes arrears, and paying it later changes nothing for the loan."""
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie = wanbetaler([Maand(2023, 12)], bedrag=90_000, schuld=1_000_000)
    ppm = {2023: 4_600, 2024: 25_600}
    model = Model(ppm, geleend=[(date(2023, 10, 31), 1_000_000)])
    for maand in maanden(Maand(2023, 11), Maand(2024, 1)):
        bijschrijven(wie.pk, maand)
        model.schrijf_bij(maand)
    model.betaald.append((date(2024, 1, 9), 90_000))
    bedrijfsdatum.zet(date(2024, 2, 16), "test")
    betaal(wie, Maand(2023, 12), 90_000, date(2024, 2, 16))
    for maand in maanden(Maand(2024, 1), Maand(2024, 4)):
        bijschrijven(wie.pk, maand)
        model.schrijf_bij(maand)
    eigen = saldi_persoon(wie.pk)
    assert eigen[1239] == sum(model.rente.values())
    assert eigen[1230] == 1_000_000 - 90_000
    assert herstel(wie.pk, Maand(2024, 4)) == {}, "played again it is the same"


@pytest.mark.django_db
def test_te_laat_geboekt_wordt_ook_voor_de_lening_hersteld():
    """First as arrears; then it turns out that it was paid in time: the loan bore interest until that day."""
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    wie = wanbetaler([Maand(2023, 12)], bedrag=90_000, schuld=1_000_000)
    for maand in maanden(Maand(2023, 11), Maand(2024, 3)):
        bijschrijven(wie.pk, maand)
    betaal(wie, Maand(2023, 12), 90_000, date(2024, 1, 5))
    herstel(wie.pk, Maand(2024, 3))
    model = Model(
        {2023: 4_600, 2024: 25_600},
        geleend=[(date(2023, 10, 31), 1_000_000)],
        betaald=[(date(2024, 1, 5), 90_000)],
    )
    for maand in maanden(Maand(2023, 11), Maand(2024, 3)):
        model.schrijf_bij(maand)
    assert saldi_persoon(wie.pk)[1239] == sum(model.rente.values())


def test_de_rente_van_dit_orakel_is_die_van_de_gegevens():
    wet = bekende_wet()
    for jaar, deel in RENTE.items():
        assert wet.waarde("wettelijke_rente.jaar", date(jaar, 12, 1)) == int(deel * 1_000_000)
