"""A dossier in columns: what the rules read about every student of some households, month by month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper
from numpy.typing import NDArray

from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.rules.componenten import Onderwijs, Opleidingsvorm
from studiefinanciering.rules.fase import Fase
from studiefinanciering.rules.feiten import GEEN_MAAND, Bool, Feiten, Int
from studiefinanciering.rules.geschiedenis import met_geschiedenis
from studiefinanciering.rules.maandrijen import Stand
from studiefinanciering.rules.parameters import bekende_wet

from . import standen
from .bronnen import Kolommen, lees_bronnen
from .diplomas import lees_gift_tot
from .kinderen import tel_deelkinderen
from .omstandigheden import lees_omstandigheden
from .ouders import Ouders, lees_ouders
from .soorten import SOORTEN
from .verleden import BESLUITSTAND, beginstand, besluiten_in_maanden, eerste_toekenning
from .verven import eerste_dag, eerste_peildag, leeg, plek, verf

NATIONALITEIT = np.array([0, 1, 4, 2, 0], dtype=np.int64)
"""Group of identity (1 Dutch, 2 EU, 3 equal by residence, 4 other) to the rules' `Nationaliteit`."""
_KEUZE = (
    "aanvraag",
    "onderwijs",
    "vraagt_uitwonend",
    "vraagt_aanvullende_beurs",
    "lening_gevraagd",
    "collegegeldkrediet_gevraagd",
    "vraagt_reisvoorziening",
    "vraagt_levenlanglerenkrediet",
)
_INSCHRIJVING = (
    "niveau",
    "opleidingsvorm",
    "opleiding_lang_genoeg",
    "is_opleiding_buitenland",
    "prestatiebeurs_maanden",
    "collegegeld_jaar",
)


@dataclass(frozen=True, slots=True)
class Dossiers:
    """The students of some households over M consecutive months.

    `feiten` has a row for each month for which a living student asked something; `persoon` (n,) is the row
    of its person in `personen` (P,), `aanvraag` (n,) the application it rests on.
    """

    personen: Int  # (P,) person ids, ascending
    gezinnen: Int  # (P,) household
    is_engels: Int  # (P,) wants letters in English
    maanden: Int  # (M,) month indices
    feiten: Feiten
    persoon: Int
    aanvraag: Int
    gift_tot: Int  # (n,)
    ouders: Int  # (P, 2) person id of each parent, 0 = none
    beginstand: Stand  # months used before the first of `maanden`
    besluiten: Kolommen  # decisions in force that touch these months; persoon = row in `personen`

    def stand_voor(self, rij: Int, van: Int) -> Stand:
        """Months used before month `van` of each person `rij` (ascending): after the last decision by then."""
        gevonden = standen.plat(self.beginstand.rijen(rij))
        b = self.besluiten
        waar = plek(rij, b["persoon"])
        klaar = (waar >= 0) & (b["tot"] <= van[np.maximum(waar, 0)]) if len(rij) else waar >= 0
        volgorde = np.flatnonzero(klaar)
        volgorde = volgorde[np.argsort(b["tot"][volgorde], kind="stable")]
        stand = np.stack([b[k] for k in BESLUITSTAND], axis=1)
        gevonden[waar[volgorde]] = stand[volgorde]  # of one person the last one stays
        return standen.uit_plat(gevonden)


