"""Password and code: nobody gets in with one of the two, a code is good once, what is kept opens nothing by itself."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from duo_portal.audit.models import Handeling
from duo_portal.foundation import clock
from duo_portal.identity import rollen
from duo_portal.identity.aanmelden.sessies import SessionStore
from duo_portal.identity.demo import maak_demo_medewerkers
from duo_portal.identity.medewerkers import toestel
from duo_portal.identity.medewerkers.sessies import STAP
from duo_portal.identity.models import Sessie
from duo_portal.web.aanmelden.duur import KLOK
from duo_portal.web.beheer.aanmelden.stap import SECONDEN
from tests.harnas.bureau import WACHTWOORD, maak_medewerker, zonder_tweede_stap

from .conftest import browser, code_van, wachtwoord

pytestmark = pytest.mark.django_db
CODE, INSTELLEN, BUREAU = "/beheer/aanmelden/code/", "/beheer/aanmelden/instellen/", "/beheer/"
LIJST = "/beheer/identity/persoon/"


def is_open(client: Client, pad: str = BUREAU) -> bool:
    return client.get(pad).status_code == 200


def test_a_password_alone_opens_nothing_and_a_code_opens_the_page_that_was_asked(bo: User) -> None:
    client = browser()
    antwoord: Any = wachtwoord(client, bo.username, plek=LIJST)
    assert antwoord["Location"] == CODE
    assert not is_open(client)
    assert client.post(CODE, {"code": code_van(bo)})["Location"] == LIJST
    assert is_open(client, LIJST)
    gedaan = Handeling.objects.get(soort="medewerker_aanmelden")
    assert (gedaan.actor, gedaan.rol, gedaan.uitkomst) == (
        bo.username,
        "behandelaar",
        {"wijze": "code"},
    )


def test_a_session_without_a_second_step_opens_nothing(bo: User) -> None:
    client = browser()
    with zonder_tweede_stap():
        client.force_login(bo)
    for pad in (BUREAU, LIJST, "/beheer/password_change/"):
        assert client.get(pad).status_code == 302, pad
    root = User.objects.create_superuser("root", password="x")
    with zonder_tweede_stap():
        client.force_login(root)
    assert not is_open(client)


def test_a_code_is_good_once(bo: User) -> None:
    code = code_van(bo)
    een, ander = browser(), browser()
    for client in (een, ander):
        wachtwoord(client, bo.username)
    assert een.post(CODE, {"code": code}).status_code == 302
    antwoord = ander.post(CODE, {"code": code})
    assert antwoord.status_code == 200 and "al gebruikt" in antwoord.content.decode()
    assert not is_open(ander)
    assert Handeling.objects.get(soort="medewerker_geweigerd").uitkomst == {"reden": "code"}


@pytest.mark.parametrize(
    "code", ["", "12345", "abcdef", "1234567", "١٢٣٤٥٦", "0\x000000", "x" * 5000]
)
def test_a_code_that_cannot_be_one_is_refused_with_a_message(bo: User, code: str) -> None:
    client = browser()
    wachtwoord(client, bo.username)
    antwoord = client.post(CODE, {"code": code})
    assert antwoord.status_code == 200
    assert "Dit gaat nog niet goed" in antwoord.content.decode()
    assert not is_open(client)


def test_wrong_codes_make_the_device_wait(bo: User) -> None:
    client = browser()
    wachtwoord(client, bo.username)
    goed = code_van(bo)
    fout = f"{(int(goed) + 500_000) % 1_000_000:06d}"
    client.post(CODE, {"code": fout})
    assert TOTPDevice.objects.get().throttling_failure_count == 1
    assert client.post(CODE, {"code": goed}).status_code == 200  # at once: not looked at
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    assert client.post(CODE, {"code": goed}).status_code == 302


def test_the_first_time_leads_to_setting_up_and_recovery_codes_that_are_shown_once() -> None:
    wie = User.objects.create_user("nieuw", password=WACHTWOORD, is_staff=True)
    wie.groups.set([Group.objects.get(name=rollen.BEHANDELAAR)])
    client = browser()
    antwoord: Any = wachtwoord(client, "nieuw")
    assert antwoord["Location"] == INSTELLEN
    pagina = client.get(INSTELLEN).content.decode()
    apparaat = TOTPDevice.objects.get()
    assert toestel.geheim_leesbaar(apparaat) in pagina and "data:image/svg+xml" in pagina
    assert toestel.geheim(apparaat).hex() not in apparaat.key  # stands encrypted
    assert client.post(INSTELLEN, {"code": "000000"}).status_code == 200
    assert not is_open(client)
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    klaar = client.post(INSTELLEN, {"code": toestel.code_voor(apparaat, clock.nu())})
    codes = re.findall(r"<code>([a-z2-7-]{14})</code>", html.unescape(klaar.content.decode()))
    assert len(set(codes)) == toestel.AANTAL_CODES and is_open(client)
    assert not {code.replace("-", "")[:16] for code in codes} & set(
        StaticToken.objects.values_list("token", flat=True)
    )
    # The way to the secret is shut from now on, also for who knows the password.
    ander = browser()
    wachtwoord(ander, "nieuw")
    assert ander.get(INSTELLEN)["Location"] == CODE
    assert ander.post(CODE, {"code": codes[0].upper()}).status_code == 302
    nog_een = browser()
    wachtwoord(nog_een, "nieuw")
    assert nog_een.post(CODE, {"code": codes[0]}).status_code == 200
    assert toestel.herstelcodes_over(wie) == toestel.AANTAL_CODES - 1


def test_the_second_step_waits_five_minutes_and_for_the_same_password(bo: User) -> None:
    client = browser()
    wachtwoord(client, bo.username)
    sessie = client.session
    sessie[STAP] = {**sessie[STAP], "op": sessie[STAP]["op"] - SECONDEN - 1}
    sessie.save()
    assert client.post(CODE, {"code": code_van(bo)})["Location"] == "/beheer/login/"
    wachtwoord(client, bo.username)
    bo.set_password("een-ander-wachtwoord")
    bo.save()
    assert client.post(CODE, {"code": code_van(bo)})["Location"] == "/beheer/login/"
    assert browser().get(CODE)["Location"] == "/beheer/login/"


def test_the_id_is_new_at_each_step(bo: User) -> None:
    client = browser()
    aangereikt = SessionStore()
    aangereikt["x"] = 1
    aangereikt.save()
    client.cookies["sessionid"] = str(aangereikt.session_key)
    wachtwoord(client, bo.username)
    tussen = client.cookies["sessionid"].value
    client.post(CODE, {"code": code_van(bo)})
    na = client.cookies["sessionid"].value
    assert len({aangereikt.session_key, tussen, na}) == 3
    assert set(Sessie.objects.values_list("session_key", flat=True)) == {na}


def test_a_stolen_cookie_opens_nothing_after_signing_out(binnen: Callable[[], Client]) -> None:
    client, dief = binnen(), browser()
    dief.cookies.load(client.cookies.output(header="", attrs=[]))
    assert is_open(dief)
    assert client.post("/beheer/logout/").headers["Clear-Site-Data"] == '"cache"'
    assert not is_open(dief) and not is_open(client)
    assert Sessie.objects.count() == 0
    assert Handeling.objects.filter(soort="medewerker_afmelden").count() == 1


@pytest.mark.parametrize(
    ("pad", "stil", "gaat_door"),
    [
        (LIJST, 59 * 60, True),
        (LIJST, 61 * 60, False),
        ("/beheer/batches/run/", 14 * 60, True),
        ("/beheer/batches/run/", 16 * 60, False),
        ("/beheer/studiefinanciering/uitbetaling/", 16 * 60, False),
    ],
)
def test_idling_ends_a_session_sooner_at_money(pad: str, stil: int, gaat_door: bool) -> None:
    client = Client()
    client.force_login(maak_medewerker("tess", rollen.TEAMLEIDER))
    assert is_open(client)
    sessie = client.session
    sessie[KLOK] = {**sessie[KLOK], "gezien": sessie[KLOK]["gezien"] - stil}
    sessie.save()
    assert is_open(client, pad) is gaat_door
    assert is_open(client) is gaat_door  # ended, not only refused


def test_a_screen_about_money_that_was_left_open_counts_too() -> None:
    client = Client()
    client.force_login(maak_medewerker("tess", rollen.TEAMLEIDER))
    assert is_open(client, "/beheer/batches/run/")
    sessie = client.session
    sessie[KLOK] = {**sessie[KLOK], "gezien": sessie[KLOK]["gezien"] - 16 * 60}
    sessie.save()
    assert not is_open(client, LIJST)


def test_a_session_ends_after_eight_hours_however_busy(binnen: Callable[[], Client]) -> None:
    client = binnen()
    sessie = client.session
    sessie[KLOK] = {**sessie[KLOK], "begonnen": sessie[KLOK]["begonnen"] - 8 * 3600 - 1}
    sessie.save()
    assert not is_open(client)


@pytest.mark.parametrize("hoe", ["sluiten", "rol_erbij", "rollen_weg", "geen_staf", "van_de_rol"])
def test_sessions_end_when_access_changes(bo: User, hoe: str) -> None:
    client, ander, wacht = browser(), browser(), browser()
    client.force_login(bo)
    ander.force_login(maak_medewerker("collega", rollen.BEHANDELAAR))
    wachtwoord(wacht, bo.username)
    assert is_open(client) and is_open(ander)
    if hoe == "sluiten":
        bo.is_active = False
        bo.save()
    elif hoe == "rol_erbij":
        bo.groups.add(Group.objects.get(name=rollen.CONTROLEUR))
    elif hoe == "rollen_weg":
        bo.groups.clear()
    elif hoe == "van_de_rol":
        Group.objects.get(name=rollen.AUDITOR).user_set.add(bo)
    else:
        bo.is_staff = False
        bo.save()
    assert not is_open(client) and is_open(ander)
    assert wacht.get(CODE)["Location"] == "/beheer/login/"
    User.objects.filter(pk=bo.pk).update(is_active=True, is_staff=True)
    assert not is_open(client)  # the old session does not come back


def test_a_demo_account_sees_its_code_in_a_demo_and_is_nobody_elsewhere(settings: Any) -> None:
    bea = maak_demo_medewerkers()[6]
    wie = User.objects.get(username=bea.gebruikersnaam)
    client = browser()
    wachtwoord(client, bea.gebruikersnaam, bea.wachtwoord)
    pagina = client.get(CODE).content.decode()
    assert "Alleen in deze demo" in pagina and code_van(wie) in pagina
    assert client.post(CODE, {"code": code_van(wie)}).status_code == 302
    assert is_open(client)
    opnieuw = browser()
    wachtwoord(opnieuw, bea.gebruikersnaam, bea.wachtwoord)
    assert code_van(wie) in opnieuw.get(CODE).content.decode()  # the next one, at once
    settings.DEMO_MODE = False
    assert not is_open(client)
    assert opnieuw.get(CODE)["Location"] == "/beheer/login/"
    elders = browser()
    antwoord: Any = wachtwoord(elders, bea.gebruikersnaam, bea.wachtwoord)
    assert antwoord.status_code == 200 and "klopt niet" in antwoord.content.decode()


def test_a_real_account_never_sees_its_code_in_a_demo(bo: User) -> None:
    client = browser()
    wachtwoord(client, bo.username)
    pagina = client.get(CODE).content.decode()
    assert "demo laten" not in pagina and code_van(bo) not in pagina


def test_a_lost_phone_is_taken_away_by_the_beheerder_and_not_by_oneself(
    bo: User, binnen: Callable[[], Client]
) -> None:
    client = binnen()
    bea = maak_medewerker("bea", rollen.BEHEERDER)
    beheer = Client()
    beheer.force_login(bea)
    keuze = {"action": "trek_tweede_stap_in", "_selected_action": [bo.pk, bea.pk]}
    assert beheer.post("/beheer/auth/user/", keuze).status_code == 302
    assert toestel.toestel_van(bo) is None and toestel.toestel_van(bea) is not None
    assert not StaticDevice.objects.filter(user=bo).exists()
    assert not is_open(client) and is_open(beheer)
    gedaan = Handeling.objects.get(soort="medewerker_tweede_stap_intrekken")
    assert (gedaan.actor, gedaan.uitkomst["medewerker"]) == ("bea", bo.username)
