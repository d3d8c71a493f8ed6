"""Structured logging: one JSON object a line on standard error, with numbers of persons and questions masked.

Everything passes `Maskeer` last, after tracebacks were turned into text: messages of libraries, of the web
server and of workers too. Settings import this file, so it knows nothing of Django.
"""

import logging
import re
import sys
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

import structlog

BSN_MASKER = "[bsn]"
IBAN_MASKER = "[iban]"
VRAAG_MASKER = "[vraag]"

# Nine digits on their own, also grouped as people write them; not a part of a longer number or a decimal.
_NEGEN = re.compile(
    r"(?<![\d.,-])(?:\d{9}|\d{4}[ .]\d{2}[ .]\d{3}|\d{3}[ .]\d{3}[ .]\d{3})(?![\d])(?![.,]\d)",
    re.ASCII,
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{2,4}){3,8}(?![A-Za-z0-9])")
_NL = re.compile(r"NL\d{2}[A-Z]{4}\d{10}")
# What comes after the path: a code of the sign-in provider, a name that a colleague looked for.
_VRAAG = re.compile(r"(/[^\s?\"<>]*)\?[^\s\"<>]+")


def maskeer(tekst: str) -> str:
    """The text with nine-digit numbers and IBANs replaced. Rather one number too many than one too few."""
    return _NEGEN.sub(BSN_MASKER, _IBAN.sub(_maskeer_iban, tekst))


def _maskeer_iban(treffer: re.Match[str]) -> str:
    kaal = treffer.group().replace(" ", "").upper()
    if _is_iban(kaal):
        return IBAN_MASKER
    # The words around an account may have been taken along: look at the account itself.
    return _begin_met_iban(treffer.group())


def _is_iban(kaal: str) -> bool:
    """A Dutch account by its shape, even with a wrong check; any other by its check (mod 97)."""
    if _NL.fullmatch(kaal):
        return True
    cijfers = "".join(str(int(teken, 36)) for teken in kaal[4:] + kaal[:4])
    return 15 <= len(kaal) <= 34 and int(cijfers) % 97 == 1


def _begin_met_iban(tekst: str) -> str:
    for einde in range(len(tekst) - 1, 14, -1):
        deel = tekst[:einde].replace(" ", "").upper()
        grens = not (tekst[einde - 1].isalnum() and tekst[einde].isalnum())
        if grens and _is_iban(deel):
            return IBAN_MASKER + tekst[einde:]
    return tekst


def zonder_vraag(tekst: str) -> str:
    """The text with the question part of every address taken out."""
    return _VRAAG.sub(rf"\1?{VRAAG_MASKER}", tekst)


def maskeer_waarde(waarde: Any) -> Any:
    """As `maskeer` and `zonder_vraag`, through mappings, lists and whole numbers."""
    if isinstance(waarde, str):
        return maskeer(zonder_vraag(waarde))
    if isinstance(waarde, bool) or waarde is None or isinstance(waarde, float):
        return waarde
    if isinstance(waarde, int):
        return BSN_MASKER if 100_000_000 <= waarde <= 999_999_999 else waarde
    if isinstance(waarde, Mapping):
        return {maskeer_waarde(k): _veld(k, v) for k, v in waarde.items()}
    if isinstance(waarde, list | tuple | set | frozenset):
        return [maskeer_waarde(deel) for deel in waarde]
    return maskeer(zonder_vraag(str(waarde)))


def _veld(naam: Any, waarde: Any) -> Any:
    """Amounts are known by their name and stay whole numbers."""
    if isinstance(naam, str) and naam.endswith("_centen") and isinstance(waarde, int):
        return waarde
    return maskeer_waarde(waarde)


def maskeer_processor(
    _logger: Any, _naam: str, gebeurtenis: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """structlog processor: the last one before rendering."""
    return {naam: _veld(naam, waarde) for naam, waarde in gebeurtenis.items()}


_VOOR: list[Callable[..., Any]] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logging_config(*, niveau: str = "INFO") -> dict[str, Any]:
    """The `LOGGING` setting; also makes structlog loggers take the same road."""
    structlog.configure(
        processors=[*_VOOR, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "json"}
        },
        "root": {"handlers": ["stderr"], "level": niveau},
        "loggers": {
            # The request line is logged once, by the middleware, without query string or address.
            "django.server": {"level": "WARNING", "propagate": True},
            "django.db.backends": {"level": "WARNING"},
        },
    }


class JsonFormatter(structlog.stdlib.ProcessorFormatter):
    """Renders records of structlog and of the standard library alike."""

    def __init__(self) -> None:
        super().__init__(
            foreign_pre_chain=[*_VOOR, structlog.stdlib.ExtraAdder()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.StackInfoRenderer(),
                maskeer_processor,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        return super().format(record)
