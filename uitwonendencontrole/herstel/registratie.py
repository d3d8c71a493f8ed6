"""What this room brings to the house; called when the app is ready."""

from . import bulkrun


def registreer() -> None:
    """Make the run known."""
    bulkrun.registreer_run()
