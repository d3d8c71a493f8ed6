"""What is due = fixed − the greater of asked and paid: once, also after a decision changed, a payment came or bounced."""

from datetime import date

import pytest
from django.db import connection
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import annuleer
from duo_portal.identity import tijd
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import reverse
from terugbetalen.innen.stand import achterstand, open_termijnen
from terugbetalen.models import Feit, Incassoregel, Verhoging
from tests.factories.innen import vaststelling
from tests.terugbetalen.schulden.leven import betaal as los_af
from tests.terugbetalen.schulden.leven import leen

from .innen import (
    FEB,
    JAN,
    MRT,
    TERMIJN,
    betaal,
    debiteur,
    gevraagd,
    maand_af,
    open_maand,
    rente,
    sluit,
)

pytestmark = pytest.mark.usefixtures("kloon_db", "auditor_groen")


def test_een_maand_wordt_eenmaal_gevraagd():
    wie, niets = debiteur(), debiteur(0)
    run = maand_af(JAN)
    assert gevraagd(wie) == [TERMIJN]
    assert gevraagd(niets) == []
    assert run.totalen["berekenen"] == {
        "regels": 1, "som_centen": TERMIJN, "laatste_termijnen": 0, "te_veel_betaald": 0, "te_veel_betaald_centen": 0,
    }  # fmt: skip
    sluit(run)
    sluit(maand_af(FEB))
    assert gevraagd(wie) == [TERMIJN, TERMIJN]


def test_rente_van_een_maand_is_geen_betaling():
    wie = debiteur()
    rente(wie, JAN, 4_000)
    maand_af(JAN)
    assert gevraagd(wie) == [TERMIJN]


def test_wat_vooruit_is_betaald_wordt_niet_gevraagd_en_na_een_storno_wel():
    wie = debiteur()
    betaal(wie, JAN, 5_000, date(2023, 12, 20))
    sluit(maand_af(JAN))
    assert gevraagd(wie, JAN) == [3_440]
    betaling = Boeking.objects.get(sleutel__startswith="betaal:")
    reverse(boeking_id=betaling.pk, sleutel="storno", effectief_op=date(2024, 1, 20), reden="AM04")
    sluit(maand_af(FEB))
    assert gevraagd(wie, JAN) == [3_440, 5_000]
    assert sum(t.open_centen for t in open_termijnen(wie.pk, MRT)) == 2 * TERMIJN


def test_meer_verschuldigd_wordt_bijgevraagd():
    wie = debiteur()
    sluit(maand_af(JAN))
    bedrijfsdatum.zet(date(2024, 1, 20), "proef")
    vaststelling(wie, 2024, 9_000)
    sluit(maand_af(FEB))
    assert gevraagd(wie, JAN) == [TERMIJN, 560]
    assert gevraagd(wie, FEB) == [9_000]
    sluit(maand_af(MRT))
    assert gevraagd(wie) == [TERMIJN, 560, 9_000, 9_000]


def test_minder_verschuldigd_geeft_geen_negatieve_regel_maar_telt_als_te_veel():
    wie = debiteur()
    sluit(maand_af(JAN))
    assert [t.open_centen for t in open_termijnen(wie.pk, date(2024, 1, 20))] == [TERMIJN]
    bedrijfsdatum.zet(date(2024, 1, 20), "proef")
    vaststelling(wie, 2024, 3_000)
    assert [t.open_centen for t in open_termijnen(wie.pk, date(2024, 1, 20))] == [3_000]
    betaal(wie, JAN, TERMIJN, date(2024, 1, 25))
    assert open_termijnen(wie.pk, date(2024, 1, 26)) == ()
    run = sluit(maand_af(FEB))
    assert gevraagd(wie) == [TERMIJN, 3_000]
    assert not Incassoregel.objects.filter(bedrag_centen__lte=0).exists()
    assert run.totalen["berekenen"]["te_veel_betaald_centen"] == TERMIJN - 3_000


@pytest.mark.parametrize(("schuld", "verwacht"), [(TERMIJN, TERMIJN), (5_000, 5_000), (1, 1)])
def test_de_laatste_termijn_vereffent_de_rest(schuld, verwacht):
    wie = debiteur(schuld=schuld)
    run = sluit(maand_af(JAN))
    assert gevraagd(wie) == [verwacht]
    assert run.totalen["berekenen"]["laatste_termijnen"] == int(schuld < TERMIJN)
    sluit(maand_af(FEB))
    assert gevraagd(wie) == [verwacht], "alles wat zij schuldig is, is gevraagd"


