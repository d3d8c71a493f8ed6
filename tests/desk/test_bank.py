"""Payments and the bank at the desk: what became of each line, and a refused file that is replaced."""

# ruff: noqa: F811 - fixtures come by import and are asked for by name

from datetime import date

import pytest
from django.urls import reverse

from duo_portal.audit.models import Handeling
from duo_portal.batches.models import Run
from duo_portal.batches.werk import werk_af
from duo_portal.gateways.bank.proefbank.gedrag import GEDRAGINGEN, Gedrag
from duo_portal.gateways.models import Afschriftregel, BankBestand
from duo_portal.identity import rollen
from studiefinanciering.models import Student, Uitbetaalmelding, Uitbetaling
from tests.uitbetalen.besluiten import beslis, betaal, maak_student
from tests.uitbetalen.conftest import auditor_groen, bank, bankmap  # noqa: F401 - fixtures

from .conftest import maak_collega
from .test_paginas import MAX_QUERIES, adres, tekst

pytestmark = pytest.mark.usefixtures("kloon_db")
SEP, BETAALDAG = date(2023, 9, 15), date(2023, 9, 22)


@pytest.fixture
def studenten() -> list[int]:
    personen = [maak_student() for _ in range(4)]
    for persoon_id in personen:
        beslis(persoon_id, "2023-09", "2024-01", {(1, 2): 27_490, (7, 2): 11_008}, op=SEP)
    return personen


def dossier(persoon_id: int) -> str:
    return tekst(maak_collega().get(adres(Student.objects.get(pk=persoon_id))))


def test_een_betaling_gaat_van_aangeleverd_naar_bevestigd(studenten, bank) -> None:
    run = betaal(SEP, "2023-09")
    betaling = Uitbetaling.objects.get(persoon_id=studenten[0])
    assert f"2023-09 € 274,90 Aangeleverd bij de bank {betaling.end_to_end_id}" in dossier(
        studenten[0]
    )
    bank(BETAALDAG)
    werk_af(run.pk)
    assert "Bevestigd door de bank" in dossier(studenten[0])
    client = maak_collega(rollen.FINANCIEEL_MEDEWERKER)
    lijst = "/beheer/studiefinanciering/uitbetaling/"
    for zoek in (str(studenten[0]), betaling.end_to_end_id, betaling.end_to_end_id.lower()):
        assert betaling.end_to_end_id in tekst(client.get(lijst, {"q": zoek}))
    assert betaling.end_to_end_id not in tekst(client.get(lijst, {"q": "SF00000000999999"}))
    pagina = tekst(client.get(f"{lijst}{betaling.pk}/change/"))
    assert "2023-09 Basisbeurs prestatiebeurs € 274,90" in pagina
    assert "Reisproduct (waarde) prestatiebeurs € 110,08" in pagina


@pytest.mark.parametrize(
    ("welk", "woord"),
    [("weiger_regel_ppm", "Afgekeurd op"), ("retour_regel_ppm", "Teruggekomen op")],
)
def test_wat_de_bank_weigert_of_terugstuurt_staat_er_met_reden(
    studenten,
    bank,
    monkeypatch,
    welk,
    woord,
) -> None:
    monkeypatch.setitem(GEDRAGINGEN, "half", Gedrag(**{welk: 1_000_000}))
    run = betaal(SEP, "2023-09")
    bank(BETAALDAG, "half", seed=3)
    bank(date(2023, 9, 29), "half", seed=3)
    werk_af(run.pk)
    melding = Uitbetaalmelding.objects.select_related("uitbetaling").first()
    pagina = dossier(melding.uitbetaling.persoon_id)
    assert f"{woord} {melding.op}: " in pagina
    assert f"({melding.code})" in pagina
    assert "Opheffen" in pagina
    lijst = "/beheer/studiefinanciering/uitbetaalmelding/"
    client = maak_collega(rollen.FINANCIEEL_MEDEWERKER)
    zoek = {"q": melding.uitbetaling.end_to_end_id}
    assert f"({melding.code})" in tekst(client.get(lijst, zoek))
    assert melding.bron in tekst(client.get(f"{lijst}{melding.pk}/change/"))


