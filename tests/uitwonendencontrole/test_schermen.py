"""The check through its screens: the whole road at the desk and in the portal, and who does not get to see what."""

import re
from datetime import date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Inzage
from duo_portal.cases.bezwaar import behandelen, beslissen
from duo_portal.cases.bezwaar.behandelen import Voorstel
from duo_portal.cases.models import Bezwaar
from duo_portal.identity import rollen
from tests.cases.stukken import maken
from tests.factories.gezinnen import Gezin
from tests.factories.portaal import aangemeld
from tests.harnas.bureau import maak_medewerker
from uitwonendencontrole.controleren.vragenlijst import VRAGEN
from uitwonendencontrole.models import Controle, Stand

from .test_controle import besloten, beurs, slots, tot_afspraak, tot_bewijs
from .test_controle import zaak as zaak  # the fixture

pytestmark = pytest.mark.django_db
ROLLEN = {
    "anna": rollen.BEHANDELAAR,
    "bob": rollen.BEHANDELAAR,
    "piet": rollen.BEHANDELAAR,
    "zoe": rollen.CONTROLEUR,
    "yara": rollen.CONTROLEUR,
    "cor": rollen.TEAMLEIDER,
    "dirk": rollen.TEAMLEIDER,
    "eva": rollen.TEAMLEIDER,
}


def bureau(naam: str) -> Client:
    """A colleague at the desk."""
    wie = User.objects.filter(username=naam).first() or maak_medewerker(naam, ROLLEN[naam])
    client = Client()
    client.force_login(wie)
    return client


def stuur(client: Client, adres: str, actie: str, **velden: Any) -> Any:
    """Fill in the form that the page shows for `actie`, and send it."""
    blad = client.get(adres)
    assert blad.status_code == 200, blad.content.decode()[:300]
    (deel,) = [d for d in blad.context["formulieren"] if d["naam"] == actie]
    leeg = {n: deel["form"].get_initial_for_field(v, n) for n, v in deel["form"].fields.items()}
    verborgen = {f.name: leeg[f.name] for f in deel["form"].hidden_fields()}
    return client.post(adres, {"actie": actie, **verborgen, **velden})


def aan_bureau(zaak: Controle, naam: str, actie: str, **velden: Any) -> None:
    adres = reverse("admin:controle_zaak", args=[zaak.uuid])
    antwoord = stuur(bureau(naam), adres, actie, **velden)
    fout: list[dict[str, Any]] = antwoord.context["formulieren"] if antwoord.context else []
    assert antwoord.status_code == 302, (actie, [d["form"].errors for d in fout])
    zaak.refresh_from_db()


def op_bezoek(zaak: Controle, naam: str, actie: str, **velden: Any) -> None:
    adres = reverse("admin:controle_bezoek", args=[zaak.bezoeken.latest("pk").uuid])
    antwoord = stuur(bureau(naam), adres, actie, **velden)
    assert antwoord.status_code == 302, antwoord.content.decode()[-3000:]
    zaak.refresh_from_db()


def student(zaak: Controle) -> Client:
    client = Client()
    aangemeld(client, zaak.persoon)
    return client


def in_portaal(zaak: Controle, actie: str, **velden: Any) -> str:
    """An act of the student; the text of the page afterwards."""
    client, adres = student(zaak), reverse("controlezaak:zaak")
    acties = client.get(adres).context["acties"]
    assert actie in acties, (actie, list(acties))
    sleutel = acties[actie]["form"].initial["sleutel"]
    antwoord = client.post(adres, {"actie": actie, "sleutel": sleutel, **velden}, follow=True)
    assert antwoord.status_code == 200, antwoord.context["fout"].errors
    zaak.refresh_from_db()
    return tekst(antwoord)


