"""Several clocks in one ledger: stopping for January alone starts one (the "rentetruc" of 2023), through real bookings."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand, maanden
from duo_portal.identity.models import Persoon
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import reverse
from studiefinanciering.models import Studieverleden
from terugbetalen import queries
from terugbetalen.models import Renteklok
from terugbetalen.operations.bijschrijven import bijschrijven
from terugbetalen.operations.klokken import leg_klokken
from terugbetalen.operations.klokspel import klokken_van, speel
from terugbetalen.operations.rente_herstellen import herstel
from terugbetalen.operations.starten import start
from terugbetalen.rules.parameters import bekende_wet
from tests.factories.gezinnen import ingeschreven, persoon

from .leven import Model, betaal, leen

SF35 = {2022: 0, 2023: 4_600, 2024: 25_600, 2025: 25_700, 2026: 23_300}
OUD = {j: {2022: 0}.get(j, 4_600) for j in SF35}
"""The debt of before January 2023: 0,46 % for five years."""
NIEUW = {**SF35, 2026: 25_700}
"""What was lent from February 2023 to August 2024: the rate of each year, from 2025 that of 2025."""


def student_met_truc(*, weer_tot: str | None = "2024-08") -> Persoon:
    """Aid to December 2022, none in January 2023, and again from February (HO, SF35)."""
    bedrijfsdatum.zet(date(2023, 2, 6), "test")
    wie = persoon(date(2000, 1, 1))
    ingeschreven(wie, date(2018, 9, 1))
    Studieverleden.objects.create(
        persoon_id=wie.pk, onderwijs=1, eerste_toekenning=date(2018, 9, 1),
        laatste_toekenning=date(2022, 12, 1), stand_per=date(2023, 9, 1),
    )  # fmt: skip
    leen(wie.pk, 1230, 3_000_000, date(2022, 12, 20), f"oud:{wie.pk}")
    start(persoon_id=wie.pk, gestopt_per=Maand(2023, 1))
    if weer_tot:
        # the second time: an opening balance of another kind stands in for award lines
        Studieverleden.objects.create(
            persoon_id=wie.pk, onderwijs=2, eerste_toekenning=date(2023, 2, 1),
            laatste_toekenning=Maand.parse(weer_tot).eerste_dag, stand_per=date(2023, 9, 1),
        )  # fmt: skip
    return wie


def leen_verder(wie: Persoon, *modellen: Model) -> None:
    """A loan every month from February 2023 to August 2024."""
    for maand in maanden(Maand(2023, 2), Maand(2024, 9)):
        op = maand.eerste_dag.replace(day=24)
        leen(wie.pk, 1230, 80_000, op, f"verder:{wie.pk}:{maand}")
        for model in modellen:
            model.geleend.append((op, 80_000))


@pytest.mark.django_db
def test_de_rentetruc_van_2023_tot_op_de_cent():
    """Four years of interest, a payment in the middle: each debt as if it stood alone."""
    wie = student_met_truc()
    oud, nieuw = Model(OUD, [(date(2022, 12, 20), 3_000_000)]), Model(NIEUW)
    leen_verder(wie, nieuw)
    for maand in maanden(Maand(2023, 1), Maand(2026, 11)):
        bedrijfsdatum.zet(maand.volgende.eerste_dag, "test")
        leg_klokken(wie.pk)
        if maand == Maand(2025, 3):
            # no term: to the part with the highest rate, the new one
            betaal(wie.pk, 1230, 250_000, date(2025, 3, 12), "extra")
            nieuw.betaald.append((date(2025, 3, 12), 250_000))
        bijschrijven(wie.pk, maand)
        oud.schrijf_bij(maand)
        nieuw.schrijf_bij(maand)
        einde = maand.volgende.eerste_dag
        assert queries.schuld_van(wie.pk, einde).totaal_centen == oud.stand(einde) + nieuw.stand(einde), maand  # fmt: skip
    assert herstel(wie.pk, Maand(2026, 11)) == {}
    [een, twee] = klokken_van(wie.pk)
    assert (een.begin, twee.begin) == (Maand(2023, 1), Maand(2025, 1))
    spel = speel(wie.pk, (een, twee), Maand(2026, 11), bekende_wet())
    einde = date(2026, 11, 1)
    assert dict(spel.saldo) == {(3, 0): oud.stand(einde), (3, 1): nieuw.stand(einde)}


@pytest.mark.django_db
def test_wie_later_ontdekt_wordt_krijgt_hetzelfde():
    """The clock is laid down only in 2026: making good gives what booking in time would have given."""
    wie = student_met_truc()
    oud, nieuw = Model(OUD, [(date(2022, 12, 20), 3_000_000)]), Model(NIEUW)
    leen_verder(wie, nieuw)
    for maand in maanden(Maand(2023, 1), Maand(2026, 3)):
        bijschrijven(wie.pk, maand)
        oud.schrijf_bij(maand)
        nieuw.schrijf_bij(maand)
    bedrijfsdatum.zet(date(2026, 3, 5), "test")
    assert leg_klokken(wie.pk).is_gewijzigd
    assert not leg_klokken(wie.pk).is_gewijzigd
    assert sum(herstel(wie.pk, Maand(2026, 3)).values()) > 0
    einde = date(2026, 3, 1)
    assert queries.schuld_van(wie.pk, einde).totaal_centen == oud.stand(einde) + nieuw.stand(einde)


@pytest.mark.django_db
def test_wie_gewoon_stopt_heeft_een_klok_en_geen_rij():
    wie = student_met_truc(weer_tot=None)
    assert leg_klokken(wie.pk).klokken == ()
    assert not Renteklok.objects.exists()


@pytest.mark.django_db
def test_zolang_iemand_studeert_geldt_de_rente_van_elk_jaar():
    wie = student_met_truc(weer_tot="2024-12")
    bedrijfsdatum.zet(date(2024, 6, 3), "test")
    [een, twee] = leg_klokken(wie.pk).klokken
    assert (een.begin, twee.begin) == (Maand(2023, 1), None)
    bedrijfsdatum.zet(date(2025, 1, 2), "test")
    [_een, twee] = leg_klokken(wie.pk).klokken
    assert twee.begin == Maand(2025, 1)


@pytest.mark.django_db
def test_een_storno_gaat_terug_naar_waar_zij_vandaan_kwam():
    wie = student_met_truc()
    leen(wie.pk, 1230, 1_000_000, date(2024, 8, 24), f"nieuw:{wie.pk}")
    bedrijfsdatum.zet(date(2025, 2, 3), "test")
    klokken = leg_klokken(wie.pk).klokken
    voor = speel(wie.pk, klokken, Maand(2025, 2), bekende_wet()).saldo
    betaal(wie.pk, 1230, 10_000, date(2025, 1, 24), "betaald")
    na = speel(wie.pk, klokken, Maand(2025, 2), bekende_wet()).saldo
    assert na[3, 1] < voor[3, 1] and na[3, 0] == voor[3, 0]  # the highest rate first
    reverse(boeking_id=Boeking.objects.get(sleutel="betaald").pk, sleutel="storno", effectief_op=date(2025, 1, 24), reden="AM04")  # fmt: skip
    assert speel(wie.pk, klokken, Maand(2025, 2), bekende_wet()).saldo == voor
