"""Pages of the house: they open for everybody, in both languages, without a query or a script in the page."""

from typing import Any

import pytest
from django.test import Client, RequestFactory, override_settings
from lxml import html

from duo_portal.web import fouten
from tests.factories.portaal import aangemeld
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
PAGINAS = ["/", "/stijlgids/", "/over/", "/privacy/", "/toegankelijkheid/"]


def boom(antwoord: Any) -> Any:
    return html.fromstring(antwoord.content.decode())


@pytest.mark.parametrize("pad", PAGINAS)
@pytest.mark.parametrize(
    ("taal", "zin"), [("nl", "geen website van DUO"), ("en", "not a website of DUO")]
)
def test_a_page_of_the_house(pad, taal, zin, django_assert_num_queries):
    with django_assert_num_queries(0):
        antwoord = Client(headers={"accept-language": taal}).get(pad)
    assert antwoord.status_code == 200
    pagina = boom(antwoord)
    assert pagina.get("lang") == taal
    assert zin in pagina.text_content()
    assert len(pagina.findall(".//h1")) == 1
    assert pagina.xpath("//@style") == []
    assert [s for s in pagina.iter("script") if not s.get("src")] == []
    ids = pagina.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_field_of_the_style_guide_has_a_label_and_its_error():
    pagina = boom(Client().get("/stijlgids/"))
    velden = pagina.xpath(
        "//main//*[self::input or self::select or self::textarea][not(@type='hidden')]"
    )
    assert len(velden) == 20
    for veld in velden:
        labels = pagina.xpath("//label[@for=$id]", id=veld.get("id"))
        assert len(labels) == 1, html.tostring(veld)
    for naam in ("bedrag", "begin", "opleiding", "akkoord"):
        veld = pagina.get_element_by_id(f"id_{naam}")
        assert veld.get("aria-invalid") == "true"
        beschreven = [
            pagina.get_element_by_id(i).text_content() for i in veld.get("aria-describedby").split()
        ]
        assert "Fout:" in beschreven[-1], naam


def test_the_error_summary_leads_to_fields_that_exist():
    pagina = boom(Client().get("/stijlgids/"))
    ankers = [
        a.get("href").lstrip("#") for a in pagina.get_element_by_id("foutsamenvatting").iter("a")
    ]
    assert len(ankers) == 4
    assert all(pagina.get_element_by_id(anker) is not None for anker in ankers)


@pytest.mark.parametrize(("taal", "zin"), [("nl", "Wat kunt u doen?"), ("en", "What can you do?")])
def test_an_unknown_address_says_what_to_do(taal, zin):
    antwoord = Client(headers={"accept-language": taal}).get("/bestaat-niet/")
    assert antwoord.status_code == 404
    assert zin in antwoord.content.decode()
    assert antwoord["Content-Security-Policy"]


def test_a_form_without_its_token_is_refused_in_plain_words():
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "nl"})
    antwoord = client.post("/taal/", {"language": "en"})
    assert antwoord.status_code == 403
    assert "Het formulier is niet verstuurd" in antwoord.content.decode()


def test_a_bad_request_and_a_refusal_have_a_page_of_their_own():
    verzoek = RequestFactory().get("/x/")
    for maak, code, zin in [
        (fouten.onleesbaar, 400, "begrijpen wij niet"),
        (fouten.verboden, 403, "niet voor u"),
    ]:
        antwoord = maak(verzoek, Exception())
        assert antwoord.status_code == code
        assert zin in antwoord.content.decode()


def test_a_fault_of_ours_shows_no_trace(monkeypatch):
    def stuk(*_a, **_k):
        raise RuntimeError("geheim detail")

    monkeypatch.setattr("duo_portal.web.views.Voorpagina.get", stuk)
    antwoord = Client(raise_request_exception=False).get("/")
    assert antwoord.status_code == 500
    tekst = antwoord.content.decode()
    assert "Er ging iets mis bij ons" in tekst
    assert "geheim" not in tekst and "Traceback" not in tekst


@override_settings(
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": []}]
)
def test_the_page_for_a_broken_server_does_not_break_itself():
    antwoord = fouten.storing(RequestFactory().get("/"))
    assert antwoord.status_code == 500
    assert "Please try again" in antwoord.content.decode()


def test_who_acts_for_another_sees_for_whom():
    ouder, kind = persoon(), persoon(1)
    client = aangemeld(Client(headers={"accept-language": "nl"}), ouder, namens=kind)
    (balk,) = boom(client.get("/")).find_class("namens")
    assert str(kind) in balk.text_content()
    eigen = aangemeld(Client(), ouder)
    assert boom(eigen.get("/")).find_class("namens") == []


def test_the_choice_of_language_keeps_the_whole_address():
    pagina = boom(Client().get("/stijlgids/?pagina=3"))
    assert pagina.xpath("//form[@class='taal']/input[@name='next']/@value") == [
        "/stijlgids/?pagina=3"
    ]
