"""Acting for another: who may open what, in which role, and that a right withdrawn ends at once."""

from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.audit.models import Handeling, Inzage
from duo_portal.identity import machtigen, tijd
from duo_portal.identity.burger import SESSIE, BurgerRol
from duo_portal.identity.models import Relatie, RelatieSoort
from duo_portal.identity.queries import bsn_van
from duo_portal.urls import urlpatterns as straat
from duo_portal.web.burgers import BurgerNodig, VersBevestigd
from tests.aanmelden.mensen import gezin, loop_binnen, op_de_demopagina, student
from tests.factories.gezinnen import persoon
from tests.factories.portaal import aangemeld

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.aanmelden.test_namens")]


class _Gewoon(BurgerNodig):
    """A page of the portal, to read and to act on."""

    def get(self, request):
        return HttpResponse(str(self.burger.persoon_id))

    post = get


class _Ouder(_Gewoon):
    rollen = frozenset({BurgerRol.OUDER})


class _Zelf(_Gewoon):
    rollen = frozenset({BurgerRol.ZELF})


class _Vers(_Gewoon, VersBevestigd):
    pass


urlpatterns = [
    path("proef/gewoon/", _Gewoon.as_view()),
    path("proef/ouder/", _Ouder.as_view()),
    path("proef/zelf/", _Zelf.as_view()),
    path("proef/vers/", _Vers.as_view()),
    *straat,
]

LEZER, HANDELAAR = "lezer", "handelaar"
# Per page: (GET, POST) of the student, a parent, who may only read, who may act; a visitor goes to the door.
MATRIX = {
    "gewoon": {"zelf": (200, 200), "ouder": (404, 404), LEZER: (200, 403), HANDELAAR: (200, 200)},
    "ouder": {"zelf": (404, 404), "ouder": (200, 200), LEZER: (404, 404), HANDELAAR: (404, 404)},
    "zelf": {"zelf": (200, 200), "ouder": (404, 404), LEZER: (404, 404), HANDELAAR: (404, 404)},
    "vers": {"zelf": (200, 200), "ouder": (404, 404), LEZER: (200, 403), HANDELAAR: (200, 200)},
}


def _client(rol: str, kind, ouder) -> Client:
    if rol == "zelf":
        return aangemeld(Client(), kind)
    if rol == "ouder":
        return aangemeld(Client(), ouder, namens=kind)
    return aangemeld(
        Client(),
        persoon(date(1980, 1, 1)),
        rol=BurgerRol.VERTEGENWOORDIGER,
        namens=kind,
        mag_handelen=rol == HANDELAAR,
    )


@pytest.mark.parametrize("rol", ["zelf", "ouder", LEZER, HANDELAAR])
@pytest.mark.parametrize("pagina", MATRIX)
def test_what_each_role_may(pagina, rol):
    kind, ouder = gezin()
    client = _client(rol, kind, ouder)
    antwoorden = [client.get(f"/proef/{pagina}/"), client.post(f"/proef/{pagina}/")]
    assert tuple(a.status_code for a in antwoorden) == MATRIX[pagina][rol]
    for antwoord in antwoorden:
        if antwoord.status_code == 200:
            assert antwoord.content.decode() == str(kind.pk)
        if antwoord.status_code == 403:
            assert "U mag hier alleen lezen" in antwoord.content.decode()


@pytest.mark.parametrize("pagina", MATRIX)
def test_a_visitor_goes_to_the_door(client, pagina):
    for antwoord in (client.get(f"/proef/{pagina}/"), client.post(f"/proef/{pagina}/")):
        assert antwoord["Location"] == f"/aanmelden/?next=%2Fproef%2F{pagina}%2F"


