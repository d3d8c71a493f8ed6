"""Interest of a month: equal to plain decimals to the cent, once, and the statement adds up to the ledger."""

import random
from datetime import date, timedelta

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand, maanden
from duo_portal.identity.models import Persoon
from duo_portal.ledger import auditor
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import Boeking
from terugbetalen import queries
from terugbetalen.operations.bijschrijven import bijschrijven, bijschrijven_reeks
from terugbetalen.rules.rente import RenteOntbreekt
from tests.factories.gezinnen import persoon

from .leven import Model, betaal, leen

SF35 = {2023: 4_600, 2024: 25_600}
SF15 = {2023: 17_800, 2024: 29_500}


def _wie() -> Persoon:
    return persoon(date(1999, 1, 1))


@pytest.mark.django_db
def test_levens_zijn_gelijk_aan_decimalen_en_sluiten_aan():
    """Thirty lives of fourteen months over a change of rate, at the portfolio's own pace: all months in one chunk."""
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    r, levens = random.Random(8), []
    for i in range(30):
        wie, account, ppm = _wie(), *r.choice([(1230, SF35), (1220, SF15), (1410, SF35)])
        model = Model(ppm)
        begin = date(2022, 12, r.randint(1, 31))
        model.geleend.append((begin, r.randint(1, 9_000_000)))
        leen(wie.pk, account, model.geleend[0][1], begin, f"t{i}")
        levens.append((wie, account, model))
    laag, hoog = levens[0][0].pk, levens[-1][0].pk + 1
    for maand in maanden(Maand(2023, 1), Maand(2024, 3)):
        for i, (wie, account, model) in enumerate(levens):
            _misschien(r, wie, account, model, maand, f"{maand}:{i}")
        verwacht = [model.schrijf_bij(maand) for _wie, _account, model in levens]
        geboekt = bijschrijven_reeks(maand, van=laag, tot=hoog)
        assert geboekt.centen == sum(verwacht), maand
        assert bijschrijven_reeks(maand, van=laag, tot=hoog).personen == 0
    for wie, _account, model in levens:
        _controleer(r, wie, model)
    assert [u.controle.naam for u in auditor.controleer() if not u.is_groen] == [
        "bank_is_afschriften"  # the payments here came without a statement of the bank
    ]


def _misschien(
    r: random.Random, wie: Persoon, account: int, model: Model, maand: Maand, sleutel: str
) -> None:
    """Now and then somebody borrows more, or pays on some day of the month."""
    dag = maand.eerste_dag + timedelta(days=r.randint(0, 27))
    schuld = model.stand(maand.eerste_dag - timedelta(days=1))
    if r.random() < 0.3 and account != 1410:
        model.betaald.append((dag, r.randint(1, schuld // 2)) if schuld > 1 else (dag, 1))
        betaal(wie.pk, account, model.betaald[-1][1], dag, f"b{sleutel}")
    if r.random() < 0.2:
        model.geleend.append((dag, r.randint(1, 300_000)))
        leen(wie.pk, account, model.geleend[-1][1], dag, f"l{sleutel}")


def _controleer(r: random.Random, wie: Persoon, model: Model) -> None:
    for _ in range(5):
        van = date(2022, 12, 1) + timedelta(days=r.randint(0, 450))
        tot = van + timedelta(days=r.randint(0, 200))
        staat = queries.verloop(wie.pk, van, tot)
        assert staat.begin.totaal_centen == model.stand(van - timedelta(days=1))
        assert staat.eind.totaal_centen == model.stand(tot - timedelta(days=1))
        assert (
            staat.begin.totaal_centen + sum(p.centen for p in staat.posten)
            == staat.eind.totaal_centen
        )
        assert sum(staat.per_soort().values()) == sum(p.centen for p in staat.posten)
        assert queries.schuld_van(wie.pk, van).totaal_centen == model.stand(van)
    heel = queries.verloop(wie.pk, date(2022, 1, 1), date(2025, 1, 1))
    assert heel.rente_centen == sum(model.rente.values())


@pytest.mark.django_db
def test_hoofdsom_rente_en_wat_nog_gift_kan_worden():
    wie = _wie()
    leen(wie.pk, 1230, 1_000_000, date(2023, 12, 1), "lening")
    leen(wie.pk, 1410, 500_000, date(2023, 12, 1), "prestatiebeurs")
    bedrijfsdatum.zet(date(2024, 2, 1), "test")
    bijschrijven(wie.pk, Maand(2024, 1))
    schuld = queries.schuld_van(wie.pk, date(2024, 1, 31))
    # 10.000 × (1,0256^(1/12) − 1) = 21,087…; 5.000: 10,543…
    assert (schuld.hoofdsom_centen, schuld.rente_centen) == (1_000_000, 2_108)
    assert schuld.voorwaardelijk_centen == 500_000 + 1_054
    assert schuld.totaal_centen == 1_503_162
    assert queries.schuld_van(wie.pk, date(2024, 1, 30)).totaal_centen == 1_500_000


@pytest.mark.django_db
def test_zoals_het_op_een_dag_bekend_was():
    wie = _wie()
    bedrijfsdatum.zet(date(2024, 1, 10), "test")
    leen(wie.pk, 1230, 100_000, date(2024, 1, 1), "eerst")
    toen = bedrijfsdatum.moment()
    bedrijfsdatum.zet(date(2024, 2, 10), "test")
    leen(wie.pk, 1230, 5_000, date(2024, 1, 1), "later ontdekt")
    assert queries.schuld_van(wie.pk, date(2024, 1, 31)).totaal_centen == 105_000
    assert queries.schuld_van(wie.pk, date(2024, 1, 31), bekend_op=toen).totaal_centen == 100_000
    assert queries.verloop(
        wie.pk, date(2024, 1, 1), date(2024, 2, 1), bekend_op=toen
    ).per_soort() == {int(Soort.OVERNAME): 100_000}


@pytest.mark.django_db
def test_zonder_percentage_wordt_niets_bijgeschreven():
    wie = _wie()
    leen(wie.pk, 1230, 100_000, date(2026, 12, 1), "lening")
    with pytest.raises(RenteOntbreekt, match="SF35 2027"):
        bijschrijven(wie.pk, Maand(2027, 1))
    assert not Boeking.objects.filter(soort=Soort.RENTE).exists()


@pytest.mark.django_db
def test_wie_overleed_krijgt_geen_rente_meer():
    wie = _wie()
    leen(wie.pk, 1230, 100_000, date(2023, 12, 1), "lening")
    Persoon.objects.filter(pk=wie.pk).update(overleden_op=date(2024, 2, 15))
    assert bijschrijven(wie.pk, Maand(2024, 1)).personen == 1
    assert bijschrijven(wie.pk, Maand(2024, 2)).personen == 0
