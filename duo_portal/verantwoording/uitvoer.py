"""The figures of a year as lines of text, as CSV, as JSON and as PDF: one order, one way of writing numbers."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import formats, translation
from django.utils.translation import gettext as _

from duo_portal.letters.pdf import maak_rapport

from .gepubliceerd import Gepubliceerd, gepubliceerd_over
from .jaarcijfers import Eenheid, Tabel

GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins with one of these is a formula to a spreadsheet (CWE-1236)."""
KOMT_NIET_VOOR = "-"


@dataclass(frozen=True, slots=True)
class Regel:
    """One figure as it is shown: ours, what was published, and where the latter was read."""

    tabel: str
    sleutel: str
    titel: str
    waarde: int | None
    eenheid: Eenheid
    gepubliceerd: Gepubliceerd | None


def regels(tabellen: Sequence[Tabel], jaar: int) -> Iterator[Regel]:
    """Every row of every table with its published figure; then what was published and we do not have."""
    bekend = dict(gepubliceerd_over(jaar))
    for tabel in tabellen:
        for rij in tabel.rijen:
            buiten = bekend.pop(f"{tabel.naam}.{rij.sleutel}", None)
            yield Regel(tabel.naam, rij.sleutel, str(rij.titel), rij.waarde, rij.eenheid, buiten)
    for sleutel, cijfer in bekend.items():
        naam, _punt, rest = sleutel.partition(".")
        yield Regel(naam, rest, cijfer.titel, None, cijfer.eenheid, cijfer)


def als_tekst(waarde: int | None, eenheid: Eenheid) -> str:
    """A figure in the reader's language; a figure that is not there is a dash."""
    if waarde is None:
        return KOMT_NIET_VOOR
    if eenheid is Eenheid.CENTEN:
        return "€ " + formats.number_format(Decimal(waarde).scaleb(-2), 2, force_grouping=True)
    if eenheid is Eenheid.TIENDEN:
        return formats.number_format(Decimal(waarde).scaleb(-1), 1)
    getal = formats.number_format(waarde, 0, force_grouping=True)
    if eenheid is Eenheid.SECONDEN:
        return _("%(aantal)s seconden") % {"aantal": getal}
    return f"{getal}%" if eenheid is Eenheid.PROCENT else getal


def als_csv(tabellen: Sequence[Tabel], jaar: int) -> str:
    """RFC 4180 with a semicolon; numbers as whole numbers of their unit."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(
        ["jaar", "tabel", "rij", "titel", "waarde", "eenheid", "gepubliceerd", "bron"]
    )
    for r in regels(tabellen, jaar):
        buiten = r.gepubliceerd
        schrijver.writerow(
            [
                jaar,
                r.tabel,
                r.sleutel,
                veilig(r.titel),
                "" if r.waarde is None else r.waarde,
                r.eenheid.value,
                buiten.waarde if buiten else "",
                veilig(buiten.bron) if buiten else "",
            ]
        )
    return uit.getvalue()


def veilig(tekst: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK) else tekst


def als_json(tabellen: Sequence[Tabel], jaar: int) -> str:
    """One object; the same rows as the CSV."""
    return json.dumps(
        {"jaar": jaar, "rijen": [_als_object(r) for r in regels(tabellen, jaar)]},
        ensure_ascii=False,
        indent=1,
    )


def _als_object(r: Regel) -> dict[str, Any]:
    buiten = r.gepubliceerd
    return {
        "tabel": r.tabel,
        "rij": r.sleutel,
        "titel": r.titel,
        "waarde": r.waarde,
        "eenheid": r.eenheid.value,
        "gepubliceerd": buiten.waarde if buiten else None,
        "bron": buiten.bron if buiten else None,
    }


def als_pdf(tabellen: Sequence[Tabel], jaar: int, *, op: date) -> bytes:
    """The tables on paper, in the language that is active."""
    taal = translation.get_language() or "nl"
    per_tabel: dict[str, list[Regel]] = {}
    for r in regels(tabellen, jaar):
        per_tabel.setdefault(r.tabel, []).append(r)
    titels = {t.naam: (t.titel, t.bron) for t in tabellen}
    return maak_rapport(
        {
            "titel": _("Jaarcijfers %(jaar)s") % {"jaar": jaar},
            "afzender": "Mijn Studiefinanciering",
            "taal": taal[:2],
            "datum": [op.year, op.month, op.day],
            "inleiding": _("Alle cijfers komen uit onze eigen administratie. Ernaast staat wat DUO publiceerde."),
            "onafhankelijk": _("Onafhankelijke uitvoering; geen website van DUO of de Rijksoverheid"),
            "tabellen": [
                {
                    "titel": titels.get(naam, (_("Alleen gepubliceerd"), ""))[0],
                    "bron": titels.get(naam, ("", ""))[1],
                    "koppen": [_("Wat"), _("Bij ons"), _("Gepubliceerd"), _("Bron")],
                    "rijen": [cellen(r) for r in rijen],
                }
                for naam, rijen in per_tabel.items()
            ],
        }
    )  # fmt: skip


def cellen(r: Regel) -> list[str]:
    """A row as it stands in a table: what, ours, published, source."""
    buiten = r.gepubliceerd
    return [
        r.titel,
        als_tekst(r.waarde, r.eenheid),
        als_tekst(buiten.waarde, buiten.eenheid) if buiten else KOMT_NIET_VOOR,
        f"{buiten.bron}: {buiten.titel}" if buiten else "",
    ]
