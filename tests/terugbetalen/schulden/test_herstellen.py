"""What was booked late: the next run makes the interest good, to the cent of the life as it really was."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import open_run
from duo_portal.batches.werk import werk_af
from duo_portal.foundation.period import Maand, maanden
from duo_portal.ledger import auditor
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import reverse
from terugbetalen import queries
from terugbetalen.operations.bijschrijven import bijschrijven
from terugbetalen.operations.rente_herstellen import herstel
from tests.factories.gezinnen import persoon

from .leven import Model, betaal, leen

SF35 = {2023: 4_600, 2024: 25_600}
EINDE = Maand(2024, 7)


@pytest.mark.django_db
@given(st.integers(0, 10**6))
def test_laat_geboekt_is_als_op_tijd_geboekt(zaad):
    """The same life, its entries booked in any order after months had their interest."""
    r = random.Random(zaad)
    wie, model = persoon(date(1999, 1, 1)), Model(SF35)
    model.geleend.append((date(2023, 12, 15), r.randint(100_000, 5_000_000)))
    leen(wie.pk, 1230, model.geleend[0][1], model.geleend[0][0], f"l0:{wie.pk}")
    for _ in range(r.randint(1, 4)):
        dag = date(2024, 1, 1) + timedelta(days=r.randint(0, 150))
        if r.random() < 0.5:
            model.betaald.append((dag, r.randint(1, 20_000)))
        else:
            model.geleend.append((dag, r.randint(1, 200_000)))
    laat = [("b", *b) for b in model.betaald] + [("l", *g) for g in model.geleend[1:]]
    r.shuffle(laat)
    for maand in maanden(Maand(2024, 1), EINDE):
        bijschrijven(wie.pk, maand)
        if laat and r.random() < 0.5:
            _boek(wie.pk, *laat.pop())
            herstel(wie.pk, maand.volgende)
    for rest in laat:
        _boek(wie.pk, *rest)
    herstel(wie.pk, EINDE)
    assert herstel(wie.pk, EINDE) == {}
    for maand in maanden(Maand(2024, 1), EINDE):
        model.schrijf_bij(maand)
    assert queries.schuld_van(wie.pk, date(2024, 6, 30)).totaal_centen == model.stand(
        date(2024, 6, 30)
    )


def _boek(persoon_id: int, soort: str, dag: date, centen: int) -> None:
    sleutel = f"laat:{persoon_id}:{Boeking.objects.count()}"
    (betaal if soort == "b" else leen)(persoon_id, 1230, centen, dag, sleutel)


@pytest.mark.usefixtures("kloon_db")
def test_een_teruggekomen_betaling_krijgt_haar_rente_terug():
    """Paid on 10 January, turned back in March with effect on that day: the run of March makes January and February good."""
    bedrijfsdatum.zet(date(2024, 1, 31), "test")
    wie = persoon(date(1999, 1, 1))
    leen(wie.pk, 1230, 3_000_000, date(2023, 12, 1), "lening")
    betaal(wie.pk, 1230, 500_000, date(2024, 1, 10), "betaald")
    model = Model(SF35, [(date(2023, 12, 1), 3_000_000)])
    for maand in (Maand(2024, 1), Maand(2024, 2)):
        _draai(maand)
    reverse(boeking_id=Boeking.objects.get(sleutel="betaald").pk, sleutel="storno", effectief_op=date(2024, 1, 10), reden="MD06")  # fmt: skip
    run = _draai(Maand(2024, 3))
    for maand in maanden(Maand(2024, 1), Maand(2024, 4)):
        model.schrijf_bij(maand)
    assert run.totalen["herstellen"]["hersteld"] == 1
    assert queries.schuld_van(wie.pk, date(2024, 3, 31)).totaal_centen == model.stand(
        date(2024, 3, 31)
    )
    assert _draai(Maand(2024, 4)).totalen["herstellen"]["hersteld"] == 0
    assert "rente_eenmaal_per_maand" not in [
        u.controle.naam for u in auditor.controleer() if not u.is_groen
    ]


def _draai(maand: Maand) -> Run:
    bedrijfsdatum.zet(maand.volgende.eerste_dag, "test")
    run = open_run(soort="rente", periode=maand.eerste_dag, actor="systeem")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND, run.reden
    return run
