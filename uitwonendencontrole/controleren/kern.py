"""The one way to act in a check: lock it, once per key, through the table and its gate, with a line in the chained log.

with handeling(controle_id=…, soort="…", actor=…, op=…, sleutel=…) as stap:
    if stap.is_gedaan:
        return stap.controle
    stap.zet("akkoord")
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from uitwonendencontrole.models import Controle, Logregel, Stand
from uitwonendencontrole.rules.controle import einde_termijn, parameters

from . import poorten
from .leggen import leg_brief
from .overgangen import OvergangGeweigerd, zoek

NUL = bytes(32)
EINDE = (Stand.AFGEROND_AKKOORD, Stand.HERROEPEN, Stand.ONHERROEPELIJK)
"""Where evidence gets its last day."""


@dataclass
class Stap:
    """An act that is being done on a locked check."""

    controle: Controle
    actor: str
    op: date
    is_gedaan: bool
    uitkomst: dict[str, Any] = field(default_factory=dict)

    def eis(self, *standen: Stand) -> None:
        """Raise `OvergangGeweigerd` unless the check stands at one of these."""
        if self.controle.stand not in standen:
            namen = ", ".join(str(stand.label) for stand in standen)
            raise OvergangGeweigerd(
                f"Dit kan niet nu de controle op '{self.controle.get_stand_display()}' staat;"
                f" het kan bij: {namen}."
            )

    def noteer(self, daad: str, gegevens: Mapping[str, Any] | None = None) -> Logregel:
        """A line in the log, without a step."""
        return schrijf_log(self.controle, daad, actor=self.actor, op=self.op, gegevens=gegevens)

    def zet(
        self,
        daad: str,
        *,
        naar: str = "",
        gegevens: Mapping[str, Any] | None = None,
        brief: Mapping[str, Any] | None = None,
    ) -> Logregel:
        """Take a step of the table; raises `OvergangGeweigerd`. `brief`: what only the letter needs."""
        zaak, feiten = self.controle, dict(gegevens or {})
        overgang = zoek(zaak.stand, daad, naar)
        if overgang.poort:
            getattr(poorten, overgang.poort)(zaak, feiten, self.actor, self.op)
        regel = schrijf_log(
            zaak, daad, actor=self.actor, op=self.op, naar=overgang.naar, gegevens=feiten
        )
        oud = zaak.stand
        zaak.stand, zaak.stand_sinds = overgang.naar, self.op
        zaak.stand_voor_stop = oud if overgang.naar == Stand.GESTOPT else ""
        zaak.termijn_tot = einde_termijn(overgang.termijn, self.op) if overgang.termijn else None
        zaak.is_verlengd = False
        zaak.save()
        if overgang.naar in EINDE:
            weken = timedelta(weeks=parameters()["bewijs"]["bewaren_weken"])
            zaak.bewijs.filter(gewist_op=None).update(bewaren_tot=self.op + weken)
        if overgang.brief:
            leg_brief(zaak, regel, overgang.brief, self.op, {**feiten, **(brief or {})})
        return regel


@contextmanager
def handeling(
    *, controle_id: int, soort: str, actor: str, op: date, sleutel: str
) -> Iterator[Stap]:
    """One act on a check in a transaction of its own; recorded once per `sleutel`, also in the audit."""
    eigen = f"controle:{soort}:{sleutel}"
    with transaction.atomic():
        eerder = eenmalig(eigen)
        controle = Controle.objects.select_for_update().get(pk=controle_id)
        stap = Stap(controle, actor, op, eerder is not None)
        if eerder is not None:
            stap.uitkomst = dict(eerder.uitkomst)
        yield stap
        if eerder is None:
            vastleggen(
                soort=f"controle_{soort}",
                actor=actor,
                betrokkene_id=controle.persoon_id,
                sleutel=eigen,
                uitkomst={"controle": str(controle.uuid), **stap.uitkomst},
            )


def schrijf_log(
    controle: Controle,
    daad: str,
    *,
    actor: str,
    op: date,
    naar: str = "",
    gegevens: Mapping[str, Any] | None = None,
) -> Logregel:
    """The next line of the chain; the database checks it."""
    laatste = Logregel.objects.filter(controle=controle).order_by("-nummer").first()
    vorige = bytes(laatste.hash) if laatste else NUL
    inhoud = canoniek(
        {
            "actor": actor,
            "daad": daad,
            "gegevens": dict(gegevens or {}),
            "naar": str(naar),
            "op": op,
            "van": str(controle.stand) if laatste else "",
        }
    )
    return Logregel.objects.create(
        controle=controle,
        nummer=laatste.nummer + 1 if laatste else 1,
        inhoud=inhoud,
        vorige=vorige,
        hash=hashlib.sha256(vorige + inhoud.encode()).digest(),
    )


def canoniek(inhoud: Mapping[str, Any]) -> str:
    """JSON with sorted keys and no spaces: one text for one content."""
    return json.dumps(
        inhoud, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def eerste_breuk(regels: list[tuple[int, str, bytes, bytes]]) -> int | None:
    """The number of the first line (number, text, previous, hash) that does not fit the chain; None when whole."""
    vorige = NUL
    for plaats, (nummer, inhoud, eerder, hash_) in enumerate(regels, 1):
        goed = hashlib.sha256(vorige + inhoud.encode()).digest()
        if nummer != plaats or eerder != vorige or hash_ != goed:
            return plaats
        vorige = hash_
    return None


def log_klopt(controle_id: int) -> bool:
    """Whether the log of a check is the chain that it was."""
    regels = Logregel.objects.filter(controle_id=controle_id).order_by("nummer")
    rijen = [(r.nummer, r.inhoud, bytes(r.vorige), bytes(r.hash)) for r in regels]
    return eerste_breuk(rijen) is None
