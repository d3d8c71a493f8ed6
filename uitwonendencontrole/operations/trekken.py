"""Draw, once, with the round that was promised; and prove to one person what happened to them."""

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db import connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.gateways.drand import Drand, FakeDrand
from duo_portal.gateways.koppeling import koppeling
from uitwonendencontrole.models import Annulering, Geloot, Lid, Trekking, Verbinding
from uitwonendencontrole.rules import merkle, steekproef
from uitwonendencontrole.rules.baken import Antwoord
from uitwonendencontrole.rules.steekproef import TrekkingGeweigerd, Verbintenis

from . import handtekening
from .vaststellen import LAAG
from .verbinden import grendel, leden_van

BLOK = 1 << LAAG
_GELOOT = """
INSERT INTO uitwonendencontrole_geloot (trekking_id, volgnummer, persoon_id, pseudoniem, lot)
SELECT %(trekking)s, g.volgnummer, l.persoon_id, l.pseudoniem, sha256(%(zaad)s::bytea || l.pseudoniem)
FROM unnest(%(wie)s::bytea[]) WITH ORDINALITY AS g(pseudoniem, volgnummer)
JOIN uitwonendencontrole_lid l ON l.kader_id = %(kader)s AND l.pseudoniem = g.pseudoniem
"""


def verbintenis_van(verbinding: Verbinding) -> Verbintenis:
    """What was published, as the rules read it."""
    return Verbintenis(**json.loads(verbinding.tekst))


@transaction.atomic
def trek(verbinding: Verbinding, *, actor: str) -> Trekking:
    """Draw with the promised round. Raises TrekkingGeweigerd while it is not known, when drawn already or cancelled,
    and AntwoordGeweigerd for an answer of the beacon that contradicts itself.
    """
    grendel(verbinding.kader)
    if Trekking.objects.filter(verbinding=verbinding).exists():
        raise TrekkingGeweigerd("This commitment has had its draw: a draw is never done again.")
    if Annulering.objects.filter(kader=verbinding.kader_id).exists():
        raise TrekkingGeweigerd("This draw was cancelled.")
    antwoord = _antwoord(verbinding)
    zaad = steekproef.zaad_van(verbintenis_van(verbinding), antwoord)
    uit = steekproef.trek(leden_van(verbinding.kader), aantal=verbinding.aantal, zaad=zaad)
    trekking = Trekking.objects.create(
        verbinding=verbinding,
        toeval=antwoord.toeval,
        handtekening=antwoord.handtekening,
        zaad=zaad,
        grens=uit.grens,
        actor=actor,
    )
    waarden: dict[str, Any] = {
        "trekking": trekking.pk,
        "zaad": zaad,
        "kader": verbinding.kader_id,
        "wie": list(uit.getrokken),
    }
    with connection.cursor() as cursor:
        cursor.execute(_GELOOT, waarden)
    vastleggen(soort="trekking", actor=actor, uitkomst={"zaad": zaad.hex()})
    return trekking


def _antwoord(verbinding: Verbinding) -> Antwoord:
    """The promised round, from a beacon that is not believed: its signature is checked here, the rest by `zaad_van`."""
    baken: Drand = koppeling("drand")
    gevonden = (
        baken.ronde(verbinding.keten, verbinding.ronde)
        if verbinding.ronde_at <= bedrijfsdatum.moment()
        else None
    )
    if gevonden is None:
        raise TrekkingGeweigerd(f"Round {verbinding.ronde} is not known yet.")
    antwoord = Antwoord.van_hex(gevonden.nummer, gevonden.randomness, gevonden.signature)
    if not (handtekening.controleer(verbinding.keten, antwoord) or isinstance(baken, FakeDrand)):
        raise TrekkingGeweigerd(
            "The beacon's signature cannot be checked: install the extra `drand` of this project first."
        )
    return antwoord


@dataclass(frozen=True, slots=True)
class Bewijs:
    """What one person may know: in the frame (proof), the chance, and after the draw ticket and outcome."""

    pseudoniem: bytes
    plaats: int
    stappen: tuple[merkle.Stap, ...]
    wortel: bytes
    kans: Fraction
    lot: bytes | None
    is_geloot: bool | None
    volgnummer: int | None = None
    """Which of the lowest tickets it is, from 1; None when not drawn."""

    @property
    def klopt(self) -> bool:
        """Whether the proof leads to the published root."""
        return merkle.klopt(self.pseudoniem, self.stappen, self.wortel)


def bewijs_van(persoon_id: int, verbinding: Verbinding) -> Bewijs | None:
    """The proof of a person in a draw; None for who was not in its frame. Reads one block of the frame."""
    kader = verbinding.kader
    lid = Lid.objects.filter(persoon_id=persoon_id, kader=kader).first()
    if lid is None:
        return None
    begin = lid.plaats - lid.plaats % BLOK
    blok = kader.leden.filter(plaats__gte=begin, plaats__lt=begin + BLOK).order_by("plaats")
    onder = merkle.bouw([bytes(p) for p in blok.values_list("pseudoniem", flat=True)])
    toppen = bytes(kader.toppen)
    boven = merkle.stapel([toppen[i : i + 32] for i in range(0, len(toppen), 32)])
    trekking = Trekking.objects.filter(verbinding=verbinding).first()
    eigen = bytes(lid.pseudoniem)
    geloot = Geloot.objects.filter(trekking=trekking, persoon_id=persoon_id).first()
    return Bewijs(
        pseudoniem=eigen,
        plaats=lid.plaats,
        stappen=onder.bewijs(lid.plaats % BLOK) + boven.bewijs(lid.plaats // BLOK),
        wortel=bytes(kader.wortel),
        kans=Fraction(verbinding.aantal, kader.aantal),
        lot=steekproef.lot(bytes(trekking.zaad), eigen) if trekking else None,
        is_geloot=geloot is not None if trekking else None,
        volgnummer=geloot.volgnummer if geloot else None,
    )
