"""A small table in a field of a page."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def tabel(koppen: Sequence[Any], rijen: Iterable[Sequence[Any]]) -> SafeString:
    """Rows under headings; every value is escaped."""
    kop = format_html_join("", '<th scope="col">{}</th>', ((kop,) for kop in koppen))
    cellen = (format_html_join("", "<td>{}</td>", ((waarde,) for waarde in rij)) for rij in rijen)
    lijf = format_html_join("", "<tr>{}</tr>", ((rij,) for rij in cellen))
    return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", kop, lijf)
