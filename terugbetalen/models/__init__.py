"""What terugbetalen keeps besides the ledger: since when somebody repays and what was decided; never an amount owed."""

from .inlezen import Inleesbestand, Quarantaine
from .terugbetaling import Feit, Renteperiode, Terugbetaling
from .vaststelling import Parameterset, Vaststelling, Voorstel

__all__ = [
    "Feit",
    "Inleesbestand",
    "Parameterset",
    "Quarantaine",
    "Renteperiode",
    "Terugbetaling",
    "Vaststelling",
    "Voorstel",
]
