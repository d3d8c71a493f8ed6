"""The engine: nothing typed is lost, nothing is sent twice, nothing is open to somebody else."""

from datetime import date, timedelta

import pytest
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling
from duo_portal.foundation import clock
from duo_portal.identity import operations as identity
from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.machtigen import machtig
from duo_portal.identity.models import Persoon
from duo_portal.web.models import Concept
from duo_portal.web.stappen.opruimen import verwijder_oude_concepten
from tests.factories.gezinnen import persoon
from tests.factories.portaal import aangemeld

from . import adressen
from .lopen import ADRES, BEGIN, CONTROLE, HUUR, HUURT, KAMER, ingevuld, verborgen

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portaal.stappen.adressen")]


def test_van_begin_tot_ontvangst(burger: Client, noor: Persoon) -> None:
    assert ADRES in burger.get(BEGIN).content.decode()
    assert 'value="Gracht"' in burger.get(ADRES).content.decode()  # pre-filled from the register
    assert Concept.objects.count() == 0  # a GET changes nothing
    controle = ingevuld(burger)
    tekst = controle.content.decode()
    assert "Singel" in tekst
    assert "1.234,56" in tekst
    assert "Kamer" in tekst
    assert f"{HUUR}?naar=controle" in tekst
    ontvangst = burger.post(CONTROLE, verborgen(controle), follow=True)
    assert "K-1" in ontvangst.content.decode()
    assert adressen.VERZONDEN == [
        {"adres": {"straat": "Singel", "huurt": True}, "huur": {"huur": 123_456, "soort": "kamer"}}
    ]
    handeling = Handeling.objects.get(soort="verzonden_proef")
    assert (handeling.betrokkene_id, handeling.actor) == (noor.pk, f"burger:{noor.pk}")


def test_foute_invoer_blijft_staan_ook_na_een_verloren_sessie(
    burger: Client, noor: Persoon
) -> None:
    burger.post(ADRES, HUURT)
    fout = burger.post(HUUR, {"huur": "twaalf", "soort": "kamer"})
    assert fout.status_code == 200
    assert 'href="#id_huur"' in fout.content.decode()
    assert 'value="twaalf"' in fout.content.decode()
    burger.logout()
    assert "/aanmelden/" in burger.get(HUUR)["Location"]
    aangemeld(burger, noor)
    assert burger.get(BEGIN).context["verder"] == HUUR
    assert 'value="twaalf"' in burger.get(HUUR).content.decode()


def test_terug_verliest_niets_en_wijzigen_gaat_terug_naar_de_controle(burger: Client) -> None:
    ingevuld(burger)
    terug = burger.get(f"{ADRES}?naar=controle")
    assert 'value="Singel"' in terug.content.decode()
    gewijzigd = burger.post(ADRES, {**verborgen(terug), "straat": "Dam", "huurt": "on"})
    assert gewijzigd["Location"] == CONTROLE
    tekst = burger.get(CONTROLE).content.decode()
    assert "Dam" in tekst
    assert "1.234,56" in tekst


def test_een_stap_die_niet_meer_geldt_valt_weg(burger: Client) -> None:
    ingevuld(burger)
    assert burger.post(ADRES, {"straat": "Dam"})["Location"] == CONTROLE
    assert "1.234,56" not in burger.get(CONTROLE).content.decode()
    assert burger.get(HUUR)["Location"] == CONTROLE


def test_vooruit_springen_gaat_naar_de_stap_die_ontbreekt(burger: Client) -> None:
    assert burger.get(HUUR)["Location"] == ADRES
    assert burger.post(HUUR, KAMER)["Location"] == ADRES
    assert burger.get(CONTROLE)["Location"] == f"{ADRES}?naar=controle"
    burger.post(ADRES, HUURT)
    assert burger.get(CONTROLE)["Location"] == f"{HUUR}?naar=controle"
    assert burger.get("/proef/verhuizen/bestaat-niet/").status_code == 404


def test_bewaren_zonder_controle_en_weggooien(burger: Client) -> None:
    bewaard = burger.post(ADRES, {"straat": "Half", "actie": "bewaar"})
    assert "bewaard" in bewaard.content.decode()
    assert 'value="Half"' in burger.get(ADRES).content.decode()
    assert burger.get("/proef/verhuizen/weggooien/").status_code == 405
    assert burger.post("/proef/verhuizen/weggooien/")["Location"] == BEGIN
    assert Concept.objects.count() == 0


def test_dubbel_klikken_terugknop_en_tweede_venster_geven_hetzelfde_bewijs(burger: Client) -> None:
    controle = ingevuld(burger)
    stap = burger.get(HUUR)
    ontvangst = burger.post(CONTROLE, verborgen(controle))["Location"]
    assert burger.post(CONTROLE, verborgen(controle))["Location"] == ontvangst
    assert burger.post(HUUR, {**KAMER, **verborgen(stap)})["Location"] == ontvangst
    adressen.DICHT.append("Er is al verstuurd.")  # what may not be begun anew still has its receipt
    assert burger.post(CONTROLE, verborgen(controle))["Location"] == ontvangst
    assert burger.get(ontvangst).status_code == 200
    assert len(adressen.VERZONDEN) == 1


