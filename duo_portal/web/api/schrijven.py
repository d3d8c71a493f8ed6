"""Writes: each needs an `Idempotency-Key`; the same key with the same request gives the same answer."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.response import Response

from duo_portal.partners.idempotentie import AnderVerzoek, eenmaal

from .basis import ApiView
from .problemen import NietUitvoerbaar, Ongeldig
from .streng_json import canoniek
from .toegang import Beller

SLEUTEL = r"^[A-Za-z0-9_.:-]{8,64}$"


class SchrijvendeView(ApiView):
    """An endpoint that changes something."""

    def schrijf(self, doe: Callable[[str], tuple[int, Any]]) -> Response:
        """Call `doe` with a key of our own for this write, at most once; it returns status and content.

        Raises `Ongeldig` without a usable header, `NietUitvoerbaar` when the key was used for another request.
        """
        sleutel, beller = self._sleutel(), self.request.user
        if not isinstance(beller, Beller):
            raise TypeError("een schrijvend adres heeft een beller nodig")
        regel = f"{self.request.method} {self.request.path}\n".encode()
        try:
            gegeven = eenmaal(
                houder=beller.houder,
                sleutel=sleutel,
                verzoek=regel + canoniek(self.request.data),
                doe=lambda: doe(_eigen_sleutel(beller.houder, sleutel)),
            )
        except AnderVerzoek:
            raise NietUitvoerbaar(
                _("Deze Idempotency-Key is al gebruikt voor een ander verzoek. Neem een nieuwe.")
            ) from None
        headers = {"Idempotent-Replayed": "true"} if gegeven.is_herhaald else {}
        return Response(gegeven.inhoud, status=gegeven.status, headers=headers)

    def _sleutel(self) -> str:
        sleutel = self.request.headers.get("Idempotency-Key", "")
        if not re.fullmatch(SLEUTEL, sleutel):
            melding = _("Stuur een eigen kenmerk van 8 tot 64 letters, cijfers of - mee.")
            raise Ongeldig({"Idempotency-Key": [melding]}, waar="header")
        return sleutel


def _eigen_sleutel(houder: str, sleutel: str) -> str:
    """The key under which the operation itself knows this write: short, and nobody else's."""
    return "api:" + sha256(f"{houder}|{sleutel}".encode()).hexdigest()[:40]
