"""Who is at the portal: the person signed in, and the one whose file is open.

A citizen is no account of Django's: there is no password of ours, only a session that an identity provider
began. `Burger` is what a view knows; it is read from the session by `duo_portal.web.burgers`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SESSIE = "burger"
"""The key of a session under which a citizen stands."""


class BurgerRol(StrEnum):
    """As whom someone uses the portal."""

    ZELF = "zelf"
    OUDER = "ouder"
    VERTEGENWOORDIGER = "vertegenwoordiger"
    BALIE = "balie"
    """A clerk at the counter, with the citizen present: only in acts, never in the other pages of the portal."""


@dataclass(frozen=True, slots=True)
class Burger:
    """The person signed in (`aangemeld_id`) and the person whose file is open (`persoon_id`).

    Both are `Persoon.pk` and equal unless someone acts for another. `mag_handelen` is false for a
    representative who may only read. `bevestigd_at` is the last proof of identity (sign-in or again):
    changing an account or contact data wants a fresh one. `heeft_anderen`: at sign-in there were others
    (children, who gave a mandate) for whom this person may act. `balie` is the user name of the clerk who does
    an act at the counter, `gezien` by which document the citizen was recognised there.
    """

    aangemeld_id: int
    persoon_id: int
    rol: BurgerRol
    mag_handelen: bool
    bevestigd_at: datetime
    heeft_anderen: bool = False
    balie: str = ""
    gezien: str = ""

    @property
    def is_zelf(self) -> bool:
        """Whether the own file is open."""
        return self.aangemeld_id == self.persoon_id

    @property
    def actor(self) -> str:
        """How the act is recorded: no name, no number, only which person; at the counter the clerk."""
        if self.balie:
            return f"balie:{self.balie}"[:150]
        return f"burger:{self.aangemeld_id}"
