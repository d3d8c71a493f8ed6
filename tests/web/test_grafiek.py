"""A chart is an SVG with its table; it works under the strict policy and for who cannot see it."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from duo_portal.web.assen import HOOGTE, Assen, ronde_stap
from duo_portal.web.grafiek import Band, Staaf, bandgrafiek, lijngrafiek, staafgrafiek


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


def test_every_point_of_a_line_stands_in_the_table_and_a_gap_stays_open():
    reeksen = [
        ("Nu", [("2026", 100_000), ("2027", 50_000)]),
        ("Later", [("2027", 75_050), ("2028", 0)]),
    ]
    boom = html.fromstring(lijngrafiek("Schuld", "Jaar", reeksen))
    rijen = [[" ".join(c.itertext()).strip() for c in rij] for rij in boom.iterfind(".//tbody/tr")]
    assert rijen == [
        ["2026", "€\xa01.000,00", "–"],
        ["2027", "€\xa0500,00", "€\xa0750,50"],
        ["2028", "–", "€\xa00,00"],
    ]
    assert [c.text for c in boom.iterfind(".//thead//th")] == ["Jaar", "Nu", "Later"]
    assert len(boom.findall(".//circle")) == 4
    assert all(c.find("title").text for c in boom.iter("circle"))
    assert not boom.xpath("//@style") and not boom.xpath("//script")


def test_higher_amounts_stand_higher_and_later_ones_further():
    boom = html.fromstring(lijngrafiek("x", "y", [("z", [("a", 0), ("b", 400), ("c", 100)])]))
    punten = [
        tuple(map(float, punt.split(",")))
        for punt in boom.find(".//polyline").get("points").split()
    ]
    x, y = zip(*punten, strict=True)
    assert list(x) == sorted(x) and 0 <= x[0] < x[-1] <= 100
    assert y[1] < y[2] < y[0] <= HOOGTE


def test_a_debt_below_nothing_is_drawn_too():
    assen = Assen(["a", "b"], [-30_000, 90_000])
    assert assen.lijnen[0].tekst.startswith("-")
    assert assen.laagste <= -30_000 and assen.hoogste >= 90_000
    assert 0 < assen.y(90_000) < assen.y(0) < assen.y(-30_000) < HOOGTE


@given(st.integers(0, 10_000_000_00))
def test_the_step_of_an_axis_is_round_and_divides_in_at_most_four(bereik):
    stap = ronde_stap(bereik)
    assert stap * 4 >= bereik and stap % 100 == 0
    assert int(str(stap).rstrip("0")) in {1, 2, 5}
    assert stap == 100 or ronde_stap(bereik) <= bereik


@given(st.integers(1, 60))
def test_labels_of_an_axis_are_few_and_hold_the_last(aantal):
    labels = [str(2000 + i) for i in range(aantal)]
    gekozen = [w.tekst for w in Assen(labels, [0]).onderschriften]
    assert gekozen[-1] == labels[-1]
    assert len(gekozen) <= 5 and len(set(gekozen)) == len(gekozen)
    assert aantal == 1 or gekozen[0] == labels[0]


def test_a_band_says_its_three_amounts_and_draws_an_area():
    punten = [Band("2026", 100, 200, 300), Band("2027", 100, 250, 400)]
    boom = html.fromstring(bandgrafiek("Rente", "Jaar", punten, namen=("Min", "Mid", "Max")))
    assert [c.text for c in boom.iterfind(".//thead//th")] == ["Jaar", "Min", "Mid", "Max"]
    assert len(boom.find(".//polygon").get("points").split()) == 4
    assert "€\xa04,00" in "".join(boom.itertext())
    assert "Er is nog niets" in bandgrafiek("Rente", "Jaar", [])


@given(st.integers(1, 24), st.booleans())
def test_bars_and_their_words_stay_within_any_width(aantal: int, lang: bool):
    staven = [Staaf(f"2023-{i:02}" if lang else "sep", i, str(i)) for i in range(aantal)]
    boom = html.fromstring(staafgrafiek("Per maand", "Maand", "Bedrag", staven))
    assert boom.find(".//svg").get("width") == "100%" and not boom.xpath("//@viewbox")
    for staaf in boom.iter("rect"):
        x, breed = (float(staaf.get(naam).rstrip("%")) for naam in ("x", "width"))
        assert x >= 0 and x + breed <= 100
    woorden = list(boom.iter("text"))
    assert len(woorden) == (aantal if not lang or aantal <= 4 else 2)
