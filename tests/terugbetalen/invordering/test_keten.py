"""The golden chain over a calendar: every step on its day, with its amount, its fee and its letter."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import Boeking
from duo_portal.letters.models import Brief, UitgaandBericht
from terugbetalen.innen.stand import achterstand
from terugbetalen.invordering.keten import alle_stappen, stappen_op
from terugbetalen.invordering.kosten import kosten_van
from terugbetalen.invordering.overdragen import inhoud_van
from terugbetalen.models import (
    Betaalverzoek,
    Incassomandaat,
    Invorderingsregel,
    Overdracht,
    Stuiting,
)

from .achterstand import BEDRAG, betaal, lees_post, stappen, vorder_in, wanbetaler

DRIE = (Maand(2023, 12), Maand(2024, 1), Maand(2024, 2))


def loop(wie, dagen):
    """Runs on these days; the debtor opens each letter."""
    for dag in dagen:
        vorder_in(dag)
        lees_post(wie)


@pytest.mark.usefixtures("kloon_db")
def test_de_hele_keten_op_de_kalender():
    """Three terms, nothing paid: notice, request, reminder, aanmaning, last offer, CJIB, a month apart."""
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler(DRIE)
    loop(wie, [date(2024, m, 12) for m in range(3, 9)])
    gezet = [
        (
            s.stap,
            s.genomen_op,
            s.betaal_voor,
            s.achterstand_centen,
            s.kosten_centen,
            s.vergoeding_centen,
        )
        for s in stappen(wie)
    ]
    schuld = 3 * BEDRAG
    assert gezet == [
        ("bericht", date(2024, 3, 12), date(2024, 3, 26), schuld, 0, 0),
        ("betaalverzoek", date(2024, 4, 12), date(2024, 4, 26), schuld, 0, 0),
        ("herinnering", date(2024, 5, 12), date(2024, 5, 26), schuld, 0, 0),
        ("aanmaning", date(2024, 6, 12), date(2024, 6, 26), schuld, 0, 800),
        ("laatste_aanbod", date(2024, 7, 12), date(2024, 7, 26), schuld, 800, 0),
        ("cjib", date(2024, 8, 12), None, schuld, 800, 0),
    ]
    assert len({s.dossier for s in stappen(wie)}) == 1
    soorten = Brief.objects.filter(persoon_id=wie.pk).order_by("pk").values_list("soort", flat=True)
    assert [s.removeprefix("achterstand_") for s in soorten] == [rij[0] for rij in gezet]
    assert kosten_van(wie.pk, date(2024, 8, 12)).aanmaning_centen == 800
    assert Stuiting.objects.get(persoon=wie).op == date(2024, 6, 12)
    open_ = Betaalverzoek.objects.filter(persoon=wie, ingetrokken_op=None)
    assert not open_.exists(), "what went to CJIB is not asked by us any more"
    papier = UitgaandBericht.objects.filter(brief__persoon_id=wie.pk, kanaal="papier")
    assert {b.brief.soort for b in papier} == {"achterstand_laatste_aanbod", "achterstand_cjib"}
    vorder_in(date(2024, 9, 12))
    assert len(stappen(wie)) == len(gezet), "nothing comes after the transfer"


@pytest.mark.usefixtures("kloon_db")
def test_het_overdrachtsbestand_noemt_wat_is_aangemaand():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler(DRIE)
    loop(wie, [date(2024, m, 12) for m in range(3, 9)])
    bestand = Overdracht.objects.get()
    regels = [regel.split(";") for regel in inhoud_van(bestand).removesuffix("\r\n").split("\r\n")]
    kop, over, slot = regels
    assert kop[:4] == ["K", "1", "cjib", "2024-08-12"]
    assert over[:3] == ["O", "1", str(stappen(wie)[0].dossier)]
    assert over[9:12] == [str(3 * BEDRAG), "800", "0"]
    assert over[12:15] == ["2024-01-09", "2024-06-12", "2024-06-26"]
    assert over[15] == f"2023-12-25:{BEDRAG},2024-01-25:{BEDRAG},2024-02-25:{BEDRAG}"
    assert slot == ["S", "1", str(3 * BEDRAG + 800)]
    for maand in DRIE:
        betaal(wie, maand, BEDRAG, date(2024, 8, 20))
    run = vorder_in(date(2024, 9, 12))
    terug = inhoud_van(Overdracht.objects.get(run_id=run.pk)).split("\r\n")[1]
    assert terug.startswith(f"I;1;{stappen(wie)[0].dossier};")


@pytest.mark.usefixtures("kloon_db")
def test_wie_betaalt_is_klaar_en_begint_later_opnieuw():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler([*DRIE, Maand(2024, 6)])
    loop(wie, [date(2024, 3, 12), date(2024, 4, 12)])
    for maand in DRIE:
        betaal(wie, maand, BEDRAG, date(2024, 4, 20))
    loop(wie, [date(2024, 5, 12)])
    assert [s.stap for s in stappen(wie)] == ["bericht", "betaalverzoek", "einde"]
    assert Brief.objects.filter(persoon_id=wie.pk, soort="achterstand_einde").count() == 1
    loop(wie, [date(2024, 7, 12)])
    nieuw = stappen(wie)[-1]
    assert (nieuw.stap, nieuw.volgnummer, nieuw.achterstand_centen) == ("bericht", 1, BEDRAG)
    assert nieuw.dossier != stappen(wie)[0].dossier


@pytest.mark.usefixtures("kloon_db")
def test_wat_gevraagd_is_betaald_maar_er_kwam_iets_nieuws_bij():
    """The old dossier ends; what is new does not go on where the old one stood."""
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler([Maand(2024, 1), Maand(2024, 3)])
    loop(wie, [date(2024, 3, 12)])
    betaal(wie, Maand(2024, 1), BEDRAG, date(2024, 3, 20))
    loop(wie, [date(2024, 4, 12), date(2024, 5, 12)])
    assert [s.stap for s in stappen(wie)] == ["bericht", "einde", "bericht"]
    assert achterstand(wie.pk, date(2024, 5, 12)).centen == BEDRAG


@pytest.mark.usefixtures("kloon_db")
def test_met_incasso_geen_betaalverzoek_en_een_kleine_achterstand_gaat_niet_weg():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler([Maand(2024, 1)])
    Incassomandaat.objects.create(persoon=wie, kenmerk="M1", getekend_op=date(2023, 1, 1))
    loop(wie, [date(2024, m, 12) for m in range(3, 8)])
    assert [s.stap for s in stappen(wie)] == ["bericht", "herinnering", "aanmaning"]
    regels = Invorderingsregel.objects.filter(persoon=wie, uitkomst="stop")
    assert {r.stap for r in regels} == {"laatste_aanbod"}
    assert {naam for r in regels for naam in r.stops} == {"onder_grens"}


@pytest.mark.usefixtures("kloon_db")
def test_de_vergoeding_is_19_euro_vanaf_500_en_wordt_eenmaal_geboekt():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    laag, hoog = wanbetaler(DRIE, bedrag=16_666), wanbetaler(DRIE, bedrag=16_667)
    for maand in range(3, 7):
        vorder_in(date(2024, maand, 12))
        lees_post(laag)
        lees_post(hoog)
    assert [stappen(w)[-1].vergoeding_centen for w in (laag, hoog)] == [800, 1900]
    assert Boeking.objects.filter(soort=Soort.AANMANINGSKOSTEN).count() == 2
    assert kosten_van(hoog.pk, date(2024, 6, 12)).aanmaning_centen == 1900


@pytest.mark.usefixtures("kloon_db")
def test_wat_na_de_aanmaning_te_laat_werd_wordt_opnieuw_aangemaand():
    """Two terms were asked in the aanmaning, a third came late since: none is handed over without one of its own."""
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler([Maand(2023, 12), Maand(2024, 5), Maand(2024, 6)])
    loop(wie, [date(2024, m, 12) for m in range(3, 11)])
    assert [(s.stap, len(s.gegevens["termijnen"]), s.vergoeding_centen) for s in stappen(wie)] == [
        ("bericht", 1, 0),
        ("betaalverzoek", 1, 0),
        ("herinnering", 1, 0),
        ("aanmaning", 2, 800),
        ("laatste_aanbod", 3, 0),
        ("aanmaning", 3, 800),
        ("laatste_aanbod", 3, 0),
        ("cjib", 3, 0),
    ]
    over = inhoud_van(Overdracht.objects.get()).split("\r\n")[1].split(";")
    assert over[9:14] == [str(3 * BEDRAG), "1600", "0", "2024-01-09", "2024-08-12"]


def test_de_stappen_zijn_gegevens_met_bron():
    stappen_ = alle_stappen()
    assert [s.naam for s in stappen_] == [
        "bericht", "betaalverzoek", "herinnering", "aanmaning", "laatste_aanbod", "cjib", "buitenland",
    ]  # fmt: skip
    assert all(s.source and s.confidence in ("high", "medium", "low") for s in stappen_)
    assert stappen_op(date(2014, 12, 31)) == ()
    aanmaning = stappen_[3]
    # Two weeks after Friday 15 March 2024 is Good Friday: the first working day is Tuesday after Easter.
    assert aanmaning.betaal_voor(date(2024, 3, 15)) == date(2024, 4, 2)
    assert stappen_[2].betaal_voor(date(2024, 3, 15)) == date(2024, 3, 29)
