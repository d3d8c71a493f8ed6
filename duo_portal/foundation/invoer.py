"""Reading one JSON line strictly: no duplicate keys, no NaN, no guessing between kinds of values.

`Object` walks through a JSON object with a path, so that each complaint names the field; whoever finds
something wrong raises `Fout`, whose message is Dutch and always one line.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from duo_portal.foundation.money import GeenBedrag, centen

_GEWOON = re.compile(r"[a-z_]{1,40}")
_SOORT = {
    bool: "ja of nee",
    int: "een geheel getal",
    float: "een kommagetal",
    str: "tekst",
    list: "een lijst",
    dict: "een object",
    type(None): "null",
}


class Fout(Exception):
    """What is wrong with one field of a line; `str()` is "veld: what is wrong"."""

    def __init__(self, veld: str, wat: str) -> None:
        super().__init__(f"{veld}: {wat}")


class _Dubbel(Exception):
    def __init__(self, sleutel: str) -> None:
        self.sleutel = sleutel


def lees_json(regel: bytes) -> Any:
    """The value on one line; raises `Fout` for what is not strict JSON in UTF-8."""
    try:
        tekst = regel.decode("utf-8")
    except UnicodeDecodeError as fout:
        raise Fout("json", f"geen geldige UTF-8 (byte {fout.start + 1})") from None
    try:
        return json.loads(tekst, object_pairs_hook=_zonder_dubbele, parse_constant=_geen_getal)
    except _Dubbel as fout:
        raise Fout(toon(fout.sleutel), "deze sleutel staat er twee keer") from None
    except json.JSONDecodeError as fout:
        raise Fout("json", f"geen geldige JSON (teken {fout.pos + 1})") from None
    except (ValueError, RecursionError):
        raise Fout("json", "geen geldige JSON") from None


def _zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for sleutel, waarde in paren:
        if sleutel in uit:
            raise _Dubbel(sleutel)
        uit[sleutel] = waarde
    return uit


def _geen_getal(naam: str) -> Any:
    raise ValueError(naam)


def toon(sleutel: str) -> str:
    """A key as it can stand in one line of plain text."""
    if _GEWOON.fullmatch(sleutel):
        return sleutel
    return json.dumps(sleutel if len(sleutel) <= 40 else sleutel[:40] + "...")


class Object:
    """A JSON object under inspection, with the path of its place in the line ("" or "ouders[0].")."""

    def __init__(self, waarde: Any, pad: str, sleutels: Iterable[str]) -> None:
        if not isinstance(waarde, dict):
            plek = pad.rstrip(".") or "json"
            raise Fout(plek, f"moet een object zijn, niet {_SOORT[type(waarde)]}")
        self.waarden, self.pad = waarde, pad
        bekend = frozenset(sleutels)
        for sleutel in waarde:
            if sleutel not in bekend:
                raise Fout(pad + toon(sleutel), "deze sleutel is niet bekend")

    def heeft(self, sleutel: str) -> bool:
        return sleutel in self.waarden

    def verplicht(self, sleutel: str) -> Any:
        """The value; raises `Fout` when the key is missing."""
        if sleutel not in self.waarden:
            raise self.fout(sleutel, "ontbreekt")
        return self.waarden[sleutel]

    def fout(self, sleutel: str, wat: str) -> Fout:
        return Fout(self.pad + sleutel, wat)

    def ja_nee(self, sleutel: str, *, standaard: bool | None = None) -> bool:
        """A JSON true or false; required when there is no `standaard`."""
        if standaard is not None and not self.heeft(sleutel):
            return standaard
        waarde = self.verplicht(sleutel)
        if not isinstance(waarde, bool):
            raise self.fout(sleutel, f"moet true of false zijn, niet {_SOORT[type(waarde)]}")
        return waarde

    def keuze(self, sleutel: str, keuzes: tuple[str, ...], *, standaard: str | None = None) -> str:
        """One of a few words."""
        if standaard is not None and not self.heeft(sleutel):
            return standaard
        waarde = self.verplicht(sleutel)
        if not isinstance(waarde, str) or waarde not in keuzes:
            raise self.fout(sleutel, "kies uit " + ", ".join(f'"{keuze}"' for keuze in keuzes))
        return waarde

    def aantal(self, sleutel: str, laag: int, hoog: int, *, standaard: int | None = None) -> int:
        """A JSON whole number between two bounds."""
        if standaard is not None and not self.heeft(sleutel):
            return standaard
        waarde = self.verplicht(sleutel)
        if not isinstance(waarde, int) or isinstance(waarde, bool):
            raise self.fout(sleutel, f"moet een geheel getal zijn, niet {_SOORT[type(waarde)]}")
        if not laag <= waarde <= hoog:
            raise self.fout(sleutel, f"moet van {laag} tot en met {hoog} zijn")
        return waarde

    def bedrag(self, sleutel: str, *, standaard: int | None = None) -> int:
        """Euros as text, in cents; a JSON number is refused, because it may have lost a cent."""
        if standaard is not None and not self.heeft(sleutel):
            return standaard
        try:
            return centen(self.verplicht(sleutel))
        except GeenBedrag as fout:
            raise self.fout(sleutel, str(fout)) from None


class RegelFout(Exception):
    """The first line that is wrong; `str()` is "regel N: veld: what is wrong"."""

    def __init__(self, regel: int, fout: Fout) -> None:
        super().__init__(f"regel {regel}: {fout}")


def beantwoord_regels(antwoorden: Callable[[Iterable[bytes]], Iterable[str]], naar: TextIO) -> None:
    """JSON lines on standard input to one answer each on `naar` (standard output): the whole of a command.

    Wrong input: nothing on standard output, one line on standard error, exit code 2.
    """
    try:
        regels = antwoorden(sys.stdin.buffer.read().split(b"\n"))
    except RegelFout as fout:
        sys.stderr.write(f"{fout}\n")
        sys.exit(2)
    try:
        naar.writelines(f"{regel}\n" for regel in regels)
        naar.flush()
    except BrokenPipeError:  # the reader has seen enough (`| head`): that is no mistake
        os.dup2(os.open(os.devnull, os.O_WRONLY), naar.fileno())