def test_een_geweigerd_bestand_vervangen_toont_eerst_wat_het_is(
    studenten, bank, monkeypatch
) -> None:
    monkeypatch.setitem(GEDRAGINGEN, "nee", Gedrag(weiger_bestand_ppm=1_000_000))
    run = betaal(SEP, "2023-09")
    bank(BETAALDAG, "nee")
    werk_af(run.pk)
    bestand = BankBestand.objects.get(soort="pain001")
    assert "De bank weigerde het hele bestand" in dossier(studenten[0])
    pad = reverse("admin:gateways_bankbestand_change", args=[bestand.pk])
    vervangen = reverse("admin:gateways_bankbestand_vervangen", args=[bestand.pk])
    kijker = maak_collega(rollen.CONTROLEUR, "kees")
    assert "Vervangen door" not in tekst(kijker.get(pad))
    assert kijker.post(vervangen, {"reden": "x"}).status_code == 403
    client = maak_collega(rollen.FINANCIEEL_MEDEWERKER)
    assert "Vervangen door een nieuw bestand" in tekst(client.get(pad))
    pagina = tekst(client.get(vervangen))
    assert "Betalingen 4 Bedrag € 1.099,60" in pagina
    assert "Schrijf op waarom" in tekst(client.post(vervangen, {"reden": " "}))
    assert BankBestand.objects.filter(soort="pain001").count() == 1
    assert client.post(vervangen, {"reden": "bank belde"}).status_code == 302
    nieuw = BankBestand.objects.get(msg_id="SF-202309-UITB-1-101")
    assert nieuw.status == BankBestand.Status.AANGELEVERD
    assert Handeling.objects.get(soort="desk_bankbestand_vervangen").reden == "bank belde"
    assert "kan niet (meer) worden vervangen" in tekst(
        client.post(vervangen, {"reden": "nog eens"})
    )
    bank(date(2023, 9, 26))
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND
    assert "Bevestigd door de bank" in dossier(studenten[0])


def test_bank_en_tussenrekening_in_het_beheer(
    studenten,
    bank,
    django_assert_max_num_queries,
) -> None:
    betaal(SEP, "2023-09")
    bank(BETAALDAG)
    regel = Afschriftregel.objects.get()
    client = maak_collega(rollen.CONTROLEUR)
    bestand = BankBestand.objects.get(soort="pain001")
    with django_assert_max_num_queries(MAX_QUERIES):
        pagina = tekst(client.get(reverse("admin:gateways_bankbestand_change", args=[bestand.pk])))
    assert str(bestand.sha256) in pagina
    assert "geaccepteerd" in pagina
    assert "€ 1.099,60" in pagina
    lijst = reverse("admin:gateways_afschriftregel_changelist")
    assert regel.entry_ref in tekst(client.get(lijst))
    assert regel.entry_ref not in tekst(client.get(lijst, {"status__exact": "tussenrekening"}))
    assert regel.entry_ref in tekst(client.get(lijst, {"afschrift__id__exact": regel.afschrift_id}))
    for naam in ("afschrift", "afschriftregel", "bankbestand", "inquarantaine"):
        with django_assert_max_num_queries(MAX_QUERIES):
            assert client.get(f"/beheer/gateways/{naam}/").status_code == 200
    assert maak_collega(rollen.BEHANDELAAR, "an").get(lijst).status_code == 403


def test_bij_meer_bestanden_telt_het_bestand_van_de_betaling(
    studenten,
    bank,
    settings,
    monkeypatch,
) -> None:
    settings.BANK_MAX_OVERBOEKINGEN = 3
    monkeypatch.setitem(GEDRAGINGEN, "soms", Gedrag(weiger_bestand_ppm=500_000))
    betaal(SEP, "2023-09")
    seed = next(
        seed
        for seed in range(100)
        if [_geweigerd(seed, f"SF-202309-UITB-1-00{n}") for n in (1, 2)] == [False, True]
    )
    bank(BETAALDAG, "soms", seed=seed)
    standen = [
        "weigerde het hele bestand" in dossier(b.persoon_id)
        for b in Uitbetaling.objects.order_by("pk")
    ]
    statussen = list(
        BankBestand.objects.filter(soort="pain001")
        .order_by("volgnummer")
        .values_list("status", flat=True)
    )
    assert statussen == ["geaccepteerd", "geweigerd"]
    assert standen == [False, False, False, True]


def _geweigerd(seed: int, msg_id: str) -> bool:
    from duo_portal.gateways.bank.proefbank.gedrag import Dobbelsteen

    return Dobbelsteen(seed).treft("bestand", msg_id, 500_000)
