"""Answers of a public beacon of randomness (drand): which round happens when, and whether an answer fits itself.

`controleer` checks that the randomness is the SHA-256 of the signature. That the signature is the beacon's own (BLS) is
checked by `operations/handtekening.py`, with an optional library. Nothing here uses the network: answers are given, stored ones in demo and tests.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

BESTAND = Path(__file__).resolve().parents[1] / "parameters" / "drand.toml"


class AntwoordGeweigerd(ValueError):
    """The beacon's answer cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Keten:
    """A chain of the beacon: round r happens at `begin` + (r - 1) x `seconden`. `sleutel`: its public key.

    In a chained one (`is_geketend`) each round also signs the signature before it.
    """

    naam: str
    hash: str
    begin: datetime
    seconden: int
    sleutel: str
    is_geketend: bool


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One round as the beacon gives it."""

    ronde: int
    toeval: bytes
    handtekening: bytes

    @classmethod
    def van_hex(cls, ronde: int, toeval: str, handtekening: str) -> "Antwoord":
        """An answer as it is published. Raises AntwoordGeweigerd for what is not hexadecimal."""
        try:
            return cls(ronde, bytes.fromhex(toeval), bytes.fromhex(handtekening))
        except ValueError as fout:
            raise AntwoordGeweigerd(f"Round {ronde}: {fout}") from fout


@cache
def ketens() -> dict[str, Keten]:
    """The known chains by their name."""
    tabellen = tomllib.loads(BESTAND.read_text(encoding="utf-8"))["keten"]
    return {
        naam: Keten(
            naam,
            t["hash"],
            datetime.fromtimestamp(t["genesis"], UTC),
            t["seconden"],
            t["public_key"],
            t["is_geketend"],
        )
        for naam, t in tabellen.items()
    }


@cache
def bewaarde_antwoorden() -> dict[tuple[str, int], Antwoord]:
    """Stored answers by chain and round, for demo and tests without a network."""
    tabellen = tomllib.loads(BESTAND.read_text(encoding="utf-8"))["antwoord"]
    return {
        (t["keten"], t["ronde"]): Antwoord.van_hex(t["ronde"], t["randomness"], t["signature"])
        for t in tabellen
    }


def tijdstip_van(keten: Keten, ronde: int) -> datetime:
    """When a round happens. Raises AntwoordGeweigerd for a round that does not exist."""
    if ronde < 1:
        raise AntwoordGeweigerd(f"There is no round {ronde}: the first is 1.")
    return keten.begin + timedelta(seconds=(ronde - 1) * keten.seconden)


def eerste_ronde_na(keten: Keten, moment: datetime) -> int:
    """The first round that happens after this moment."""
    if moment < keten.begin:
        return 1
    return (moment - keten.begin) // timedelta(seconds=keten.seconden) + 2


def controleer(antwoord: Antwoord) -> None:
    """Raise AntwoordGeweigerd unless the randomness is the SHA-256 of the signature."""
    if (
        not antwoord.handtekening
        or hashlib.sha256(antwoord.handtekening).digest() != antwoord.toeval
    ):
        raise AntwoordGeweigerd(
            f"Round {antwoord.ronde}: the randomness is not that of its signature."
        )
