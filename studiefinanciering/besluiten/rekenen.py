"""The chosen spans worked out: rows, amounts, lines, and why somebody gets nothing."""

from dataclasses import dataclass

import numpy as np

from duo_portal.foundation.parameters import Parameters
from studiefinanciering.dossier import opslag, standen
from studiefinanciering.dossier.lezen import Dossiers
from studiefinanciering.dossier.verven import plek
from studiefinanciering.rules.feiten import Feiten, Int
from studiefinanciering.rules.maandrijen import Stand
from studiefinanciering.rules.reden import Reden
from studiefinanciering.rules.tijdvak import bereken_tijdvak

from .kiezen import Gekozen
from .regels import Regels, maak_regels

_NIET_TE_BEOORDELEN = (
    Reden.BUITEN_BEKENDE_WET,
    Reden.ONGELDIGE_GEGEVENS,
    Reden.NIET_GEMODELLEERD,
)
GEEN_AANVRAAG = "geen_aanvraag"


@dataclass(frozen=True, slots=True)
class Berekend:
    """Outcomes of G spans; whoever could not be judged stands in `uitval` and nowhere else."""

    gekozen: Gekozen
    persoon_id: Int  # (G,)
    is_engels: Int  # (G,)
    heeft_recht: np.ndarray  # (G,) in at least one month
    reden: list[str]  # (G,) why nothing, by the name of the first month's `Reden`; "recht" else
    feiten: list[str]  # (G,) JSON, see `dossier.opslag`
    eindstand: list[list[int]]  # (G,)
    regels: Regels
    uitval: list[tuple[int, str]]  # (person id, reason)

    def __len__(self) -> int:
        return len(self.gekozen)

    def deel(self, groepen: Int) -> "Berekend":
        """Some of the spans (ascending numbers), with their lines."""
        lijst = groepen.tolist()
        return Berekend(
            gekozen=self.gekozen.deel(groepen),
            persoon_id=self.persoon_id[groepen],
            is_engels=self.is_engels[groepen],
            heeft_recht=self.heeft_recht[groepen],
            reden=[self.reden[g] for g in lijst],
            feiten=[self.feiten[g] for g in lijst],
            eindstand=[self.eindstand[g] for g in lijst],
            regels=self.regels.van_groepen(groepen),
            uitval=self.uitval,
        )


def reken(dossiers: Dossiers, gekozen: Gekozen, parameters: Parameters) -> Berekend:
    """Work out every chosen span; rows outside them, and persons without a span, play no part."""
    begin = dossiers.stand_voor(gekozen.rij, gekozen.van)
    groep = plek(gekozen.rij, dossiers.persoon)
    maand = dossiers.feiten.maand
    mee = groep >= 0
    if len(gekozen):
        mee &= (maand >= gekozen.van[groep]) & (maand < gekozen.tot[groep])
    feiten, groep, gift_tot = dossiers.feiten.rijen(mee), groep[mee], dossiers.gift_tot[mee]
    return _reken_rijen(dossiers, gekozen, feiten, groep, gift_tot, begin, parameters)


def _reken_rijen(
    dossiers: Dossiers,
    gekozen: Gekozen,
    feiten: Feiten,
    groep: Int,
    gift_tot: Int,
    begin: Stand,
    parameters: Parameters,
) -> Berekend:
    aanwezig = np.unique(groep)  # a superseded decision may have no month left that is asked for
    deelbegin = begin.rijen(aanwezig)
    tijdvak = bereken_tijdvak(feiten, groep, deelbegin, parameters, gift_tot=gift_tot)
    eind = standen.plat(begin)
    eind[aanwezig] = standen.plat(tijdvak.eindstand)
    codes = tijdvak.uitkomst.reden.astype(np.int64)
    heeft_recht = np.zeros(len(gekozen), dtype=np.bool_)
    heeft_recht[groep[codes == 0]] = True
    alles = Berekend(
        gekozen=gekozen,
        persoon_id=dossiers.personen[gekozen.rij],
        is_engels=dossiers.is_engels[gekozen.rij],
        heeft_recht=heeft_recht,
        reden=_redenen(len(gekozen), groep, codes, heeft_recht),
        feiten=opslag.naar_json(feiten, gift_tot, groep, begin),
        eindstand=eind.tolist(),
        regels=maak_regels(tijdvak, groep),
        uitval=[],
    )
    return _zonder_uitval(alles, groep, codes)


def _redenen(groepen: int, groep: Int, codes: Int, heeft_recht: np.ndarray) -> list[str]:
    eerste = np.full(groepen, -1, dtype=np.int64)
    wie, rij = np.unique(groep, return_index=True)
    eerste[wie] = codes[rij]
    namen = [GEEN_AANVRAAG if code < 0 else Reden(code).name.lower() for code in eerste.tolist()]
    return ["recht" if recht else naam for recht, naam in zip(heeft_recht, namen, strict=True)]


def _zonder_uitval(berekend: Berekend, groep: Int, codes: Int) -> Berekend:
    fout = np.isin(codes, _NIET_TE_BEOORDELEN)
    if not fout.any():
        return berekend
    wie, rij = np.unique(groep[fout], return_index=True)
    namen = [Reden(int(code)).name.lower() for code in codes[fout][rij]]
    uitval = list(zip(berekend.persoon_id[wie].tolist(), namen, strict=True))
    goed = np.setdiff1d(np.arange(len(berekend)), wie)
    deel = berekend.deel(goed)
    deel.uitval.extend(uitval)
    return deel
