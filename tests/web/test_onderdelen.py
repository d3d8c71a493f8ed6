"""Components drawn one by one: what a parameter changes, and that data is never markup."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from lxml import html

from duo_portal.web.panelen import Taak


def teken(sjabloon: str, **inhoud: Any) -> Any:
    inhoud.setdefault("request", RequestFactory().get("/x/?soort=a&pagina=9"))
    return html.fromstring(
        f"<div>{Template('{% load ui %}' + sjabloon).render(Context(inhoud))}</div>"
    )


def onderdeel(naam: str, **inhoud: Any) -> Any:
    return teken(f'{{% include "components/{naam}.html" %}}', **inhoud)


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("melding", {"tekst": "<b>", "titel": "<b>", "url": "/", "link_tekst": "<b>"}),
        ("gegevenslijst", {"rijen": [("<b>", "<b>", "<b>", "/")]}),
        ("takenlijst", {"taken": [Taak("<b>", "<b>")]}),
        ("tabel", {"bijschrift": "<b>", "kolommen": ["<b>"], "rijen": [["<b>"]]}),
        ("stappen", {"stappen": ["<b>"], "huidig": 1}),
        ("knoppen", {"verder": "<b>"}),
        ("label", {"tekst": "<b>"}),
        ("kernbedrag", {"label": "<b>", "bedrag": "<b>"}),
    ],
)
def test_data_is_never_markup(naam, inhoud):
    boom = onderdeel(naam, **inhoud)
    assert boom.findall(".//b") == []
    assert "<b>" in boom.text_content()


def test_a_message_says_its_kind_without_colour():
    for soort, woord in [
        ("goed", "Gelukt:"),
        ("fout", "Fout:"),
        ("waarschuwing", "Let op:"),
        ("", "Informatie:"),
    ]:
        assert woord in onderdeel("melding", soort=soort, tekst="x").text_content()


def test_a_task_with_a_last_day_says_it_and_an_urgent_one_that_it_is():
    boom = onderdeel(
        "takenlijst", taken=[Taak("a", "b", "/x/", date(2026, 10, 1), is_dringend=True)]
    )
    assert "1 oktober 2026" in boom.text_content() and "Dringend" in boom.text_content()
    assert boom.find(".//a").get("href") == "/x/"
    assert "niets te doen" in onderdeel("takenlijst", taken=[]).text_content()


def test_a_table_has_headings_for_rows_and_columns():
    boom = onderdeel(
        "tabel",
        bijschrift="x",
        kolommen=["a", ("b", "getal")],
        rijen=[["1", "2"]],
        voet=["som", "2"],
    )
    assert [(c.tag, c.get("scope"), c.get("class")) for c in boom.iterfind(".//tbody/tr/*")] == [
        ("th", "row", None),
        ("td", None, "numeric"),
    ]
    assert boom.findtext(".//tfoot//th") == "som"
    assert boom.find(".//div[@role='region']").get("tabindex") == "0"


def test_a_row_that_does_not_fit_its_columns_is_refused():
    with pytest.raises(ValueError, match="zip"):
        onderdeel("tabel", bijschrift="x", kolommen=["a", "b"], rijen=[["1"]])


def test_steps_lead_back_never_forward():
    boom = onderdeel(
        "stappen", stappen=[("een", "/1/"), ("twee", "/2/"), ("drie", "/3/")], huidig=2
    )
    assert [a.get("href") for a in boom.iter("a")] == ["/1/"]
    assert [li.get("aria-current") for li in boom.iter("li")] == [None, "step", None]


def test_paging_keeps_the_rest_of_the_address():
    boom = onderdeel("paginering", pagina=Paginator(range(30), 10).page(2))
    assert [a.get("href") for a in boom.iter("a")] == ["?soort=a&pagina=1", "?soort=a&pagina=3"]
    assert onderdeel("paginering", pagina=Paginator(range(3), 10).page(1)).findall(".//a") == []


def test_blocks_stand_around_what_is_between():
    boom = teken(
        '{% uitklap "Meer" %}<p id="in">x</p>{% enduitklap %}{% kaart "K" 3 %}y{% endkaart %}'
    )
    assert boom.find(".//details/summary").text == "Meer"
    assert boom.find(".//details//p[@id='in']") is not None
    assert boom.findtext(".//section/h3") == "K"


class Formulier(forms.Form):
    wonen = forms.ChoiceField(
        choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, help_text="uitleg"
    )
    geheim = forms.CharField(widget=forms.HiddenInput)
    jaar = forms.IntegerField(required=False)

    def clean(self):
        raise forms.ValidationError("samen klopt het niet")


def test_choices_are_a_fieldset_described_by_hint_and_error():
    boom = teken('{% include "components/veld.html" with veld=form.wonen %}', form=Formulier({}))
    groep = boom.find(".//fieldset")
    assert groep.find("legend").text_content().strip().startswith("Wonen")
    for wie in groep.get("aria-describedby").split():
        assert boom.get_element_by_id(wie).text_content().strip()


def test_the_error_summary_leads_to_the_first_choice_and_names_its_field():
    boom = teken('{% include "components/foutsamenvatting.html" %}', form=Formulier({}))
    links = {a.get("href"): a.text for a in boom.iter("a")}
    assert list(links) == ["#id_wonen_0"]
    assert links["#id_wonen_0"].startswith("Wonen: ")
    assert (
        len(boom.findall(".//li")) == 3
    )  # with the whole form's error and that of the hidden field
    assert (
        teken('{% include "components/foutsamenvatting.html" %}', form=Formulier()).find("div")
        is None
    )


def test_what_may_stay_empty_says_so():
    boom = teken('{% include "components/veld.html" with veld=form.jaar %}', form=Formulier())
    assert "(niet verplicht)" in boom.find(".//label").text_content()


class Getallen(forms.Form):
    leeg = forms.CharField()
    dag = forms.DateField()
    bedrag = forms.IntegerField(max_value=300)
    tekst = forms.CharField(max_length=3)
    keuze = forms.ChoiceField(choices=[("a", "A")])


@pytest.mark.parametrize(
    ("taal", "zinnen"),
    [
        ("nl", ["Vul dit in of maak een keuze.", "31-12-2026", "niet hoger is dan 300", "hoogstens 3 tekens", "Kies een"]),
        ("en", ["This field is required.", "Enter a valid date.", "less than or equal", "at most 3", "Select a valid"]),
    ],
)  # fmt: skip
def test_what_django_says_of_a_field_is_plain_in_both_languages(taal, zinnen):
    invoer = {"dag": "31-02-2026", "bedrag": "301", "tekst": "vier", "keuze": "b"}
    with translation.override(taal):
        fouten = [str(veld[0]) for veld in Getallen(invoer).errors.values()]
    assert all(zin in fout for zin, fout in zip(zinnen, fouten, strict=True)), fouten
