"""One movement on our account, as the apps above get it from a statement."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Bankregel:
    """One movement on our account, in cents (money in is positive). `deel` is its place in a collected entry.

    For the booking of a batch of ours `msg_id`, `groep_id` and `aantal` are filled; for a payment or collection
    that came back `end_to_end_id` and `retour_reden` (ISO code). The last four are those of `camt053`.
    """

    rekening: str = field(repr=False)
    entry_ref: str
    deel: int
    bedrag_centen: int
    boekdatum: date
    valutadatum: date
    msg_id: str
    groep_id: str
    aantal: int
    end_to_end_id: str
    retour_reden: str
    is_storno: bool
    tegenrekening: str = field(repr=False)
    naam: str = field(repr=False)
    omschrijving: str = field(repr=False)
    mandaat_id: str = ""
    kenmerk: str = field(default="", repr=False)
    oorspronkelijk_centen: int | None = None
    soort: str = ""

    @property
    def sleutel(self) -> str:
        """Unique for ever: the idempotency key of what is booked for this line."""
        return f"camt:{self.rekening[-10:]}:{self.entry_ref}:{self.deel}"
