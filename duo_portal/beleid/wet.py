"""From proposal to law: the dated entries as a file to merge, and golden cases to fill in.

Nothing is put into force here. The parameter files are the law of this administration and change by review, like code;
what is written is what a colleague lays beside them (docs/how-to/new-law.md).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .voorstel import Voorstel


class AlAanwezig(FileExistsError):
    """A file of this name stands in the folder already; it is not overwritten."""


def schrijf_wet(voorstel: Voorstel, map_: Path) -> list[Path]:
    """Write `parameters.toml` and `gouden.toml` in a folder. Raises `AlAanwezig`, ValueError for the law of before."""
    if voorstel.is_oude_wet:
        raise ValueError("Dit voorstel beschrijft de wet van vroeger: die hoeft niet in te gaan.")
    inhoud = {"parameters.toml": _parameters(voorstel), "gouden.toml": _gouden(voorstel)}
    map_.mkdir(parents=True, exist_ok=True)
    for naam in inhoud:
        if (map_ / naam).exists():
            raise AlAanwezig(f"{map_ / naam} bestaat al; kies een lege map.")
    for naam, tekst in inhoud.items():
        (map_ / naam).write_text(tekst, encoding="utf-8")
    return [map_ / naam for naam in inhoud]


def _parameters(voorstel: Voorstel) -> str:
    regels = [
        f"# {voorstel.titel}: entries to add to the tables of the same name, in order of date.",
        f"# Proposal {voorstel.fingerprint[:16]}, laid on law {voorstel.wet.fingerprint[:16]}.",
    ]
    if voorstel.regelvariant:
        regels.append(
            f"# It also needs the rule variant {voorstel.regelvariant!r}: a rule with its period of force."
        )
    for naam, tabel in sorted(voorstel.tabellen.items()):
        for rij in tabel["values"]:
            regels += ["", f"[[{naam}.values]]", *_regels(rij)]
            if "source" not in rij:
                regels.append(f"source = {_tekst(voorstel.bron or 'TODO: Staatsblad of regeling')}")
    return "\n".join(regels) + "\n"


def _gouden(voorstel: Voorstel) -> str:
    regels = [
        f"# Golden cases of {voorstel.titel}: fill in the expected values from the text of the law,",
        "# never from this program. One case per changed value, on its first day and the month before.",
    ]
    for w in voorstel.wijzigingen():
        regels += [
            "",
            "[[geval]]",
            f"naam = {_tekst(f'{w.reeks} per {w.vanaf}')}",
            f"reeks = {_tekst(w.reeks)}",
            f"op = {w.vanaf}",
            f"ervoor = {_tekst(w.nu)}",
            'verwacht = ""  # fill in, with the article',
            'artikel = ""',
        ]
    return "\n".join(regels) + "\n"


def _regels(rij: Mapping[str, Any]) -> list[str]:
    eerst = [f"from = {rij['from']}"]
    return eerst + [
        f"{sleutel} = {_tekst(waarde) if isinstance(waarde, str) else waarde}"
        for sleutel, waarde in rij.items()
        if sleutel != "from"
    ]


def _tekst(waarde: str) -> str:
    """A basic TOML string."""
    veilig = waarde.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{veilig}"'
