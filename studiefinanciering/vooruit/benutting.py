"""Take-up: who misses what they may have a right to, by our own data. Columns, a chunk of households at a time.

Two kinds. AANVULLENDE_BEURS: student finance is given, the aanvullende beurs was not asked for, and every parent
that counts has a known income at which there would be one. BASISBEURS: enrolled at something that gives a right,
a right by the rules, and nothing asked for in this study year. Both are worked out by the rules of an award
on the file as it is, with only the wish changed; who knows better is not contradicted: it is a tip.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

import numpy as np
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand, Studiejaar
from studiefinanciering.dossier.bronnen import Kolommen
from studiefinanciering.dossier.lezen import Dossiers, deelkinderen, lees_dossiers
from studiefinanciering.rules.componenten import Component, Onderwijs, Vorm
from studiefinanciering.rules.feiten import Bool, Feiten, Int
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.tijdvak import bereken_tijdvak

PER_CHUNK = 12_500
GEEN_ECHTE_AANVRAAG = 2**62
"""Stands in the column of applications in a month that nobody asked for."""
_VAN_NIEMAND = {
    "aanvraag": GEEN_ECHTE_AANVRAAG,
    "vraagt_uitwonend": 0,
    "vraagt_aanvullende_beurs": 0,
    "lening_gevraagd": 0,
    "collegegeldkrediet_gevraagd": 0,
    "vraagt_reisvoorziening": 0,
    "vraagt_levenlanglerenkrediet": 0,
}


class Tipsoort(IntEnum):
    """What is missed; the value is that of the `Component`."""

    BASISBEURS = Component.BASISBEURS
    AANVULLENDE_BEURS = Component.AANVULLENDE_BEURS

    @property
    def naam(self) -> str:
        """As it stands in addresses and keys."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Gemist:
    """N people who miss something (ids ascending within a chunk); columns of length N.

    `centen` a month, in the last month that was looked at; `maanden` of this study year until then in which it
    would have been given, `som` cents over them. All of it a lower bound: more may come with other wishes.
    """

    soort: Tipsoort
    persoon_id: Int
    onderwijs: Int
    centen: Int
    maanden: Int
    som: Int

    def __len__(self) -> int:
        return len(self.persoon_id)

    def deel(self, keuze: Bool) -> "Gemist":
        """Some of the people."""
        kolommen = (self.persoon_id, self.onderwijs, self.centen, self.maanden, self.som)
        return Gemist(self.soort, *(kolom[keuze] for kolom in kolommen))


def gemist(
    soort: Tipsoort, op: date, verbinding: BaseDatabaseWrapper = connection
) -> Iterator[Gemist]:
    """Everybody, chunk by chunk; who does not want to see the tip is left out."""
    for van, tot in _stukken(verbinding):
        yield zoek(soort, op, van, tot, verbinding)


def zoek(
    soort: Tipsoort,
    op: date,
    gezin_van: int,
    gezin_tot: int,
    verbinding: BaseDatabaseWrapper = connection,
) -> Gemist:
    """Among the households [gezin_van, gezin_tot), over the months of the study year up to that of `op`."""
    nu = Maand.van(op)
    dossiers = lees_dossiers(
        verbinding,
        gezin_van=gezin_van,
        gezin_tot=gezin_tot,
        van=Studiejaar.van(nu, "mbo").eerste,
        tot=nu.volgende,
        peil=bedrijfsdatum.moment(),
        stel=(lambda b: _vraag_voor_wie_niets_vroeg(b, nu))
        if soort is Tipsoort.BASISBEURS
        else None,
    )
    feiten = dossiers.feiten
    in_studiejaar = feiten.maand >= np.where(feiten.is_ho, *_eersten(nu))
    kan = _kandidaten(soort, dossiers) & in_studiejaar
    gevonden = _reken(soort, dossiers, kan, nu)
    return gevonden.deel(~_weg(soort, gevonden, nu, verbinding))


def _eersten(nu: Maand) -> tuple[int, int]:
    """First month index of the study year of higher education, and of mbo."""
    return Studiejaar.van(nu, "ho").eerste.index, Studiejaar.van(nu, "mbo").eerste.index


def _kandidaten(soort: Tipsoort, dossiers: Dossiers) -> Bool:
    """Rows in which the wish is what is missing."""
    f = dossiers.feiten
    if soort is Tipsoort.BASISBEURS:
        return np.asarray(dossiers.aanvraag == GEEN_ECHTE_AANVRAAG)
    bekend = (f.ouder_telt & ~f.inkomen_bekend).sum(axis=1) == 0
    return np.asarray(~f.vraagt_aanvullende_beurs & f.ouder_telt.any(axis=1) & bekend)