def test_wie_iets_veranderde_in_een_ander_venster_controleert_opnieuw(burger: Client) -> None:
    controle = ingevuld(burger)
    burger.post(ADRES, {"straat": "Dam", "huurt": "on"})
    opnieuw = burger.post(CONTROLE, verborgen(controle))
    assert "ander venster" in opnieuw.content.decode()
    assert not adressen.VERZONDEN
    assert burger.post(CONTROLE, verborgen(opnieuw)).status_code == 302
    assert adressen.VERZONDEN[0]["adres"]["straat"] == "Dam"


def test_een_weigering_schrijft_niets_en_zegt_waarom(burger: Client) -> None:
    burger.post(ADRES, {"straat": "Nergens"})
    controle = burger.get(CONTROLE)
    geweigerd = burger.post(CONTROLE, verborgen(controle))
    assert "Deze straat bestaat niet." in geweigerd.content.decode()
    assert not Handeling.objects.filter(soort="verzonden_proef").exists()
    assert burger.get(CONTROLE).status_code == 200


def test_een_belet_staat_voor_alles(burger: Client) -> None:
    adressen.DICHT.append("Dit opent op 19 juni.")
    for adres in (BEGIN, ADRES, CONTROLE):
        assert "Dit opent op 19 juni." in burger.get(adres).content.decode()
    assert "Dit opent op 19 juni." in burger.post(ADRES, HUURT).content.decode()
    assert Concept.objects.count() == 0


def test_van_een_ander_is_niets_te_vinden(burger: Client, noor: Persoon) -> None:
    controle = ingevuld(burger)
    ontvangst = burger.post(CONTROLE, verborgen(controle))["Location"]
    ander = aangemeld(Client(), persoon(date(2004, 1, 1)))
    assert ander.get(ontvangst).status_code == 404
    assert ander.post(CONTROLE, verborgen(controle))["Location"] == BEGIN
    assert "Singel" not in ander.get(ADRES).content.decode()
    vader = persoon(date(1970, 1, 1))
    identity.voeg_ouder_toe(persoon=noor, ouder=vader)
    assert aangemeld(Client(), vader, namens=noor).get(BEGIN).status_code == 404


@pytest.mark.parametrize("mag_handelen", [True, False])
def test_een_vertegenwoordiger_handelt_alleen_als_dat_mag(
    burger: Client, noor: Persoon, mag_handelen: bool
) -> None:
    burger.post(ADRES, HUURT)
    tante = persoon(date(1970, 1, 1))
    machtig(
        persoon=noor,
        gemachtigde=tante,
        vanaf=date(2020, 1, 1),
        mag_handelen=mag_handelen,
        actor="t",
    )
    helper = aangemeld(
        Client(),
        tante,
        namens=noor,
        rol=BurgerRol.VERTEGENWOORDIGER,
        mag_handelen=mag_handelen,
    )
    pagina = helper.get(ADRES)
    assert pagina.status_code == (200 if mag_handelen else 403)
    assert "Singel" not in pagina.content.decode()  # a draft of one's own
    assert helper.post(ADRES, HUURT).status_code == (302 if mag_handelen else 403)


def test_zonder_verse_aanmelding_wordt_die_eerst_gevraagd(burger: Client) -> None:
    assert (
        burger.get("/proef/nogeens/")["Location"] == "/proef/nogeens/adres/"
    )  # no page before the first
    burger.post("/proef/nogeens/adres/", {"straat": "Dam"})
    controle = burger.get("/proef/nogeens/controle/")
    sessie = burger.session
    lang_geleden = clock.nu() - timedelta(minutes=16)
    sessie["burger"] = {**sessie["burger"], "bevestigd_at": lang_geleden.isoformat()}
    sessie.save()
    eerst = burger.post("/proef/nogeens/controle/", verborgen(controle))
    assert eerst["Location"].startswith("/aanmelden/bevestig")
    assert not adressen.VERZONDEN
    sessie["burger"] = {**sessie["burger"], "bevestigd_at": clock.nu().isoformat()}
    sessie.save()
    assert "ontvangst" in burger.post("/proef/nogeens/controle/", verborgen(controle))["Location"]


def test_het_concept_is_onleesbaar_en_na_verzenden_leeg(burger: Client) -> None:
    controle = ingevuld(burger)
    concept = Concept.objects.get()
    assert b"Singel" not in bytes(concept.inhoud_versleuteld)
    burger.post(CONTROLE, verborgen(controle))
    concept.refresh_from_db()
    assert set(concept.inhoud) == {"ontvangst"}


def test_na_zestig_dagen_is_het_weg(burger: Client) -> None:
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    burger.post(ADRES, HUURT)
    assert verwijder_oude_concepten(date(2023, 11, 2)) == 0
    assert verwijder_oude_concepten(date(2023, 11, 3)) == 1
    assert burger.get(ADRES).status_code == 200
