"""The draw: everybody in the frame has the same chance, and everybody can redo it.

First the frame is frozen as pseudonyms and committed to: `verbind` names the root of its Merkle tree, the numbers, the
method and a round of a public beacon that has not happened yet. When that round is there, `zaad_van` makes the seed from
commitment and round together, so that nobody could choose it. `trek` takes the lowest tickets. What goes in is
pseudonyms and nothing else: no fact about a person can change a chance (tests/architecture/test_loting.py).
"""

import hashlib
import hmac
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from heapq import nsmallest
from itertools import pairwise

from . import merkle
from .baken import Antwoord, Keten, controleer, tijdstip_van

METHODE = "n lowest SHA-256(seed || pseudonym); seed = SHA-256(commitment || randomness)"
SLEUTEL_BYTES = HASH_BYTES = 32


class TrekkingGeweigerd(ValueError):
    """The draw cannot be held like this; the message says why."""


@dataclass(frozen=True, slots=True)
class Verbintenis:
    """What is published before the seed exists. Hashes are hexadecimal; `uitsluitingen` counts people per reason."""

    peildatum: str
    wortel: str
    kader: int
    getrokken: int
    methode: str
    codeversie: str
    uitsluitingen: Mapping[str, int]
    keten: str
    ronde: int

    @property
    def hash(self) -> bytes:
        """SHA-256 over the published text."""
        return hashlib.sha256(self.tekst.encode("ascii")).digest()

    @property
    def tekst(self) -> str:
        """The published text: JSON with sorted names, without spaces, in ASCII."""
        velden = asdict(self) | {"uitsluitingen": dict(self.uitsluitingen)}
        return json.dumps(velden, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


@dataclass(frozen=True, slots=True)
class Trekking:
    """Who was drawn, by ascending ticket. `grens` is the last ticket that was drawn."""

    zaad: bytes
    getrokken: tuple[bytes, ...]
    grens: bytes


def pseudoniem(rondesleutel: bytes, kenmerk: str) -> bytes:
    """HMAC-SHA256 of a person's number under the key of this draw, which stays with the auditor."""
    if len(rondesleutel) < SLEUTEL_BYTES:
        raise TrekkingGeweigerd(f"The key of a draw has at least {SLEUTEL_BYTES} bytes.")
    return hmac.digest(rondesleutel, kenmerk.encode("ascii"), "sha256")


def bevries(pseudoniemen: Collection[bytes]) -> tuple[bytes, ...]:
    """The frame in its published order. Raises TrekkingGeweigerd for nobody, somebody twice or no pseudonym."""
    kader = tuple(sorted(pseudoniemen))
    if not kader:
        raise TrekkingGeweigerd("The frame is empty.")
    if any(len(p) != HASH_BYTES for p in kader):
        raise TrekkingGeweigerd("The frame holds something that is no pseudonym of 32 bytes.")
    if any(een == ander for een, ander in pairwise(kader)):
        raise TrekkingGeweigerd("Somebody stands in the frame twice: the chance would be double.")
    return kader


def verbind(
    kader: Sequence[bytes],
    *,
    aantal: int,
    peildatum: str,
    codeversie: str,
    uitsluitingen: Mapping[str, int],
    keten: Keten,
    ronde: int,
    moment: datetime,
) -> tuple[Verbintenis, merkle.Boom]:
    """Commit to a frozen frame at `moment`, before round `ronde` of the beacon exists.

    `uitsluitingen` are the reasons declared beforehand with the number of people left out for each. Raises
    TrekkingGeweigerd for a number that does not fit the frame and for a round that is not to come.
    """
    if tuple(kader) != bevries(kader):
        raise TrekkingGeweigerd("The frame is not in its published order: freeze it first.")
    if not 1 <= aantal <= len(kader):
        raise TrekkingGeweigerd(f"{aantal} cannot be drawn from {len(kader)}.")
    if any(mensen < 0 for mensen in uitsluitingen.values()):
        raise TrekkingGeweigerd("Fewer than nobody cannot be left out.")
    if tijdstip_van(keten, ronde) <= moment:
        raise TrekkingGeweigerd(f"Round {ronde} is past at {moment.isoformat()}: name one to come.")
    boom = merkle.bouw(kader)
    verbintenis = Verbintenis(
        peildatum=peildatum,
        wortel=boom.wortel.hex(),
        kader=len(kader),
        getrokken=aantal,
        methode=METHODE,
        codeversie=codeversie,
        uitsluitingen=dict(sorted(uitsluitingen.items())),
        keten=keten.hash,
        ronde=ronde,
    )
    return verbintenis, boom


def zaad_van(
    verbintenis: Verbintenis, antwoord: Antwoord | None, *, eerdere: Collection[str] = ()
) -> bytes:
    """SHA-256(commitment || randomness). `eerdere`: commitments (hex) that were drawn from already; never again.

    Raises TrekkingGeweigerd while the round is not known, for another round than the promised one, for an answer that
    contradicts itself and for a commitment that has had its draw.
    """
    if verbintenis.hash.hex() in eerdere:
        raise TrekkingGeweigerd("This commitment has had its draw: a draw is never done again.")
    if antwoord is None:
        raise TrekkingGeweigerd(f"Round {verbintenis.ronde} is not known yet.")
    if antwoord.ronde != verbintenis.ronde:
        raise TrekkingGeweigerd(
            f"Round {antwoord.ronde} was given, but round {verbintenis.ronde} was promised."
        )
    controleer(antwoord)
    return hashlib.sha256(verbintenis.hash + antwoord.toeval).digest()


def lot(zaad: bytes, pseudoniem_: bytes) -> bytes:
    """The ticket of one pseudonym."""
    return hashlib.sha256(zaad + pseudoniem_).digest()


def trek(kader: Sequence[bytes], *, aantal: int, zaad: bytes) -> Trekking:
    """The `aantal` lowest tickets. Asking for more gives the same people first: the next ticket replaces nobody by hand."""
    if not 1 <= aantal <= len(kader):
        raise TrekkingGeweigerd(f"{aantal} cannot be drawn from {len(kader)}.")
    if len(zaad) != HASH_BYTES:
        raise TrekkingGeweigerd("A seed has 32 bytes.")
    laagste = nsmallest(aantal, ((lot(zaad, p), p) for p in kader))
    return Trekking(zaad, tuple(p for _, p in laagste), laagste[-1][0])


def nareken(
    verbintenis: Verbintenis, kader: Sequence[bytes], antwoord: Antwoord, getrokken: Sequence[bytes]
) -> list[str]:
    """What does not hold of a published draw; empty: it comes out the same when redone."""
    mis = []
    if merkle.bouw(bevries(kader)).wortel.hex() != verbintenis.wortel:
        mis.append("the frame is not the one that was committed to")
    if len(kader) != verbintenis.kader:
        mis.append(f"the frame has {len(kader)} pseudonyms, {verbintenis.kader} were committed to")
    try:
        zaad = zaad_van(verbintenis, antwoord)
        opnieuw = trek(bevries(kader), aantal=verbintenis.getrokken, zaad=zaad)
    except ValueError as fout:
        return [*mis, str(fout)]
    if tuple(getrokken) != opnieuw.getrokken:
        mis.append("other pseudonyms were drawn than the seed says")
    return mis


def bestand(
    verbintenis: Verbintenis, kader: Sequence[bytes], antwoord: Antwoord, trekking: Trekking
) -> dict[str, object]:
    """The file that is published of a draw: all that `openbaar/nareken.py` needs to redo it."""
    return {
        "verbintenis": verbintenis.tekst,
        "commitment": verbintenis.hash.hex(),
        "ronde": antwoord.ronde,
        "randomness": antwoord.toeval.hex(),
        "signature": antwoord.handtekening.hex(),
        "zaad": trekking.zaad.hex(),
        "grens": trekking.grens.hex(),
        "pseudoniemen": [p.hex() for p in kader],
        "getrokken": [p.hex() for p in trekking.getrokken],
    }
