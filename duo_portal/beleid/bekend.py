"""What citizens can read about a scheme that is to come: its text, its days, and which proposal it is.

Two roads lead here. A worked example with an `opent_op` in its head is law that was reviewed like code. A proposal of the
desk is published by one colleague and released by another; before that nobody outside sees it.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import get_language

from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation import clock
from duo_portal.identity.rollen import vier_ogen

from .doorrekenen import lees
from .models import Bekendmaking, Doorrekening
from .simulatoren import Simulator, simulator, simulatoren
from .voorstel import Voorstel


class AlVrijgegeven(RuntimeError):
    """It was released before."""


class NaamBezet(ValueError):
    """Something else has this name."""


@dataclass(frozen=True, slots=True)
class Publiek:
    """One scheme at its address. `uitleg` is empty where its own words are part of the program (worked examples)."""

    naam: str
    titel: str
    opent_op: date
    voorstel: Voorstel
    simulator: Simulator
    uitleg: str = ""

    @property
    def begint_op(self) -> date:
        """The first day of the new law."""
        return self.voorstel.begint_op or self.opent_op


def publiek(naam: str) -> Publiek | None:
    """What has this name, when citizens may see it."""
    rij = Bekendmaking.objects.select_related("doorrekening").filter(naam=naam).first()
    if rij is not None:
        return _van_rij(rij) if rij.vrijgegeven_at else None
    return next((p for p in _voorbeelden() if p.naam == naam), None)


def publieke() -> list[Publiek]:
    """Everything that citizens may see, what opens last first."""
    rijen = Bekendmaking.objects.select_related("doorrekening").filter(vrijgegeven_at__isnull=False)
    alle = [*(_van_rij(rij) for rij in rijen), *_voorbeelden()]
    return sorted(
        {p.naam: p for p in reversed(alle)}.values(), key=lambda p: p.opent_op, reverse=True
    )


def maak_bekend(
    doorrekening: Doorrekening,
    *,
    naam: str,
    opent_op: date,
    uitleg: str,
    uitleg_en: str,
    actor: str,
) -> Bekendmaking:
    """Ready for a second person to release. Raises `NaamBezet`."""
    if Bekendmaking.objects.filter(naam=naam).exists() or naam in {p.naam for p in _voorbeelden()}:
        raise NaamBezet("Deze naam bestaat al. Kies een andere naam voor het adres.")
    with transaction.atomic():
        rij = Bekendmaking.objects.create(
            doorrekening=doorrekening,
            naam=naam,
            opent_op=opent_op,
            uitleg=uitleg,
            uitleg_en=uitleg_en,
            gemaakt_door=actor,
        )
        vastleggen(soort="beleid_bekendmaken", actor=actor, uitkomst={"bekendmaking": naam})
    return rij


def geef_vrij(naam: str, *, actor: str) -> Bekendmaking:
    """From now on everybody can read it. Raises `VierOgenVereist`, `AlVrijgegeven`, Bekendmaking.DoesNotExist."""
    with transaction.atomic():
        rij = Bekendmaking.objects.select_for_update().get(naam=naam)
        if rij.vrijgegeven_at is not None:
            raise AlVrijgegeven(f"{rij.vrijgegeven_door} heeft dit al vrijgegeven.")
        vier_ogen(rij.gemaakt_door, actor)
        rij.vrijgegeven_door, rij.vrijgegeven_at = actor, clock.nu()
        rij.save(update_fields=["vrijgegeven_door", "vrijgegeven_at"])
        vastleggen(soort="beleid_vrijgeven", actor=actor, uitkomst={"bekendmaking": naam})
    return rij


def _van_rij(rij: Bekendmaking) -> Publiek:
    naam = rij.doorrekening.simulator
    is_engels = (get_language() or "nl").startswith("en")
    return Publiek(
        naam=rij.naam,
        titel=rij.doorrekening.titel,
        opent_op=rij.opent_op,
        voorstel=lees(rij.doorrekening.voorstel, naam),
        simulator=simulator(naam),
        uitleg=rij.uitleg_en if is_engels else rij.uitleg,
    )


def _voorbeelden() -> list[Publiek]:
    uit = []
    for s in simulatoren():
        for bestand in sorted(s.voorbeelden.glob("*.toml")) if s.voorbeelden else []:
            voorstel = lees(bestand.read_text(encoding="utf-8"), s.naam)
            if voorstel.opent_op is not None:
                uit.append(Publiek(bestand.stem, voorstel.titel, voorstel.opent_op, voorstel, s))
    return uit