def test_a_parent_chooses_the_child_and_the_child_can_see_it(client, monkeypatch):
    kind, ouder = gezin()
    op_de_demopagina(monkeypatch, ouder)
    assert loop_binnen(client, ouder)["Location"] == reverse("aanmelden:namens")
    blad = client.get(reverse("aanmelden:namens")).content.decode()
    assert str(kind) in blad
    assert str(kind.pk) not in blad.partition("<main")[2].replace(str(kind.uuid), "")
    client.post(reverse("aanmelden:namens"), {"persoon": str(kind.uuid), "rol": "ouder"})
    assert client.get("/proef/ouder/").content.decode() == str(kind.pk)
    gezien = Inzage.objects.get(persoon_id=kind.pk)
    assert (gezien.actor, gezien.rol) == (f"burger:{ouder.pk}", "ouder")
    client.post(reverse("aanmelden:namens"), {"persoon": "zelf"})
    assert client.get("/proef/zelf/").content.decode() == str(ouder.pk)


@pytest.mark.parametrize("rol", ["ouder", "vertegenwoordiger", "zelf", "", "baas"])
def test_a_file_that_is_not_on_the_list_does_not_exist(client, rol):
    vreemd, _ = gezin()
    aangemeld(client, student())
    antwoord = client.post(reverse("aanmelden:namens"), {"persoon": str(vreemd.uuid), "rol": rol})
    assert antwoord.status_code == 404
    assert Inzage.objects.count() == 0


def test_a_parent_cannot_take_the_role_of_a_representative(client):
    kind, ouder = gezin()
    aangemeld(client, ouder)
    velden = {"persoon": str(kind.uuid), "rol": "vertegenwoordiger"}
    assert client.post(reverse("aanmelden:namens"), velden).status_code == 404


def test_a_new_file_is_a_new_session_id(client):
    kind, ouder = gezin()
    aangemeld(client, ouder)
    oud = client.session.session_key
    client.post(reverse("aanmelden:namens"), {"persoon": str(kind.uuid), "rol": "ouder"})
    assert client.session.session_key != oud


def test_a_mandate_withdrawn_ends_at_once_and_nothing_is_done_on_the_own_file():
    kind, helper = student(), persoon(date(1980, 1, 1))
    client = aangemeld(Client(), helper, rol=BurgerRol.VERTEGENWOORDIGER, namens=kind)
    assert client.post("/proef/gewoon/").status_code == 200
    assert machtigen.trek_machtiging_in(
        persoon=kind, gemachtigde=helper, per=vandaag(), actor="test"
    )
    antwoord = client.post("/proef/gewoon/")
    assert antwoord["Location"] == "/aanmelden/namens/?vervallen=1"
    assert client.session[SESSIE]["persoon"] == helper.pk
    assert "Er is niets veranderd" in client.get(antwoord["Location"]).content.decode()


def test_a_mandate_that_becomes_reading_only_stops_acting_at_once():
    kind, helper = student(), persoon(date(1980, 1, 1))
    client = aangemeld(Client(), helper, rol=BurgerRol.VERTEGENWOORDIGER, namens=kind)
    machtigen.machtig(
        persoon=kind, gemachtigde=helper, vanaf=vandaag(), mag_handelen=False, actor="test"
    )
    assert client.post("/proef/gewoon/").status_code == 403
    assert client.get("/proef/gewoon/").status_code == 200


def test_a_relation_that_ends_closes_the_childs_file():
    kind, ouder = gezin()
    client = aangemeld(Client(), ouder, namens=kind)
    tijd.beeindig(Relatie, kind, vandaag(), ander=ouder, soort=RelatieSoort.OUDER)
    assert client.get("/proef/ouder/")["Location"] == "/aanmelden/namens/?vervallen=1"


def test_a_mandate_holds_from_its_day_up_to_its_end():
    kind, helper = student(), persoon(date(1980, 1, 1))
    begin, eind = date(2023, 9, 1), date(2024, 9, 1)
    machtigen.machtig(
        persoon=kind, gemachtigde=helper, vanaf=begin, tot=eind, mag_handelen=True, actor="test"
    )
    dag = timedelta(days=1)
    namens = [
        bool(machtigen.namens_wie(helper.pk, d)) for d in (begin - dag, begin, eind - dag, eind)
    ]
    assert namens == [False, True, True, False]


# --- the pages of the student ---


def _geef(client, ander, **velden):
    return client.post(
        reverse("gegevens:machtigen"),
        {
            "bsn": bsn_van(ander),
            "geboortedatum": ander.geboortedatum.strftime("%d-%m-%Y"),
            "mag": "lezen",
            "looptijd": "jaar",
            **velden,
        },
    )


