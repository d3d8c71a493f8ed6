"""Where one is: the menu marks the item of the page and of pages beneath it; a title says when a form has errors."""

import pytest
from django.urls import reverse
from lxml import html

from studiefinanciering.inzien.besluiten import besluiten_van

pytestmark = pytest.mark.django_db


def _huidig(pagina) -> list[tuple[str, str]]:
    """(kind of mark, address) of every marked item of the first menu."""
    boom = html.fromstring(pagina.content.decode())
    menu = next(deel for deel in boom.iter("div") if "menu-breed" in (deel.get("class") or ""))
    return [(a.get("aria-current"), a.get("href")) for a in menu.iter("a") if a.get("aria-current")]


def test_het_menu_merkt_waar_men_is(student, van):
    client, besluit = van(student), besluiten_van(student.pk)[0]
    for pad, verwacht in (
        (reverse("mijn:start"), ("page", "mijn:start")),
        (reverse("mijn:besluit", args=[besluit.sleutel]), ("true", "mijn:studiefinanciering")),
        (
            reverse("mijn:uitleg", args=[besluit.sleutel, "2023-09"]),
            ("true", "mijn:studiefinanciering"),
        ),
        (reverse("mijn:ouders"), ("true", "mijn:wijzigen")),
        (reverse("mijn:inzage"), ("true", "gegevens:toon")),
        (f"{reverse('mijn:ouders')}minder-inkomen/", ("true", "mijn:wijzigen")),
    ):
        soort, naam = verwacht
        assert _huidig(client.get(pad, follow=True)) == [(soort, reverse(naam))], pad


@pytest.mark.parametrize(("taal", "woord"), [("nl", "Fout:"), ("en", "Error:")])
@pytest.mark.parametrize("pad", ["/mijn/gegevens/machtigen/", "/vooraf/recht/"])
def test_de_titel_begint_met_fout(student, van, taal, woord, pad):
    client = van(student, taal)
    for antwoord, is_fout in ((client.get(pad), False), (client.post(pad, {}), True)):
        titel = html.fromstring(antwoord.content.decode()).find(".//title").text_content().strip()
        assert titel.startswith(woord) is is_fout, titel
