"""What can go wrong when an embedded server is asked for; every message says what to do next."""


class EmbeddedError(RuntimeError):
    """An embedded server could not be started, stopped or found."""
