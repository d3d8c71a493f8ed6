"""The account number and the travel product on the pages."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit.models import Handeling
from duo_portal.foundation import clock
from duo_portal.identity import iban, operations, queries
from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.machtigen import machtig
from duo_portal.identity.models import Persoon
from duo_portal.web import burgers
from duo_portal.web.stappen.concept import Concept
from tests.factories.gezinnen import Gezin
from tests.factories.portaal import aangemeld

from .conftest import Loper

Loop = Callable[..., Loper]
NIEUW = iban.test_iban(4321)


def test_een_nieuwe_rekening_is_nergens_te_lezen(loop: Loop, student: Persoon) -> None:
    operations.wijzig_rekening(
        persoon=student, vanaf=date(2023, 9, 1), iban=iban.test_iban(11), tenaamstelling="P"
    )
    rekening = loop("mijn:rekening")
    eerst = rekening.get("nummer").content.decode()
    assert "**************0011" in eerst and iban.test_iban(11) not in eerst
    controle = rekening.post("nummer", iban=NIEUW)
    tekst = controle.content.decode()
    assert "**************4321" in tekst and NIEUW not in tekst
    assert NIEUW not in rekening.get("nummer").content.decode()
    assert NIEUW.encode() not in bytes(Concept.objects.get().inhoud_versleuteld)
    ontvangst = rekening.verstuur().content.decode()
    assert "4321" in ontvangst and NIEUW not in ontvangst
    nu = queries.rekening_op(student.pk, date(2023, 12, 4))
    assert nu is not None and queries.iban_van(nu) == NIEUW
    assert NIEUW[4:] not in str(list(Handeling.objects.values_list("uitkomst", "reden")))


def test_zonder_vers_bewijs_eerst_opnieuw_aanmelden(
    loop: Loop, burger: Client, student: Persoon
) -> None:
    rekening = loop("mijn:rekening")
    rekening.post("nummer", iban=NIEUW)
    sessie = burger.session
    oud = (clock.nu() - timedelta(minutes=30)).isoformat()
    sessie[burgers.SESSIE] = {**sessie[burgers.SESSIE], "bevestigd_at": oud}
    sessie.save()
    antwoord = burger.post(rekening.adres("controle"), rekening._verborgen("controle"))
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith(reverse("aanmelden:bevestig"))
    assert queries.rekening_op(student.pk, date(2023, 12, 4)) is None


def test_een_andere_naam_zegt_dat_het_geld_wordt_vastgehouden(loop: Loop) -> None:
    rekening = loop("mijn:rekening")
    rekening.post("nummer", iban=iban.test_iban(19))
    assert "Wij houden uw geld nu vast" in rekening.verstuur().content.decode()


def test_kort_voor_de_betaaldag_staat_er_welke_betaling_nog_naar_de_oude_gaat(
    loop: Loop, student: Persoon, op: Callable[[date], None]
) -> None:
    operations.wijzig_rekening(
        persoon=student, vanaf=date(2023, 9, 1), iban=iban.test_iban(11), tenaamstelling="P"
    )
    op(date(2023, 12, 18))
    assert (
        "22 december 2023 gaat nog naar uw oude"
        in loop("mijn:rekening").get("nummer").content.decode()
    )


@pytest.mark.parametrize(
    ("invoer", "woord"),
    [
        ("NL00FICT0000000001", "klopt niet"),
        ("BR1800360305000010009795493C1", "SEPA"),
        ("NL٩١ABNA0417164300", "klopt niet"),
        ("x" * 61, ""),
        ("", "Geef hier antwoord"),
        ("\x00", ""),
        ("<b>NL</b>", "klopt niet"),
    ],
)
def test_een_verkeerd_nummer_komt_terug(loop: Loop, invoer: str, woord: str) -> None:
    antwoord = loop("mijn:rekening").post("nummer", iban=invoer)
    assert antwoord.status_code == 200 and "iban" in antwoord.context["form"].errors
    assert woord in antwoord.content.decode() and "<b>NL" not in antwoord.content.decode()


def test_een_vertegenwoordiger_wijzigt_geen_rekening(client: Client, student: Persoon) -> None:
    ander = Gezin.met().student()
    machtig(
        persoon=student,
        gemachtigde=ander,
        vanaf=date(2023, 12, 1),
        mag_handelen=True,
        actor="test",
    )
    aangemeld(client, ander, namens=student, rol=BurgerRol.VERTEGENWOORDIGER)
    assert client.get(reverse("mijn:wonen"), follow=True).status_code == 200
    assert client.get(reverse("mijn:rekening"), follow=True).status_code == 404


def test_reisproduct_stoppen_en_melden(
    loop: Loop, burger: Client, op: Callable[[date], None]
) -> None:
    assert "U hebt recht op" in burger.get(reverse("mijn:reisproduct")).content.decode()
    wijzigen = loop("mijn:reisproduct_wijzigen")
    fout = wijzigen.post("keuze", wil="nee", vanaf="2023-12")
    assert "al begonnen" in fout.content.decode()
    controle = wijzigen.post("keuze", wil="nee", vanaf="2024-01")
    assert "10 januari 2024 of eerder" in controle.content.decode()
    wijzigen.verstuur()
    op(date(2024, 1, 20))
    tekst = burger.get(reverse("mijn:reisproduct")).content.decode()
    # 11-15 and 16-31 January at the low amount of 2024
    assert "Reis niet meer" in tekst and "179,08" in tekst
    gestopt = loop("mijn:reisproduct_gestopt")
    assert "nog niet geweest" in gestopt.post("dag", op="2024-01-21").content.decode()
    gestopt.post("dag", op="20-01-2024")
    gestopt.verstuur()
    assert "is stopgezet" in burger.get(reverse("mijn:reisproduct")).content.decode()


@pytest.mark.parametrize(
    "dag",
    [
        "29-02-2023",
        "31-11-2023",
        "0001-01-01",
        "9999-12-31",
        "10-1-24",
        "",
        "gisteren",
        "\x00",
        "2023-08-31",
    ],
)
def test_een_stopdag_die_niet_kan(loop: Loop, dag: str) -> None:
    antwoord: Any = loop("mijn:reisproduct_gestopt").post("dag", op=dag)
    assert antwoord.status_code == 200 and "op" in antwoord.context["form"].errors
