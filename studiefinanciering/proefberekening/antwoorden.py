"""All lines in, all answers out, or the first line that is wrong: nothing is printed before all is checked."""

import json
from collections.abc import Iterable, Iterator, Sequence

from duo_portal.foundation.explain import Uitlegreeks
from duo_portal.foundation.invoer import RegelFout
from duo_portal.foundation.money import tekst
from duo_portal.foundation.parameters import Parameters

from ..rules.componenten import Component
from ..rules.reden import Reden
from ..rules.toekenning import Uitkomst, bereken
from .kolommen import feiten
from .lezen import Vraag, lees
from .velden import Fout

GETOOND = (
    Component.BASISBEURS,
    Component.KOOPKRACHT,
    Component.AANVULLENDE_BEURS,
    Component.LENING,
    Component.COLLEGEGELDKREDIET,
    Component.EENOUDERTOESLAG,
)
PLUK = 5_000  # lines worked out together: enough to be fast, few enough to stay small


def antwoorden(regels: Iterable[bytes], parameters: Parameters) -> Iterator[str]:
    """One JSON text per line that is not empty, in order.

    Raises `RegelFout` for the first bad line, before any answer is handed out: the rules run once over all
    lines to check them and again, with their explanation, while the answers are written.
    """
    vragen, fout = _lees_alle(regels, parameters)
    plukken = [vragen[begin : begin + PLUK] for begin in range(0, len(vragen), PLUK)]
    for pluk in plukken:
        uitkomst = bereken(feiten(pluk), parameters)
        for rij, vraag in enumerate(pluk):
            _past(vraag, uitkomst, rij)
    if fout is not None:
        raise fout
    return (antwoord for pluk in plukken for antwoord in _schrijf(pluk, parameters))


def _lees_alle(
    regels: Iterable[bytes], parameters: Parameters
) -> tuple[list[Vraag], RegelFout | None]:
    """The questions up to the first line that cannot be read, and what is wrong with that line."""
    vragen: list[Vraag] = []
    for nummer, regel in enumerate(regels, start=1):
        if not regel.strip(b" \t\r\n"):
            continue
        try:
            vragen.append(lees(nummer, regel, parameters))
        except Fout as fout:
            return vragen, RegelFout(nummer, fout)
    return vragen, None


def _schrijf(vragen: Sequence[Vraag], parameters: Parameters) -> Iterator[str]:
    uitleg = Uitlegreeks(len(vragen))
    uitkomst = bereken(feiten(vragen), parameters, uitleg)
    for rij in range(len(vragen)):
        bedragen = {c.name.lower(): int(uitkomst.bedragen[c][rij]) for c in GETOOND}
        antwoord = {
            "componenten": bedragen,
            "totaal": sum(bedragen.values()),
            "uitleg": uitleg.rij(rij).als_lijst(),
        }
        yield json.dumps(antwoord, ensure_ascii=False)


def _past(vraag: Vraag, uitkomst: Uitkomst, rij: int) -> None:
    """Refuse what asks for more than the room (arts. 3.16, 3.16a)."""
    if uitkomst.reden[rij] != Reden.RECHT:
        raise RegelFout(vraag.regel, Fout("json", Reden(int(uitkomst.reden[rij])).tekst))
    for veld, gevraagd, ruimte in (
        ("lening", vraag.lening, int(uitkomst.leenruimte[rij])),
        ("collegegeldkrediet", vraag.collegegeldkrediet, int(uitkomst.kredietruimte[rij])),
    ):
        if gevraagd > ruimte:
            wat = f"{tekst(gevraagd)} is meer dan de ruimte van {tekst(ruimte)}"
            raise RegelFout(vraag.regel, Fout(veld, wat))
