"""Sisters and brothers: who is decided about may change the share of the others (art. 3.13(3))."""

from dataclasses import replace

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from studiefinanciering.besluiten.gevolgen import rond_af
from studiefinanciering.besluiten.kiezen import kies_besluiten
from studiefinanciering.besluiten.rekenen import Berekend, reken
from studiefinanciering.besluiten.schrijven import Omslag, schrijf
from studiefinanciering.besluiten.verschil import andere_regels, gewijzigde_feiten
from studiefinanciering.dossier.lezen import Dossiers
from studiefinanciering.models import Toekenning

from .uitkomst import Uitkomst

BROER_OF_ZUS = "broer_of_zus"


def vergrendel(verbinding: BaseDatabaseWrapper, gezin_van: int, gezin_tot: int) -> None:
    """Hold the files of these households until the transaction ends; two who decide follow each other."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT FROM studiefinanciering_student"
            " WHERE gezin_id >= %s AND gezin_id < %s ORDER BY persoon_id FOR NO KEY UPDATE) s",
            [gezin_van, gezin_tot],
        )


def herzie_gezin(
    verbinding: BaseDatabaseWrapper, dossiers: Dossiers, besloten: Berekend, omslag: Omslag
) -> Uitkomst:
    """Revise the others of the same households, in the same transaction, where their lines differ now."""
    anderen = _anderen(dossiers, besloten)
    if not len(anderen):
        return Uitkomst()
    gekozen = kies_besluiten(dossiers, anderen)
    berekend = reken(dossiers, gekozen, omslag.parameters)
    anders, _ = andere_regels(verbinding, berekend)
    berekend = berekend.deel(anders)
    eigen = replace(
        omslag,
        soort=Toekenning.Soort.HERZIENING,
        reden=BROER_OF_ZUS,
        gewijzigde_feiten=gewijzigde_feiten(verbinding, berekend),
    )
    ids = schrijf(verbinding, berekend, eigen)
    rond_af(verbinding, ids, actor=omslag.actor, dag=omslag.besluit_op)
    return Uitkomst(besluiten=len(ids), herzien=len(ids), regels=len(berekend.regels), ids=ids)


def _anderen(dossiers: Dossiers, besloten: Berekend) -> np.ndarray:
    """Persons with a decision in force who share a household, and a parent, with who was decided about."""
    b = dossiers.besluiten
    if not len(b["persoon"]):
        return np.empty(0, dtype=np.int64)
    gezinnen = np.unique(dossiers.gezinnen[besloten.gekozen.rij])
    met_besluit = np.unique(b["persoon"][b["persoon"] >= 0])
    in_gezin = met_besluit[np.isin(dossiers.gezinnen[met_besluit], gezinnen)]
    return np.setdiff1d(dossiers.personen[in_gezin], besloten.persoon_id)
