"""Who is a parent or representative finds the way to it from the own start page; others are not bothered."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import machtigen
from tests.aanmelden.mensen import loop_binnen, op_de_demopagina
from tests.factories.gezinnen import Gezin, persoon
from tests.factories.portaal import aangemeld

pytestmark = pytest.mark.django_db


def start(client: Client) -> str:
    return client.get(reverse("mijn:start")).content.decode()


def test_een_ouder_vindt_het_eigen_inkomen(van):
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    gezin = Gezin.met(3_000_000)
    kind = gezin.student(naam="Kindje")
    for taal, woorden in (("nl", "U bent ouder van: Puk Kindje."), ("en", "You are a parent of")):
        pagina = start(van(gezin.ouders[0], taal))
        assert woorden in pagina
        assert f'href="{reverse("mijn:ouderinkomen")}"' in pagina
        for deel in ("nav", "main"):  # in the menu and on the page
            (gevonden, *_rest) = html.fromstring(pagina).iter(deel)
            assert reverse("aanmelden:namens") in [a.get("href") for a in gevonden.iter("a")]
    # The child has nobody to act for.
    assert reverse("aanmelden:namens") not in start(van(kind))
    # Acting for the child, the menu has the income alone: no file of the student.
    namens = aangemeld(Client(), gezin.ouders[0], namens=kind)
    assert namens.get(reverse("mijn:start")).status_code == 404


def test_een_gemachtigde_ziet_voor_wie(van):
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    gever, wie = persoon(date(2004, 1, 1), naam="Gever"), persoon(date(1980, 1, 1))
    machtigen.machtig(
        persoon=gever, gemachtigde=wie, vanaf=date(2023, 9, 4), mag_handelen=True, actor="test"
    )
    assert "U bent gemachtigd door: Puk Gever." in start(van(wie))


def test_het_staat_ook_in_een_sessie_die_bij_de_deur_begon(settings, monkeypatch):
    settings.DEMO_MODE = True
    gezin = Gezin.met(3_000_000)
    gezin.student()
    op_de_demopagina(monkeypatch, gezin.ouders[0])
    client = Client()
    assert loop_binnen(client, gezin.ouders[0])["Location"] == reverse("aanmelden:namens")
    client.post(reverse("aanmelden:namens"), {"persoon": "zelf"})
    assert "U bent ouder van" in start(client)
