"""What was decided before in cases like this: searched by words (Postgres full text, Dutch) or article. Names nobody."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import F, Q

from duo_portal.cases.models import Verzoekbesluit

HOEVEEL = 50
_TAAL = "dutch"


@dataclass(frozen=True, slots=True)
class Precedent:
    """One decision, as colleagues may read it: no reference, so that nobody looks up who it was."""

    kern: str
    ruimte: str
    uitkomst: str
    besloten_op: date


def zoek(woorden: str = "", artikel: str = "") -> list[Precedent]:
    """The latest decisions with all these words, or this piece of a longer word, and this article; at most fifty."""
    rijen = Verzoekbesluit.objects.exclude(kern="")
    if woorden.strip():
        vraag = SearchQuery(woorden, config=_TAAL, search_type="websearch")
        rijen = rijen.annotate(vector=SearchVector("kern", "ruimte", config=_TAAL))
        rijen = rijen.filter(Q(vector=vraag) | Q(kern__icontains=woorden.strip()))
    if artikel.strip():
        rijen = rijen.filter(ruimte__icontains=artikel.strip())
    gekozen = rijen.order_by(F("besloten_op").desc(), "-pk")[:HOEVEEL]
    return [Precedent(r.kern, r.ruimte, r.uitkomst, r.besloten_op) for r in gekozen]
