"""What letters remember.

`brief` (the frozen letter, who read it, the bytes of its PDF), `verzending` (the outbox and the batches for the
printer), `campagne` (bulk sends) and `duidelijk` (was this clear?).
"""

from .brief import Brief, BriefHash, BriefPdf, GelezenOp
from .campagne import Campagne, Campagnepersoon
from .duidelijk import Duidelijkheid
from .verzending import Drukpartij, UitgaandBericht

__all__ = [
    "Brief",
    "BriefHash",
    "BriefPdf",
    "Campagne",
    "Campagnepersoon",
    "Drukpartij",
    "Duidelijkheid",
    "GelezenOp",
    "UitgaandBericht",
]
