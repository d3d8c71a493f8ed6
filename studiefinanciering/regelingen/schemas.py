"""Per one-off scheme: which columns it reads, where its population is read and which rule judges it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import Any

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.foundation.explain import STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.corona import Coronareden, corona_wegvallen_beurs
from studiefinanciering.rules.eenmalig import EenmaligBedrag
from studiefinanciering.rules.energietoeslag import Energiereden, energietoeslag
from studiefinanciering.rules.tegemoetkoming_basisbeurs import (
    Tegemoetkomingsreden,
    tegemoetkoming_basisbeurs,
)
from studiefinanciering.rules.voucher import Voucherreden, voucher

from . import lezen
from .lezen import Bereik, Groep, Kolommen


class Kolomsoort(Enum):
    """What a column holds; the value is how a file writes it."""

    JA_NEE = "ja of nee"
    GETAL = "een heel getal"  # cents, months or a year, never negative
    MAAND = "een maand als 2023-08, of niets"
    CODE = "een code"

    @property
    def dtype(self) -> Any:
        """The element type in memory."""
        soorten = {Kolomsoort.JA_NEE: np.bool_, Kolomsoort.CODE: np.int8}
        return soorten.get(self, np.int64)


_K = Kolomsoort
Lezer = Callable[[BaseDatabaseWrapper, Bereik, Parameters], Groep]


@dataclass(frozen=True, slots=True)
class Schema:
    """One scheme. `definitief`: reasons to give nothing that are decided (and so kept) when a file says so."""

    component: Component
    titel: str
    kolommen: Mapping[str, Kolomsoort]
    redenen: type[IntEnum]
    lees: Lezer
    regel: Callable[..., EenmaligBedrag]
    met_betaalmaand: bool = False
    definitief: frozenset[int] = field(default=frozenset())

    @property
    def naam(self) -> str:
        """The name in lower case: of the .toml, of the run, of the reason of a decision."""
        return self.component.name.lower()

    def bereken(
        self,
        kolommen: Kolommen,
        betaald_in: Maand,
        parameters: Parameters,
        recorder: Recorder = STIL,
    ) -> EenmaligBedrag:
        """The rule over its columns; `betaald_in` counts where the amount is that of the payment."""
        extra: dict[str, Any] = {"betaald_in": betaald_in} if self.met_betaalmaand else {}
        return self.regel(
            **self.getypeerd(kolommen), **extra, parameters=parameters, recorder=recorder
        )

    def getypeerd(self, kolommen: Kolommen) -> Kolommen:
        """Exactly the columns of this scheme, each of its type. Raises KeyError for one that is missing."""
        return {
            naam: np.asarray(kolommen[naam], dtype=soort.dtype)
            for naam, soort in self.kolommen.items()
        }


_SCHEMAS = (
    Schema(
        Component.ENERGIETOESLAG,
        "Energietoeslag voor studenten",
        {
            "is_uitwonend": _K.JA_NEE,
            "aanvullende_beurs": _K.GETAL,
            "heeft_prestatiebeurs_over": _K.JA_NEE,
            "laatste_aanvullende_beurs": _K.GETAL,
            "lening": _K.GETAL,
        },
        Energiereden,
        lezen.lees_energietoeslag,
        energietoeslag,
    ),
    Schema(
        Component.TEGEMOETKOMING_BASISBEURS,
        "Tegemoetkoming gemiste basisbeurs",
        {
            "maanden_met_recht": _K.GETAL,
            "nominale_maanden": _K.GETAL,
            "heeft_diploma_binnen_termijn": _K.JA_NEE,
        },
        Tegemoetkomingsreden,
        lezen.lees_tegemoetkoming,
        tegemoetkoming_basisbeurs,
        met_betaalmaand=True,
    ),
    Schema(
        Component.VOUCHER,
        "Tegemoetkoming studievoorschotvoucher",
        {
            "eerste_studiejaar": _K.GETAL,
            "is_bachelor": _K.JA_NEE,
            "heeft_diploma_binnen_termijn": _K.JA_NEE,
            "verzilverd": _K.GETAL,
            "restwaarde": _K.GETAL,
        },
        Voucherreden,
        lezen.lees_voucher,
        voucher,
        met_betaalmaand=True,
        definitief=frozenset({Voucherreden.VERZILVERD}),
    ),
    Schema(
        Component.CORONA,
        "Tegemoetkoming wegvallen beurs (corona)",
        {
            "onderwijs": _K.CODE,
            "niveau": _K.CODE,
            "laatste_basisbeurs": _K.MAAND,
            "laatste_aanvullende_beurs": _K.MAAND,
        },
        Coronareden,
        lezen.lees_corona,
        corona_wegvallen_beurs,
    ),
)
SCHEMAS: Mapping[Component, Schema] = {schema.component: schema for schema in _SCHEMAS}


def schema_van(regeling: Component | int) -> Schema:
    """The scheme behind a component. Raises KeyError for a component of monthly student finance."""
    return SCHEMAS[Component(regeling)]
