"""Bad input on every form: it comes back with what is wrong, or is refused; nothing breaks, nothing is kept."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from duo_portal.web.stappen.concept import Concept

from .catalogus import EXTRA, LANG, PLEK, SCRIPT, TEKST, waarden
from .debiteuren import ACTEN
from .formulieren import Formulier, Stapantwoord, formulieren, stappen, verborgen
from .matrix import portaalrijen
from .meten import doe, ongedaan, vingerafdruk
from .patronen import alle
from .routes import wizards
from .wereld import Wereld

ROLLEN = ("zelf", "ouder", "nieuw", *ACTEN)
MB = 1024 * 1024
MET_ONDERWERP = {"zaken:bezwaar"}
"""Acts about one decision, named in the address: their wrong answers are tried in tests/cases/bezwaar."""


def test_elke_act_doet_mee(wereld: Wereld) -> None:
    """An act that is added must say what right answers are, or nobody tries the wrong ones."""
    gedaan = {act for rij in stappen(wereld).values() for act, _stappen in rij}
    assert {wizard.url_naam for wizard in wizards()} - MET_ONDERWERP == gedaan


@pytest.mark.parametrize("rol", ROLLEN)
def test_foute_antwoorden_in_een_act(wereld: Wereld, rol: str) -> None:
    client, fouten = wereld.client(rol), []
    aantal = 0
    for _act, rij in stappen(wereld)[rol]:
        with ongedaan():
            for stap in rij:
                antwoord, namen = verborgen(client, stap.pad())
                assert antwoord.request["PATH_INFO"] == stap.pad(), (
                    "een eerder antwoord is niet goed"
                )
                form = antwoord.context["form"]
                for naam, veld in form.fields.items():
                    for waarde in waarden(naam, veld):
                        with ongedaan():
                            fouten += _een_fout(client, stap, namen, naam, waarde, {*form.fields})
                            aantal += 1
                client.post(stap.pad(), {**namen, **stap.goed})
    assert not fouten, "\n".join(fouten)
    assert aantal > 20


def _een_fout(
    client: Client, stap: Stapantwoord, namen: Any, naam: str, waarde: str, velden: set[str]
) -> list[str]:
    antwoord = doe(client, "post", stap.pad(), {**EXTRA, **namen, **stap.goed, naam: waarde})
    wat = f"{stap.act} {naam}={waarde[:40]!r}"
    uit = []
    if antwoord.kort not in {"200", "verder"}:
        uit.append(f"{wat}: {antwoord.kort}")
    if SCRIPT in antwoord.inhoud or "<img src=x" in antwoord.inhoud:
        uit.append(f"{wat}: staat als opmaak op de pagina")
    if antwoord.geschreven - {"web_concept"}:
        uit.append(f"{wat}: een stap schreef in {antwoord.geschreven}")
    form = (antwoord.antwoord.context or {}).get("form") if antwoord.kort == "200" else None
    if form is not None and naam in form.errors and not _staat_er_nog(form, naam, waarde, antwoord):
        uit.append(f"{wat}: wat was getypt is weg")
    for concept in Concept.objects.filter(verzonden_at=None).order_by("-bewaard_at")[:1]:
        bewaard = json.dumps(concept.inhoud)
        vreemd = EXTRA.keys() - velden
        uit += [f"{wat}: bewaarde {extra}" for extra in vreemd if f'"{extra}"' in bewaard]
    return uit


def _staat_er_nog(form: Any, naam: str, waarde: str, antwoord: Any) -> bool:
    """In a field for text it is shown again as it was typed; a choice that does not exist has no place."""
    invoer = getattr(form.fields[naam].widget, "input_type", "select")
    kan_getoond = "\x00" not in waarde and waarde.strip() == waarde and waarde != LANG
    if invoer in {"radio", "select", "checkbox"} or not kan_getoond:
        return True
    return escape(waarde) in antwoord.inhoud


@pytest.mark.parametrize("rol", ROLLEN)
def test_extra_velden_veranderen_niets_aan_wat_wordt_verstuurd(wereld: Wereld, rol: str) -> None:
    """The whole act with fields of others: nothing of another student changes, and nothing is decided by them."""
    client = wereld.client(rol)
    voor = vingerafdruk(wereld.b)
    vreemd = {**EXTRA, "persoon_id": str(wereld.b.pk), "persoon": str(wereld.b.uuid)}
    aangekomen: set[str] = set()
    for act, rij in stappen(wereld)[rol]:
        with ongedaan():
            for stap in rij:
                _pagina, namen = verborgen(client, stap.pad())
                client.post(stap.pad(), {**vreemd, **namen, **stap.goed})
            controle = rij[-1].pad("controle")
            _pagina, namen = verborgen(client, controle)
            antwoord = client.post(controle, {**vreemd, **namen})
            assert antwoord.status_code in (200, 302), act
            aangekomen.add(act if "/ontvangst/" in antwoord.headers.get("Location", "") else "")
            assert vingerafdruk(wereld.b) == voor, act
    niet = {act for act, _rij in stappen(wereld)[rol]} - aangekomen
    assert niet <= {"mijn:opleiding"}  # no school reported another programme


def test_foute_antwoorden_op_andere_formulieren(wereld: Wereld) -> None:
    fouten = []
    for formulier in formulieren(wereld):
        client = wereld.client(formulier.rol)
        pagina = client.get(formulier.adres, follow=True)
        form = (pagina.context or {}).get("form")
        velden = getattr(form, "fields", {})
        for naam in {*formulier.goed, *velden} - set(formulier.plekken):
            for waarde in waarden(naam, velden[naam]) if naam in velden else TEKST[:6]:
                with ongedaan():
                    fouten += _op_formulier(wereld, client, formulier, naam, waarde)
    assert not fouten, "\n".join(fouten)


def _op_formulier(
    wereld: Wereld, client: Client, formulier: Formulier, naam: str, waarde: str
) -> list[str]:
    antwoord = doe(client, "post", formulier.adres, {**EXTRA, **formulier.goed, naam: waarde})
    wat = f"{formulier.adres} {naam}={waarde[:40]!r}"
    uit = []
    if antwoord.kort.startswith("5"):
        uit.append(f"{wat}: {antwoord.kort}")
    if (
        "text/html" in antwoord.antwoord.headers.get("Content-Type", "")
        and SCRIPT in antwoord.inhoud
    ):
        uit.append(f"{wat}: staat als opmaak op de pagina")
    form = (antwoord.antwoord.context or {}).get("form")
    if form is not None and naam in form.errors and not _staat_er_nog(form, naam, waarde, antwoord):
        uit.append(f"{wat}: wat was getypt is weg")
    if antwoord.geschreven and vingerafdruk(wereld.b) != wereld.afdruk_b:
        uit.append(f"{wat}: veranderde een ander")
    return uit


def test_niemand_wordt_weggestuurd_naar_buiten(wereld: Wereld) -> None:
    fouten = []
    for formulier in formulieren(wereld):
        client = wereld.client(formulier.rol)
        for naam in formulier.plekken:
            for plek in PLEK:
                with ongedaan():
                    antwoord = doe(client, "post", formulier.adres, {**formulier.goed, naam: plek})
                    fouten += _naar_buiten(antwoord, f"{formulier.adres} {naam}={plek[:30]!r}")
    for plek in PLEK:
        with ongedaan():
            antwoord = doe(wereld.client("zelf"), "get", reverse("aanmelden:kies"), {"next": plek})
            fouten += _naar_buiten(antwoord, f"GET aanmelden next={plek[:30]!r}")
    assert not fouten, "\n".join(fouten)


def _naar_buiten(antwoord: Any, wat: str) -> list[str]:
    naar = antwoord.antwoord.headers.get("Location", "/")
    is_eigen = naar.startswith("/") and not naar.startswith(("//", "/\\"))
    goed = not antwoord.kort.startswith("5") and is_eigen and "Set-Cookie" not in antwoord.inhoud
    return [] if goed else [f"{wat}: {antwoord.kort} {naar[:60]}"]


def test_rare_vragen_in_adressen(wereld: Wereld) -> None:
    vraag = "?pagina=%00&taal=%00&scenario=%00&naar=%00&next=//x&jaar=99999999999999999999&tot=-1&q=%F0%9F&op=x"
    client, fouten = wereld.client("zelf"), []
    for patroon in alle():
        if patroon.route in portaalrijen():
            with ongedaan():
                antwoord = doe(client, "get", f"{patroon.pad(wereld)}{vraag}")
                fouten += [f"{patroon.route}: {antwoord.kort}"] if antwoord.kort[0] == "5" else []
    besluit = f"/mijn/besluiten/{wereld.dingen['besluit']}/"
    for maand in ("0000-00", "9999-12", "2023-13", "%00", "%F0%9F", "-1", "x" * 2000):
        with ongedaan():
            antwoord = doe(client, "get", f"{besluit}{maand}/")
            fouten += [] if antwoord.kort == "404" else [f"maand {maand[:9]}: {antwoord.kort}"]
    assert not fouten, "\n".join(fouten)


def test_verkeerde_methode_geen_bewijs_en_json(wereld: Wereld) -> None:
    """No form goes through without its token, by another method, or as JSON."""
    los, streng = wereld.client("zelf"), wereld.client("zelf")
    streng.handler.enforce_csrf_checks = True
    fouten = []
    for patroon in alle():
        if patroon.route not in portaalrijen():
            continue
        pad = patroon.pad(wereld)
        for methode in ("put", "patch", "delete", "trace"):
            with ongedaan():
                antwoord = doe(los, methode, pad)
                if antwoord.kort in {"200", "500"} and not _is_belet(antwoord):
                    fouten.append(f"{methode} {patroon.route}: {antwoord.kort}")
        with ongedaan():
            antwoord = doe(streng, "post", pad, {"concept": "x", "persoon": "zelf"})
            if antwoord.kort != "403" or antwoord.geschreven:
                fouten.append(f"zonder bewijs {patroon.route}: {antwoord.kort}")
        with ongedaan():
            antwoord = doe(los, "post", pad, '{"a": [1', content_type="application/json")
            fouten += [f"json {patroon.route}"] if antwoord.kort[0] == "5" else []
            assert vingerafdruk(wereld.b) == wereld.afdruk_b
    assert not fouten, "\n".join(fouten)


def _is_belet(antwoord: Any) -> bool:
    """What stands in the way of an act is told whatever the method; nothing is done."""
    return not antwoord.geschreven and "portal/stappen/belet.html" in {
        sjabloon.name for sjabloon in antwoord.antwoord.templates
    }


@pytest.mark.parametrize("soort", ["application/x-www-form-urlencoded", "multipart"])
def test_te_veel_is_een_nette_weigering(wereld: Wereld, soort: str) -> None:
    client = wereld.client("zelf")
    for pad in (reverse("gegevens:contact"), reverse("mijn:rekening_stap", args=["nummer"])):
        for data in ({"email": "x" * (3 * MB)}, {f"veld{n}": "1" for n in range(1_200)}):
            with ongedaan():
                if soort == "multipart":
                    antwoord = doe(client, "post", pad, data)
                else:
                    lijf = "&".join(f"{naam}={waarde}" for naam, waarde in data.items())
                    antwoord = doe(client, "post", pad, lijf, content_type=soort)
                assert antwoord.kort == "400", (pad, antwoord.kort)
                assert "Dit verzoek begrijpen wij niet" in antwoord.inhoud
