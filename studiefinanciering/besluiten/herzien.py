"""Decisions in force, worked out anew: which ones come out differently, by how much and why."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.dossier.lezen import Dossiers
from studiefinanciering.rules.feiten import Int
from studiefinanciering.rules.herzien_termijn import Grond, mag_herzien

from .kiezen import Gekozen
from .rekenen import Berekend, reken
from .verschil import andere_regels, gewijzigde_feiten


@dataclass(frozen=True, slots=True)
class Herziening:
    """What would be decided differently: `berekend` holds only those; `oud` their former sums in cents."""

    berekend: Berekend
    oud: Int
    nieuw: Int
    gewijzigd: list[list[dict[str, Any]]]
    bekeken: int
    te_laat: int

    @property
    def ongewijzigd(self) -> int:
        return self.bekeken - len(self.berekend) - self.te_laat

    def totalen(self) -> dict[str, int]:
        """The preview: how many change, by how much (cents, more and less apart), because of which facts."""
        verschil = self.nieuw - self.oud
        redenen = Counter(
            feit for lijst in self.gewijzigd for feit in {wijziging["feit"] for wijziging in lijst}
        )
        return {
            "bekeken": self.bekeken,
            "anders": len(self.berekend),
            "te_laat": self.te_laat,
            "uitval": len(self.berekend.uitval),
            "meer_centen": int(verschil[verschil > 0].sum()),
            "minder_centen": int(-verschil[verschil < 0].sum()),
            **{f"door_{feit}": aantal for feit, aantal in sorted(redenen.items())},
        }

    def uitvoerbaar_vanaf(self, dag: date, parameters: Parameters) -> list[date]:
        """Who gets less waits `wacht_dagen` (Awb 6:16: normally none); the rest at once."""
        wacht = parameters.waarde("herziening.terugvordering.wacht_dagen", dag)
        later = dag + timedelta(days=wacht)
        return [later if minder else dag for minder in (self.nieuw < self.oud).tolist()]


def bereken_herziening(
    verbinding: BaseDatabaseWrapper,
    dossiers: Dossiers,
    gekozen: Gekozen,
    *,
    grond: Grond,
    dag: date,
    parameters: Parameters,
) -> Herziening:
    """Work the chosen decisions out anew; those whose term of art. 7.1(3) has passed are only counted."""
    berekend = reken(dossiers, gekozen, parameters)
    anders, sommen = andere_regels(verbinding, berekend)
    op_tijd = _op_tijd(berekend.gekozen.tot[anders].tolist(), grond, dag, parameters)
    blijft = anders[op_tijd]
    deel = berekend.deel(blijft)
    return Herziening(
        berekend=deel,
        oud=np.array([sommen[g] for g in blijft.tolist()], dtype=np.int64),
        nieuw=deel.regels.som(len(deel)),
        gewijzigd=gewijzigde_feiten(verbinding, deel),
        bekeken=len(gekozen),
        te_laat=int(len(anders) - len(blijft)),
    )


def _op_tijd(einden: list[int], grond: Grond, dag: date, parameters: Parameters) -> np.ndarray:
    """Of each end of an award period (month index) whether a revision may still be taken."""
    mag = {
        einde: mag_herzien(Maand.van_index(einde).eerste_dag, grond, dag, parameters)
        for einde in set(einden)
    }
    return np.array([mag[einde] for einde in einden], dtype=np.bool_)
