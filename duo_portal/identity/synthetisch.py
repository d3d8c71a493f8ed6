"""Made-up people may exist only where the installation says it is a demo or a test."""

from django.conf import settings


class MassapersoonGeweigerd(PermissionError):
    """A synthetic mass person was asked for where real people may be administered."""


def eis_demo(wat: str) -> None:
    """Raise `MassapersoonGeweigerd` unless `settings.DEMO_MODE` (demo, test, bench)."""
    if not settings.DEMO_MODE:
        raise MassapersoonGeweigerd(
            f"{wat} kan alleen in demo of test: zet DEMO_MODE aan, of gebruik echte gegevens."
        )
