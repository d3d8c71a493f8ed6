"""Which texts of the house are marked for translation, and what the catalogues say in English.

Read by `manage.py vertalingen` and by the test that fails on anything untranslated. Texts are found by the machinery
of `makemessages`: templates become Python by Django's `templatize`, and xgettext (package gettext) reads both.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

WORTEL = Path(settings.BASE_DIR)
PAKKETTEN = ("duo_portal", "studiefinanciering", "terugbetalen", "uitwonendencontrole")
SLEUTELWOORDEN = (
    "gettext_noop", "gettext_lazy", "ngettext_lazy:1,2", "pgettext:1c,2", "npgettext:1c,2,3",
    "pgettext_lazy:1c,2", "npgettext_lazy:1c,2,3",
)  # fmt: skip


@dataclass
class Tekst:
    """One entry of a catalogue: its Dutch (`msgid`), its English forms, where it stands."""

    msgid: str
    engels: list[str] = field(default_factory=list)
    plekken: list[str] = field(default_factory=list)
    gebied: str = ""
    is_fuzzy: bool = False
    context: str = ""
    meervoud: str = ""

    @property
    def is_vertaald(self) -> bool:
        """Whether every form has English that somebody vouches for."""
        return bool(self.engels) and all(self.engels) and not self.is_fuzzy


def bronnen() -> Iterator[Path]:
    """Templates and code that may show text."""
    yield from sorted((WORTEL / "templates").rglob("*.html"))
    for pakket in PAKKETTEN:
        for pad in sorted((WORTEL / pakket).rglob("*")):
            if (pad.suffix == ".py" and "migrations" not in pad.parts) or (
                pad.suffix in {".html", ".txt"} and "templates" in pad.parts
            ):
                yield pad


def gemerkt() -> list[Tekst]:
    """Every marked text, in order of where it stands first."""
    with tempfile.TemporaryDirectory() as map_:
        werk = Path(map_)
        namen = []
        for pad in bronnen():
            naam = str(pad.relative_to(WORTEL))
            doel = werk / naam
            doel.parent.mkdir(parents=True, exist_ok=True)
            tekst = pad.read_text()
            doel.write_text(tekst if pad.suffix == ".py" else templatize(tekst, origin=naam))
            namen.append(naam)
        (werk / "lijst").write_text("\n".join(namen))
        opdracht = [
            "xgettext", "--language=Python", "--from-code=UTF-8", "--keyword", "--output=-", "--no-wrap",
            "--files-from=lijst", "--keyword=_", "--keyword=gettext", "--keyword=ngettext:1,2",
            *(f"--keyword={woord}" for woord in SLEUTELWOORDEN),
        ]  # fmt: skip
        uit = subprocess.run(opdracht, cwd=werk, check=True, capture_output=True, text=True).stdout
    return lees_po(uit)


def catalogi() -> list[tuple[str, Path]]:
    """(area, readable English catalogue) in the order in which Django looks: the first that knows a text wins."""
    paden = [Path(map_) / "en/LC_MESSAGES/django.po" for map_ in settings.LOCALE_PATHS]
    return [
        ("beheer" if p.parents[2] == WORTEL / "locale" else p.parents[2].name, p) for p in paden
    ]


def engels() -> list[Tekst]:
    """Every entry of every catalogue."""
    alle = []
    for gebied, pad in catalogi():
        if pad.exists():
            for tekst in lees_po(pad.read_text()):
                tekst.gebied = gebied
                alle.append(tekst)
    return alle


def lees_po(inhoud: str) -> list[Tekst]:
    """The entries of a catalogue; what is commented out (#~) does not count."""
    teksten = []
    for deel in inhoud.replace("\r\n", "\n").split("\n\n"):
        velden = _velden(deel)
        if velden.get("msgid"):
            teksten.append(
                Tekst(
                    velden["msgid"],
                    [waarde for naam, waarde in velden.items() if naam.startswith("msgstr")],
                    [r[3:] for r in deel.splitlines() if r.startswith("#: ")],
                    is_fuzzy=any(r.startswith("#,") and "fuzzy" in r for r in deel.splitlines()),
                    context=velden.get("msgctxt", ""),
                    meervoud=velden.get("msgid_plural", ""),
                )
            )
    return teksten


def _velden(deel: str) -> dict[str, str]:
    velden: dict[str, str] = {}
    naam = ""
    for regel in deel.splitlines():
        if regel.startswith("msg"):
            naam, _, rest = regel.partition(" ")
            velden[naam] = _uit(rest)
        elif regel.startswith('"') and naam:
            velden[naam] += _uit(regel)
    return velden


def _uit(tekst: str) -> str:
    """A quoted string of a catalogue."""
    kern = tekst.strip()[1:-1]
    return kern.replace("\\\\", "\0").replace('\\"', '"').replace("\\n", "\n").replace("\0", "\\")


def is_gelijk(tekst: Tekst) -> bool:
    """Whether the English reads as the Dutch does."""
    return any(vorm.strip() == tekst.msgid.strip() for vorm in tekst.engels)
