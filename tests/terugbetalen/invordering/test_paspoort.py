"""The last resort abroad: after the transfer, above the bound, in words, by two people, gone with an arrangement."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.letters.models import Brief
from terugbetalen.invordering import paspoort
from terugbetalen.invordering.paspoort import MagNietSignaleren
from terugbetalen.models import Feit, Overdracht, Paspoortsignaal
from tests.terugbetalen.vaststellen.debiteuren import feit

from .achterstand import betaal, lees_post, stappen, tekst, vorder_in, wanbetaler

OP = date(2024, 9, 12)
REDEN = "Drie jaar geen contact, adres bekend, twee huisbezoeken afgewezen en wel een hoog inkomen."
DRIE = (Maand(2023, 12), Maand(2024, 1), Maand(2024, 2))


def in_het_buitenland(bedrag: int = 200_000):
    """Handed over to the collector abroad on 12 August 2024, with three times `bedrag` open."""
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wie = wanbetaler(DRIE, bedrag=bedrag)
    feit(wie, Feit.Soort.BUITENLAND, date(2020, 1, 1))
    for maand in range(3, 9):
        vorder_in(date(2024, maand, 12))
        lees_post(wie)
    assert stappen(wie)[-1].stap == "buitenland"
    bedrijfsdatum.zet(OP, "test")
    return wie


def stel_voor(wie, actor="anna"):
    return paspoort.stel_voor(persoon_id=wie.pk, reden=REDEN, op=OP, actor=actor)


def bevestig(wie, actor="bert"):
    return paspoort.beslis(persoon_id=wie.pk, bevestigen=True, reden="eens", op=OP, actor=actor)


@pytest.mark.usefixtures("kloon_db")
def test_door_twee_mensen_met_een_brief_en_weg_met_een_regeling():
    wie = in_het_buitenland()
    assert Overdracht.objects.get().ontvanger == "buitenland"
    assert [k.persoon_id for k in paspoort.kandidaten(OP)] == [wie.pk]
    with pytest.raises(MagNietSignaleren, match="in woorden"):
        paspoort.stel_voor(persoon_id=wie.pk, reden="hoog", op=OP, actor="anna")
    stel_voor(wie)
    assert paspoort.kandidaten(OP) == []
    assert not Brief.objects.filter(soort=paspoort.BRIEF).exists(), "a proposal tells nobody"
    with pytest.raises(MagNietSignaleren, match="collega"):
        bevestig(wie, "anna")
    with pytest.raises(IntegrityError), transaction.atomic():
        Paspoortsignaal.objects.create(
            persoon=wie, volgnummer=1, handeling="bevestigen", reden="zelf",
            achterstand_centen=1, op=OP, actor="anna",
        )  # fmt: skip
    bevestig(wie)
    brief = Brief.objects.get(soort=paspoort.BRIEF)
    assert REDEN in tekst(brief, "nl")
    assert "passport" in tekst(brief, "en").lower()
    feit(wie, Feit.Soort.UITSTEL, date(2024, 10, 1), date(2025, 10, 1))
    vorder_in(date(2024, 10, 12))
    assert paspoort.stand(wie.pk) is None
    laatste = Paspoortsignaal.objects.filter(persoon=wie).order_by("-pk")[0]
    assert (laatste.handeling, laatste.actor) == ("opheffen", "systeem")
    assert Brief.objects.filter(soort=paspoort.BRIEF_OPGEHEVEN, persoon_id=wie.pk).exists()


@pytest.mark.usefixtures("kloon_db")
def test_niet_onder_de_grens_en_niet_in_nederland():
    precies = in_het_buitenland(bedrag=166_666)
    with pytest.raises(MagNietSignaleren, match="grens"):
        stel_voor(precies)
    hoog = wanbetaler([Maand(2024, 5), Maand(2024, 6)], bedrag=300_000)
    with pytest.raises(MagNietSignaleren, match="niet in het buitenland"):
        stel_voor(hoog)
    feit(hoog, Feit.Soort.BUITENLAND, date(2020, 1, 1))
    with pytest.raises(MagNietSignaleren, match="overgedragen"):
        stel_voor(hoog)


@pytest.mark.usefixtures("kloon_db")
def test_wie_betaalt_onder_de_grens_is_er_vanaf_en_afwijzen_kan_ook():
    wie = in_het_buitenland()
    stel_voor(wie)
    paspoort.beslis(persoon_id=wie.pk, bevestigen=False, reden="nog bellen", op=OP, actor="bert")
    assert paspoort.stand(wie.pk) is None
    stel_voor(wie, "bert")
    bevestig(wie, "anna")
    with pytest.raises(MagNietSignaleren, match="al een signalering"):
        stel_voor(wie)
    betaal(wie, DRIE[0], 200_000, OP)
    assert paspoort.hef_vanzelf_op(OP) == {"paspoort_opgeheven": 1}
    assert paspoort.hef_vanzelf_op(OP) == {"paspoort_opgeheven": 0}
