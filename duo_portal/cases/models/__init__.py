"""Cases with their road and the work for people; each room of cases has its own file beside `zaken`."""

from .zaken import Werkopdracht, Zaak, ZaakStap

__all__ = ["Werkopdracht", "Zaak", "ZaakStap"]
