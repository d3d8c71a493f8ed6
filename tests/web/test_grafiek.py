"""A chart is an SVG with its table; it works under the strict policy and for who cannot see it."""

from lxml import html

from duo_portal.web.grafiek import Staaf, staafgrafiek


def test_every_bar_stands_in_the_table_too():
    staven = [Staaf("2023-09", 100, "€ 1,00"), Staaf("2023-10", 50, "€ 0,50", is_nadruk=True)]
    boom = html.fromstring(staafgrafiek("Per maand", "Maand", "Bedrag", staven))
    hoogten = [float(staaf.get("height")) for staaf in boom.iter("rect")]
    assert hoogten[0] == 2 * hoogten[1] > 0
    assert ["".join(rij.itertext()).split() for rij in boom.iterfind(".//tbody/tr")] == [
        ["2023-09", "€", "1,00"],
        ["2023-10", "€", "0,50"],
    ]
    assert boom.find(".//svg").get("role") == "img"
    assert not boom.xpath("//@style") and not boom.xpath("//script")


def test_labels_are_escaped_and_nothing_is_said_plainly():
    assert "<b>" not in staafgrafiek("x", "y", "z", [Staaf("<b>", 1, "<i>")])
    assert "Er is nog niets" in staafgrafiek("x", "y", "z", [])
