"""Accounts that the bank could not pay, found while freezing: one bad account never stops a file of thousands."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any, Self

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run
from duo_portal.foundation.sleutels import SleutelOnbekend
from duo_portal.gateways.bank.opdracht import bezwaar_tegen
from duo_portal.identity import crypto

from .sql import sql

AANHOUDEN = "aanhouden"
"""The name under which people on hold are listed on a run: they are no failures of a step."""
ONLEESBAAR, ONGELDIG = "rekening_onleesbaar", "rekening_ongeldig"


class Rekeningcontrole:
    """Tries every account of the persons [van, tot) beside the work of the database.

    Used as a context: reads the accounts at once and deciphers them in a thread of its own, which touches
    nothing but what was read. `houd_aan` waits for it; leaving the context ends it, also after an error.
    """

    def __init__(
        self, run: Run, van: int, tot: int, verbinding: BaseDatabaseWrapper, dag: date
    ) -> None:
        self._run = run
        gegevens: dict[str, Any] = {
            "van": van,
            "tot": tot,
            "peilmoment": run.peilmoment,
            "dag": dag,
        }
        with verbinding.cursor() as cursor:
            cursor.execute(sql("rekeningen"), gegevens)
            self._rijen = cursor.fetchall()

    def __enter__(self) -> Self:
        self._draad = ThreadPoolExecutor(1, thread_name_prefix="rekeningen")
        self._fouten = self._draad.submit(_fouten, self._rijen)
        return self

    def __exit__(self, *fout: object) -> None:
        self._draad.shutdown(wait=True, cancel_futures=True)

    def houd_aan(self, verbinding: BaseDatabaseWrapper) -> int:
        """List whoever is due money on an account that is damaged or not an account; how many."""
        fouten = self._fouten.result()
        if not fouten:
            return 0
        with verbinding.cursor() as cursor:
            cursor.execute(
                "INSERT INTO batches_vastgelopenpost (run_id, stap, sleutel, reden, toelichting, status)"
                " SELECT %s, %s, f.persoon_id, f.reden, '', 'open'"
                " FROM unnest(%s::bigint[], %s::text[]) AS f (persoon_id, reden)"
                " WHERE EXISTS (SELECT FROM studiefinanciering_uitbetaalregel u"
                "               WHERE u.run_id = %s AND u.persoon_id = f.persoon_id)"
                " ON CONFLICT (run_id, stap, sleutel) DO NOTHING",
                [
                    self._run.pk,
                    AANHOUDEN,
                    [wie for wie, _ in fouten],
                    [reden for _, reden in fouten],
                    self._run.pk,
                ],
            )
            return int(cursor.rowcount)


def _fouten(rijen: list[tuple[int, bytes, int, str]]) -> list[tuple[int, str]]:
    if not rijen:
        return []
    personen, versleuteld, sleutels, namen = zip(*rijen, strict=True)
    try:
        ibans: list[str | None] = list(
            crypto.ontsleutel_reeks(versleuteld, sleutels, kind=crypto.IBAN)
        )
    except (crypto.NietTeOntsleutelen, SleutelOnbekend):
        ibans = [_een(*rij) for rij in zip(versleuteld, sleutels, strict=True)]
    return [
        (persoon_id, ONLEESBAAR if iban is None else ONGELDIG)
        for persoon_id, iban, naam in zip(personen, ibans, namen, strict=True)
        if iban is None or bezwaar_tegen(iban=iban, naam=naam, bedrag_centen=1) is not None
    ]


def _een(versleuteld: bytes, sleutel: int) -> str | None:
    try:
        return crypto.ontsleutel(versleuteld, sleutel_id=sleutel, kind=crypto.IBAN)
    except (crypto.NietTeOntsleutelen, SleutelOnbekend):
        return None
