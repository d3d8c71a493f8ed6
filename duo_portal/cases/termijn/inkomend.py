"""A notice of default in any text that comes in: whoever takes in words of a citizen registers that and hands them here.

Said outright in writing, with one case that is late: recorded at once. Anything else that reads like one becomes work for
a colleague, once per key. The words themselves are kept nowhere here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from duo_portal.audit.handelingen import SYSTEEM
from duo_portal.cases.models import Ingebrekestelling, Stuk, Werkopdracht, Zaak
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.cases.termijn.herkennen import herken_ingebrekestelling
from duo_portal.cases.termijn.te_laat import WERKSOORT, ontvang_ingebrekestelling


class TekstbronOnbekend(LookupError):
    """Words of a place that nobody registered."""


@dataclass(frozen=True, slots=True)
class Tekstbron:
    """A place where words come in. What somebody said by telephone is no notice in writing (`is_schriftelijk`)."""

    naam: str
    waar: str
    is_schriftelijk: bool = True


@dataclass
class _Register:
    bronnen: dict[str, Tekstbron] = field(default_factory=dict)


_register = _Register()


def registreer_tekstbron(naam: str, waar: str, *, is_schriftelijk: bool = True) -> Tekstbron:
    """Add a place; the same name again replaces it."""
    bron = Tekstbron(naam, waar, is_schriftelijk)
    _register.bronnen[naam] = bron
    return bron


def tekstbronnen() -> list[Tekstbron]:
    """All places, by name."""
    return [_register.bronnen[naam] for naam in sorted(_register.bronnen)]


BEZWAAR = registreer_tekstbron("bezwaar", "gronden van een bezwaar").naam
VERZOEK = registreer_tekstbron("verzoek", "klacht of verzoek").naam
STUK = registreer_tekstbron("stuk", "naam en inhoud van een bestand bij een zaak").naam


def meld_tekst(
    *,
    bron: str,
    persoon_id: int,
    tekst: str,
    op: date,
    sleutel: str,
    actor: str = SYSTEEM,
    is_schriftelijk: bool = True,
) -> Ingebrekestelling | None:
    """Look for a notice of default in words that came in on `op`. Raises `TekstbronOnbekend`.

    Call it in the transaction that takes the words in; the same `sleutel` again makes nothing new.
    """
    plek = _bron(bron)
    herkend = herken_ingebrekestelling(tekst)
    if herkend is None:
        return None
    zegt = herkend.is_uitdrukkelijk and plek.is_schriftelijk and is_schriftelijk
    return _neem_op(persoon_id, zegt=zegt, op=op, sleutel=f"{bron}:{sleutel}", actor=actor)


def meld_stukken(
    stukken: Sequence[Stuk], *, persoon_id: int, op: date, actor: str
) -> Ingebrekestelling | None:
    """The same for documents that were handed in: by their words (judged on arrival) and by their names."""
    for stuk in stukken:
        herkend = herken_ingebrekestelling(stuk.naam.rsplit(".", 1)[0].replace("_", " "))
        if stuk.ingebreke or herkend is not None:
            zegt = stuk.ingebreke == Stuk.Ingebreke.ZEGT
            sleutel = f"{STUK}:{stuk.uuid}"
            gevonden = _neem_op(persoon_id, zegt=zegt, op=op, sleutel=sleutel, actor=actor)
            if gevonden is not None:
                return gevonden
    return None


def _bron(naam: str) -> Tekstbron:
    try:
        return _register.bronnen[naam]
    except KeyError:
        raise TekstbronOnbekend(
            f"Tekstbron {naam!r} is niet geregistreerd; meld haar aan in AppConfig.ready()."
        ) from None


def _neem_op(
    persoon_id: int, *, zegt: bool, op: date, sleutel: str, actor: str
) -> Ingebrekestelling | None:
    laat = Zaak.objects.filter(persoon_id=persoon_id, afgedaan_op=None, termijn_tot__lt=op)
    kandidaten = list(laat.values_list("pk", flat=True)[:2])
    if zegt and len(kandidaten) == 1:
        return ontvang_ingebrekestelling(
            kandidaten[0], op, Ingebrekestelling.Bron.BERICHT, actor=actor
        )
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort=WERKSOORT,
            reden="ingebrekestelling_herkend",
            bron=Werkopdracht.Bron.HANDMATIG,
            sleutel=f"ingebrekestelling_herkend:{sleutel}"[:200],
            persoon_id=persoon_id,
            tekst=f"Een tekst van {op:%d-%m-%Y} lijkt een ingebrekestelling: zoek de zaak en leg haar vast.",
        )
    )
    return None
