"""The transfer file: what CJIB or the collector abroad needs for a dwangbevel (Awb 4:117, 4:122).

UTF-8, lines end in CR LF, fields apart by ";", no quotes (a ";" in a name becomes a space). Money in cents.

    K;1;<receiver>;<date>;<file uuid>                              header, version 1
    O;<line>;<dossier>;<bsn>;<name>;<birth>;<street>;<postcode>;<town>;<principal>;<fee>;<interest>;
      <interest runs from>;<aanmaning sent>;<term until>;<terms>;<legal ground>     transfer
    I;<line>;<dossier>;<reason>                                    taken back: paid or ended
    S;<lines>;<cents transferred>                                  trailer

`terms` is due date and cents of each term, "2024-01-25:12345", apart by ",". Interest runs from the first day on which
the oldest term was arrears. The principal is of the terms that the aanmaning asked and that are still open.
"""

import hashlib
import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from duo_portal.identity import crypto
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import adres_op, bsn_van
from terugbetalen.innen.stand import RESPIJT
from terugbetalen.models import Invorderingsstap, Overdracht

from .keten import alle_stappen

KIND = "overdracht"
GRONDSLAG = "Wsf 2000 art. 8.3 en 6.9"


def maak_overdrachten(run_id: int, op: date) -> dict[str, Any]:
    """The files of a run, one per receiver that has lines; made once, the same again changes nothing."""
    totalen: dict[str, Any] = {}
    for ontvanger in Overdracht.Ontvanger:
        namen = [stap.naam for stap in alle_stappen() if stap.overdracht == ontvanger]
        over = list(_stappen(run_id).filter(stap__in=namen))
        terug = [
            stap for stap in _stappen(run_id).filter(stap=Invorderingsstap.EINDE)
            if Invorderingsstap.objects.filter(dossier=stap.dossier, stap__in=namen).exists()
        ]  # fmt: skip
        if over or terug:
            bestand = _bewaar(run_id, op, ontvanger, over, terug)
            totalen[f"{ontvanger}_overgedragen"] = len(over)
            totalen[f"{ontvanger}_teruggenomen"] = len(terug)
            totalen[f"{ontvanger}_centen"] = bestand.totaal_centen
    return totalen


def inhoud_van(overdracht: Overdracht) -> str:
    """The file in readable form; whoever opens it is recorded by the page that gives it."""
    return crypto.ontsleutel(
        bytes(overdracht.versleuteld), sleutel_id=overdracht.sleutel_id, kind=KIND
    )


def _stappen(run_id: int) -> Any:
    return (
        Invorderingsstap.objects.filter(run_id=run_id)
        .select_related("persoon")
        .order_by("persoon_id")
    )


def _bewaar(
    run_id: int,
    op: date,
    ontvanger: Overdracht.Ontvanger,
    over: Sequence[Invorderingsstap],
    terug: Sequence[Invorderingsstap],
) -> Overdracht:
    with transaction.atomic():
        eerder = Overdracht.objects.filter(run_id=run_id, ontvanger=ontvanger).first()
        if eerder is not None:
            return eerder
        nummer = uuid.uuid4()
        tekst = bestandstekst(nummer, ontvanger, op, over, terug)
        return Overdracht.objects.create(
            uuid=nummer,
            run_id=run_id,
            ontvanger=ontvanger,
            op=op,
            regels=len(over) + len(terug),
            totaal_centen=sum(stap.totaal_centen for stap in over),
            sha256=hashlib.sha256(tekst.encode()).hexdigest(),
            versleuteld=crypto.versleutel(tekst, kind=KIND),
            sleutel_id=crypto.actuele_sleutel_id(),
        )


def bestandstekst(
    nummer: uuid.UUID,
    ontvanger: str,
    op: date,
    over: Sequence[Invorderingsstap],
    terug: Sequence[Invorderingsstap],
) -> str:
    """The whole file."""
    regels = [["K", "1", ontvanger, op.isoformat(), str(nummer)]]
    for i, stap in enumerate(over, start=1):
        regels.append(["O", str(i), *_overdrachtsregel(stap)])
    for i, stap in enumerate(terug, start=len(over) + 1):
        regels.append(["I", str(i), str(stap.dossier), _veld(stap.reden)])
    totaal = sum(stap.totaal_centen for stap in over)
    regels.append(["S", str(len(over) + len(terug)), str(totaal)])
    return "".join(";".join(regel) + "\r\n" for regel in regels)


def _overdrachtsregel(stap: Invorderingsstap) -> list[str]:
    persoon: Persoon = stap.persoon
    adres = adres_op(persoon.pk, stap.genomen_op)
    aanmaning = Invorderingsstap.objects.filter(dossier=stap.dossier, stap="aanmaning").latest("pk")
    posten = stap.gegevens["termijnen"]
    oudste = min(date.fromisoformat(vervalt) for _id, _centen, vervalt in posten)
    return [
        str(stap.dossier),
        bsn_van(persoon),
        _veld(str(persoon)),
        persoon.geboortedatum.isoformat(),
        _veld(f"{adres.straat} {adres.huisnummer}") if adres else "",
        _veld(adres.postcode) if adres else "",
        _veld(adres.plaats) if adres else "",
        str(stap.achterstand_centen),
        str(stap.kosten_centen),
        str(stap.rente_centen),
        (oudste + RESPIJT + timedelta(days=1)).isoformat(),
        aanmaning.genomen_op.isoformat(),
        aanmaning.betaal_voor.isoformat() if aanmaning.betaal_voor else "",
        ",".join(f"{vervalt}:{centen}" for _id, centen, vervalt in posten),
        GRONDSLAG,
    ]


def _veld(tekst: str) -> str:
    """No field breaks the line it stands in."""
    return " ".join(tekst.replace(";", " ").split())
