"""What changes for me: typical students to the cent, the own case as decided, two people to publish, the curve, the year."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.beleid import bekend
from duo_portal.beleid.doorrekenen import lees, reken_door
from duo_portal.beleid.models import Bekendmaking
from duo_portal.foundation.clock import stopwatch
from duo_portal.foundation.period import Maand
from duo_portal.identity import rollen
from duo_portal.identity.models import Persoon
from studiefinanciering.beleid import simulator
from studiefinanciering.beleid.aanvragen import aanvragen
from studiefinanciering.beleid.bevolking import open_bevolking
from studiefinanciering.beleid.jaar import twaalf_maanden
from studiefinanciering.beleid.rekenen import reken
from studiefinanciering.beleid.simulator import simuleer
from studiefinanciering.beleid.voormij import eigen, gevallen
from studiefinanciering.models import Student, Toekenningsregel
from studiefinanciering.rules.componenten import Component
from tests.desk.conftest import maak_collega
from tests.factories.portaal import aangemeld

from .test_studiefinanciering import TIEN_ERBIJ, VOORBEELDEN

BASISBEURS = (VOORBEELDEN / "basisbeurs_2023.toml").read_text()
SF = "studiefinanciering"
PAD = "/vooraf/wat-verandert/basisbeurs_2023/"
WOORDEN = {"naam": "tien-erbij", "opent_op": "2023-09-01", "uitleg": "Tien euro meer.", "uitleg_en": "Ten euros more."}  # fmt: skip


def test_de_voorbeelden_zijn_de_bedragen_van_de_wet() -> None:
    uit = gevallen(lees(BASISBEURS, SF))
    krijgen = {p.code: p for p in uit.krijgen}
    assert uit.maand == date(2023, 9, 1)
    assert (krijgen["ho_thuis"].nu_centen, krijgen["ho_thuis"].straks_centen) == (0, 110_30)
    assert krijgen["ho_uit"].straks_centen == 274_90 + 164_30
    assert krijgen["mbo_thuis"].verschil_centen == 0
    assert [p.nu_centen for p in uit.lijn] == sorted((p.nu_centen for p in uit.lijn), reverse=True)
    assert uit.lenen[0].verschil_centen < 0


def test_het_eigen_geval_is_wat_er_is_besloten(bevolking: int) -> None:
    voorstel = lees(BASISBEURS, SF)
    for student in Student.objects.order_by("pk"):
        regels = Toekenningsregel.objects.filter(
            toekenning__persoon_id=student.pk,
            geldig__contains=date(2023, 9, 1),
            bedrag_centen__gt=0,
        )
        besloten = {Component(r.component).name.lower(): r.bedrag_centen for r in regels}
        mijn = eigen(voorstel, student.pk, date(2023, 9, 4))
        assert mijn is not None
        assert {p.code: p.straks_centen for p in mijn.delen if p.straks_centen} == besloten
    assert eigen(voorstel, student.pk, date(2022, 9, 4)) is None


def test_de_pagina_voor_iedereen_en_voor_wie_is_ingelogd(bevolking: int, client: Client) -> None:
    bedrijfsdatum.zet(date(2023, 6, 1), "test")
    dicht = client.get(PAD)
    assert "nog niet aanvragen" in dicht.text
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    open_ = client.get(PAD)
    assert "Inloggen en aanvragen" in open_.text
    assert "110,30" in open_.text
    assert "Uw bedragen per maand" not in open_.text
    student = Persoon.objects.get(pk=Student.objects.order_by("pk")[0].pk)
    mijn = aangemeld(client, student).get(PAD)
    assert "Uw bedragen per maand" in mijn.text
    assert client.get("/vooraf/wat-verandert/bestaat-niet/").status_code == 404
    assert PAD in client.get("/vooraf/regelingen/").text
    engels = Client(headers={"accept-language": "en"}).get(PAD).text
    assert "What you get per month, without a loan" in engels


def test_bekendmaken_vraagt_twee_mensen(bevolking: int, client: Client) -> None:
    rij = reken_door(tekst=TIEN_ERBIJ, naam=SF, peildatum=date(2023, 9, 4), actor="t")
    an, bo = (maak_collega(rollen.TEAMLEIDER, naam) for naam in ("an", "bo"))
    pagina = reverse("admin:beleid_bekend", args=[rij.uuid])
    assert an.get(pagina).status_code == 200
    assert an.post(pagina, {**WOORDEN, "opent_op": "ooit"}).status_code == 422
    assert an.post(pagina, WOORDEN).status_code == 302
    assert an.post(pagina, WOORDEN).status_code == 422
    adres, vrij = "/vooraf/wat-verandert/tien-erbij/", reverse("admin:beleid_vrijgeven", args=["tien-erbij"])  # fmt: skip
    assert client.get(adres).status_code == 404
    assert an.post(vrij).status_code == 403
    with pytest.raises(IntegrityError), transaction.atomic():
        Bekendmaking.objects.update(vrijgegeven_door="an", vrijgegeven_at=bedrijfsdatum.moment())
    assert "wacht op een tweede persoon" in bo.get(reverse("admin:beleid_doorrekening_changelist")).text  # fmt: skip
    assert bo.post(vrij).status_code == 302
    assert bo.post(vrij).status_code == 409
    assert "Tien euro meer." in client.get(adres).text
    assert "Ten euros more." in Client(headers={"accept-language": "en"}).get(adres).text
    assert "tien-erbij" in [p.naam for p in bekend.publieke()]
    for taal in ("nl", "en"):
        verloop = maak_collega(rollen.TEAMLEIDER, f"v-{taal}", taal).get(
            reverse("admin:beleid_verloop", args=["tien-erbij"])
        )
        assert verloop.status_code == 200
        assert "<svg" in verloop.text and "<table" in verloop.text


def test_het_verloop_telt_wie_aanvroeg_van_wie_mag(bevolking: int) -> None:
    geteld = aanvragen(lees(TIEN_ERBIJ, SF), date(2023, 9, 1), date(2023, 9, 10))
    assert [dag.day for dag, _ in geteld.dagen] == list(range(1, 11))
    assert geteld.aangevraagd <= geteld.gerechtigd == bevolking * 4 // 5
    assert geteld.dagen[2][1] == 0 < geteld.aangevraagd
    assert aanvragen(lees(TIEN_ERBIJ, SF), date(2023, 9, 11), date(2023, 9, 10)).dagen == []


def test_een_jaar_van_september_tot_en_met_augustus(bevolking: int) -> None:
    """Decisions of both calendar years, with who turns 30 or stops in between."""
    jaar = simuleer(lees(TIEN_ERBIJ, SF), date(2023, 12, 31)).extra["twaalf_maanden"]
    assert jaar is None  # eight people gain: too few to tell
    voorstel = lees(TIEN_ERBIJ, SF)
    telling = simulator._Telling()
    with open_bevolking(date(2023, 12, 31)) as bron:
        for welk in (bron, bron.van_jaar(2024)):
            for stukken in simulator._stukken(welk, stopwatch()):
                telling.bij_maanden(*reken(stukken, voorstel))
    geboekt: dict[int, int] = {}
    for regel in Toekenningsregel.objects.filter(bekend__endswith=None):
        if Component(regel.component) not in _BEURZEN:
            continue
        maand = Maand.van(regel.geldig.lower)
        while maand < Maand.van(regel.geldig.upper):
            geboekt[maand.index] = geboekt.get(maand.index, 0) + regel.bedrag_centen
            maand = maand.volgende
    assert telling.nu_per_maand == geboekt
    begin = Maand(2023, 9)
    vol = twaalf_maanden(
        begin, telling.nu_per_maand, telling.straks_per_maand, {}, mensen_anders=10
    )
    assert vol is not None
    assert (vol["besloten"], vol["geraamd"], vol["laatste"]) == (12, 0, "2024-08")
    assert vol["nu_centen"] == sum(c for m, c in geboekt.items() if begin.index <= m < begin.index + 12)  # fmt: skip
    # The break and the birthday are in it: it is not twelve times the first month.
    assert vol["nu_centen"] != 12 * geboekt[begin.index]
    kort = {begin.index: 100, begin.index + 1: 50}
    deels = twaalf_maanden(begin, kort, kort, {}, mensen_anders=10)
    assert deels is not None and (deels["geraamd"], deels["nu_centen"]) == (10, 100 + 11 * 50)
    weinig = twaalf_maanden(begin, kort, kort, {begin.index: 9}, mensen_anders=10)
    assert weinig is None


_BEURZEN = (
    Component.BASISBEURS,
    Component.KOOPKRACHT,
    Component.AANVULLENDE_BEURS,
    Component.EENOUDERTOESLAG,
)
