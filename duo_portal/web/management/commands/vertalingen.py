"""`manage.py vertalingen`: which texts still lack English, as entries to paste into a catalogue."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from duo_portal.web.catalogus import Tekst, engels, gemerkt


class Command(BaseCommand):
    """Lists what is missing, marked fuzzy, and translated in two ways; the exit code is 1 when anything is."""

    help = "Lists texts without English; --deel templates/portal limits it to files whose path begins so."

    def add_arguments(self, parser: CommandParser) -> None:
        """The part of the house to look at."""
        parser.add_argument("--deel", default="")

    def handle(self, *args: Any, deel: str, **options: Any) -> None:
        """Print the entries."""
        klaar = {(t.context, t.msgid) for t in engels() if t.is_vertaald}
        mist = [t for t in gemerkt() if (t.context, t.msgid) not in klaar and _in(t, deel)]
        for tekst in mist:
            for plek in tekst.plekken:
                self.stdout.write(f"#: {plek}")
            self.stdout.write(_post(tekst))
        self.stderr.write(f"{len(mist)} texts without English.")
        if mist:
            raise SystemExit(1)


def _in(tekst: Tekst, deel: str) -> bool:
    return any(plek.startswith(deel) for plek in tekst.plekken)


def _post(tekst: Tekst) -> str:
    """An entry with its English to be filled in."""
    regels = [f"msgctxt {_citeer(tekst.context)}"] if tekst.context else []
    regels.append(f"msgid {_citeer(tekst.msgid)}")
    if tekst.meervoud:
        regels += [f"msgid_plural {_citeer(tekst.meervoud)}", 'msgstr[0] ""', 'msgstr[1] ""']
    else:
        regels.append('msgstr ""')
    return "\n".join([*regels, ""])


def _citeer(tekst: str) -> str:
    schoon = tekst.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + schoon.replace("\n", "\\n") + '"'
