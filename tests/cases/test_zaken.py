"""Cases go by one table, in code and database alike; work is made once and settled once."""

import itertools
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.audit.models import Handeling
from duo_portal.cases import operations, queries
from duo_portal.cases.models import Werkopdracht, Zaak, ZaakStap
from duo_portal.cases.overgangen import GESLOTEN, OVERGANGEN, OvergangGeweigerd
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
DAG = date(2023, 9, 1)
_S = Zaak.Status


def zaak(onderwerp_id: int | None = 1) -> Zaak:
    from duo_portal.identity.models import Persoon

    wie = Persoon.objects.first() or persoon()
    return operations.open_zaak(
        soort=Zaak.Soort.AANVRAAG,
        persoon_id=wie.pk,
        ontvangen_op=DAG,
        termijn_tot=date(2023, 10, 27),
        actor="bo",
        onderwerp="aanvraag",
        onderwerp_id=onderwerp_id,
    )


def test_a_case_is_opened_once_and_finished_once() -> None:
    een, ander = zaak(), zaak()
    assert een == ander
    operations.verzet(zaak_id=een.pk, naar=_S.IN_BEHANDELING, actor="bo")
    klaar = operations.afdoen(
        zaak_id=een.pk, uitkomst="toegekend", op=DAG, actor="bo", reden="volledig"
    )
    assert (klaar.status, klaar.uitkomst, klaar.afgedaan_op) == ("afgedaan", "toegekend", DAG)
    assert list(ZaakStap.objects.order_by("pk").values_list("van", "naar")) == [
        ("", "ontvangen"),
        ("ontvangen", "in_behandeling"),
        ("in_behandeling", "afgedaan"),
    ]
    with pytest.raises(OvergangGeweigerd, match="niets meer"):
        operations.intrekken(zaak_id=een.pk, op=DAG, actor="bo")
    with pytest.raises(ValueError, match="afdoen"):
        operations.verzet(zaak_id=zaak(2).pk, naar=_S.AFGEDAAN, actor="bo")


@pytest.mark.parametrize(("van", "naar"), list(itertools.permutations(_S.values, 2)))
def test_the_database_knows_the_same_table(van: str, naar: str) -> None:
    rij = zaak()
    Zaak.objects.bulk_create(
        [
            Zaak(
                soort="bezwaar",
                persoon_id=rij.persoon_id,
                ontvangen_op=DAG,
                termijn_tot=DAG,
                status=van,
                afgedaan_op=DAG if van in GESLOTEN else None,
            )
        ]
    )
    doel = Zaak.objects.filter(soort="bezwaar")
    mag = naar in OVERGANGEN[van]
    try:
        with transaction.atomic():
            doel.update(status=naar, afgedaan_op=DAG if naar in GESLOTEN else None)
        gelukt = True
    except DatabaseError:
        gelukt = False
    assert gelukt is mag


@pytest.mark.parametrize(
    "aanval",
    [
        "DELETE FROM cases_zaak",
        "UPDATE cases_zaak SET persoon_id = persoon_id + 1",
        "UPDATE cases_zaak SET ontvangen_op = '2020-01-01'",
        "UPDATE cases_zaak SET status = 'afgedaan'",
        "UPDATE cases_zaak SET termijn_tot = '2020-01-01'",
        "UPDATE cases_zaakstap SET actor = 'ander'",
        "DELETE FROM cases_zaakstap",
        "TRUNCATE cases_zaak CASCADE",
    ],
)
def test_cases_withstand(aanval: str) -> None:
    zaak()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(aanval)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_many_cases_in_one_statement_and_again() -> None:
    wie = persoon()
    rijen = [
        operations.NieuweZaak(
            wie.pk, n, DAG, date(2023, 10, 27), DAG if n % 2 else None, "toegekend" if n % 2 else ""
        )
        for n in range(500)
    ]
    assert operations.open_zaken(rijen, soort=Zaak.Soort.AANVRAAG, onderwerp="aanvraag") == 500
    assert operations.open_zaken(rijen, soort=Zaak.Soort.AANVRAAG, onderwerp="aanvraag") == 0
    assert Zaak.objects.filter(status="afgedaan", uitkomst="toegekend").count() == 250
    assert ZaakStap.objects.filter(actor="systeem").count() == 500
    assert queries.open_zaken_van(wie.pk).count() == 250
    assert queries.te_laat_op(date(2023, 10, 27)).count() == 0
    assert queries.te_laat_op(date(2023, 10, 28)).count() == 250


def test_work_is_made_once_given_and_settled() -> None:
    nieuw = operations.NieuweWerkopdracht(
        soort="herberekening",
        reden="verschil",
        bron=Werkopdracht.Bron.HERBEREKENING,
        sleutel="h-1",
        persoon_id=persoon().pk,
        tekst="Een maand verschilt.",
    )
    een, ander = operations.maak_werkopdracht(nieuw), operations.maak_werkopdracht(nieuw)
    assert een == ander
    operations.wijs_toe(werkopdracht_id=een.pk, aan="bo", actor="tess")
    assert list(queries.werkvoorraad(soort="herberekening", toegewezen="bo")) == [een]
    operations.rond_af(werkopdracht_id=een.pk, uitkomst="herzien", actor="bo")
    assert not queries.werkvoorraad().exists()
    with pytest.raises(operations.ZaakVeranderd):
        operations.wijs_toe(werkopdracht_id=een.pk, aan="tess", actor="tess")
    assert list(Handeling.objects.order_by("pk").values_list("soort", "betrokkene_id")) == [
        ("werkopdracht_toewijzen", nieuw.persoon_id),
        ("werkopdracht_afronden", nieuw.persoon_id),
    ]
