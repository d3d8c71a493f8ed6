"""A run per one-off scheme: count who would get it, a person signs the preview, then award, in chunks."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import Runsoort, Stapsoort, Werk, registreer
from duo_portal.foundation.clock import AMSTERDAM
from studiefinanciering.operations.regelingen import ken_eenmalig_toe, voorbeeld_eenmalig
from studiefinanciering.rules import REGELVERSIE
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.uitbetalen.berekenen import sleutels, verdeel

from .schemas import SCHEMAS


def runsoort_van(regeling: Component) -> str:
    """The name of the kind of run of a scheme."""
    return f"regeling_{regeling.name.lower()}"


def registreer_regelingen() -> None:
    """Make the runs of all schemes known; called when the app is ready."""
    for component, schema in SCHEMAS.items():
        registreer(
            Runsoort(
                naam=runsoort_van(component),
                titel=f"{schema.titel}: toekennen",
                stappen=_stappen(component),
                versie=lambda: (REGELVERSIE, bekende_wet().fingerprint),
            )
        )


def _stappen(component: Component) -> tuple[Stapsoort, ...]:
    return (
        Stapsoort(
            naam="voorbeeld",
            titel="Voorbeeld: tellen wie het krijgt en hoeveel het kost",
            soort="chunks",
            werk=_voorbeeld(component),
            verdeel=verdeel,
            sleutels=sleutels,
            rekent=True,
        ),
        Stapsoort(
            naam="tekenen",
            titel="Tekenen: een medewerker bekijkt het voorbeeld",
            soort="mens",
            enkel=_toon_voorbeeld,
        ),
        Stapsoort(
            naam="toekennen",
            titel="Toekennen: één besluit per persoon",
            soort="chunks",
            werk=_toekennen(component),
            verdeel=verdeel,
            sleutels=sleutels,
            rekent=True,
        ),
    )


def _voorbeeld(component: Component) -> Werk:
    def werk(
        run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
    ) -> dict[str, Any]:
        """Totals of persons [van, tot) as known at the run's cut-off."""
        return voorbeeld_eenmalig(
            regeling=component,
            personen=(van, tot),
            op=run.peilmoment.astimezone(AMSTERDAM).date(),
            peil=run.peilmoment,
            verbinding=verbinding,
        ).totalen()

    return werk


def _toekennen(component: Component) -> Werk:
    def werk(
        run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
    ) -> dict[str, Any]:
        """Award persons [van, tot) on the same facts as the preview."""
        return ken_eenmalig_toe(
            regeling=component,
            actor=run.geopend_door,
            personen=(van, tot),
            op=run.peilmoment.astimezone(AMSTERDAM).date(),
            peil=run.peilmoment,
            run_id=run.pk,
            verbinding=verbinding,
        ).totalen()

    return werk


def _toon_voorbeeld(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """The preview above the signature."""
    return dict(run.totalen.get("voorbeeld") or {})
