"""What an application will roughly come to: the rules of an award on the file as it is; nothing is written.

Of the parents nothing leaves this file but the grant that follows, in whole euros rounded down.
"""

from dataclasses import dataclass

import numpy as np
from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.dossier.bronnen import Kolommen
from studiefinanciering.dossier.lezen import Dossiers, lees_dossiers
from studiefinanciering.dossier.verven import ALTIJD
from studiefinanciering.models import Student
from studiefinanciering.operations.aanvragen import Wensen
from studiefinanciering.rules.componenten import Component, Onderwijs
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.reden import Reden
from studiefinanciering.rules.tijdvak import bereken_tijdvak

EURO = 100
_NIET_GESCHAT = (Reden.NIET_INGESCHREVEN, Reden.BUITEN_BEKENDE_WET)


@dataclass(frozen=True, slots=True)
class Schatting:
    """The first month with a right, or the reason why there is none. Cents a month.

    `is_inkomen_onbekend`: the aanvullende beurs cannot be told yet (art. 3.20).
    """

    maand: Maand
    reden: Reden
    bedragen: dict[Component, int]
    leenruimte: int = 0
    kredietruimte: int = 0
    maximum_aanvullende_beurs: int = 0
    is_inkomen_onbekend: bool = False

    @property
    def totaal(self) -> int:
        """Cents to the account."""
        return sum(b for deel, b in self.bedragen.items() if deel.wordt_uitbetaald)

    @property
    def aanvullende_beurs_ongeveer(self) -> int:
        """Cents, in whole euros rounded down."""
        return self.bedragen.get(Component.AANVULLENDE_BEURS, 0) // EURO * EURO


def schat(persoon_id: int, wensen: Wensen, van: Maand) -> Schatting | None:
    """By the file, as if this were asked for from `van` on; None when there is no file or no enrolment yet."""
    gezin = Student.objects.filter(pk=persoon_id).values_list("gezin_id", flat=True).first()
    if gezin is None:
        return None
    dossiers = lees_dossiers(
        connection,
        gezin_van=gezin,
        gezin_tot=gezin + 1,
        van=van,
        tot=Maand(van.jaar + 1, 1),
        peil=bedrijfsdatum.moment(),
        stel=lambda bronnen: _stel(bronnen, persoon_id, wensen, van),
    )
    return _reken(dossiers, persoon_id, van)


def _stel(bronnen: dict[str, Kolommen], persoon_id: int, wensen: Wensen, van: Maand) -> None:
    """These wishes in the place of those of this person."""
    keuzes = bronnen["keuzes"]
    ander = keuzes["persoon"] != persoon_id
    rij = {
        "persoon": persoon_id,
        "van": van.eerste_dag.toordinal(),
        "tot": ALTIJD,
        "aanvraag": 1,
        "onderwijs": int(wensen.onderwijs),
        "vraagt_uitwonend": int(wensen.vraagt_uitwonend),
        "vraagt_aanvullende_beurs": int(wensen.vraagt_aanvullende_beurs),
        "lening_gevraagd": wensen.lening_gevraagd_centen,
        "collegegeldkrediet_gevraagd": wensen.collegegeldkrediet_gevraagd_centen,
        "vraagt_reisvoorziening": int(wensen.vraagt_reisvoorziening),
        "vraagt_levenlanglerenkrediet": 0,
    }
    bronnen["keuzes"] = {
        naam: np.append(kolom[ander], np.int64(rij[naam])) for naam, kolom in keuzes.items()
    }


def _reken(dossiers: Dossiers, persoon_id: int, van: Maand) -> Schatting | None:
    plaats = int(np.searchsorted(dossiers.personen, persoon_id))
    mee = dossiers.persoon == plaats
    feiten = dossiers.feiten.rijen(mee)
    if not len(feiten):
        return None
    begin = dossiers.stand_voor(np.array([plaats]), np.array([van.index]))
    wie = np.zeros(len(feiten), dtype=np.int64)
    wet = bekende_wet()
    tijdvak = bereken_tijdvak(feiten, wie, begin, wet, gift_tot=dossiers.gift_tot[mee])
    uit = tijdvak.uitkomst
    met_recht = np.flatnonzero(uit.reden == 0)
    i = int(met_recht[0]) if len(met_recht) else len(feiten) - 1
    reden = Reden(int(uit.reden[i]))
    if reden in _NIET_GESCHAT:
        return None
    return Schatting(
        maand=Maand.van_index(int(feiten.maand[i])),
        reden=reden,
        bedragen={deel: int(kolom[i]) for deel, kolom in tijdvak.bedragen.items() if kolom[i]},
        leenruimte=int(uit.leenruimte[i]),
        kredietruimte=int(uit.kredietruimte[i]),
        maximum_aanvullende_beurs=int(uit.maximum_aanvullende_beurs[i]),
        is_inkomen_onbekend=bool((feiten.ouder_telt[i] & ~feiten.inkomen_bekend[i]).any()),
    )


def hoogste_lening(onderwijs: Onderwijs, maand: Maand, wet: Parameters) -> int:
    """The most anybody may lend in a month of this kind (arts. 3.15, 3.16), for who has no estimate."""
    naam = onderwijs.name.lower()
    beurs = wet.waarde(f"aanvullende_beurs.maximum.{naam}.uitwonend", maand)
    return wet.waarde(f"lening.basislening.{naam}.maximum", maand) + beurs


def hoogste_aanvullende_beurs(onderwijs: Onderwijs, maand: Maand, wet: Parameters) -> int:
    """The highest aanvullende beurs in a month of this kind, living at home (art. 3.18)."""
    return wet.waarde(f"aanvullende_beurs.maximum.{onderwijs.name.lower()}.thuiswonend", maand)