def test_na_een_extra_aflossing_telt_wat_over_is_ook_als_de_vaststelling_meer_zegt():
    bijna, ruim = debiteur(), debiteur()
    los_af(bijna.pk, 1230, 2_000_000 - 5_000, date(2023, 12, 20), "extra")
    los_af(ruim.pk, 1230, 1_000_000, date(2023, 12, 20), "veel")
    run = sluit(maand_af(JAN))
    assert gevraagd(bijna) == [5_000]
    assert gevraagd(ruim) == [TERMIJN]
    assert run.totalen["berekenen"]["laatste_termijnen"] == 1


def test_nooit_meer_gevraagd_dan_de_schuld_ook_met_open_termijnen():
    wie = debiteur(schuld=20_000)
    for maand in (JAN, FEB, MRT):
        sluit(maand_af(maand))
    assert gevraagd(wie) == [TERMIJN, TERMIJN, 20_000 - 2 * TERMIJN]
    betaal(wie, JAN, TERMIJN, date(2024, 3, 2))
    assert sum(t.open_centen for t in open_termijnen(wie.pk, date(2024, 3, 3))) == 20_000 - TERMIJN


@pytest.mark.parametrize("soort", [Feit.Soort.AFLOSVRIJ, Feit.Soort.GESCHORST, Feit.Soort.WSNP])
def test_in_maanden_zonder_termijn_wordt_niets_gevraagd_en_daarna_weer(soort):
    wie = debiteur()
    tijd.wijzig(Feit, wie, DateRange(JAN, FEB, "[)"), soort=int(soort), waarde=0)
    sluit(maand_af(JAN))
    assert gevraagd(wie) == []
    sluit(maand_af(FEB))
    assert gevraagd(wie) == [TERMIJN]
    assert gevraagd(wie, JAN) == []


def test_aflosvrij_raakt_het_levenlanglerenkrediet_niet():
    wie = debiteur(is_lllk=True)
    tijd.wijzig(Feit, wie, DateRange(JAN, FEB, "[)"), soort=int(Feit.Soort.AFLOSVRIJ), waarde=0)
    maand_af(JAN)
    assert gevraagd(wie) == [TERMIJN]


def test_een_verhoging_komt_erbij_en_wordt_nooit_achterstand():
    wie = debiteur()
    tijd.wijzig(Verhoging, wie, DateRange(JAN, None, "[)"), is_lllk=False, extra_centen=5_000)
    sluit(maand_af(JAN))
    assert gevraagd(wie) == [TERMIJN + 5_000]
    assert [t.open_centen for t in open_termijnen(wie.pk, FEB)] == [TERMIJN]


def test_twee_soorten_schuld_zijn_twee_termijnen():
    wie = debiteur()
    leen(wie.pk, 1243, 500_000, date(2023, 10, 31), "lllk")
    vaststelling(wie, 2024, 3_000, is_lllk=True)
    maand_af(JAN)
    assert gevraagd(wie) == [TERMIJN, 3_000]


def test_achterstand_begint_twee_weken_na_de_vervaldatum():
    wie = debiteur()
    maand_af(JAN)
    (open_,) = open_termijnen(wie.pk, date(2024, 1, 10))
    assert open_.vervaldatum == date(2024, 1, 25)
    assert achterstand(wie.pk, date(2024, 2, 8)).centen == 0
    te_laat = achterstand(wie.pk, date(2024, 2, 9))
    assert (te_laat.centen, te_laat.aantal, te_laat.oudste_vervaldatum) == (
        TERMIJN, 1, date(2024, 1, 25),
    )  # fmt: skip
    betaal(wie, JAN, TERMIJN, date(2024, 2, 9))
    assert achterstand(wie.pk, date(2024, 2, 10)).termijnen == ()


def test_een_bereik_leest_hetzelfde_als_elk_apart():
    mensen = [debiteur(schuld=schuld) for schuld in (5_000, 20_000, 900_000)]
    sluit(maand_af(JAN))
    betaal(mensen[1], JAN, 4_000, date(2024, 1, 25))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT persoon_id, sum(open_centen)::bigint FROM terugbetalen_open_termijn"
            " WHERE persoon_id BETWEEN %s AND %s GROUP BY 1",
            [min(w.pk for w in mensen), max(w.pk for w in mensen)],
        )
        assert dict(cursor.fetchall()) == {
            wie.pk: sum(t.open_centen for t in open_termijnen(wie.pk, FEB)) for wie in mensen
        }


def test_een_gemiste_maand_wordt_door_de_volgende_run_niet_tweemaal_gevraagd():
    wie = debiteur()
    run = open_maand(JAN)
    annuleer(run=run, actor="anna", reden="proef")
    assert Run.objects.get(pk=run.pk).status == Run.Status.GEANNULEERD
    sluit(maand_af(JAN, date(2024, 1, 4)))
    assert gevraagd(wie) == [TERMIJN]
