"""The log of processing (Logboek Dataverwerkingen of Logius): which activity, on whose data, when.

A line never names a colleague; `Inzage` does, under the same trace and span. The person is named by an encrypted
number. How that is read is told by the room that keeps persons (`registreer_betrokkene`), because it lies above.
"""

import secrets
from dataclasses import dataclass

from structlog.contextvars import get_contextvars

REGISTER = "urn:studiefinanciering:verwerkingsregister:1"
"""The register of processing activities (art. 30 AVG) with its version; an activity is named behind it."""
INZIEN = f"{REGISTER}:dossier-inzien"
_TRACE, _SPAN = 32, 16


@dataclass(frozen=True, slots=True)
class Spoor:
    """The W3C trace that a request is part of, and a new span in it (hexadecimal)."""

    trace_id: str
    span_id: str
    parent_span_id: str


@dataclass
class _Register:
    betrokkene_sql: str = (
        "SELECT NULL::bytea AS waarde, NULL::smallint AS sleutel WHERE %(persoon_id)s < 0"
    )


_register = _Register()


def registreer_betrokkene(sql: str) -> None:
    """`sql` gives one row (waarde bytea, sleutel smallint): the encrypted number of person %(persoon_id)s."""
    _register.betrokkene_sql = sql


def betrokkene_sql() -> str:
    """The statement that was registered."""
    return _register.betrokkene_sql


def nieuw_spoor() -> Spoor:
    """A span in the trace of this request when the log has one (`trace_id`, `span_id`), else in a new trace."""
    gebonden = get_contextvars()
    trace = str(gebonden.get("trace_id", ""))
    ouder = str(gebonden.get("span_id", ""))
    return Spoor(
        trace if _is_hex(trace, _TRACE) else secrets.token_hex(_TRACE // 2),
        secrets.token_hex(_SPAN // 2),
        ouder if _is_hex(ouder, _SPAN) else "",
    )


def _is_hex(tekst: str, lengte: int) -> bool:
    return len(tekst) == lengte and all(teken in "0123456789abcdef" for teken in tekst)
