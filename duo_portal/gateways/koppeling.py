"""Which partner is reached how: `koppeling("brp")` gives the one that the settings name.

`GATEWAYS` in the settings maps a name to the dotted path of a class or function without arguments. A name that
is not set there gets its fake in demo and test, and is refused elsewhere: no real administration may run on
made-up registers by forgetting a setting. A live client needs an agreement and a certificate of the partner;
none is part of this project, so the seam is here and says so when asked.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

NAMEN = ("brp", "belastingdienst", "rio_rod", "diplomaregister", "bank", "naamcontrole", "drand")

_NEP = {
    "brp": "duo_portal.gateways.brp.FakeBRP",
    "belastingdienst": "duo_portal.gateways.belastingdienst.FakeBelastingdienst",
    "rio_rod": "duo_portal.gateways.rio_rod.FakeRioRod",
    "diplomaregister": "duo_portal.gateways.diplomaregister.FakeDiplomaregister",
    "bank": "duo_portal.gateways.bank.kanaal.BestandsKanaal",
    "naamcontrole": "duo_portal.gateways.naamcontrole.FakeNaamcontrole",
    "drand": "duo_portal.gateways.drand.FakeDrand",
}
_gemaakt: dict[str, Any] = {}


class KoppelingNietIngericht(RuntimeError):
    """A partner is asked for that this installation has no way to: name one in GATEWAYS."""


def koppeling(naam: str) -> Any:
    """The way to the partner `naam` (one object per process); raises `KoppelingNietIngericht`."""
    if naam not in NAMEN:
        raise KoppelingNietIngericht(f"'{naam}' is geen koppeling; kies uit {', '.join(NAMEN)}.")
    if naam not in _gemaakt:
        _gemaakt[naam] = _fabriek(naam)()
    return _gemaakt[naam]


def _fabriek(naam: str) -> Callable[[], Any]:
    gekozen = getattr(settings, "GATEWAYS", {}).get(naam)
    if gekozen is None and not (settings.DEMO_MODE or naam == "bank"):
        raise KoppelingNietIngericht(
            f"De koppeling '{naam}' is niet ingericht: noem haar in GATEWAYS. Een nagemaakt register "
            "is er alleen voor demo en test."
        )
    fabriek: Callable[[], Any] = import_string(gekozen or _NEP[naam])
    return fabriek


@contextmanager
def met_koppeling(naam: str, partner: Any) -> Iterator[Any]:
    """For demo and tests: let `koppeling(naam)` give this object for a while."""
    vorige = _gemaakt.get(naam)
    _gemaakt[naam] = partner
    try:
        yield partner
    finally:
        _gemaakt.pop(naam, None)
        if vorige is not None:
            _gemaakt[naam] = vorige


def zet_koppeling(naam: str, partner: Any) -> None:
    """For the demo: let `koppeling(naam)` give this object in this process from now on."""
    if naam not in NAMEN:
        raise KoppelingNietIngericht(f"'{naam}' is geen koppeling; kies uit {', '.join(NAMEN)}.")
    _gemaakt[naam] = partner
