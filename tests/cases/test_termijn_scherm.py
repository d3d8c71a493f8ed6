"""The page of a term at the desk: every act is shown before and after, and the penalty takes two people."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases import operations
from duo_portal.cases.models import (
    Dwangsombesluit,
    Dwangsomvoorstel,
    Ingebrekestelling,
    TermijnGebeurtenis,
    Werkopdracht,
    Zaak,
)
from duo_portal.identity import rollen
from tests.desk.conftest import collega, nederlands  # noqa: F401
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
Collega = Callable[..., Client]


@pytest.fixture
def zaak() -> Zaak:
    bedrijfsdatum.zet(date(2023, 4, 3), "test")
    return operations.open_zaak(
        soort=Zaak.Soort.MAATWERK,
        persoon_id=persoon().pk,
        ontvangen_op=date(2023, 3, 1),
        termijn_tot=date(2023, 4, 26),
        actor="bo",
        onderwerp="maatwerk",
    )


def stuur(client: Client, zaak: Zaak, actie: str, *, doen: bool = True, **velden: object):
    was = Zaak.objects.get(pk=zaak.pk).termijn_tot.isoformat()
    data = {"actie": actie, "was": was, **velden} | ({"doen": "ja"} if doen else {})
    return client.post(reverse("admin:zaak_termijn", args=[zaak.pk]), data)


def doe(client: Client, zaak: Zaak, actie: str, **velden: object) -> None:
    antwoord = stuur(client, zaak, actie, **velden)
    assert antwoord.status_code == 302, antwoord.content.decode()[-3000:]


def test_a_stand_still_is_shown_before_it_is_done(zaak: Zaak, collega: Collega) -> None:  # noqa: F811
    bo = collega()
    velden = {"op": "2023-04-03", "tot": "2023-04-17", "reden": "Loonstroken."}
    blad = stuur(bo, zaak, "opschorten", doen=False, **velden)
    assert blad.status_code == 200
    voor, na = blad.context["vooraf"]["voor"], blad.context["vooraf"]["na"]
    assert (voor["uiterlijk"], na["uiterlijk"]) == (date(2023, 4, 26), date(2023, 5, 9))
    assert len(na["afleiding"]) > len(voor["afleiding"])
    assert not TermijnGebeurtenis.objects.exists()  # a look does nothing
    verborgen = dict(blad.context["vooraf"]["velden"])
    assert verborgen | {"was": "2023-04-26"} == velden | {"was": "2023-04-26"}
    doe(bo, zaak, "opschorten", **velden)
    assert Zaak.objects.get().termijn_tot == date(2023, 5, 9)
    bedrijfsdatum.zet(date(2023, 4, 11), "test")
    doe(bo, zaak, "hervatten", op="11-04-2023", reden="Ze zijn er.")
    assert Zaak.objects.get().termijn_tot == date(2023, 5, 3)
    doe(bo, zaak, "verdagen", op="11-04-2023", tot="2023-06-01", reden="Advies.")
    assert Zaak.objects.get().termijn_tot == date(2023, 6, 1)
    pagina = bo.get(reverse("admin:zaak_termijn", args=[zaak.pk])).content.decode()
    assert "Verdaagd op 11-04-2023" in pagina
    engels = collega(naam="eva", taal="en").get(reverse("admin:zaak_termijn", args=[zaak.pk]))
    assert "Put off on 11-04-2023" in engels.content.decode()


def test_a_page_that_is_old_changes_nothing(zaak: Zaak, collega: Collega) -> None:  # noqa: F811
    bo = collega()
    doe(bo, zaak, "verdagen", op="2023-04-03", tot="2023-06-01", reden="Advies.")
    velden = {"op": "2023-04-03", "reden": "Stukken.", "was": "2023-04-26"}
    antwoord = stuur(bo, zaak, "opschorten", **velden)
    assert antwoord.status_code == 409
    assert "Stukken." in antwoord.content.decode()
    assert TermijnGebeurtenis.objects.filter(soort="opschorting").count() == 0


def test_bad_input_and_who_may_not(zaak: Zaak, collega: Collega) -> None:  # noqa: F811
    bo = collega()
    for actie, velden, status in (
        ("weg", {}, 400),
        ("geen_grond", {"geen_grond": "kennelijk", "reden": "x"}, 400),  # there is no notice
        ("opschorten", {"op": "2023-04-04", "reden": "x"}, 422),  # tomorrow
        ("opschorten", {"op": "31-02-2023", "reden": "x"}, 422),
        ("opschorten", {"op": "2023-04-03", "reden": "x\0"}, 422),
        ("verdagen", {"op": "2023-04-03", "reden": "x"}, 422),
        ("verdagen", {"op": "2023-04-03", "reden": "x", "aantal": "9" * 30}, 422),
        ("hervatten", {"op": "2023-04-03", "reden": "x"}, 422),
        ("ingebreke", {"ontvangen_op": "2023-02-01", "bron": "brief"}, 422),
        ("ingebreke", {"ontvangen_op": "2023-04-03", "bron": "bericht"}, 422),
    ):
        assert stuur(bo, zaak, actie, **velden).status_code == status, (actie, velden)
    assert not TermijnGebeurtenis.objects.exists()
    adres = reverse("admin:zaak_termijn", args=[zaak.pk])
    for rol in (rollen.KLACHTENFUNCTIONARIS, rollen.CONTROLEUR, rollen.PRIVACY_OFFICER):
        assert collega(rol, "kim").get(adres).status_code == 403
    assert bo.get(reverse("admin:zaak_termijn", args=[zaak.pk + 999])).status_code == 404


def test_a_letter_of_default_and_no_ground_by_two_people(zaak: Zaak, collega: Collega) -> None:  # noqa: F811
    bedrijfsdatum.zet(date(2023, 5, 2), "test")
    bo, ank = collega(), collega(rollen.TEAMLEIDER, "ank")
    stuur(bo, zaak, "ingebreke", doen=False, ontvangen_op="2023-05-01", bron="brief")
    assert not Ingebrekestelling.objects.exists()
    doe(bo, zaak, "ingebreke", ontvangen_op="2023-05-01", bron="brief")
    notitie = Ingebrekestelling.objects.get()
    assert (notitie.ontvangen_op, notitie.bron, notitie.actor) == (date(2023, 5, 1), "brief", "bo")
    assert Werkopdracht.objects.filter(reden="in_gebreke_gesteld").count() == 1
    assert stuur(ank, zaak, "vaststellen").status_code == 422  # the days still run
    bedrijfsdatum.zet(date(2023, 7, 3), "test")
    doe(bo, zaak, "geen_grond", op="", geen_grond="kennelijk", reden="Geen handtekening.")
    voorstel = Dwangsomvoorstel.objects.get()
    blad = ank.get(reverse("admin:zaak_termijn", args=[zaak.pk])).content.decode()
    assert "Geen handtekening." in blad
    assert stuur(bo, zaak, "vaststellen", voorstel=voorstel.pk).status_code == 422
    doe(ank, zaak, "vaststellen", voorstel=voorstel.pk)
    besluit = Dwangsombesluit.objects.get()
    assert (besluit.bedrag_centen, besluit.geen_grond, besluit.actor) == (0, "kennelijk", "ank")


def test_the_colleague_who_disagrees_lets_it_be_paid(zaak: Zaak, collega: Collega) -> None:  # noqa: F811
    bedrijfsdatum.zet(date(2023, 7, 3), "test")
    bo, ank = collega(), collega(rollen.TEAMLEIDER, "ank")
    doe(bo, zaak, "ingebreke", ontvangen_op="2023-05-01", bron="balie")
    doe(bo, zaak, "geen_grond", geen_grond="onredelijk_laat", reden="Te laat.")
    voor = stuur(ank, zaak, "vaststellen", doen=False, voorstel="")
    assert voor.status_code == 200
    assert not Dwangsombesluit.objects.exists()
    doe(ank, zaak, "vaststellen", voorstel="")
    assert Dwangsombesluit.objects.get().bedrag_centen == 144_200
