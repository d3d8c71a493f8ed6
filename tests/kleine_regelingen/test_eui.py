"""An EUI scholarship from application to bank: two people, one payment a month, once, and back again."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.cases.models import Zaak
from duo_portal.gateways.bank.proefbank.gedrag import Gedrag
from duo_portal.gateways.models import BankBestand
from duo_portal.identity.models import Blokkade
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from studiefinanciering.models import Regelingbetaling, Regelingtermijn, Uitbetaling
from studiefinanciering.regelingen.instelbaar import aanvragen, beslissen, rondes
from studiefinanciering.regelingen.instelbaar.stand import stand_van, te_betalen
from studiefinanciering.regelingen.instelbaar.weigering import RegelingGeweigerd
from tests.terugbetalen.innen.innen import werk

from .wereld import (
    BESLOTEN,
    GEVRAAGD,
    bank,
    betaal,
    ken_toe,
    promovendus,
    run_af,
    saldo,
    stel_eui_vast,
    vraag,
)

SEPTEMBER, OKTOBER = date(2024, 9, 1), date(2024, 10, 1)


@pytest.mark.usefixtures("kloon_db", "auditor_groen")
def test_from_application_to_the_bank_and_the_ledger_ties_out() -> None:
    stel_eui_vast()
    wie = promovendus()
    besluit = ken_toe(vraag(wie))
    assert (besluit.centen, besluit.termijnen.count()) == (12 * 150_000, 12)
    assert Zaak.objects.get(onderwerp="kleine_regeling").uitkomst == "toegekend"
    tekst = str(maak_inhoud(Brief.objects.get(soort="kleine_regeling")))
    assert "18.000,00" in tekst and "24 september 2024" in tekst
    run = betaal(SEPTEMBER, date(2024, 9, 18))
    assert run.status == Run.Status.AFGEROND
    assert (saldo(4310, wie), saldo(1600), saldo(1100), saldo(1000)) == (150_000, 0, 0, -150_000)
    bestand = BankBestand.objects.get(soort="pain001")
    assert bestand.msg_id == "SF-202409-KLRG-1-001" and bestand.totaal_centen == 150_000
    betaal(OKTOBER, date(2024, 10, 18))
    assert list(Uitbetaling.objects.values_list("bedrag_centen", flat=True)) == [150_000, 150_000]
    stand = stand_van(besluit.aanvraag)
    assert stand.betaald_centen == 300_000 and stand.volgende.betaal_op == date(2024, 11, 22)
    assert [t.stand for t in stand.termijnen[:3]] == ["betaald", "betaald", "gepland"]


@pytest.mark.usefixtures("kloon_db", "auditor_groen")
@pytest.mark.parametrize("welk", ["weiger_regel_ppm", "retour_regel_ppm"])
def test_what_the_bank_refuses_or_sends_back_is_due_again(welk: str) -> None:
    stel_eui_vast()
    wie = promovendus()
    ken_toe(vraag(wie))
    gedrag = Gedrag(**{welk: 1_000_000})
    run = run_af(SEPTEMBER, date(2024, 9, 18))
    bank(date(2024, 9, 18), gedrag=gedrag)
    bank(date(2024, 9, 27), gedrag=gedrag)
    assert werk(run).status == Run.Status.AFGEROND, [
        (b.soort, b.status) for b in BankBestand.objects.all()
    ]
    assert (saldo(4310, wie), saldo(1600), saldo(1100)) == (0, 0, 0)
    assert Brief.objects.filter(soort="betaling_teruggekomen").exists()
    Blokkade.objects.update(opgeheven_op=date(2024, 10, 1), opgeheven_door="proef")
    betaal(OKTOBER, date(2024, 10, 18))
    assert saldo(4310, wie) == 300_000
    assert Uitbetaling.objects.order_by("pk").last().bedrag_centen == 300_000


@pytest.mark.usefixtures("kloon_db", "auditor_groen")
def test_who_has_no_account_waits_and_a_second_run_pays_nothing_twice() -> None:
    stel_eui_vast()
    met, zonder = promovendus(), promovendus(met_rekening=False)
    ken_toe(vraag(met))
    ken_toe(vraag(zonder))
    betaal(SEPTEMBER, date(2024, 9, 18))
    assert (saldo(4310, met), saldo(4310, zonder)) == (150_000, 0)
    assert [t.persoon_id for t in te_betalen(date(2024, 9, 24))] == [zonder.pk]
    with pytest.raises(DatabaseError), transaction.atomic():
        Regelingbetaling.objects.filter(boeking_id__isnull=False).update(boeking_id=1)


@pytest.mark.usefixtures("kloon_db", "auditor_groen")
def test_less_after_a_payment_is_a_claim_of_its_own_and_more_is_paid() -> None:
    stel_eui_vast()
    wie = promovendus()
    aanvraag = vraag(wie)
    ken_toe(aanvraag)
    betaal(SEPTEMBER, date(2024, 9, 18))
    minder = ken_toe(aanvraag, date(2024, 9, 30), is_toekenning=False, reden="toch niet gegaan")
    assert (minder.te_veel_centen, saldo(1370, wie), saldo(4310, wie)) == (150_000, 150_000, 0)
    assert not te_betalen(date(2025, 12, 31)).exists()
    weer = ken_toe(aanvraag, date(2024, 10, 2), reden="toch wel gegaan")
    assert (weer.te_veel_centen, weer.centen, weer.termijnen.count()) == (0, 12 * 150_000, 12)


def test_the_one_who_proposes_does_not_decide(eui: date) -> None:
    aanvraag = vraag(promovendus())
    voorstel = beslissen.stel_voor(
        aanvraag_id=aanvraag.pk, is_toekenning=True, reden="voldoet", op=BESLOTEN, actor="anna"
    )
    with pytest.raises(RegelingGeweigerd, match="collega"):
        beslissen.beslis(voorstel_id=voorstel.pk, op=BESLOTEN, actor="anna")
    besluit = beslissen.beslis(voorstel_id=voorstel.pk, op=BESLOTEN, actor="bob")
    assert beslissen.beslis(voorstel_id=voorstel.pk, op=BESLOTEN, actor="bob") == besluit
    with pytest.raises(DatabaseError), transaction.atomic():
        Regelingtermijn.objects.update(bedrag_centen=1)


def test_amounts_count_only_when_a_second_person_agrees(eui: date) -> None:
    aanvraag = vraag(promovendus())
    rij = rondes.stel_voor(
        rondes.NieuweRonde(
            regeling="eui", ronde="2024-2025", opent_op=GEVRAAGD, sluit_op=GEVRAAGD,
            van=SEPTEMBER, tot=OKTOBER, bedragen={"beurs": 1}, bron="proef",
        ),
        actor="anna", op=GEVRAAGD,
    )  # fmt: skip
    assert beslissen.reken(aanvraag).bedrag_centen == 150_000
    with pytest.raises(RegelingGeweigerd, match="collega"):
        rondes.keur_goed(rij.pk, actor="anna", op=GEVRAAGD)
    rondes.keur_goed(rij.pk, actor="bob", op=GEVRAAGD)
    assert beslissen.reken(aanvraag).totaal_centen == 1


def test_asked_once_and_only_while_open(eui: date) -> None:
    wie = promovendus()
    assert vraag(wie) == vraag(wie)
    with pytest.raises(RegelingGeweigerd, match="al aangevraagd"):
        vraag(wie, "anders")
    ander = promovendus()
    with pytest.raises(RegelingGeweigerd, match="nu niet"):
        aanvragen.vraag_aan(
            persoon_id=ander.pk, regeling="eui", antwoorden={}, op=date(2024, 6, 1), sleutel="x", actor="x"
        )  # fmt: skip
    with pytest.raises(RegelingGeweigerd, match="past niet"):
        vraag(ander, faculteit="<script>")
    with pytest.raises(RegelingGeweigerd, match="Beantwoord"):
        vraag(ander, faculteit=None)


def test_who_does_not_meet_the_conditions_gets_a_refusal_with_grounds(eui: date) -> None:
    aanvraag = vraag(promovendus(), is_toegelaten=False)
    with pytest.raises(RegelingGeweigerd, match="voorwaarden"):
        ken_toe(aanvraag)
    besluit = ken_toe(aanvraag, is_toekenning=False, reden="niet toegelaten")
    assert (besluit.centen, besluit.termijnen.count()) == (0, 0)
    assert "niet toegelaten" in str(maak_inhoud(Brief.objects.get(bron_id=besluit.pk)))
    assert bedrijfsdatum.vandaag() == BESLOTEN