def lees_dossiers(
    verbinding: BaseDatabaseWrapper,
    *,
    gezin_van: int,
    gezin_tot: int,
    van: Maand,
    tot: Maand,
    peil: datetime,
    parameters: Parameters | None = None,
    stel: Callable[[dict[str, Kolommen]], None] | None = None,
) -> Dossiers:
    """Every student of the households [gezin_van, gezin_tot), months [van, tot), as known at `peil`.

    `stel` may change what was read before it is painted on months: what would be, if a fact were another one.
    """
    bronnen = lees_bronnen(
        verbinding,
        gezin_van=gezin_van,
        gezin_tot=gezin_tot,
        eerste_dag=van.eerste_dag.isoformat(),
        laatste_dag=tot.eerste_dag.isoformat(),
        peil=peil,
    )
    if stel is not None:
        stel(bronnen)
    maanden = np.arange(van.index, tot.index, dtype=np.int64)
    personen = bronnen["personen"]["persoon"]
    ouders = lees_ouders(bronnen, personen, maanden)
    velden = _velden(bronnen, personen, maanden, ouders)
    wie, wanneer = np.nonzero((velden["aanvraag"] > 0) & _in_leven(bronnen["personen"], maanden))
    rijen = {naam: veld[wie, wanneer] for naam, veld in velden.items()}
    rijen["prestatiebeurs_maanden"] = rijen["prestatiebeurs_maanden"] + rijen.pop("extra_maanden")
    aanvraag, gift_jaar = rijen.pop("aanvraag"), rijen.pop("gift_jaar")
    rijen |= _van_de_persoon(bronnen["personen"], wie, maanden[wanneer])
    stand = beginstand(bronnen, personen)
    wet = parameters or bekende_wet()
    dag = peil.astimezone(AMSTERDAM).date().toordinal()
    besluiten = besluiten_in_maanden(bronnen["besluiten"], personen)
    eerste = eerste_toekenning(stand, besluiten)
    gift = lees_gift_tot(bronnen["diplomas"], personen, eerste, van.index, dag, wet)
    dossiers = Dossiers(
        personen=personen,
        gezinnen=bronnen["personen"]["gezin"],
        is_engels=bronnen["personen"]["engels"],
        maanden=maanden,
        feiten=_feiten(rijen, len(wie)),
        persoon=wie,
        aanvraag=aanvraag,
        gift_tot=np.maximum(gift[wie, rijen["onderwijs"] - 1], gift_jaar),
        ouders=ouders.ids,
        beginstand=stand,
        besluiten=besluiten,
    )
    return _met_deelkinderen(dossiers, wet)


def _velden(
    bronnen: dict[str, Kolommen], personen: Int, maanden: Int, ouders: Ouders
) -> dict[str, NDArray[Any]]:
    """What depends on the month: one array of (students, months) per field."""
    keuze = _verf_keuzes(bronnen, personen, maanden)
    return {
        **keuze,
        **_verf_inschrijvingen(bronnen, personen, maanden, keuze["onderwijs"]),
        **lees_omstandigheden(bronnen, personen, maanden),
        **ouders.velden,
        "is_adres_van_ouder": ouders.is_adres_van_ouder,
    }


def _verf_keuzes(bronnen: dict[str, Kolommen], personen: Int, maanden: Int) -> Kolommen:
    keuzes = bronnen["keuzes"]
    rij = plek(personen, keuzes["persoon"])
    van, tot = eerste_peildag(keuzes["van"]), eerste_peildag(keuzes["tot"])
    uit = {}
    for naam in _KEUZE:
        uit[naam] = leeg(len(personen), len(maanden))
        verf(uit[naam], rij, van, tot, keuzes[naam], begin=int(maanden[0]))
    return uit


def _verf_inschrijvingen(
    bronnen: dict[str, Kolommen], personen: Int, maanden: Int, onderwijs: NDArray[np.int64]
) -> Kolommen:
    """The enrolment of the kind that was asked for, on the first of each month (art. 1.2)."""
    uit = {naam: leeg(len(personen), len(maanden)) for naam in ("is_ingeschreven", *_INSCHRIJVING)}
    # A month without enrolment still needs values that can be judged; they decide nothing.
    uit["prestatiebeurs_maanden"] += 48
    uit["opleiding_lang_genoeg"] += 1
    uit["niveau"] += np.where(onderwijs == Onderwijs.MBO, 4, 0)
    uit["opleidingsvorm"] += np.where(
        onderwijs == Onderwijs.MBO, Opleidingsvorm.BOL, Opleidingsvorm.VOLTIJD
    )
    alle = bronnen["inschrijvingen"]
    rij = plek(personen, alle["persoon"])
    van, tot = eerste_peildag(alle["van"]), eerste_peildag(alle["tot"])
    for soort in np.unique(alle["onderwijs"]).tolist():
        hier, gevraagd = alle["onderwijs"] == soort, onderwijs == soort
        for naam, doel in uit.items():
            laag = doel.copy()
            waarde = alle[naam][hier] if naam in alle else 1
            verf(laag, rij[hier], van[hier], tot[hier], waarde, begin=int(maanden[0]))
            np.copyto(doel, laag, where=gevraagd)
    return uit


