"""Applications: once per key, in time, not before the opening, alone or in columns."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Zaak
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from studiefinanciering.models import Aanvraag, Keuze, Toekenning
from studiefinanciering.operations.aanvragen import NogNietOpen, TeLaatAangevraagd
from studiefinanciering.operations.aanvragen_reeks import Aanvraagkolommen, aanvragen_kolommen
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan

from .lijnen import per_maand

pytestmark = pytest.mark.usefixtures("september")


def _keuzes(persoon_id: int) -> list[tuple[object, ...]]:
    return list(
        Keuze.objects.filter(persoon_id=persoon_id, bekend__upper_inf=True)
        .order_by("geldig")
        .values_list("geldig", "vraagt_reisvoorziening", "vraagt_aanvullende_beurs", "onderwijs")
    )


def test_dezelfde_sleutel_geeft_hetzelfde_ontvangstbewijs() -> None:
    student = Gezin.met().student()
    een = vraagt_aan(student, "2023-09", sleutel="web-1")
    assert vraagt_aan(student, "2023-09", sleutel="web-1") == een
    assert Aanvraag.objects.count() == 1
    zaak = Zaak.objects.get(pk=een.zaak_id)
    assert zaak.termijn_tot == date(2023, 10, 30)  # eight weeks (3.19(2)(b))


def test_terug_tot_het_begin_van_het_studiejaar_en_niet_verder(op: Callable[[date], None]) -> None:
    student = Gezin.met().student()
    op(date(2024, 2, 10))
    with pytest.raises(TeLaatAangevraagd, match="2023-09"):
        vraagt_aan(student, "2023-08")
    vraagt_aan(student, "2023-09")
    # Travel not before the month of application (3.21(4)), the rest from September on.
    assert [(str(k[0]), k[1]) for k in _keuzes(student.pk)] == [
        ("[2023-09-01, 2024-02-01)", False),
        ("[2024-02-01, None)", True),
    ]


def test_met_terugwerkende_kracht_over_twee_kalenderjaren(op: Callable[[date], None]) -> None:
    student = Gezin.met().student()
    ingeschreven(student, date(2023, 9, 1))
    op(date(2024, 2, 10))
    vraagt_aan(student, "2023-11")
    toekennen(persoon_id=student.pk, actor="test")
    spans = list(Toekenning.objects.order_by("van").values_list("van", "tot"))
    assert spans == [(date(2023, 11, 1), date(2024, 1, 1)), (date(2024, 1, 1), date(2025, 1, 1))]
    maanden = per_maand(student.pk)
    assert len(maanden) == 14
    assert min(m for m in maanden if "reis" in maanden[m]) == "2024-02"
    # ho: the first five months with a right have the supplement as a gift (5.2(2)).
    giften = [m for m in sorted(maanden) if maanden[m]["aanvullend"][1] == "gift"]
    assert giften == ["2023-11", "2023-12", "2024-01", "2024-02", "2024-03"]


def test_voor_september_2023_kan_men_aanvragen_vanaf_19_juni(op: Callable[[date], None]) -> None:
    student = Gezin.met().student()
    op(date(2023, 6, 16))
    with pytest.raises(NogNietOpen, match="19-06-2023"):
        vraagt_aan(student, "2023-09")
    op(date(2023, 6, 19))
    assert vraagt_aan(student, "2023-09").ontvangen_op == date(2023, 6, 19)


def test_kolommen_zijn_gelijk_aan_een_voor_een() -> None:
    studenten = [Gezin.met().student() for _ in range(3)]
    alleen = vraagt_aan(Gezin.met().student(), "2023-09")
    _neem_in(studenten)
    assert _neem_in(studenten) == 3
    for student in studenten:
        assert _keuzes(student.pk) == _keuzes(alleen.persoon_id)
        aanvraag = Aanvraag.objects.get(persoon_id=student.pk)
        zaken = Zaak.objects.in_bulk([aanvraag.zaak_id, alleen.zaak_id])
        assert zaken[aanvraag.zaak_id].termijn_tot == zaken[alleen.zaak_id].termijn_tot
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_zaakstap")
        assert cursor.fetchone() == (4,)


def _neem_in(studenten: list[Persoon]) -> int:
    n = len(studenten)
    ja, nul = np.ones(n, dtype=np.bool_), np.zeros(n, dtype=np.int64)
    return aanvragen_kolommen(
        kolommen=Aanvraagkolommen(
            persoon_id=np.array([s.pk for s in studenten]),
            onderwijs=np.ones(n, dtype=np.int8),
            vraagt_uitwonend=~ja,
            vraagt_aanvullende_beurs=ja,
            lening_gevraagd_centen=nul,
            collegegeldkrediet_gevraagd_centen=nul,
            vraagt_reisvoorziening=ja,
            levenlanglerenkrediet_gevraagd_centen=nul,
        ),
        ingangsmaand=Maand(2023, 9),
        sleutel="demo-1",
        actor="test",
        ontvangen_op=bedrijfsdatum.vandaag(),
    )
