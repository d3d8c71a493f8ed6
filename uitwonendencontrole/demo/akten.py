"""One draw among the living-away students of the demo, with a real round of the beacon of 15 September 2023."""

from datetime import date

from duo_portal.batches.draaiboek import Akte, Toneel, registreer_akte
from uitwonendencontrole.models import Verbinding
from uitwonendencontrole.operations.trekken import trek
from uitwonendencontrole.operations.vaststellen import stel_kader_vast
from uitwonendencontrole.operations.verbinden import verbind
from uitwonendencontrole.queries import uitwonenden_op

PEILDATUM, BELOOFT_OP, TREKT_OP = date(2023, 9, 1), date(2023, 9, 14), date(2023, 9, 16)
RONDE, ACTOR = 657_413, "demo"
EEN_OP = 3
"""One in three is drawn: far more than in reality, so that a small demo has somebody who was."""


def beloof(toneel: Toneel) -> None:
    """Freeze and publish; again does nothing."""
    if Verbinding.objects.filter(ronde=RONDE).exists():
        return
    if not uitwonenden_op(PEILDATUM).exists():
        toneel.vertel("    niemand heeft een uitwonendenbeurs: geen trekking")
        return
    kader = stel_kader_vast(peildatum=PEILDATUM, actor=ACTOR)
    aantal = max(kader.aantal // EEN_OP, 1)
    verbind(kader, aantal=aantal, ronde=RONDE, actor=ACTOR)
    toneel.vertel(f"    {aantal} van {kader.aantal} worden geloot, met ronde {RONDE} van drand")


def loot(toneel: Toneel) -> None:
    """Draw; again does nothing."""
    for verbinding in Verbinding.objects.filter(ronde=RONDE, trekking=None):
        trekking = trek(verbinding, actor=ACTOR)
        toneel.vertel(f"    {trekking.geloot.count()} studenten geloot")


def registreer() -> None:
    """Called once, when the app is ready."""
    registreer_akte(Akte(BELOOFT_OP, "trekking_beloven", "een loting wordt aangekondigd", beloof))
    registreer_akte(Akte(TREKT_OP, "trekking", "de loting voor de controle", loot))
