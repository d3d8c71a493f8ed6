"""Lay the letter of a step ready: once per line of the log, with only what the letter needs."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from uitwonendencontrole.models import Controle, Logregel

BRON = "uitwonendencontrole.logregel"
"""`Brief.bron`; `bron_id` is the line in the log."""
_MET_TERMIJN = ("controle_bewijs", "controle_afspraak", "controle_verslag", "controle_voornemen")
_NIET = ("motivering", "hardheid", "reden", "verslag", "tweede", "bezoekers", "toestemming")
"""What stays in the file and is read there: a letter tells what it means."""


def leg_brief(
    controle: Controle, regel: Logregel, soort: str, op: date, feiten: Mapping[str, Any]
) -> Brief:
    """Lay the letter of a step ready, with the reason only where it is a decision."""
    mee = {k: w for k, w in feiten.items() if k not in _NIET}
    if soort in ("controle_besluit", "controle_boete"):
        mee["motivering"] = feiten["motivering"]
    termijn = controle.termijn_tot
    return leg_klaar(
        NieuweBrief(
            persoon_id=controle.persoon_id,
            taal=Persoon.objects.values_list("taal", flat=True).get(pk=controle.persoon_id),
            bron_id=regel.pk,
            data={
                **mee,
                "controle": str(controle.uuid),
                "stand": controle.stand,
                "op": op,
                "termijn_tot": termijn,
            },
            reageer_voor=termijn + timedelta(days=1) if termijn and soort in _MET_TERMIJN else None,
        ),
        soort=soort,
        bron=BRON,
        sjabloonversie=1,
    )