def _in_leven(personen: Kolommen, maanden: Int) -> NDArray[np.bool_]:
    """(P, M): not dead before the first of the month."""
    gestorven = personen["overleden"][:, None]
    return np.asarray((gestorven == 0) | (gestorven >= eerste_dag(maanden)[None, :]))


def _van_de_persoon(personen: Kolommen, wie: Int, maand: Int) -> Kolommen:
    geboren = personen["geboren"][wie]
    studiejaar = (maand - 7) // 12  # of mbo, from August
    return {
        "maand": maand,
        "geboren": geboren,
        "nationaliteit": NATIONALITEIT[personen["nationaliteit"][wie]],
        "is_lesgeldplichtig": _is_18_op(geboren, studiejaar),
    }


def _is_18_op(geboren: Int, jaar: Int) -> NDArray[np.int64]:
    """18 on 1 August of `jaar`: born on or before that day eighteen years earlier (art. 3.2(3)-(4))."""
    return np.asarray(geboren <= eerste_dag((jaar - 18) * 12 + 7), dtype=np.int64)


def _feiten(rijen: Kolommen, n: int) -> Feiten:
    """Columns by name to `Feiten`, with the counting columns still empty."""
    nul = np.zeros(n, dtype=np.int64)
    rijen |= {
        "eerste_toekenning": nul + GEEN_MAAND,
        "prestatiebeurs_gebruikt": nul,
        "leenfase_gebruikt": nul,
        "prestatiebeurs_ho_gebruikt": nul,
        "heeft_doorlopend_recht": nul,
        "deelkinderen": np.ones((n, 2), dtype=np.int64),
    }
    return Feiten(**{naam: kolom.astype(SOORTEN[naam]) for naam, kolom in rijen.items()})


def _met_deelkinderen(dossiers: Dossiers, parameters: Parameters) -> Dossiers:
    """Count per parent the children with a right who asked; only families with more than one are judged."""
    f = dossiers.feiten
    vraagt = f.vraagt_aanvullende_beurs & f.is_ingeschreven
    samen = tel_deelkinderen(dossiers.ouders, dossiers.persoon, f.maand, vraagt).max(1, initial=1)
    wie = np.isin(dossiers.persoon, np.unique(dossiers.persoon[samen > 1]))
    if wie.any():
        f.deelkinderen[wie] = deelkinderen(dossiers, wie, parameters)
    return dossiers


def deelkinderen(dossiers: Dossiers, rijen: Bool, parameters: Parameters) -> NDArray[np.int64]:
    """Of the chosen rows (whole persons): per parent the children among them with a right who asked (3.13(3)).

    Who did not ask counts as one more.
    """
    deel, persoon = dossiers.feiten.rijen(rijen), dossiers.persoon[rijen]
    begin = dossiers.beginstand.rijen(np.unique(persoon))
    fase = met_geschiedenis(persoon, deel, begin, parameters).tellers.fase
    heeft_recht = (fase != Fase.GEEN) & (fase != Fase.ALLEEN_REIS)
    mee = deel.vraagt_aanvullende_beurs & heeft_recht
    return tel_deelkinderen(dossiers.ouders, persoon, deel.maand, mee)
