"""The people of the stories that are not demo people: students in September 2023 with an account and a decision."""

from datetime import date
from typing import Any

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import iban
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Persoon
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import THUIS, Gezin, ingeschreven, vraagt_aan

BEGIN = date(2023, 9, 4)


def student(gezin: Gezin, waar: tuple[str, str, str] = THUIS) -> Persoon:
    """Enrolled at an hbo from September 2023, with an account; applied for nothing yet."""
    wie = gezin.student(waar=waar)
    identity.wijzig_rekening(
        persoon=wie, vanaf=date(2020, 1, 1), iban=iban.test_iban(11), tenaamstelling="P. Proef"
    )
    ingeschreven(wie, date(2023, 9, 1))
    return wie


def toegekend(gezin: Gezin, waar: tuple[str, str, str] = THUIS, **wensen: Any) -> Persoon:
    """The same with a grant, decided on 4 September 2023."""
    bedrijfsdatum.zet(BEGIN, "test")
    wie = student(gezin, waar)
    vraagt_aan(wie, "2023-09", **wensen)
    toekennen(persoon_id=wie.pk, actor="test")
    return wie
