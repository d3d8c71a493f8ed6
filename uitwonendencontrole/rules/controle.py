"""Months that a check may revise, terms, and the kinds of evidence: pure, dates in and dates out."""

import tomllib
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from duo_portal.cases.termijnen import verleng
from duo_portal.foundation.period import Maand, maanden

PARAMETERS = Path(__file__).resolve().parents[1] / "parameters" / "controle.toml"
BUREN = "verklaring_buren"
Periode = tuple[date, date]
"""First and last day."""


@cache
def parameters() -> dict[str, Any]:
    """The terms and numbers of a check."""
    return tomllib.loads(PARAMETERS.read_text(encoding="utf-8"))


def einde_termijn(naam: str, op: date) -> date:
    """Last day of the term that starts on `op`; a weekend or holiday moves it on (Algemene termijnenwet)."""
    regel = parameters()["termijn"][naam]
    if "werkdagen" in regel:
        return werkdagen_na(op, regel["werkdagen"])
    return verleng(op + timedelta(weeks=regel["weken"]))


def werkdagen_na(op: date, aantal: int) -> date:
    """The day `aantal` working days after `op`."""
    for _ in range(aantal):
        op = verleng(op + timedelta(days=1))
    return op


def te_herziene_maanden(
    bewezen: Iterable[Periode],
    *,
    laatste_adreswijziging: date | None = None,
    ouder_ingeschreven_op: date | None = None,
    in_orde_op: date | None = None,
) -> tuple[Maand, ...]:
    """The months whose first day the evidence carries (art. 1.2: the first day decides), in order.

    Not before the start of art. 9.9(2): the last change of address, or the later day on which a parent was
    registered there; and not up to `in_orde_op`, the last moment on which the student was proved in order
    (CRVB:2020:668). A missing start sets no limit.
    """
    begin = max((d for d in (laatste_adreswijziging, ouder_ingeschreven_op) if d), default=date.min)
    gevonden = set[Maand]()
    for van, tot in bewezen:
        dagen = (
            m
            for m in maanden(Maand.van(van), Maand.van(tot).volgende)
            if van <= m.eerste_dag <= tot
        )
        gevonden |= {
            m
            for m in dagen
            if m.eerste_dag >= begin and (in_orde_op is None or m.eerste_dag > in_orde_op)
        }
    return tuple(sorted(gevonden))


def reeksen(maanden_: Sequence[Maand]) -> tuple[tuple[Maand, Maand], ...]:
    """Months joined where they follow each other: first month and the first one after, per run."""
    uit: list[tuple[Maand, Maand]] = []
    for maand in sorted(maanden_):
        if uit and uit[-1][1] == maand:
            uit[-1] = (uit[-1][0], maand.volgende)
        else:
            uit.append((maand, maand.volgende))
    return tuple(uit)


def bewijs_draagt(soorten: Collection[str]) -> bool:
    """Whether independent kinds of evidence suffice for an adverse step: two or more, never neighbours alone."""
    verschillend = set(soorten)
    genoeg: int = parameters()["bewijs"]["soorten"]
    return len(verschillend) >= genoeg and verschillend != {BUREN}