def test_a_student_gives_a_mandate_and_withdraws_it(client):
    kind, helper = student(), persoon(date(1980, 1, 1), naam="Helper")
    aangemeld(client, kind)
    assert _geef(client, helper).status_code == 302
    (machtiging,) = machtigen.gegeven_machtigingen(kind.pk, vandaag())
    assert not machtiging.mag_handelen
    assert machtiging.geldig.upper == vandaag().replace(year=vandaag().year + 1)
    blad = client.get(reverse("gegevens:machtigen")).content.decode()
    assert "Helper" in blad
    assert bsn_van(helper) not in blad
    weg = reverse("gegevens:intrekken", kwargs={"uuid": helper.uuid})
    assert client.post(weg).status_code == 302
    assert machtigen.gegeven_machtigingen(kind.pk, vandaag()) == []
    assert client.post(weg).status_code == 404
    soorten = Handeling.objects.filter(betrokkene_id=kind.pk).values_list("soort", flat=True)
    assert {"machtiging_geven", "machtiging_intrekken"} <= set(soorten)


def test_number_and_date_must_both_fit_and_the_answer_does_not_say_which(client):
    kind, helper = student(), persoon(date(1980, 1, 1))
    aangemeld(client, kind)
    mis = [
        _geef(client, helper, geboortedatum="02-01-1980"),
        _geef(client, helper, bsn="999990019"),
    ]
    for antwoord in mis:
        assert antwoord.status_code == 422
        assert "Wij vinden niemand met dit BSN" in antwoord.content.decode()
    assert machtigen.gegeven_machtigingen(kind.pk, vandaag()) == []


def test_guessing_stops_after_five(client):
    kind, helper = student(), persoon(date(1980, 1, 1))
    aangemeld(client, kind)
    for _ in range(5):
        _geef(client, helper, geboortedatum="02-01-1980")
    antwoord = _geef(client, helper)
    assert "Wacht een uur" in antwoord.content.decode()
    assert machtigen.gegeven_machtigingen(kind.pk, vandaag()) == []


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"bsn": "123456789"}, "Dit BSN klopt niet"),
        ({"bsn": "\x00"}, "Null"),
        ({"geboortedatum": "31-02-1980"}, "Schrijf de datum zo"),
        ({"mag": "alles"}, "Kies een van de mogelijkheden"),
        ({"looptijd": ""}, "Kies hoe lang dit geldt"),
    ],
)
def test_a_wrong_field_comes_back_with_what_was_typed(client, velden, tekst):
    aangemeld(client, student())
    antwoord = _geef(client, persoon(date(1980, 1, 1)), **velden)
    assert antwoord.status_code == 422
    blad = antwoord.content.decode()
    assert tekst.lower() in blad.lower()
    assert "foutsamenvatting" in blad


def test_nobody_gives_themselves_a_mandate(client):
    kind = student()
    aangemeld(client, kind)
    assert "uw eigen BSN" in _geef(client, kind).content.decode()
    with pytest.raises(machtigen.MachtigingOngeldig):
        machtigen.machtig(
            persoon=kind, gemachtigde=kind, vanaf=vandaag(), mag_handelen=True, actor="x"
        )


def test_only_in_person_and_only_after_a_fresh_proof():
    kind, helper = student(), persoon(date(1980, 1, 1))
    client = aangemeld(Client(), helper, rol=BurgerRol.VERTEGENWOORDIGER, namens=kind)
    assert client.get(reverse("gegevens:machtigen")).status_code == 404
    assert _geef(client, persoon(date(1981, 1, 1))).status_code == 404
    eigen = aangemeld(Client(), kind)
    sessie = eigen.session
    sessie[SESSIE] = {**sessie[SESSIE], "bevestigd_at": "2023-01-01T00:00:00+01:00"}
    sessie.save()
    for antwoord in (eigen.get(reverse("gegevens:machtigen")), _geef(eigen, helper)):
        assert antwoord["Location"].startswith(reverse("aanmelden:bevestig"))
