"""Every text that is marked anywhere in the house has English: all of it, vouched for, and other than the Dutch."""

import gettext
import re
import shutil
from collections import defaultdict

import pytest
from django.test import Client

from duo_portal.web.catalogus import (
    WORTEL,
    bronnen,
    catalogi,
    engels,
    gemerkt,
    is_gelijk,
    lees_po,
)

from .twee_talen import zelfde_zinnen

# The same in both languages, each with its reason.
ZELFDE_WOORD = {
    "Mijn Studiefinanciering": "a name",
    "Privacy": "a word of both languages",
    "Cookies": "a word of both languages",
    "Contact": "a word of both languages",
    "Menu": "a word of both languages",
}  # fmt: skip
INVULPLEK = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
heeft_xgettext = pytest.mark.skipif(
    not shutil.which("xgettext"), reason="no xgettext on this machine (apt-get install gettext)"
)


@heeft_xgettext
def test_every_marked_text_has_english():
    klaar = {(t.context, t.msgid) for t in engels() if t.is_vertaald}
    mist = {t.msgid: t.plekken[0] for t in gemerkt() if (t.context, t.msgid) not in klaar}
    assert mist == {}, "see manage.py vertalingen"


def test_nothing_in_a_catalogue_is_empty_or_unsure():
    assert [(t.gebied, t.msgid) for t in engels() if not t.is_vertaald] == []


def test_english_is_other_than_dutch():
    gelijk = {t.msgid: t.gebied for t in engels() if is_gelijk(t)}
    assert {m: g for m, g in gelijk.items() if m not in ZELFDE_WOORD} == {}
    assert ZELFDE_WOORD.keys() - gelijk.keys() == set(), "no longer needed"


def test_one_text_has_one_translation():
    per_tekst = defaultdict(set)
    for t in engels():
        per_tekst[t.context, t.msgid].add((tuple(t.engels), t.gebied))
    anders = {m: sorted(v) for m, v in per_tekst.items() if len({e for e, _ in v}) > 1}
    assert anders == {}, "the first catalogue wins; give both the same English, or a context"


def test_what_is_filled_in_stands_in_both():
    for t in engels():
        for vorm in t.engels:
            nodig = set(INVULPLEK.findall(t.msgid)) | set(INVULPLEK.findall(t.meervoud))
            assert set(INVULPLEK.findall(vorm)) <= nodig, (t.gebied, t.msgid)
            assert t.meervoud or set(INVULPLEK.findall(t.msgid)) == set(INVULPLEK.findall(vorm)), (
                t.msgid
            )


SJABLONEN = [p.relative_to(WORTEL) for p in bronnen() if p.suffix == ".html"]
GEEN_TEKST = re.compile(
    r"{% comment.*?{% endcomment %}|{% blocktrans(?:late)?.*?{% endblocktrans(?:late)? %}"
    r"|<code>.*?</code>|{#.*?#}|{%.*?%}|{{.*?}}|<script\b.*?</script>|<!.*?>",
    re.DOTALL,
)
VOORGELEZEN = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*[a-z]{3}[^"]*)"')


def buiten_de_catalogus(bron: str) -> list[str]:
    """Words of a template that no catalogue can know."""
    kaal = GEEN_TEKST.sub("", bron)
    woorden = re.findall(r"[^\W\d_]{3,}", re.sub(r"&\w+;", "", re.sub(r"<[^>]*>", " ", kaal)))
    return [*woorden, *VOORGELEZEN.findall(kaal)]


@pytest.mark.parametrize("pad", SJABLONEN, ids=str)
def test_a_template_has_no_text_outside_the_catalogue(pad):
    assert buiten_de_catalogus((WORTEL / pad).read_text()) == []


def test_the_search_for_loose_text_finds_it():
    assert buiten_de_catalogus('<p title="Los woord">Nog een {% translate "x" %}</p>') == [
        "Nog",
        "een",
        "Los woord",
    ]


@pytest.mark.parametrize("gebied_pad", catalogi(), ids=lambda paar: paar[0])
def test_the_compiled_catalogue_is_the_readable_one(gebied_pad):
    _, pad = gebied_pad
    assert pad.with_suffix(".mo").exists(), f"msgfmt --check -o {pad.with_suffix('.mo').name} {pad}"
    with pad.with_suffix(".mo").open("rb") as bestand:
        inhoud = vars(gettext.GNUTranslations(bestand))["_catalog"]
    gecompileerd = {k: v for k, v in inhoud.items() if k}
    leesbaar: dict[object, str] = {}
    for t in lees_po(pad.read_text()):
        sleutel = f"{t.context}\x04{t.msgid}" if t.context else t.msgid
        if t.meervoud:
            leesbaar |= {(sleutel, i): vorm for i, vorm in enumerate(t.engels)}
        else:
            leesbaar[sleutel] = t.engels[0]
    assert gecompileerd == leesbaar


def test_the_reader_of_catalogues_sees_what_it_must():
    een, twee = lees_po(
        '#: a.py:1\n#, fuzzy\nmsgid "een \\"x\\""\nmsgstr "one"\n\n'
        'msgid ""\n"twee\\n"\n"regels"\nmsgid_plural "meer"\nmsgstr[0] "a"\nmsgstr[1] ""\n\n'
        '#~ msgid "oud"\n#~ msgstr "old"\n'
    )
    assert (een.msgid, een.engels, een.is_vertaald, een.plekken) == (
        'een "x"',
        ["one"],
        False,
        ["a.py:1"],
    )
    assert (twee.msgid, twee.meervoud, twee.is_vertaald) == ("twee\nregels", "meer", False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "pad", ["/", "/stijlgids/", "/over/", "/privacy/", "/toegankelijkheid/", "/bestaat-niet/"]
)
def test_no_sentence_of_the_house_is_the_same_in_both_languages(pad):
    nl, en = (Client(headers={"accept-language": taal}).get(pad) for taal in ("nl", "en"))
    assert (
        zelfde_zinnen(nl, en, behalve=["Noor Voorbeeld", "Privacy – Mijn Studiefinanciering"]) == []
    )
