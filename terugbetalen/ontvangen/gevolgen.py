"""What follows when a collection fails, by the bank's reason: data in `gevolgen.toml`, carried out here, once a term."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection

from duo_portal.audit.handelingen import SYSTEEM, eenmalig, vastleggen
from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.identity.models import Blokkade
from terugbetalen.innen.brieven import BRIEF_VERZOEK
from terugbetalen.innen.meldingen import meld
from terugbetalen.innen.sql import sql
from terugbetalen.innen.verzoeken import vraag_alsnog
from terugbetalen.models import Incassomandaat, Termijn

WERK = "incasso_mislukt"
ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What one reason of the bank leads to; see the head of `gevolgen.toml`."""

    reden: str
    mandaat: str
    verzoek: bool
    werk: bool
    overleden: bool


@cache
def gevolgen() -> dict[str, Gevolg]:
    """By ISO code, and "onbekend" for any other."""
    tekst = Path(__file__).with_name("gevolgen.toml").read_text(encoding="utf-8")
    return {code: Gevolg(**rij) for code, rij in tomllib.loads(tekst).items()}


def gevolg_van(code: str) -> Gevolg:
    """What follows from this code."""
    return gevolgen().get(code) or gevolgen()[ONBEKEND]


def volg_op(*, kenmerk: str, code: str, bron: str, op: date) -> Termijn:
    """Remember the failure and do what follows, once per term; within the caller's transaction.

    Raises `OnbekendeIncasso` when nothing was collected under this reference.
    """
    termijn = meld(kenmerk=kenmerk, code=code, bron=bron, op=op).termijn
    sleutel = f"incasso_mislukt:{termijn.pk}"
    if eenmalig(sleutel) is not None:
        return termijn
    gevolg = gevolg_van(code)
    if gevolg.mandaat == "intrekken":
        _trek_mandaat_in(termijn, gevolg, op)
    if gevolg.overleden:
        Blokkade.objects.get_or_create(
            persoon_id=termijn.persoon_id,
            reden=Blokkade.Reden.OVERLIJDEN,
            opgeheven_op=None,
            defaults={"ingangsdatum": op},
        )
    if gevolg.verzoek:
        _vraag_alsnog(termijn, op)
    if gevolg.werk:
        _geef_werk(termijn, code, gevolg)
    vastleggen(
        soort=WERK,
        actor=SYSTEEM,
        betrokkene_id=termijn.persoon_id,
        sleutel=sleutel,
        reden=code[:8],
        uitkomst={"termijn": termijn.pk},
    )
    return termijn


def _trek_mandaat_in(termijn: Termijn, gevolg: Gevolg, op: date) -> None:
    if termijn.mandaat_id is None:
        return
    mandaat = Incassomandaat.objects.filter(pk=termijn.mandaat_id, ingetrokken_op=None)
    mandaat.filter(getekend_op__lte=op).update(ingetrokken_op=op, reden=gevolg.reden[:200])


def _vraag_alsnog(termijn: Termijn, op: date) -> None:
    """A payment request, and the letter that brings it; nobody writes to the dead."""
    vraag_alsnog([termijn.pk], op)
    with connection.cursor() as cursor:
        cursor.execute(
            sql("aanleveren_brief"),
            {
                "termijnen": [termijn.pk],
                "brief_verzoek": BRIEF_VERZOEK,
                "iban": settings.BANK_OPDRACHTGEVER_IBAN,
                "naam": settings.BANK_OPDRACHTGEVER_NAAM,
            },
        )


def _geef_werk(termijn: Termijn, code: str, gevolg: Gevolg) -> None:
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort=WERK,
            reden=f"{code[:8]}: {gevolg.reden}"[:200],
            bron=Werkopdracht.Bron.BANK,
            sleutel=f"incasso_mislukt:{termijn.pk}",
            persoon_id=termijn.persoon_id,
            tekst=f"De incasso van {termijn.maand:%Y-%m} is mislukt.",
            bron_id=termijn.pk,
        )
    )