def _reken(soort: Tipsoort, dossiers: Dossiers, kan: Bool, nu: Maand) -> Gemist:
    """Of who has such a row all months are worked out, so that months used are counted as they were."""
    wie = np.unique(dossiers.persoon[kan])
    mee = np.isin(dossiers.persoon, wie)
    feiten, persoon = dossiers.feiten.rijen(mee), dossiers.persoon[mee]
    if soort is Tipsoort.AANVULLENDE_BEURS and len(wie):
        gezin = np.isin(dossiers.gezinnen[dossiers.persoon], dossiers.gezinnen[wie])
        delen = deelkinderen(dossiers, gezin, bekende_wet())[mee[gezin]]
        vraagt = feiten.vraagt_aanvullende_beurs | kan[mee]
        feiten = replace(feiten, vraagt_aanvullende_beurs=vraagt, deelkinderen=delen)
    kan = kan[mee]
    eerste = _eerste_rij(persoon)
    begin = dossiers.stand_voor(wie, feiten.maand[eerste])
    gift_tot = dossiers.gift_tot[mee]
    uit = bereken_tijdvak(feiten, persoon, begin, bekende_wet(), gift_tot=gift_tot)
    deel = Component(int(soort))
    geeft = kan & (uit.vormen[deel] != Vorm.LENING)
    bedrag = np.where(geeft, uit.bedragen[deel], 0)
    return _per_persoon(soort, dossiers, feiten, persoon, wie, bedrag, nu)


def _eerste_rij(persoon: Int) -> Int:
    return np.unique(persoon, return_index=True)[1]


def _per_persoon(
    soort: Tipsoort,
    dossiers: Dossiers,
    feiten: Feiten,
    persoon: Int,
    wie: Int,
    bedrag: Int,
    nu: Maand,
) -> Gemist:
    rij = np.searchsorted(wie, persoon)
    som, maanden, centen, onderwijs = (np.zeros(len(wie), dtype=np.int64) for _ in range(4))
    np.add.at(som, rij, bedrag)
    np.add.at(maanden, rij, bedrag > 0)
    onderwijs[rij] = feiten.onderwijs
    laatste = feiten.maand == nu.index
    centen[rij[laatste]] = bedrag[laatste]
    alles = Gemist(soort, dossiers.personen[wie], onderwijs, centen, maanden, som)
    return alles.deel(centen > 0)


def _vraag_voor_wie_niets_vroeg(bronnen: dict[str, Kolommen], nu: Maand) -> None:
    """As if everybody without a choice in this study year asked from its first month on; the plainest wish."""
    peildag, einde = (maand.eerste_dag.toordinal() for maand in (nu, nu.volgende))
    ho, mbo = (Studiejaar.van(nu, naam).eerste.eerste_dag.toordinal() for naam in ("ho", "mbo"))
    k, i = bronnen["keuzes"], bronnen["inschrijvingen"]
    vroeg = np.unique(k["persoon"][(k["tot"] > mbo) & (k["van"] < einde)])
    staat = (i["van"] <= peildag) & (i["tot"] > peildag) & ~np.isin(i["persoon"], vroeg)
    wie, eerste = np.unique(i["persoon"][staat][::-1], return_index=True)
    onderwijs = i["onderwijs"][staat][::-1][eerste]  # the last one painted counts, as with an award
    nieuw: Kolommen = {
        "persoon": wie,
        "van": np.where(onderwijs == Onderwijs.HO, ho, mbo),
        "tot": np.full(len(wie), einde),
        "onderwijs": onderwijs,
        **{naam: np.full(len(wie), waarde) for naam, waarde in _VAN_NIEMAND.items()},
    }
    bronnen["keuzes"] = {naam: np.concatenate([k[naam], nieuw[naam]]) for naam in k}


def sleutel_weg(soort: Tipsoort, persoon_id: int, op: date, onderwijs: Onderwijs) -> str:
    """The key of the wish not to see a tip again in this study year."""
    naam = "ho" if onderwijs is Onderwijs.HO else "mbo"
    return f"tip_weg:{soort.naam}:{persoon_id}:{Studiejaar.van(Maand.van(op), naam)}"


def sleutel_zeker(persoon_id: int, maand: Maand, onderwijs: Onderwijs) -> str:
    """The key of having answered, when applying, to want no aanvullende beurs in this study year."""
    naam = "ho" if onderwijs is Onderwijs.HO else "mbo"
    return f"tip_zeker:{persoon_id}:{Studiejaar.van(maand, naam)}"


def _weg(soort: Tipsoort, g: Gemist, nu: Maand, verbinding: BaseDatabaseWrapper) -> Bool:
    """Who said not to want to see it."""
    sleutels = [
        sleutel_weg(soort, persoon, nu.eerste_dag, Onderwijs(onderwijs))
        for persoon, onderwijs in zip(g.persoon_id.tolist(), g.onderwijs.tolist(), strict=True)
    ]
    if not sleutels:
        return np.zeros(0, dtype=np.bool_)
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT betrokkene_id FROM audit_handeling WHERE sleutel = ANY(%s)", [sleutels]
        )
        weg = [rij[0] for rij in cursor.fetchall()]
    return np.isin(g.persoon_id, weg)


def _stukken(verbinding: BaseDatabaseWrapper) -> Iterator[tuple[int, int]]:
    """Ranges of households with about `PER_CHUNK` students each, together covering all."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT gezin_id FROM (SELECT gezin_id, row_number() OVER (ORDER BY gezin_id) AS n"
            " FROM studiefinanciering_student) s WHERE n %% %s = 1 ORDER BY 1",
            [PER_CHUNK],
        )
        grenzen = [rij[0] for rij in cursor.fetchall()]
        cursor.execute("SELECT max(gezin_id) + 1 FROM studiefinanciering_student")
        (einde,) = cursor.fetchone()
    if grenzen:
        yield from zip(grenzen, [*grenzen[1:], einde], strict=True)
