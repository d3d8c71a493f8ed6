"""Promise and publish, before the seed can exist; or cancel in public."""

import hashlib
from functools import cache
from pathlib import Path

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from uitwonendencontrole.models import Annulering, Kader, Trekking, Verbinding
from uitwonendencontrole.rules import baken, merkle, steekproef
from uitwonendencontrole.rules.steekproef import TrekkingGeweigerd

QUICKNET = "quicknet"


@cache
def codeversie() -> str:
    """SHA-256 over the source of the draw itself, so that anybody can see which code was promised."""
    bron = b"".join(_lees(module.__file__) for module in (steekproef, merkle, baken))
    return hashlib.sha256(bron).hexdigest()


def _lees(pad: str | None) -> bytes:
    return Path(str(pad)).read_bytes()


@transaction.atomic
def verbind(
    kader: Kader, *, aantal: int, ronde: int, actor: str, keten: str = QUICKNET
) -> Verbinding:
    """Commit to drawing `aantal` from this frame with a round that is still to come.

    Raises TrekkingGeweigerd for a number that does not fit, a round that is past, an unknown chain, a frame that has
    its promise already or was cancelled, and for members that are not those of the frame.
    """
    grendel(kader)
    if Verbinding.objects.filter(kader=kader).exists():
        raise TrekkingGeweigerd("This frame has its promise already: it is never done again.")
    if Annulering.objects.filter(kader=kader).exists():
        raise TrekkingGeweigerd("This frame was cancelled: freeze a new one.")
    if keten not in baken.ketens():
        raise TrekkingGeweigerd(
            f"Chain {keten} is not known: choose from {', '.join(baken.ketens())}."
        )
    schakel = baken.ketens()[keten]
    if schakel.is_geketend:
        raise TrekkingGeweigerd(
            f"Chain {keten} signs the round before as well: promise one that can be checked alone, such as {QUICKNET}."
        )
    belofte, boom = steekproef.verbind(
        leden_van(kader),
        aantal=aantal,
        peildatum=kader.peildatum.isoformat(),
        codeversie=codeversie(),
        uitsluitingen=kader.uitsluitingen,
        keten=schakel,
        ronde=ronde,
        moment=bedrijfsdatum.moment(),
    )
    if boom.wortel != bytes(kader.wortel):
        raise TrekkingGeweigerd("The members are not those that the frame was frozen with.")
    vastleggen(
        soort="trekking_verbinden",
        actor=actor,
        uitkomst={"kader": str(kader.uuid), "commitment": belofte.hash.hex()},
    )
    return Verbinding.objects.create(
        kader=kader,
        tekst=belofte.tekst,
        hash=belofte.hash,
        aantal=aantal,
        keten=schakel.hash,
        ronde=ronde,
        ronde_at=baken.tijdstip_van(schakel, ronde),
        actor=actor,
    )


@transaction.atomic
def annuleer(kader: Kader, *, reden: str, actor: str) -> Annulering:
    """Cancel a draw that cannot go on. Raises TrekkingGeweigerd without a reason and after the draw."""
    grendel(kader)
    if not reden.strip():
        raise TrekkingGeweigerd("A draw is cancelled with a reason.")
    if Trekking.objects.filter(verbinding__kader=kader).exists():
        raise TrekkingGeweigerd("This draw was held: its result stays.")
    vastleggen(soort="trekking_annuleren", actor=actor, uitkomst={"kader": str(kader.uuid)})
    return Annulering.objects.create(kader=kader, reden=reden.strip(), actor=actor)


def grendel(kader: Kader) -> None:
    """Nobody else promises, draws or cancels with this frame until the transaction ends."""
    eenmalig(f"trekking:{kader.uuid}")


def leden_van(kader: Kader) -> tuple[bytes, ...]:
    """The pseudonyms in their published order."""
    rijen = kader.leden.order_by("plaats").values_list("pseudoniem", flat=True)
    return tuple(bytes(rij) for rij in rijen.iterator(chunk_size=20_000))
