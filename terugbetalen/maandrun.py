"""The run of a month (`einde_studie`): what comes by itself for who repays or begins to.

Who stopped studying begins, who studies again stands still, what is over lapses, and on 1 January the rate of five
years is fixed for whoever the run of November did not reach.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import Runsoort, StapGeweigerd, Stapsoort, registreer
from duo_portal.foundation.period import Maand

from .batches import EINDE_STUDIE, sleutels, verdeel
from .operations.klokken import herzie_reeks
from .operations.kwijtschelden import verval_reeks
from .operations.rentevast import zet_vast_reeks
from .operations.schorsen import leg_schorsingen
from .operations.starten import start_gestopten
from .operations.studievragen import werk_vragen_bij
from .operations.vaststellen import REGELVERSIE
from .rules.parameters import bekende_wet
from .rules.rente import RenteOntbreekt


def _begin_terugbetaling(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    return dict(start_gestopten(van, tot, Maand.van(run.periode)))


def _schors(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    maand = Maand.van(run.periode)
    uit = dict(leg_schorsingen(van, tot, maand))
    gevraagd = werk_vragen_bij(van, tot, maand)
    return {**uit, **gevraagd} if any(gevraagd.values()) else uit


def _verval(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    uit = dict(verval_reeks(van, tot, run.periode))
    herzien = herzie_reeks(van, tot, Maand.van(run.periode))
    return {**uit, "klokken_herzien": herzien} if herzien else uit


def _zet_rente_vast(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """Who began after the run of November has a fixed rate too, from the first of this month's period."""
    maand = Maand.van(run.periode)
    try:
        return dict(zet_vast_reeks(maand, van=van, tot=tot, verbinding=verbinding))
    except RenteOntbreekt as fout:
        raise StapGeweigerd(str(fout)) from fout


def _versie() -> tuple[str, str]:
    return REGELVERSIE, bekende_wet().fingerprint


def registreer_maandrun() -> None:
    """Make the kind of run known; called when the app is ready."""
    delen: dict[str, Any] = {"soort": "chunks", "verdeel": verdeel, "sleutels": sleutels}
    registreer(
        Runsoort(
            naam=EINDE_STUDIE,
            titel="Einde van de studie: wie gaat terugbetalen",
            stappen=(
                Stapsoort(
                    naam="beginnen",
                    titel="Beginnen en brieven klaarleggen",
                    werk=_begin_terugbetaling,
                    **delen,
                ),
                Stapsoort(
                    naam="schorsen", titel="Stilzetten: wie weer studeert", werk=_schors, **delen
                ),
                Stapsoort(
                    naam="vervallen",
                    titel="Laten vervallen: einde van de aflosfase en overlijden",
                    werk=_verval,
                    **delen,
                ),
                Stapsoort(
                    naam="rente_vast",
                    titel="Rente vastzetten voor vijf jaar",
                    werk=_zet_rente_vast,
                    **delen,
                ),
            ),
            versie=_versie,
        )
    )
