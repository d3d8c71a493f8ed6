"""What this room brings to the house; called when the app is ready."""


def registreer() -> None:
    """Make runs, letters, panels and checks of this room known."""
