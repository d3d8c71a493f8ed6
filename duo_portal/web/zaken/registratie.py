"""What this room brings to the house; called when the app is ready."""

from . import brief, rechten


def registreer() -> None:
    """Letters, and who handles objections."""
    brief.registreer()
    rechten.registreer()
