"""What people and planners do with a run: open, sign, release, cancel, resume, resolve. All audited."""

from .openen import MagNietOpenen, RunAlGeopend, open_run
from .oplossen import PostAlOpgelost, los_post_op
from .ordenen import RunNietTeOrdenen, annuleer, hervat
from .tekenen import NietsTeTekenen, RedenNodig, VierOgenGeweigerd, geef_vrij, teken

__all__ = [
    "MagNietOpenen",
    "NietsTeTekenen",
    "PostAlOpgelost",
    "RedenNodig",
    "RunAlGeopend",
    "RunNietTeOrdenen",
    "VierOgenGeweigerd",
    "annuleer",
    "geef_vrij",
    "hervat",
    "los_post_op",
    "open_run",
    "teken",
]
