"""Together with the other rooms: money that comes in settles costs first, and an arrangement holds the chain."""

from datetime import date
from uuid import uuid4

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from terugbetalen.innen.stand import achterstand
from terugbetalen.invordering import paspoort, rente
from terugbetalen.invordering.kosten import kosten_van
from terugbetalen.invordering.overdragen import inhoud_van
from terugbetalen.invordering.stops import stops_voor
from terugbetalen.models import Betaalverzoek, Invorderingsregel, Overdracht, Paspoortsignaal
from terugbetalen.ontvangen.boeken import Bron, boek_ontvangst
from terugbetalen.ontvangen.verdelen import VoorVerzoek
from terugbetalen.regelen.aangaan import Wens, ga_aan
from terugbetalen.regelen.voorstellen import stel_voor

from .achterstand import lees_post, stappen, vorder_in, wanbetaler
from .test_paspoort import OP, bevestig, in_het_buitenland
from .test_paspoort import stel_voor as stel_signaal_voor

DRIE = (Maand(2023, 12), Maand(2024, 1), Maand(2024, 2))


def spreek_af(wie, op):
    """The lowest amount that is proposed."""
    keuze = min(stel_voor(wie.pk, op).keuzes, key=lambda k: k.bedrag_centen)
    return ga_aan(
        persoon_id=wie.pk,
        wens=Wens(keuze.soort, keuze.bedrag_centen),
        sleutel=f"regeling:{uuid4()}",
        actor="portaal",
    )


@pytest.mark.usefixtures("kloon_db")
def test_het_verzoek_van_de_aanmaning_betalen_maakt_er_een_einde_aan():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler(DRIE)
    for maand in range(3, 7):
        bedrijfsdatum.zet(date(2024, maand, 2), "test")
        rente.boek_van(wie.pk, Maand(2024, maand).vorige)
        vorder_in(date(2024, maand, 12))
        lees_post(wie)
    aanmaning = stappen(wie)[-1]
    assert (aanmaning.stap, aanmaning.vergoeding_centen) == ("aanmaning", 800)
    assert aanmaning.rente_centen == kosten_van(wie.pk, date(2024, 6, 12)).rente_centen > 0
    verzoek = Betaalverzoek.objects.get(persoon=wie, ingetrokken_op=None)
    assert verzoek.bedrag_centen == aanmaning.totaal_centen
    bedrijfsdatum.zet(date(2024, 6, 20), "test")
    verdeling = boek_ontvangst(
        persoon_id=wie.pk,
        bedrag_centen=verzoek.bedrag_centen,
        op=date(2024, 6, 20),
        sleutel="betaald",
        bron=Bron.BANK,
        bestemming=VoorVerzoek(verzoek.pk),
    )
    assert verdeling.kosten_centen == 800 + aanmaning.rente_centen
    assert achterstand(wie.pk, date(2024, 6, 20)).centen == 0
    assert kosten_van(wie.pk, date(2024, 6, 20)).totaal_centen == 0
    vorder_in(date(2024, 7, 12))
    assert stappen(wie)[-1].stap == "einde"


@pytest.mark.usefixtures("kloon_db")
def test_wie_het_laatste_aanbod_aanneemt_gaat_niet_naar_het_cjib():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler(DRIE)
    for maand in range(3, 8):
        vorder_in(date(2024, maand, 12))
        lees_post(wie)
    assert stappen(wie)[-1].stap == "laatste_aanbod"
    bedrijfsdatum.zet(date(2024, 7, 20), "test")
    spreek_af(wie, date(2024, 7, 20))
    run = vorder_in(date(2024, 8, 12))
    assert stappen(wie)[-1].stap == "laatste_aanbod"
    regel = Invorderingsregel.objects.get(run_id=run.pk, persoon=wie)
    assert "betalingsregeling" in regel.stops


@pytest.mark.usefixtures("kloon_db")
def test_een_regeling_heft_de_signalering_op():
    wie = in_het_buitenland()
    stel_signaal_voor(wie)
    bevestig(wie)
    assert stops_voor(wie.pk, OP) == ()
    spreek_af(wie, OP)
    assert not paspoort.is_van_kracht(wie.pk)
    assert [s.handeling for s in Paspoortsignaal.objects.filter(persoon=wie).order_by("pk")] == [
        "voorstellen", "bevestigen", "opheffen",
    ]  # fmt: skip
    run = vorder_in(date(2024, 10, 12))
    assert stappen(wie)[-1].stap == "einde", "the collector is told to stop"
    assert inhoud_van(Overdracht.objects.get(run_id=run.pk)).split("\r\n")[1].startswith("I;1;")
