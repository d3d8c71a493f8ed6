"""The file opens with a reason and on record, and not otherwise."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from lxml import html

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import geldige_opening
from duo_portal.audit.models import Dossieropening, Inzage, Notitie, Verwerking
from duo_portal.cases import operations as cases
from duo_portal.cases.models import Zaak
from duo_portal.identity import crypto, queries, rollen, tijd
from duo_portal.identity.models import Adres
from studiefinanciering.models import Student, Toekenning
from tests.desk.conftest import EERSTE_DAG, maak_collega

from .conftest import adres, geef_reden


def tekst(antwoord: Any) -> str:
    boom: Any = html.fromstring(antwoord.content)
    return " ".join(boom.text_content().split())


def test_zonder_reden_komt_eerst_de_vraag(dossier: Student) -> None:
    client = maak_collega()
    antwoord: Any = client.get(adres("dossier", dossier.persoon))
    assert antwoord.status_code == 302
    assert antwoord.url.startswith(adres("dossier_openen", dossier.persoon))
    vraag = client.get(antwoord.url)
    assert str(dossier.persoon) not in tekst(vraag)
    assert not Inzage.objects.filter(scherm__startswith="dossier").exists()


def test_met_reden_open_en_twee_regels_vastgelegd(open_client: Client, dossier: Student) -> None:
    antwoord = open_client.get(adres("dossier", dossier.persoon))
    assert antwoord.status_code == 200
    pagina = tekst(antwoord)
    assert str(dossier.persoon) in pagina
    assert queries.bsn_van(dossier.persoon) not in pagina
    blik = Inzage.objects.latest("pk")
    opening = Dossieropening.objects.get()
    assert (blik.actor, blik.persoon_id, blik.opening_id) == ("bo", dossier.pk, opening.pk)
    assert (blik.reden, blik.kanaal) == ("vraag van de burger", "desk")
    regel = Verwerking.objects.get(trace_id=blik.trace_id, span_id=blik.span_id)
    assert regel.processing_activity_id.endswith("dossier-inzien")
    assert regel.status == Verwerking.Status.GELUKT
    assert regel.start_at <= regel.end_at
    bsn = crypto.ontsleutel(
        bytes(regel.data_subject_id), sleutel_id=regel.data_subject_sleutel_id, kind=crypto.BSN
    )
    assert bsn == queries.bsn_van(dossier.persoon)
    assert "bo" not in {str(getattr(regel, v.attname)) for v in Verwerking._meta.concrete_fields}


@pytest.mark.parametrize("tabel", ["audit_inzage", "audit_verwerking"])
def test_zonder_vastlegging_blijft_het_dossier_dicht(
    open_client: Client, dossier: Student, tabel: str
) -> None:
    with connection.execute_wrapper(_weiger(tabel)):
        antwoord = open_client.get(adres("dossier", dossier.persoon))
    assert antwoord.status_code == 503
    assert str(dossier.persoon) not in tekst(antwoord)


def _weiger(tabel: str):
    """The statement is sent to a table that this login may not fill: what a revoked right does."""

    def doe(execute, sql, params, many, context):
        naar = sql.replace(f"INSERT INTO {tabel} ", "INSERT INTO pg_catalog.pg_class ")
        return execute(naar, params, many, context)

    return doe


def test_reden_is_na_een_half_uur_voorbij(dossier: Student) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_dossieropening (actor, rol, persoon_id, grond, toelichting, opgeslagen_at)"
            " VALUES ('bo', '', %s, 'vraag', '', clock_timestamp() - interval '31 minutes')",
            [dossier.pk],
        )
    assert geldige_opening("bo", dossier.pk) is None
    Dossieropening.objects.create(actor="bo", persoon_id=dossier.pk, grond="vraag")
    assert geldige_opening("bo", dossier.pk) is not None
    assert geldige_opening("an", dossier.pk) is None


def test_open_zaak_moet_van_deze_persoon_zijn(dossier: Student) -> None:
    client, persoon = maak_collega(), dossier.persoon
    zaak = cases.open_zaak(
        soort=Zaak.Soort.BEZWAAR,
        persoon_id=persoon.pk,
        ontvangen_op=EERSTE_DAG,
        termijn_tot=EERSTE_DAG + timedelta(days=42),
        actor="test",
    )
    pagina = adres("dossier_openen", persoon)
    fout = client.post(pagina, {"grond": "zaak", "zaak": f"Z-{zaak.pk + 1}"})
    assert fout.status_code == 422
    assert "Er is geen open zaak" in tekst(fout)
    geef_reden(client, persoon, grond="zaak", zaak=zaak.kenmerk)
    client.get(adres("dossier", persoon))
    assert Inzage.objects.latest("pk").zaak_id == zaak.pk


@pytest.mark.parametrize(
    "antwoorden",
    [
        {"grond": "anders"},
        {"grond": "anders", "toelichting": "kort"},
        {"grond": "zaak", "zaak": "Z-99999999999999999999"},
        {"grond": "bestaat niet"},
        {"grond": ""},
        {"grond": "vraag", "toelichting": "x" * 301},
        {"grond": "vraag", "toelichting": "nul\x00"},
    ],
)
def test_slechte_reden_krijgt_het_formulier_terug(
    dossier: Student, antwoorden: dict[str, str]
) -> None:
    antwoord = maak_collega().post(adres("dossier_openen", dossier.persoon), antwoorden)
    assert antwoord.status_code == 422
    assert not Dossieropening.objects.exists()


def test_openen_leidt_nergens_anders_heen(dossier: Student) -> None:
    vraag = {"grond": "vraag", "next": "https://elders.example/beheer/"}
    antwoord: Any = maak_collega().post(adres("dossier_openen", dossier.persoon), vraag)
    assert antwoord.url == adres("dossier", dossier.persoon)


def test_alleen_toevoegen(dossier: Student) -> None:
    Dossieropening.objects.create(actor="bo", persoon_id=dossier.pk, grond="vraag")
    Notitie.objects.create(actor="bo", persoon_id=dossier.pk, tekst="belde")
    for model in (Dossieropening, Notitie):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(actor="an")
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()


def test_wie_geen_personen_ziet_komt_er_niet_in(dossier: Student) -> None:
    client = maak_collega(rollen.CONTROLEUR, "co")
    geef_reden(client, dossier.persoon)
    assert client.get(adres("dossier", dossier.persoon)).status_code == 403


def test_notitie_met_bsn_wordt_gemaskeerd(open_client: Client, dossier: Student) -> None:
    bsn = queries.bsn_van(dossier.persoon)
    open_client.post(adres("dossier_notitie", dossier.persoon), {"tekst": f"Belde, BSN {bsn}"})
    assert Notitie.objects.get().tekst == "Belde, BSN [bsn]"
    assert "Belde, BSN [bsn]" in tekst(open_client.get(adres("dossier", dossier.persoon)))
    leeg = open_client.post(adres("dossier_notitie", dossier.persoon), {"tekst": " "})
    assert leeg.status_code == 422


def test_heel_nummer_is_een_blik_apart(open_client: Client, dossier: Student) -> None:
    antwoord = open_client.post(adres("dossier_toon", dossier.persoon), {"gegeven": "bsn"})
    assert queries.bsn_van(dossier.persoon) in tekst(antwoord)
    assert Inzage.objects.latest("pk").wat == "bsn"
    assert open_client.get(adres("dossier_toon", dossier.persoon)).status_code == 405


def test_tijdreis_adres_zoals_het_toen_bekend_was(open_client: Client, dossier: Student) -> None:
    toen = bedrijfsdatum.vandaag()
    later = toen + timedelta(days=40)
    bedrijfsdatum.zet(later, "test")
    geldig = tijd.vanaf(toen - timedelta(days=3))
    tijd.wijzig(
        Adres, dossier.persoon, geldig, straat="Nieuwstraat", huisnummer="7", plaats="Nergens"
    )
    pagina = adres("dossier", dossier.persoon)
    nu = tekst(open_client.get(pagina, {"over": toen.isoformat()}))
    eerder = tekst(open_client.get(pagina, {"over": toen.isoformat(), "bekend": toen.isoformat()}))
    assert "Nieuwstraat 7" in nu
    assert "Nieuwstraat 7" not in eerder
    verschil = open_client.get(
        adres("dossier_vergelijken", dossier.persoon),
        {"eerst-bekend": toen.isoformat(), "daarna-over": later.isoformat()},
    )
    cellen = [r.text_content() for r in html.fromstring(verschil.content).xpath("//tbody/tr")]
    assert any("Adres" in rij and "Nieuwstraat 7" in rij for rij in cellen)


@pytest.mark.parametrize(
    "vraag",
    [{"over": "31-02-2024"}, {"bekend": "2999-01-01"}, {"over": "0001-01-01"}, {"over": "x"}],
)
def test_verkeerde_dag_zegt_wat_er_mis_is(
    open_client: Client, dossier: Student, vraag: dict[str, str]
) -> None:
    antwoord = open_client.get(adres("dossier", dossier.persoon), vraag)
    assert antwoord.status_code == 422
    assert "Dit klopt nog niet" in tekst(antwoord)


def test_besluit_van_vandaag_besluit_niets(open_client: Client, dossier: Student) -> None:
    voor = Toekenning.objects.count()
    antwoord = open_client.get(adres("dossier_vandaag", dossier.persoon))
    assert antwoord.status_code == 200
    assert Toekenning.objects.count() == voor


def test_zoals_de_burger_zonder_iets_te_doen(open_client: Client, dossier: Student) -> None:
    for plek in ("start", "studiefinanciering", "betalingen", "schuld", "gegevens", "onzin"):
        antwoord = open_client.get(adres("dossier_burger", dossier.persoon), {"plek": plek})
        assert antwoord.status_code == 200
        boom: Any = html.fromstring(antwoord.content)
        (beeld,) = boom.find_class("dossier-burger")
        assert not beeld.xpath(".//a | .//form | .//button | .//input")
    assert Inzage.objects.filter(scherm="dossier: zoals de burger het ziet").count() == 6


def test_snel_genoeg_in_vragen(
    open_client: Client, dossier: Student, django_assert_max_num_queries: object
) -> None:
    open_client.get(adres("dossier", dossier.persoon))
    with django_assert_max_num_queries(35):  # type: ignore[operator]
        open_client.get(adres("dossier", dossier.persoon))
