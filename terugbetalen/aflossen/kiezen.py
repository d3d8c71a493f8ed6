"""The choice of rules by the debtor, with its letter; what may be chosen until when stands in `keuzeruimte`.

The choice is made by `operations.kiezen`; here it gets its receipt, once, and the decision is told by letter.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.identity.models import Persoon
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from terugbetalen.brieven.vorm import NAMEN
from terugbetalen.operations.indelen import Dossierindeling
from terugbetalen.operations.kiezen import KeuzeGeweigerd, kies_regeling
from terugbetalen.rules.indelingsreden import Keuzereden
from terugbetalen.rules.regeling import Regeling

from .verzoeken import BRIEF, BRON, VerzoekGeweigerd, Verzoeksoort

_WEIGERING: dict[Keuzereden, Promise] = {
    Keuzereden.NIET_MOGELIJK: _("Deze keuze hoort niet bij uw leningen."),
    Keuzereden.TE_LAAT: _("U bent te laat. Kiezen kon tot de dag waarop u ging terugbetalen."),
    Keuzereden.TE_VROEG: _("Deze keuze is er nog niet. U hoort het als u mag kiezen."),
}


@dataclass(frozen=True, slots=True)
class Gekozen:
    """The receipt; `vanaf` None: from the day on which repaying begins, which is not known yet."""

    regeling: Regeling
    vanaf: date | None


def kies(*, persoon_id: int, regeling: Regeling, sleutel: str, actor: str) -> Gekozen:
    """Choose these rules; the same `sleutel` again gives the first receipt. Raises `VerzoekGeweigerd`."""
    handeling = f"terugbetaling_keuze:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            uit = eerder.uitkomst
            dag = date.fromisoformat(uit["vanaf"]) if uit["vanaf"] else None
            return Gekozen(Regeling(uit["regeling"]), dag)
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        try:
            nieuw = kies_regeling(persoon_id=persoon_id, regeling=regeling, actor=actor)
        except KeuzeGeweigerd as fout:
            raise VerzoekGeweigerd(
                str(_WEIGERING.get(fout.reden, _("Deze keuze kan nu niet.")))
            ) from fout
        gekozen = Gekozen(regeling, _vanaf(nieuw))
        regel = vastleggen(
            soort="terugbetaling_keuze",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=handeling,
            uitkomst={
                "regeling": int(regeling),
                "vanaf": gekozen.vanaf.isoformat() if gekozen.vanaf else None,
            },
        )
        _brief(persoon, gekozen, regel.pk)
    return gekozen


def _vanaf(nieuw: Dossierindeling) -> date | None:
    return nieuw.gekozen_vanaf.eerste_dag if nieuw.gekozen_vanaf else None


def _brief(persoon: Persoon, gekozen: Gekozen, bron_id: int) -> None:
    leg_klaar(
        NieuweBrief(
            persoon_id=persoon.pk,
            taal=persoon.taal,
            bron_id=bron_id,
            data={
                "soort": str(Verzoeksoort.KEUZE),
                "toegewezen": True,
                "vanaf": gekozen.vanaf,
                "regeling": int(gekozen.regeling),
                "naam": NAMEN[gekozen.regeling],  # type: ignore[index]
                "einde_nieuw": None,
            },
        ),
        soort=BRIEF,
        bron=BRON,
        sjabloonversie=1,
    )
