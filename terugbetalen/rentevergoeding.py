"""Interest that the government owes when a granted objection pays late (Awb 4:102): worked out, booked, sent along.

`duo_portal.cases.bezwaar.rente` asks for it without knowing this app. The money goes with the next run `teruggave`,
also to who still has a loan: this interest is theirs, and no overpayment that could be set off.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
from django.db import transaction

from duo_portal.cases.besluiten import Nabetaling
from duo_portal.cases.bezwaar.rente import registreer_rentevergoeding
from duo_portal.foundation.period import Maand
from duo_portal.identity import queries
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from terugbetalen.models import Teruggave
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.wettelijke_rente import wettelijke_rente


class Rente:
    """`Rentevergoeding` of `duo_portal.cases`."""

    def bereken(self, nabetalingen: Sequence[Nabetaling], tot: date) -> int:
        """Cents over all late payments up to `tot`, each day at its rate; nothing below 4:98(2). ValueError beyond them."""
        wet = bekende_wet()
        centen = np.array([n.centen for n in nabetalingen], dtype=np.int64)
        van = np.array([n.opeisbaar_op.toordinal() for n in nabetalingen], dtype=np.int64)
        einde = np.full(len(centen), tot.toordinal(), dtype=np.int64)
        som = int(wettelijke_rente(centen, van, einde, wet).sum())
        laagste = wet.waarde("rente_aan_burger.drempel.laagste", Maand.van(tot))
        return som if som >= laagste else 0

    def boek(self, *, persoon_id: int, centen: int, op: date, sleutel: str) -> None:
        """Owed (1650), and on its way where there is an account and nothing is held; else it waits there."""
        with transaction.atomic():
            post(
                sleutel=sleutel,
                soort=Soort.RENTEVERGOEDING,
                legs=patterns_schuld.rentevergoeding(persoon_id=persoon_id, bedrag_centen=centen),
                persoon_id=persoon_id,
                effectief_op=op,
            )
            self.geef_terug(persoon_id=persoon_id, centen=centen, op=op, sleutel=sleutel)

    def geef_terug(self, *, persoon_id: int, centen: int, op: date, sleutel: str) -> None:
        """Take it into the next run `teruggave`; without an account, or held, it waits on 1650."""
        with transaction.atomic():
            rekening = queries.rekening_op(persoon_id, op)
            if rekening is None or persoon_id in queries.aangehouden([persoon_id], op):
                return
            boeking = post(
                sleutel=f"{sleutel}:teruggave",
                soort=Soort.TERUGGAVE,
                legs=patterns_schuld.teruggave(persoon_id=persoon_id, bedrag_centen=centen),
                persoon_id=persoon_id,
                effectief_op=op,
            )
            Teruggave.objects.get_or_create(
                boeking_id=boeking.pk,
                defaults={
                    "persoon_id": persoon_id,
                    "bedrag_centen": centen,
                    "iban_versleuteld": rekening.iban_versleuteld,
                    "iban_sleutel_id": rekening.iban_sleutel_id,
                    "naam": rekening.tenaamstelling,
                },
            )


def registreer() -> None:
    """Called when the app is ready."""
    registreer_rentevergoeding(Rente())
