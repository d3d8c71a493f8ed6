"""Refusals in words for whoever reads them; nothing was done when one is raised."""


class RegelingGeweigerd(ValueError):
    """This cannot be done (now); the message tells why and what can be."""
