"""No number of a person reaches the log: not in a message, a field, a traceback or a library's record."""

import io
import json
import logging
import logging.config

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.web.logging import JsonFormatter, logging_config, maskeer

BSN, IBAN = "999990019", "NL91ABNA0417164300"


@pytest.fixture
def regels() -> io.StringIO:
    stroom = io.StringIO()
    handler = logging.StreamHandler(stroom)
    handler.setFormatter(JsonFormatter())
    log = logging.getLogger("proef")
    log.handlers, log.propagate = [handler], False
    log.setLevel(logging.DEBUG)
    return stroom


@pytest.mark.parametrize(
    "tekst",
    [
        BSN,
        f"persoon {BSN} bestaat al",
        f"/beheer/?q={BSN}&p=1",
        f"Key (bsn)=({BSN}) already exists.",
        f'"{BSN}"',
        f"{BSN}.",
        f"Het is {BSN}, zei zij",
        "9999.90.019",
        "999 990 019",
        IBAN,
        "nl91abna0417164300",
        "NL91 ABNA 0417 1643 00",
        f"naar {IBAN} op 3 mei",
        f"betaal {IBAN} van 12 euro",
        "NL91 ABNA 0417 1643 00 van Jan",
        "DE89370400440532013000",
        "BE68 5390 0754 7034",
    ],
)
def test_numbers_of_people_are_masked(tekst: str) -> None:
    uit = maskeer(tekst)
    cijfers = "".join(t for t in uit if t.isdigit())
    assert "[bsn]" in uit or "[iban]" in uit
    for deel in (BSN, "0417164300", "370400440532013000", "539007547034"):
        assert deel not in cijfers


@pytest.mark.parametrize(
    "tekst",
    [
        "in 0.123456789 seconden",
        "2026-11-23T13:31:26.123456+00:00",
        "14230011400 cent",
        "127.0.0.1:54321",
        "1e0a3fb2-6d36-4e08-9d4d-9e0a3cf1b3f7",
        "4bf92f3577b34da6a3ce929d0e0e4736",
        "chunk 12 van 24, 20000 personen",
        "",
    ],
)
def test_other_numbers_stay(tekst: str) -> None:
    assert maskeer(tekst) == tekst


@given(
    st.integers(100_000_000, 999_999_999),
    st.sampled_from(["{}", "a {} b", "(x={})", "{}\n", "q={}&r"]),
)
def test_any_nine_digits_on_their_own_are_masked(nummer: int, vorm: str) -> None:
    assert str(nummer) not in maskeer(vorm.format(nummer))


def test_a_record_of_the_standard_library(regels: io.StringIO) -> None:
    logging.getLogger("proef").warning("bsn %s, iban %s", BSN, IBAN, extra={"nummer": int(BSN)})
    uit = regels.getvalue()
    assert BSN not in uit
    assert IBAN not in uit
    regel = json.loads(uit)
    assert regel["event"] == "bsn [bsn], iban [iban]"
    assert (regel["level"], regel["logger"], regel["nummer"]) == ("warning", "proef", "[bsn]")


def test_a_structlog_event_with_nested_fields(regels: io.StringIO) -> None:
    logging_config()
    structlog.get_logger("proef").info(
        "klaar",
        wie={"bsn": BSN, BSN: [IBAN, (int(BSN),)]},
        bedrag_centen=123456789,
        aantal=3,
        ja=True,
    )
    uit = regels.getvalue()
    assert BSN not in uit
    assert IBAN not in uit
    regel = json.loads(uit)
    assert (regel["bedrag_centen"], regel["aantal"], regel["ja"]) == (123456789, 3, True)


def test_a_traceback(regels: io.StringIO) -> None:
    try:
        raise ValueError(f"dubbel: {BSN}")
    except ValueError:
        logging.getLogger("proef").exception("mislukt voor %s", IBAN)
    uit = regels.getvalue()
    assert "ValueError" in uit
    assert BSN not in uit
    assert IBAN not in uit


def test_the_setting_wires_it_for_every_logger() -> None:
    from django.conf import settings

    assert settings.LOGGING["root"]["handlers"] == ["stderr"]
    assert settings.LOGGING["formatters"]["json"]["()"] is JsonFormatter
    assert settings.DJANGO_STRUCTLOG_IP_LOGGING_ENABLED is False


@pytest.mark.parametrize(
    ("tekst", "blijft"),
    [
        ("GET /aanmelden/terug/?code=geheim&state=geheim", "GET /aanmelden/terug/?[vraag]"),
        ('"GET /beheer/x/?q=geheim HTTP/1.1" 200 12', '"GET /beheer/x/?[vraag] HTTP/1.1" 200 12'),
        ("<WSGIRequest: GET '/x?q=O'geheim'>", "<WSGIRequest: GET '/x?[vraag]>"),
        ("https://makelaar.example/token?code=geheim mislukt", None),
        ("Is dat zo? Ja, 3/4?", "Is dat zo? Ja, 3/4?"),
    ],
)
def test_the_question_part_of_an_address_is_masked(
    regels: io.StringIO, tekst: str, blijft: str | None
) -> None:
    logging.getLogger("proef").warning("%s", tekst, extra={"request": tekst})
    regel = json.loads(regels.getvalue())
    assert "geheim" not in regels.getvalue()
    if blijft is not None:
        assert (regel["event"], regel["request"]) == (blijft, blijft)