def tekst(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


def oordeel(zaak: Controle, ronde: str, wat: str) -> None:
    vragen = {f"vraag_{code}": "onbekend" for code in VRAGEN[ronde]}
    velden = {"oordeel": wat, "reden_code": "gegevens_ontbreken", "reden": "Zie lijst.", **vragen}
    aan_bureau(zaak, "anna", "beoordeel", **velden)
    aan_bureau(zaak, "bob", "kijk_mee", eens="ja", reden="Eens.")


def test_drawn_and_in_order_at_the_desk(zaak: Controle) -> None:
    assert "Het lot wees u aan. Uw kans was 1 op 1" in tekst(
        student(zaak).get(reverse("controlezaak:zaak"))
    )
    aan_bureau(zaak, "anna", "open_dossier")
    oordeel(zaak, "dossier", "akkoord")
    aan_bureau(zaak, "anna", "akkoord", reden="Alles past.")
    assert zaak.stand == Stand.AFGEROND_AKKOORD
    gezien = tekst(student(zaak).get(reverse("controlezaak:zaak")))
    assert "Het is in orde: de controle is klaar" in gezien
    assert "medewerker A" in gezien
    assert "anna" not in gezien


def test_doubt_evidence_in_order(zaak: Controle) -> None:
    aan_bureau(zaak, "anna", "open_dossier")
    oordeel(zaak, "dossier", "twijfel")
    aan_bureau(zaak, "anna", "vraag_bewijs")
    was = zaak.termijn_tot
    assert was is not None
    assert "U hebt nu meer tijd" in in_portaal(zaak, "uitstel")
    assert zaak.termijn_tot is not None
    assert zaak.termijn_tot > was
    bestand = SimpleUploadedFile("huur.pdf", maken.pdf(), "application/pdf")
    velden = {"soort": "huurcontract", "van": "2023-09-01", "tot": "2023-12-31", "bestand": bestand}
    assert "Huurcontract" in in_portaal(zaak, "bewijs", **velden)
    stuk = zaak.bewijs.get()
    adres = reverse("admin:controle_stuk", args=[zaak.uuid, stuk.stuk])
    assert bureau("anna").get(adres).status_code == 200
    aan_bureau(zaak, "anna", "duid", bewijsstuk=stuk.uuid, wijst_op="woont_er", reden="Op naam.")
    oordeel(zaak, "bewijs", "akkoord")
    aan_bureau(zaak, "anna", "akkoord", reden="Het contract is duidelijk.")
    assert zaak.stand == Stand.AFGEROND_AKKOORD


def test_no_visit_is_no_consequence(zaak: Controle) -> None:
    eerst = beurs(zaak, "2023-09")
    tot_afspraak(zaak)
    zaak.refresh_from_db()
    assert "Dat telt niet tegen u" in in_portaal(zaak, "geen_afspraak")
    assert zaak.stand == Stand.BEZOEK_GING_NIET_DOOR
    aan_bureau(zaak, "anna", "akkoord", reden="Er is geen aanwijzing.")
    assert beurs(zaak, "2023-09") == eerst


def test_from_a_visit_to_a_reduced_fine_and_an_objection_that_wins(zaak: Controle) -> None:
    eerst = beurs(zaak, "2023-09")
    tot_bewijs(zaak)
    oordeel(zaak, "bewijs", "twijfel")
    vorm = "%Y-%m-%dT%H:%M"
    vakken = {f"{k}_{n}": f"{m:{vorm}}" for n, vak in enumerate(slots(), 1) for k, m in zip(("begin", "eind"), vak, strict=True)}  # fmt: skip
    aan_bureau(zaak, "piet", "bied_afspraak", bezoeker_1="zoe", bezoeker_2="yara", **vakken)
    assert "dinsdag 26 september 2023, 19:00–21:00" in in_portaal(zaak, "afspraak", keuze="2")
    dag = date(2023, 9, 26)
    bedrijfsdatum.zet(dag, "test")
    op_bezoek(zaak, "zoe", "bezoek", toestemming_van="student", ruimten="kamer", at=f"{slots()[2][0]:{vorm}}", pas_getoond="on", wijst_op="woont_er_niet")  # fmt: skip
    op_bezoek(zaak, "zoe", "verslag", tekst="De kamer was leeg.")
    assert "De kamer was leeg." in in_portaal(zaak, "reactie", reactie="Ik verhuisde net.")
    bron = {"van": "2023-09-01", "tot": "2023-10-20", "soort": "reisgegevens", "omschrijving": "x"}
    aan_bureau(zaak, "anna", "bewijs", wijst_op="woont_er_niet", is_onafhankelijk="on", **bron)
    oordeel(zaak, "rapport", "twijfel")
    stukken = [str(s.uuid) for s in zaak.bewijs.filter(wijst_op="woont_er_niet")]
    aan_bureau(zaak, "anna", "bevinding", van="2023-09-01", tot="2023-10-20", bewijs=stukken, toelichting="Reist elders.")  # fmt: skip
    blad = bureau("bob").get(reverse("admin:controle_zaak", args=[zaak.uuid]))
    assert blad.context["vooraf_samen"] > 0
    aan_bureau(zaak, "bob", "voornemen", grond="wist_of_kon_weten", is_boete_mogelijk="on")
    gezien = in_portaal(zaak, "zienswijze", tekst="Ik woonde er wel.", wijze="mondeling")
    assert "U hoeft daarover niets te vertellen als u dat niet wilt" in gezien
    assert "Kreeg u" in gezien
    aan_bureau(zaak, "bob", "gesprek", is_bereikt="on", verslag="Wij spraken elkaar.")
    bedrijfsdatum.zet(date(2023, 10, 12), "test")
    aan_bureau(zaak, "cor", "herzie", grond="wist_of_kon_weten", motivering="Twee bronnen.", hardheid="Geen.")  # fmt: skip
    aan_bureau(zaak, "dirk", "beboet", verwijt="verminderd", motivering="Slordig, niet met opzet.")
    gezien = tekst(student(zaak).get(reverse("controlezaak:zaak")))
    assert "U hoeft nu nog niets te betalen" in gezien
    assert "Bezwaar maken kan tot en met" in gezien
    assert "U hebt bezwaar gemaakt" in in_portaal(zaak, "bezwaar")
    assert zaak.stand == Stand.BEZWAAR
    for bezwaar in Bezwaar.objects.order_by("pk"):
        _wint(bezwaar)
    zaak.refresh_from_db()
    assert zaak.stand == Stand.HERROEPEN
    assert beurs(zaak, "2023-09") == eerst
    assert "Dit besluit is ingetrokken" in tekst(student(zaak).get(reverse("controlezaak:zaak")))


def _wint(bezwaar: Bezwaar) -> None:
    wat = {"bezwaar_id": bezwaar.pk, "actor": "bo"}
    behandelen.plan_hoorzitting(**wat, versie=0, vorm="geen", afzien="7:3e")
    draft = behandelen.stel_voor(**wat, versie=1, voorstel=Voorstel("gegrond", "De bron klopte niet.", "uitwonend", ""))  # fmt: skip
    beslissen.beslis(bezwaar_id=bezwaar.pk, versie=2, voorstel_id=draft.pk, op=bedrijfsdatum.vandaag(), actor="ank")  # fmt: skip


def test_an_old_page_shows_both_values(zaak: Controle) -> None:
    aan_bureau(zaak, "anna", "open_dossier")
    adres = reverse("admin:controle_zaak", args=[zaak.uuid])
    anna = bureau("anna")
    (deel,) = [d for d in anna.get(adres).context["formulieren"] if d["naam"] == "beoordeel"]
    oud = {f.name: deel["form"].initial[f.name] for f in deel["form"].hidden_fields()}
    oordeel(zaak, "dossier", "twijfel")
    antwoord = anna.post(adres, {"actie": "beoordeel", **oud, "reden": "Mijn tekst."})
    assert antwoord.status_code == 409
    assert "Mijn tekst." in tekst(antwoord)
    assert "Een collega was eerder" in tekst(antwoord)


def test_who_sees_what(zaak: Controle) -> None:
    bezoek = tot_afspraak(zaak)
    naam = zaak.persoon.achternaam
    een = reverse("admin:controle_zaak", args=[zaak.uuid])
    anna, zoe, wim = bureau("anna"), bureau("zoe"), Client()
    wim.force_login(maak_medewerker("wim", rollen.CONTROLEUR))
    assert naam not in tekst(anna.get(een)), "a reviewer sees no name"
    assert Inzage.objects.filter(persoon_id=zaak.persoon_id, actor="anna").exists()
    assert zoe.get(een).status_code == 403, "a visitor sees no file"
    assert anna.get(reverse("admin:controle_bezoeken")).status_code == 403
    in_portaal(zaak, "afspraak", keuze="2")
    adres = reverse("admin:controle_bezoek", args=[bezoek.uuid])
    blad = tekst(zoe.get(adres))
    assert "Lees dit voor bij de deur" in blad
    assert naam not in blad
    assert wim.get(adres).status_code == 404, "somebody else's visit"
    vreemd = Client()
    aangemeld(vreemd, Gezin.met(3_000_000, 0).student())
    assert vreemd.get(reverse("controlezaak:een", args=[zaak.uuid])).status_code == 404
    assert "U wordt niet gecontroleerd" in tekst(vreemd.get(reverse("controlezaak:zaak")))


def test_english_and_wrong_input(zaak: Controle) -> None:
    tot_bewijs(zaak)
    client = student(zaak)
    client.cookies["django_language"] = "en"
    adres = reverse("controlezaak:zaak")
    assert "Your check" in tekst(client.get(adres))
    for velden in (
        {"soort": "huurcontract"},
        {"soort": "x", "van": "31-02-2023", "tot": "2023-09-01"},
        {"soort": "huurcontract", "van": "2023-09-02", "tot": "2023-09-01", "omschrijving": "y"},
    ):
        sleutel = "7d4b6f0e-5f3b-4c62-9a0e-1a2b3c4d5e6f"
        antwoord = client.post(adres, {"actie": "bewijs", "sleutel": sleutel, **velden})
        assert antwoord.status_code == 422
    assert not zaak.bewijs.exists()
    assert client.post(adres, {"actie": "herroep"}).status_code == 404


def test_late_objection_waits_for_a_person(zaak: Controle) -> None:
    besloten(zaak)
    bedrijfsdatum.zet(date(2023, 11, 14), "test")
    gezien = tekst(student(zaak).get(reverse("controlezaak:zaak")))
    assert "Toch bezwaar maken? Vertel waarom u later bent." in gezien
    assert datetime(2023, 11, 14).date() == bedrijfsdatum.vandaag()
