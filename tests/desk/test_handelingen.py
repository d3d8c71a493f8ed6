"""Acts at the desk: the effect is shown first, only the form acts, only with the right, and once."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling, Inzage
from duo_portal.identity import operations as identity
from duo_portal.identity import rollen
from duo_portal.identity.models import Blokkade, Persoon
from studiefinanciering.models import Keuze, Student, Toekenning, Toekenningsregel
from studiefinanciering.operations.aanhouden import hef_op, houd_aan
from tests.factories.gezinnen import THUIS, woont

from .test_paginas import adres, tekst


def pad(naam: str, student: Student, *rest: object) -> str:
    return reverse(f"admin:studiefinanciering_student_{naam}", args=[student.kenmerk, *rest])


def formulier(antwoord) -> dict[str, str]:
    """The hidden fields of the page that was shown."""
    velden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', antwoord.content.decode())
    return {naam: waarde for naam, waarde in velden if naam != "csrfmiddlewaretoken"}


def stand() -> tuple[int, int, int]:
    return Toekenning.objects.count(), Toekenningsregel.objects.count(), Keuze.objects.count()


def test_opnieuw_beslissen_toont_eerst_wat_er_gebeurt(
    dossier: Student, collega: Callable[..., Client]
) -> None:
    bedrijfsdatum.zet(date(2023, 10, 12), "test")
    woont(dossier.persoon, THUIS, date(2023, 10, 10))
    client, voor = collega(), stand()
    vraag = client.get(pad("herzien", dossier))
    pagina = tekst(vraag)
    assert (
        "2023-11 t/m 2023-12 Basisbeurs € 274,90 prestatiebeurs € 110,30 prestatiebeurs − € 164,60"
        in pagina
    )
    assert stand() == voor  # looking decides nothing
    velden = formulier(vraag)
    assert client.post(pad("herzien", dossier), velden).status_code == 200  # no reason, no decision
    assert stand() == voor
    velden["reden"] = "telefoon 999990019"
    klaar = client.post(pad("herzien", dossier), velden)
    assert klaar.status_code == 302
    nieuw = Toekenning.objects.latest("pk")
    assert (nieuw.reden, nieuw.actor) == ("medewerker", "bo")
    assert Handeling.objects.get(soort="desk_herzien").reden == "telefoon [bsn]"
    na = stand()
    assert client.post(pad("herzien", dossier), velden).status_code == 302  # sent twice
    assert stand() == na
    assert Inzage.objects.filter(scherm__contains="herzien").exists()


def test_een_andere_uitkomst_dan_getoond_wordt_opnieuw_getoond(
    dossier: Student, collega: Callable[..., Client]
) -> None:
    client = collega()
    velden = formulier(client.get(pad("herzien", dossier))) | {"reden": "x"}
    bedrijfsdatum.zet(date(2023, 10, 12), "test")
    woont(dossier.persoon, THUIS, date(2023, 10, 10))
    voor = stand()
    antwoord = client.post(pad("herzien", dossier), velden)
    assert "De uitkomst is intussen anders" in tekst(antwoord)
    assert stand() == voor


def test_stopzetten_per_maand(dossier: Student, collega: Callable[..., Client]) -> None:
    client, voor = collega(), stand()
    vraag = client.get(pad("stopzetten", dossier), {"per": "2023-11"})
    pagina = tekst(vraag)
    assert "2023-11 t/m 2023-12 Basisbeurs € 274,90 prestatiebeurs € 0,00" in pagina
    assert "2023-10 t/m" not in pagina
    assert stand() == voor
    klaar = client.post(pad("stopzetten", dossier), formulier(vraag) | {"reden": "op verzoek"})
    assert klaar.status_code == 302
    besluit = Toekenning.objects.latest("pk")
    assert besluit.soort == "stopzetting"
    laatste = Toekenningsregel.objects.filter(toekenning=besluit).latest("geldig")
    assert laatste.geldig.upper == date(2023, 11, 1)
    # A month that has begun is not on offer, also not by hand.
    gedwongen = client.get(pad("stopzetten", dossier), {"per": "2023-08"})
    assert formulier(gedwongen).get("per") != "2023-08"


def test_een_blokkade_opheffen_vraagt_een_ander_dan_wie_haar_zette(
    dossier: Student, collega: Callable[..., Client]
) -> None:
    bo, an = collega(naam="bo"), collega(naam="an")
    zetten = {"soort": "iban_gewijzigd", "reden": "gebeld"}
    assert bo.post(pad("aanhouden", dossier), zetten).status_code == 302
    blokkade = Blokkade.objects.get()
    opheffen = pad("opheffen", dossier, blokkade.pk)
    assert "Gezet door bo" in tekst(bo.get(opheffen))
    assert "vraag een collega" in tekst(bo.post(opheffen, {"reden": "klopt"}))
    blokkade.refresh_from_db()
    assert blokkade.opgeheven_op is None
    assert "Schrijf op waarom" in tekst(an.post(opheffen, {"reden": " "}))
    assert an.post(opheffen, {"reden": "bewijs gezien"}).status_code == 302
    blokkade.refresh_from_db()
    vandaag = bedrijfsdatum.vandaag()
    assert blokkade.opgeheven_door == "an" and blokkade.opgeheven_op == vandaag
    handeling = Handeling.objects.get(soort="blokkade_opheffen")
    assert (handeling.actor, handeling.reden) == ("an", "bewijs gezien")
    assert "al opgeheven" in tekst(an.post(opheffen, {"reden": "nog eens"}))


def test_wat_de_bank_of_een_register_zette(
    dossier: Student, collega: Callable[..., Client]
) -> None:
    client = collega()
    dag = bedrijfsdatum.vandaag()
    retour = identity.blokkeer(persoon_id=dossier.pk, reden=Blokkade.Reden.RETOUR, ingangsdatum=dag)
    dood = identity.blokkeer(
        persoon_id=dossier.pk, reden=Blokkade.Reden.OVERLIJDEN, ingangsdatum=dag
    )
    pagina = tekst(client.get(pad("opheffen", dossier, retour.pk)))
    assert "Gezet door systeem" in pagina
    assert "nog 1 andere blokkade" in pagina
    assert (
        client.post(pad("opheffen", dossier, retour.pk), {"reden": "nieuw IBAN"}).status_code == 302
    )
    assert "volgt de BRP" in tekst(client.post(pad("opheffen", dossier, dood.pk), {"reden": "x"}))
    dood.refresh_from_db()
    assert dood.opgeheven_op is None


def test_een_eigen_onderzoek_mag_men_zelf_sluiten(dossier: Student) -> None:
    blokkade = houd_aan(
        persoon_id=dossier.pk, soort=Blokkade.Reden.ONDERZOEK, actor="bo", reden="vraag"
    )
    assert hef_op(blokkade_id=blokkade.pk, actor="bo", reden="klaar").opgeheven_door == "bo"


@pytest.mark.parametrize(
    ("rol", "mag"),
    [
        (rollen.BEHANDELAAR, True),
        (rollen.TEAMLEIDER, True),
        (rollen.FINANCIEEL_MEDEWERKER, False),
        (rollen.CONTROLEUR, False),
        (rollen.AUDITOR, False),
        (rollen.BEHEERDER, False),
    ],
)
def test_elke_rol_mag_wat_de_code_zegt(
    rol: str, mag: bool, dossier: Student, collega: Callable[..., Client]
) -> None:
    client = collega(rol)
    blokkade = identity.blokkeer(
        persoon_id=dossier.pk, reden=Blokkade.Reden.ONDERZOEK, ingangsdatum=date(2023, 9, 1)
    )
    ziet = rol != rollen.BEHEERDER
    assert (client.get(adres(dossier)).status_code == 200) is ziet
    for naam, rest in (
        ("herzien", ()),
        ("stopzetten", ()),
        ("aanhouden", ()),
        ("opheffen", (blokkade.pk,)),
    ):
        verwacht = 200 if mag else 403
        assert client.get(pad(naam, dossier, *rest)).status_code == verwacht, naam
        if not mag:
            assert client.post(pad(naam, dossier, *rest), {"reden": "x"}).status_code == 403
    if ziet:
        assert ("/herzien/" in client.get(adres(dossier)).content.decode()) is mag


def test_een_ander_dossier_geeft_geen_toegang_tot_de_blokkade(
    dossier: Student, collega: Callable[..., Client]
) -> None:
    iemand = Persoon.objects.exclude(pk=dossier.pk).latest("pk")
    ander = identity.blokkeer(
        persoon_id=iemand.pk, reden=Blokkade.Reden.ONDERZOEK, ingangsdatum=date(2023, 9, 1)
    )
    assert collega().get(pad("opheffen", dossier, ander.pk)).status_code == 404
