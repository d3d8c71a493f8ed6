"""Reading checks: the student's own case whole, a desk list per role with only what that role needs, and counts."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from uitwonendencontrole.models import (
    Belnotitie,
    Bewijsstuk,
    Bezoek,
    Boete,
    Controle,
    Herziening,
    Logregel,
    Stand,
    Verslag,
    Voornemen,
)

from .kern import log_klopt
from .overgangen import OPEN, ZIET, Uitleg
from .woongegevens import Woongegevens, woongegevens


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One line of the log, in order."""

    nummer: int
    op: date
    daad: str
    van: str
    naar: str
    actor: str
    gegevens: dict[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class Zaak:
    """The whole of an own case: what the student sees."""

    controle: Controle
    uitleg: Uitleg
    kop: str | Promise
    termijn_tot: date | None
    mag_uitstel: bool
    bewijs: list[Bewijsstuk]
    bezoek: Bezoek | None
    verslag: Verslag | None
    voornemen: Voornemen | None
    herziening: Herziening | None
    boete: Boete | None
    gesprekken: list[Belnotitie]
    log: list[Gebeurtenis]
    log_klopt: bool


def zaak_van(persoon_id: int) -> Zaak | None:
    """The last check of this person, with everything in it; None for who was never checked."""
    controle = Controle.objects.filter(persoon_id=persoon_id).order_by("-pk").first()
    return zaak(controle) if controle else None


def zaken_van(persoon_id: int) -> QuerySet[Controle]:
    """Every check of this person, the latest first."""
    return Controle.objects.filter(persoon_id=persoon_id).order_by("-pk")


def zaak(controle: Controle) -> Zaak:
    """A case as its student sees it."""
    bezoek = controle.bezoeken.order_by("-pk").first()
    herziening = Herziening.objects.filter(controle=controle).first()
    uitleg = ZIET[Stand(controle.stand)]
    return Zaak(
        controle=controle,
        uitleg=uitleg,
        kop=uitleg.kop,
        termijn_tot=controle.termijn_tot,
        mag_uitstel=controle.stand == Stand.BEWIJS_GEVRAAGD and not controle.is_verlengd,
        bewijs=list(controle.bewijs.order_by("pk")),
        bezoek=bezoek,
        verslag=Verslag.objects.filter(bezoek__controle=controle).order_by("-pk").first(),
        voornemen=controle.voornemens.order_by("-pk").first(),
        herziening=herziening,
        boete=Boete.objects.filter(herziening=herziening).first() if herziening else None,
        gesprekken=list(controle.gesprekken.order_by("pk")),
        log=log_van(controle.pk),
        log_klopt=log_klopt(controle.pk),
    )


def log_van(controle_id: int) -> list[Gebeurtenis]:
    """The log of a check, in order."""
    return [
        Gebeurtenis(
            nummer=regel.nummer,
            op=date.fromisoformat(inhoud["op"]),
            daad=inhoud["daad"],
            van=inhoud["van"],
            naar=inhoud["naar"],
            actor=inhoud["actor"],
            gegevens=inhoud["gegevens"],
            hash=bytes(regel.hash).hex(),
        )
        for regel in Logregel.objects.filter(controle_id=controle_id).order_by("nummer")
        for inhoud in [json.loads(regel.inhoud)]
    ]


_VRAAGT = (Stand.BEWIJS_GEVRAAGD, Stand.AFSPRAAK_AANGEBODEN, Stand.RAPPORT_TER_CORRECTIE, Stand.VOORNEMEN)  # fmt: skip
VRAAG_OPEN_CONTROLE = (
    "SELECT FROM uitwonendencontrole_controle c WHERE c.persoon_id = %(wie)s AND c.stand IN ("
    + ", ".join(f"'{stand.value}'" for stand in _VRAAGT)
    + ")"
)
"""For the start page: whether a check of this person asks or tells something now (`duo_portal.web.vlaggen`)."""


@dataclass(frozen=True, slots=True)
class Blind:
    """All that a reviewer sees: the key of the check, residence facts, evidence. No name, number, birth or parents."""

    uuid: UUID
    stand: str
    termijn_tot: date | None
    woont: Woongegevens | None
    bewijs: list[Bewijsstuk]


def blind(controle: Controle) -> Blind:
    """A file for a reviewer, as it was when the check was opened. Whoever shows it records that as a look."""
    return Blind(
        uuid=controle.uuid,
        stand=controle.stand,
        termijn_tot=controle.termijn_tot,
        woont=woongegevens(controle.persoon_id, controle.geopend_op),
        bewijs=list(controle.bewijs.order_by("pk")),
    )


@dataclass(frozen=True, slots=True)
class Werk:
    """A line of a desk list: key, state, term, and by whom; no person."""

    uuid: UUID
    stand: str
    stand_sinds: date
    termijn_tot: date | None


def werk_voor(gebruiker: str, rol: str) -> list[Werk]:
    """What waits for this colleague as `beoordelaar`, `tweede`, `voornemen`, `beslisser`, `boete` or `bezwaar`.

    Own cases of another role are left out: nobody judges the own work. The oldest term first.
    """
    vraag = Controle.objects.filter(_ROLLEN[rol](gebruiker))
    eigen = Q(beoordelaar__iexact=gebruiker) | Q(beoordelingen__door__iexact=gebruiker)
    if rol != "beoordelaar":
        vraag = vraag.exclude(pk__in=Controle.objects.filter(eigen).values("pk"))
    return _werk(vraag.distinct())


def _beoordelaar(wie: str) -> Q:
    eigen = (Stand.DOSSIERONDERZOEK, Stand.BEWIJS_GEVRAAGD, Stand.BEZOEK_GING_NIET_DOOR, Stand.RAPPORT_TER_CORRECTIE)  # fmt: skip
    return Q(stand=Stand.GELOOT) | Q(stand__in=eigen, beoordelaar__iexact=wie)


_ROLLEN: dict[str, Callable[[str], Q]] = {
    "beoordelaar": _beoordelaar,
    "tweede": lambda _wie: Q(
        stand__in=[Stand.DOSSIERONDERZOEK, Stand.BEWIJS_GEVRAAGD, Stand.RAPPORT_TER_CORRECTIE],
        beoordelingen__isnull=False,
        beoordelingen__tweede=None,
    ),
    "voornemen": lambda _wie: Q(
        stand__in=[Stand.BEWIJS_GEVRAAGD, Stand.RAPPORT_TER_CORRECTIE], bevindingen__isnull=False
    ),
    "beslisser": lambda _wie: Q(stand=Stand.VOORNEMEN),
    "boete": lambda _wie: Q(
        stand=Stand.BESLUIT_HERZIENING, herziening__voornemen__is_boete_mogelijk=True
    ),
    "bezwaar": lambda _wie: Q(stand__in=[Stand.BEZWAAR, Stand.BEROEP]),
}


def _werk(vraag: QuerySet[Controle]) -> list[Werk]:
    rijen = vraag.order_by("termijn_tot", "pk")
    return [Werk(c.uuid, c.stand, c.stand_sinds, c.termijn_tot) for c in rijen]


@dataclass(frozen=True, slots=True)
class Bezoekwerk:
    """All that a visitor sees: when, where, who goes along. Nothing of the rest of the file."""

    uuid: UUID
    adres: str
    begin: datetime
    eind: datetime
    bezoekers: list[str]


def bezoeken_van(gebruiker: str) -> list[Bezoekwerk]:
    """The appointments that this visitor still has to keep, by moment."""
    open_ = Bezoek.objects.filter(
        uitkomst=Bezoek.Uitkomst.OPEN,
        gekozen__isnull=False,
        bezoekers__icontains=gebruiker,
        controle__stand=Stand.AFSPRAAK_AANGEBODEN,
    ).select_related("controle")
    uit = []
    for bezoek in open_:
        if gebruiker.casefold() not in {naam.casefold() for naam in bezoek.bezoekers}:
            continue
        begin, eind = (datetime.fromisoformat(t) for t in bezoek.tijdvakken[bezoek.gekozen or 0])
        woont = woongegevens(bezoek.controle.persoon_id, bezoek.controle.geopend_op)
        uit.append(Bezoekwerk(bezoek.uuid, woont.adres if woont else "", begin, eind, bezoek.bezoekers))  # fmt: skip
    return sorted(uit, key=lambda b: b.begin)


def trechter(*, trekking_ids: Iterable[int] | None = None) -> dict[str, int]:
    """How many checks ever came to each state: the funnel of the bias monitor, as counts of many."""
    vraag = Logregel.objects.all()
    if trekking_ids is not None:
        vraag = vraag.filter(controle__geloot__trekking_id__in=list(trekking_ids))
    uit = {str(stand): 0 for stand in Stand}
    for stand in uit:
        raak = vraag.filter(inhoud__contains=f'"naar":"{stand}"')
        uit[stand] = raak.aggregate(n=Count("controle", distinct=True))["n"]
    return uit


def open_controles() -> QuerySet[Controle]:
    """Every check that a stop would freeze."""
    return Controle.objects.filter(stand__in=OPEN)
