"""What is kept: of a draw frame, promise, result (insert-only); of a check its state, log, evidence, decisions."""

from .besluit import Belnotitie, Bevinding, Boete, Herziening, Voornemen
from .bewijs import Aanwijzing, Bewijsstuk, Bezoek, Verslag
from .controle import Beoordeling, Controle, Logregel, Overgangspaar, Stand, TweedeOordeel
from .herstel import Herstelopdracht, Herstelregel, Meetperiode, Opheffing, Stilstand
from .trekking import Annulering, Geloot, Kader, Lid, Trekking, Verbinding

__all__ = [
    "Aanwijzing",
    "Annulering",
    "Belnotitie",
    "Beoordeling",
    "Bevinding",
    "Bewijsstuk",
    "Bezoek",
    "Boete",
    "Controle",
    "Geloot",
    "Herstelopdracht",
    "Herstelregel",
    "Herziening",
    "Kader",
    "Lid",
    "Logregel",
    "Meetperiode",
    "Opheffing",
    "Overgangspaar",
    "Stand",
    "Stilstand",
    "Trekking",
    "TweedeOordeel",
    "Verbinding",
    "Verslag",
    "Voornemen",
]
