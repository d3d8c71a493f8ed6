"""Found by the admin's autodiscovery: brings in the registrations of `desk/`."""

from studiefinanciering.desk import bank, besluiten, lijsten, studenten, uitbetalingen, vorderingen

__all__ = ["bank", "besluiten", "lijsten", "studenten", "uitbetalingen", "vorderingen"]
