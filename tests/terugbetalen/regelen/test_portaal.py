"""The pages: why one sees this, what one can bear, choose, check, agree once, and how it stands afterwards."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.burger import BurgerRol
from duo_portal.web.panelen import taken_van
from terugbetalen.models import Regeling
from terugbetalen.regelen.aangaan import wijzigen_vanaf
from tests.factories.gezinnen import persoon
from tests.factories.portaal import aangemeld

from .hulp import DAG, achter, betaal, dag, spreek_af

pytestmark = pytest.mark.django_db
ACT, WIJZIG = "terugbetalen:regelen", "terugbetalen:regeling_wijzigen"


def client(wie: Any) -> Client:
    translation.activate("nl")
    return aangemeld(Client(headers={"accept-language": "nl"}), wie)


def stuur(c: Client, stap: str, act: str = ACT, **antwoord: Any) -> Any:
    """Post a step with the draft it was drawn from; follow to the next page."""
    adres = reverse(f"{act}_stap", kwargs={"stap": stap})
    pagina = c.get(adres, follow=True)
    concept = (pagina.context or {}).get("concept")
    verborgen = {"concept": str(concept.sleutel), "versie": str(concept.versie)} if concept else {}
    return c.post(adres, {**antwoord, **verborgen}, follow=True)


def tekst(antwoord: Any) -> str:
    return " ".join(antwoord.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ").split())


def test_van_opgave_tot_ontvangst() -> None:
    wie = achter()
    c = client(wie)
    begin = c.get(reverse(ACT), follow=True)
    assert "omdat u 3 maandbedragen niet op tijd hebt betaald" in tekst(begin)
    assert "€ 450,00" in tekst(begin)
    stuur(c, "begin", hoe="opgave", dag="25")
    kiezen = stuur(c, "inkomen", leefvorm="1", netto="2.300", woonlasten="800")
    assert "€ 1.996,21" in tekst(kiezen)
    assert "€ 153,79" in tekst(kiezen)
    keuzes = [code for code, _ in kiezen.context["form"].fields["keuze"].choices]
    assert [k.partition(":")[0] for k in keuzes] == ["kortste", "draagbaar", "eigen"]
    controle = stuur(c, "kiezen", keuze=keuzes[0])
    assert "In totaal betaalt u" in tekst(controle)
    assert not Regeling.objects.exists()  # nothing yet: this was the preview
    klaar = stuur(c, "controle")
    assert "Uw regeling is afgesproken" in tekst(klaar)
    regeling = Regeling.objects.get(persoon=wie)
    assert regeling.keuze == "kortste"
    assert regeling.feiten["opgave"]["netto_centen"] == 230_000
    assert regeling.totaal_centen == sum(t.bedrag_centen for t in regeling.termijnen.all())
    mijn = tekst(c.get(reverse("terugbetalen:regeling")))
    assert "25 april 2024" in mijn
    assert "komt nog" in mijn
    assert "betalingsregeling" in tekst(c.get(reverse("mijn:schuld"))).lower()


def test_dubbel_akkoord_is_een_regeling() -> None:
    wie = achter()
    c = client(wie)
    stuur(c, "begin", hoe="bekend", dag="25")
    controle = stuur(c, "kiezen", keuze="eigen", bedrag="100")
    concept = controle.context["concept"]
    post = {"concept": str(concept.sleutel), "versie": str(concept.versie)}
    adres = reverse(f"{ACT}_stap", kwargs={"stap": "controle"})
    eerste, tweede = (c.post(adres, post) for _ in range(2))
    assert eerste.headers["Location"] == tweede.headers["Location"]
    assert Regeling.objects.count() == 1
    assert "U hebt al een betalingsregeling" in tekst(c.get(reverse(ACT), follow=True))


@pytest.mark.parametrize(
    ("stap", "antwoord", "klacht"),
    [
        ("begin", {"hoe": "bekend", "dag": "31"}, "dag"),
        ("begin", {"hoe": "raden", "dag": "25"}, "hoe"),
        ("begin", {}, "hoe"),
        ("kiezen", {"keuze": "eigen", "bedrag": ""}, "bedrag"),
        ("kiezen", {"keuze": "eigen", "bedrag": "0"}, "bedrag"),
        ("kiezen", {"keuze": "eigen", "bedrag": "-10"}, "bedrag"),
        ("kiezen", {"keuze": "eigen", "bedrag": "4,99"}, "bedrag"),
        ("kiezen", {"keuze": "eigen", "bedrag": "99999999999999999999"}, "bedrag"),
        ("kiezen", {"keuze": "eigen", "bedrag": "veel"}, "bedrag"),
        ("kiezen", {"keuze": "eigen", "bedrag": "100.000"}, "bedrag"),
        ("kiezen", {"keuze": "kortste:1"}, "keuze"),
        ("kiezen", {"keuze": "kortste:x\x00"}, "keuze"),
        ("inkomen", {"leefvorm": "9", "netto": "2300", "woonlasten": "800"}, "leefvorm"),
        ("inkomen", {"leefvorm": "1", "netto": "-1", "woonlasten": "800"}, "netto"),
        ("inkomen", {"leefvorm": "1", "netto": "9.999.999", "woonlasten": "800"}, "netto"),
    ],
)
def test_verkeerde_invoer_komt_terug_met_een_uitleg(
    stap: str, antwoord: dict[str, str], klacht: str
) -> None:
    c = client(achter())
    if stap != "begin":
        stuur(c, "begin", hoe="opgave" if stap == "inkomen" else "bekend", dag="25")
    terug = stuur(c, stap, **antwoord)
    assert terug.status_code == 200
    assert terug.context["form"].errors[klacht]
    assert f"#id_{klacht}" in terug.content.decode()
    assert not Regeling.objects.exists()


def test_te_weinig_ruimte_zegt_dat_en_biedt_hulp() -> None:
    c = client(achter())
    stuur(c, "begin", hoe="opgave", dag="25")
    pagina = tekst(stuur(c, "inkomen", leefvorm="1", netto="1.200", woonlasten="600"))
    assert "U houdt te weinig over voor een regeling" in pagina
    assert "Bel ons" in pagina
    controle = tekst(stuur(c, "kiezen", keuze="eigen", bedrag="50"))
    assert "Dit is meer dan u volgens uw gegevens kunt missen" in controle


def test_wie_intussen_betaalt_kiest_opnieuw() -> None:
    """What was chosen carries its amount: when that is another now, the step is asked again instead of sent."""
    wie = achter()
    c = client(wie)
    stuur(c, "begin", hoe="bekend", dag="25")
    adres = reverse(f"{ACT}_stap", kwargs={"stap": "kiezen"})
    keuze = c.get(adres).context["form"].fields["keuze"].choices[0][0]
    controle = stuur(c, "kiezen", keuze=keuze)
    concept = controle.context["concept"]
    from terugbetalen.ontvangen.boeken import boek_ontvangst

    boek_ontvangst(persoon_id=wie.pk, bedrag_centen=15_000, op=DAG, sleutel="x")
    post = {"concept": str(concept.sleutel), "versie": str(concept.versie)}
    terug = c.post(reverse(f"{ACT}_stap", kwargs={"stap": "controle"}), post, follow=True)
    assert terug.redirect_chain[-1][0].startswith(adres)
    assert not Regeling.objects.exists()


def test_gemist_staat_bij_de_taken_en_is_te_betalen() -> None:
    wie = achter()
    regeling = spreek_af(wie)
    dag(wie, date(2024, 4, 24))
    dag(wie, date(2024, 5, 10))
    c = client(wie)
    mijn = tekst(c.get(reverse("terugbetalen:regeling")))
    assert "Wij missen € 100,00" in mijn
    assert "24 mei 2024" in mijn
    assert "te laat" in mijn
    assert "/mijn/terugbetalen/" in mijn
    from duo_portal.foundation import clock
    from duo_portal.identity.burger import Burger

    burger = Burger(wie.pk, wie.pk, BurgerRol.ZELF, mag_handelen=True, bevestigd_at=clock.nu())
    taken = [t for t in taken_van(burger, date(2024, 5, 10)) if "regeling" in str(t.titel)]
    assert [t.uiterlijk for t in taken] == [date(2024, 5, 24)]
    betaal(regeling, 1, date(2024, 5, 12))
    assert dag(wie, date(2024, 5, 12))["hersteld"] == 1
    assert "Wij missen" not in tekst(c.get(reverse("terugbetalen:regeling")))


def test_wijzigen_kan_en_daarna_een_tijd_niet() -> None:
    wie = achter()
    spreek_af(wie)
    c = client(wie)
    stuur(c, "begin", WIJZIG, hoe="bekend", dag="10")
    stuur(c, "kiezen", WIJZIG, keuze="eigen", bedrag="50")
    klaar = stuur(c, "controle", WIJZIG)
    assert "Uw regeling is afgesproken" in tekst(klaar)
    nieuw = Regeling.objects.get(status="loopt")
    assert nieuw.voorganger is not None
    assert wijzigen_vanaf(nieuw) == date(2024, 9, 12)
    assert "Vanaf 12 september 2024 kan het weer" in tekst(c.get(reverse(WIJZIG), follow=True))
    assert "Eerdere regelingen" in tekst(c.get(reverse("terugbetalen:regeling")))


def test_zonder_achterstand_valt_er_niets_te_regelen() -> None:
    bedrijfsdatum.zet(DAG, "test")
    wie = persoon(date(1990, 1, 1))
    c = client(wie)
    assert "U hebt geen achterstand" in tekst(c.get(reverse(ACT), follow=True))
    assert "U hebt geen betalingsregeling" in tekst(c.get(reverse(WIJZIG), follow=True))
    assert "U hebt geen betalingsregeling." in tekst(c.get(reverse("terugbetalen:regeling")))


def test_een_ander_ziet_niets_van_de_regeling() -> None:
    wie, ander = achter(), persoon(date(1990, 1, 1))
    spreek_af(wie)
    assert "25 april 2024" not in tekst(client(ander).get(reverse("terugbetalen:regeling")))
    ouder = aangemeld(Client(), persoon(date(1970, 1, 1)), namens=wie, rol=BurgerRol.OUDER)
    assert ouder.get(reverse("terugbetalen:regeling")).status_code == 404


def test_in_het_engels() -> None:
    wie = achter()
    c = aangemeld(Client(headers={"accept-language": "en"}), wie)
    c.cookies["taal"] = "en"
    with translation.override("en"):
        pagina = c.get(reverse(ACT), follow=True, headers={"accept-language": "en"})
    assert "arrangement" in tekst(pagina).lower()
