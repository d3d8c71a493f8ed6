"""Guessing: a thousand attempts are five, somebody who does not exist is refused like somebody who does."""

import statistics
import time
from typing import Any

import pytest
import redis
from django.contrib.auth import hashers
from django.contrib.auth.models import User
from django.core.cache import cache

from duo_portal.audit.models import Handeling
from duo_portal.identity.medewerkers import slot
from tests.harnas.bureau import WACHTWOORD

from .conftest import browser, code_van, wachtwoord

pytestmark = pytest.mark.django_db
CODE = "/beheer/aanmelden/code/"


def test_a_thousand_guesses_are_five(bo: User, monkeypatch: pytest.MonkeyPatch) -> None:
    bekeken: list[int] = []
    echt = hashers.check_password

    def tel(*args: Any, **rest: Any) -> Any:
        bekeken.append(1)
        return echt(*args, **rest)

    monkeypatch.setattr("django.contrib.auth.base_user.check_password", tel)
    client = browser()
    standen = [
        getattr(wachtwoord(client, bo.username, f"gok-{nummer}"), "status_code", 0)
        for nummer in range(1000)
    ]
    assert (standen.count(200), standen.count(429), len(bekeken)) == (5, 995, 5)
    dicht: Any = wachtwoord(client, bo.username.upper() + " ", WACHTWOORD)
    assert dicht.status_code == 429 and "Wacht 5 minuten" in dicht.content.decode()
    assert dicht["Retry-After"] == "300"
    redenen = Handeling.objects.filter(soort="medewerker_geweigerd").values_list(
        "uitkomst", "actor"
    )
    # Five refusals and one lock on record, by nobody: what was typed may be anything.
    assert [rij[0]["reden"] for rij in redenen.order_by("pk")] == ["wachtwoord"] * 5 + ["te_vaak"]
    assert {rij[1] for rij in redenen} == {"systeem"}
    elders: Any = wachtwoord(browser(), bo.username)  # a stranger does not keep a colleague out
    assert elders.status_code == 302


def test_an_account_is_locked_from_many_addresses_and_an_address_for_many_accounts(
    bo: User,
) -> None:
    standen = [
        getattr(wachtwoord(browser(), bo.username, "gok"), "status_code", 0)
        for _ in range(slot.PER_ACCOUNT + 1)
    ]
    assert standen == [200] * slot.PER_ACCOUNT + [429]
    client = browser()
    standen = [
        getattr(wachtwoord(client, f"{bo.username}-{nummer}", "gok"), "status_code", 0)
        for nummer in range(slot.PER_ADRES + 1)
    ]
    assert standen == [200] * slot.PER_ADRES + [429]


def test_codes_are_guessed_five_times_too(bo: User) -> None:
    client = browser()
    wachtwoord(client, bo.username)
    standen = [client.post(CODE, {"code": f"{n:06d}"}).status_code for n in range(8)]
    assert standen == [200] * 5 + [429] * 3
    wachtwoord(client, bo.username)  # the right password does not take that away
    assert client.post(CODE, {"code": code_van(bo)}).status_code == 429


def test_a_right_password_takes_the_count_away(bo: User) -> None:
    client = browser()
    for _ in range(2):
        for nummer in range(4):
            wachtwoord(client, bo.username, f"gok-{nummer}")
        antwoord: Any = wachtwoord(client, bo.username)
        assert antwoord.status_code == 302


def test_without_valkey_the_lock_still_closes(bo: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def weg(_adres: str) -> Any:
        raise redis.ConnectionError("weg")

    monkeypatch.setattr(slot, "_valkey", weg)
    cache.clear()
    client = browser()
    standen = [getattr(wachtwoord(client, bo.username, "gok"), "status_code", 0) for _ in range(6)]
    assert standen == [200] * 5 + [429]


def test_unknown_closed_and_no_staff_are_refused_in_the_same_words_and_work(
    bo: User, settings: Any
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    namen = {"bekend": bo, "dicht": None, "burger": None}
    for naam in ("dicht", "burger"):
        namen[naam] = User.objects.create_user(
            f"{bo.username}-{naam}", is_staff=naam == "dicht", is_active=naam == "burger"
        )
    for wie in namen.values():
        assert wie is not None
        wie.set_password(WACHTWOORD)
        wie.save()
    pogingen = [
        (bo.username, "fout"),
        (f"{bo.username}-dicht", WACHTWOORD),
        (f"{bo.username}-burger", WACHTWOORD),
        (f"{bo.username}-onbekend", WACHTWOORD),
    ]
    teksten, tijden = set(), []
    for naam, woord in pogingen:
        duren = []
        for _ in range(3):
            client = browser()
            begin = time.perf_counter()
            antwoord: Any = wachtwoord(client, naam, woord)
            duren.append(time.perf_counter() - begin)
            assert antwoord.status_code == 200
        teksten.add(antwoord.content.decode().split("foutsamenvatting")[1].split("</ul>")[0])
        tijden.append(statistics.median(duren))
    assert len(teksten) == 1
    # One hash of a password each (about 0.2 s); without it an unknown account would take a tenth of that.
    assert min(tijden) > 0.5 * max(tijden), tijden


@pytest.mark.parametrize(
    "naam", ["", " ", "x\x00y", "a" * 200, "<script>alert(1)</script>", "'; --"]
)
def test_names_that_attack_get_the_form_again(db: None, naam: str) -> None:
    antwoord: Any = wachtwoord(browser(), naam, "x")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200 and "Dit gaat nog niet goed" in tekst
    assert "<script>alert" not in tekst
