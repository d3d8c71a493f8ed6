"""The rounds of `operations.herzien` over a student's years, remembered instead of written."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from studiefinanciering.besluiten.herzien import Herziening, bereken_herziening
from studiefinanciering.besluiten.kiezen import kies_besluiten
from studiefinanciering.dossier.lezen import Dossiers, lees_dossiers
from studiefinanciering.dossier.verleden import BESLUITSTAND
from studiefinanciering.models import Toekenningsregel
from studiefinanciering.queries import geldende_besluiten
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.herzien_termijn import Grond
from studiefinanciering.rules.parameters import bekende_wet

from .stel import Bronnen, Wijziging

Bedragen = dict[tuple[int, int], tuple[int, int]]
"""(month index, component) → (cents, form)."""


@dataclass
class Droogloop:
    """The rounds of `herzien`, with the outcome of each remembered instead of written."""

    persoon_id: int
    gezin_id: int
    wijziging: Wijziging
    grond: Grond
    op: date
    bedragen: Bedragen
    eindstanden: dict[int, list[int]] = field(default_factory=dict)
    laatste: tuple[int, list[int]] | None = None
    is_te_laat: bool = False
    vraagt_mens: bool = False

    def reken(self, jaar: int) -> None:
        """Take the decisions of a calendar year anew, one after the other."""
        wet, gedaan = bekende_wet(), list[int]()
        dossiers = lees_dossiers(
            connection,
            gezin_van=self.gezin_id,
            gezin_tot=self.gezin_id + 1,
            van=Maand(jaar, 1),
            tot=Maand(jaar + 1, 1),
            peil=bedrijfsdatum.moment(),
            parameters=wet,
            stel=self._stel,
        )
        wie = np.array([self.persoon_id], dtype=np.int64)
        while len(gekozen := kies_besluiten(dossiers, wie, gedaan)):
            herziening = bereken_herziening(
                connection, dossiers, gekozen, grond=self.grond, dag=self.op, parameters=wet
            )
            self._neem_over(herziening, dossiers)
            gedaan += gekozen.vervangt.tolist()

    def _stel(self, bronnen: Bronnen) -> None:
        self.wijziging.stel(bronnen, self.persoon_id)
        for besluit, stand in self.eindstanden.items():
            _zet(bronnen["besluiten"], bronnen["besluiten"]["besluit"] == besluit, stand)
        if self.laatste is not None:
            vorige = bronnen["vorige"]
            _zet(vorige, vorige["persoon"] == self.persoon_id, self.laatste[1])

    def _neem_over(self, herziening: Herziening, dossiers: Dossiers) -> None:
        berekend = herziening.berekend
        self.is_te_laat |= herziening.te_laat > 0
        self.vraagt_mens |= bool(berekend.uitval)
        if not len(berekend):
            return
        van, tot = int(berekend.gekozen.van[0]), int(berekend.gekozen.tot[0])
        self.bedragen = {k: w for k, w in self.bedragen.items() if not van <= k[0] < tot}
        r = berekend.regels
        for component, vorm, begin, einde, bedrag in zip(
            *(k.tolist() for k in (r.component, r.vorm, r.van, r.tot, r.bedrag)), strict=True
        ):
            for index in range(begin, einde):
                self.bedragen[index, component] = (bedrag, vorm)
        besluit, stand = int(berekend.gekozen.vervangt[0]), berekend.eindstand[0]
        self.eindstanden[besluit] = stand
        _zet(dossiers.besluiten, dossiers.besluiten["besluit"] == besluit, stand)
        if self.laatste is None or tot >= self.laatste[0]:
            self.laatste = (tot, stand)


def _zet(kolommen: dict[str, np.ndarray], waar: np.ndarray, stand: list[int]) -> None:
    for naam, getal in zip(BESLUITSTAND, stand, strict=True):
        kolommen[naam][waar] = getal


def jaren_met_besluit(persoon_id: int, vanaf: Maand) -> list[int]:
    """The calendar years with a decision that touches months from `vanaf` on."""
    besluiten = geldende_besluiten(persoon_id).filter(regeling=0, tot__gt=vanaf.eerste_dag)
    return sorted({dag.year for dag in besluiten.values_list("van", flat=True)})


def in_kracht(persoon_id: int, jaren: list[int]) -> Bedragen:
    """What rules the months of these years now; one-off schemes left out."""
    regels = Toekenningsregel.objects.filter(
        persoon_id=persoon_id, bekend__upper_inf=True, component__lt=Component.ENERGIETOESLAG
    )
    uit: Bedragen = {}
    for regel in regels:
        begin, einde = (Maand.van(dag).index for dag in (regel.geldig.lower, regel.geldig.upper))
        for index in range(begin, einde):
            if index // 12 in jaren:
                uit[index, regel.component] = (regel.bedrag_centen, regel.vorm)
    return uit
