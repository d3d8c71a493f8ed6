"""Money that nobody knows: what is certain is booked, the rest waits, and a person at the desk finds its place (F26)."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from duo_portal.gateways.bank.herkomst import afzender_van
from duo_portal.gateways.bank.proefbank.afschriften import Post
from duo_portal.gateways.models import Afschriftregel
from duo_portal.identity import rollen
from duo_portal.identity.queries import iban_van
from terugbetalen.models import Bestemmingsvoorstel, Teruggave
from terugbetalen.ontvangen.bestemmen import (
    BestemmenKanNiet,
    Doel,
    kandidaten,
    keur_goed,
    stel_voor,
    wijs_af,
)
from terugbetalen.ontvangen.verzoeken import Doel as Vraagdoel
from terugbetalen.ontvangen.verzoeken import stand_van, vraag_betaling
from tests.factories.innen import termijn
from tests.terugbetalen.innen.innen import TERMIJN, debiteur

from .bankdag import JAN, NA, afschrift, open_centen, saldo

pytestmark = pytest.mark.django_db
VREEMD = "NL02ABNA0123456789"


def schuldenaar(centen: int = TERMIJN):
    """With an account, and one term asked by request."""
    wie = debiteur(centen)
    return wie, termijn(wie, JAN, centen), iban_van(wie.rekeningen.get())


def onbekend() -> Afschriftregel:
    return Afschriftregel.objects.get(status="tussenrekening")


def test_a_reference_is_enough_structured_or_in_the_text_whoever_pays():
    wie, wat, _iban = schuldenaar(5_000)
    vier = " ".join(wat.kenmerk[n : n + 4] for n in range(0, 16, 4))
    afschrift(
        Post("B1", 2_000, iban=VREEMD, naam="Oma", betalingskenmerk=wat.kenmerk),
        Post("B2", 3_000, iban=VREEMD, naam="Oma", omschrijving=f"voor Kim {vier} groet"),
    )
    assert (open_centen(wie), saldo(1190), saldo(1000)) == (0, 0, 5_000)


def test_a_payment_request_is_found_by_its_reference():
    wie, _wat, _iban = schuldenaar()
    verzoek = vraag_betaling(
        persoon_id=wie.pk, bedrag_centen=700, doel=Vraagdoel.EXTRA, vervaldatum=date(2024, 2, 1)
    )
    afschrift(Post("B1", 700, iban=VREEMD, betalingskenmerk=verzoek.kenmerk))
    assert stand_van(verzoek, NA).status == "betaald"
    assert open_centen(wie) == TERMIJN, "an extra repayment is no term"


def test_account_and_amount_together_are_enough_each_alone_is_not():
    wie, _wat, iban = schuldenaar()
    afschrift(
        Post("B1", TERMIJN, iban=VREEMD, naam="A"),
        Post("B2", TERMIJN - 1, iban=iban, naam="B"),
        Post("B3", TERMIJN, iban=iban, naam="B"),
    )
    assert (open_centen(wie), saldo(1190)) == (0, -(2 * TERMIJN - 1))
    statussen = Afschriftregel.objects.order_by("entry_ref").values_list("status", flat=True)
    assert list(statussen) == ["tussenrekening", "tussenrekening", "gematcht"]


def test_an_account_of_two_people_says_nothing():
    from duo_portal.identity import operations as identity

    wie, _wat, iban = schuldenaar()
    identity.wijzig_rekening(
        persoon=debiteur(incasso=False), vanaf=JAN, iban=iban, tenaamstelling="Samen"
    )
    afschrift(Post("B1", TERMIJN, iban=iban))
    assert (open_centen(wie), saldo(1190)) == (TERMIJN, -TERMIJN)


@pytest.mark.parametrize("tekst", ["9999999999999999", "12345", "", "geen kenmerk", "٣" * 16])
def test_a_reference_that_is_wrong_or_unknown_waits(tekst):
    schuldenaar()
    afschrift(Post("B1", TERMIJN, iban=VREEMD, omschrijving=tekst))
    assert saldo(1190) == -TERMIJN


def test_nothing_and_less_than_nothing_on_a_statement():
    wie, wat, _iban = schuldenaar()
    afschrift(
        Post("B1", 0, iban=VREEMD, betalingskenmerk=wat.kenmerk),
        Post("B2", -TERMIJN, iban=VREEMD, betalingskenmerk=wat.kenmerk),
    )
    assert (open_centen(wie), saldo(1000), saldo(1190)) == (TERMIJN, -TERMIJN, TERMIJN)


def test_who_sent_it_is_kept_encrypted_and_only_for_what_waits():
    wie, wat, _iban = schuldenaar()
    afschrift(
        Post("B1", 10, iban=VREEMD, naam="Oma Appel", omschrijving="voor de kleine"),
        Post("B2", 20, iban=VREEMD, naam="Oma Appel", betalingskenmerk=wat.kenmerk),
    )
    regel = onbekend()
    afzender = afzender_van(regel)
    assert (afzender.iban, afzender.naam) == (VREEMD, "Oma Appel")
    assert VREEMD not in repr(afzender)
    assert b"Oma" not in bytes(regel.herkomst.versleuteld)
    bekend = Afschriftregel.objects.get(status="gematcht")
    assert afzender_van(bekend).naam == ""
    assert open_centen(wie) == TERMIJN - 20


def test_a_small_amount_is_placed_at_once_a_large_one_by_two():
    wie, wat, iban = schuldenaar(90_000)
    afschrift(Post("B1", 40_000, iban=iban), Post("B2", 50_000, iban=iban))
    klein, groot = Afschriftregel.objects.order_by("bedrag_centen")
    assert [k.persoon for k in kandidaten(klein)] == [wie]
    doe = {"doel": Doel.TERMIJN, "persoon_id": wie.pk, "termijn_id": wat.pk, "reden": "belde"}
    stel_voor(regel_id=klein.pk, actor="anna", **doe)
    assert open_centen(wie) == 50_000
    voorstel = stel_voor(regel_id=groot.pk, actor="anna", **doe)
    assert open_centen(wie) == 50_000
    with pytest.raises(BestemmenKanNiet):
        keur_goed(voorstel_id=voorstel.pk, actor="anna")
    with pytest.raises(BestemmenKanNiet):
        stel_voor(regel_id=groot.pk, actor="bram", **doe)
    with pytest.raises(DatabaseError), transaction.atomic():
        Bestemmingsvoorstel.objects.filter(pk=voorstel.pk).update(
            uitkomst="uitgevoerd", besloten_door="anna", besloten_op=NA
        )
    keur_goed(voorstel_id=voorstel.pk, actor="bram")
    assert (open_centen(wie), saldo(1190)) == (0, 0)
    with pytest.raises(BestemmenKanNiet):
        keur_goed(voorstel_id=voorstel.pk, actor="bram")


def test_a_declined_proposal_leaves_the_money_waiting_for_another():
    wie, _wat, iban = schuldenaar()
    afschrift(Post("B1", 60_000, iban=iban))
    doe = {"doel": Doel.PERSOON, "persoon_id": wie.pk, "reden": "x"}
    voorstel = stel_voor(regel_id=onbekend().pk, actor="anna", **doe)
    wijs_af(voorstel_id=voorstel.pk, actor="bram")
    assert saldo(1190) == -60_000
    nieuw = stel_voor(regel_id=onbekend().pk, actor="anna", **doe)
    keur_goed(voorstel_id=nieuw.pk, actor="bram")
    assert (saldo(1190), open_centen(wie)) == (0, 0)


def test_back_to_where_it_came_from():
    afschrift(Post("B1", 4_200, iban=VREEMD, naam="Oma"), Post("B2", 100))
    eerst, zonder = Afschriftregel.objects.order_by("-bedrag_centen")
    stel_voor(regel_id=eerst.pk, doel=Doel.TERUG, actor="anna", reden="niet voor ons")
    teruggave = Teruggave.objects.get()
    assert (teruggave.bedrag_centen, teruggave.run_id, saldo(1600)) == (4_200, None, -4_200)
    with pytest.raises(BestemmenKanNiet):
        stel_voor(regel_id=zonder.pk, doel=Doel.TERUG, actor="anna", reden="x")


@pytest.fixture
def collegas() -> list[Client]:
    rollen.setup_rollen()
    uit = []
    for naam in ("anna", "bram"):
        gebruiker = User.objects.create_user(naam, is_staff=True)
        gebruiker.groups.add(Group.objects.get(name=rollen.FINANCIEEL_MEDEWERKER))
        client = Client()
        client.force_login(gebruiker)
        uit.append(client)
    return uit


def test_the_desk_shows_age_and_candidates_and_two_people_place_it(collegas):
    anna, bram = collegas
    wie, wat, iban = schuldenaar(60_000)
    afschrift(Post("B1", 50_000, iban=iban, naam="P. Proef", omschrijving="mijn schuld"))
    lijst = anna.get(reverse("admin:gateways_afschriftregel_changelist")).content.decode()
    adres = reverse("admin:gateways_afschriftregel_bestemmen", args=[onbekend().pk])
    assert adres in lijst
    pagina = anna.get(adres).content.decode()
    assert wat.kenmerk in pagina and iban not in pagina and "mijn schuld" in pagina
    fout = anna.post(
        adres, {"doel": "termijn", "kandidaat": str(wie.uuid), "kenmerk": "1", "reden": "x"}
    )
    assert fout.status_code == 200 and "geen termijn met dit kenmerk" in fout.content.decode()
    goed = {"doel": "termijn", "kandidaat": str(wie.uuid), "kenmerk": wat.kenmerk, "reden": "belde"}
    assert anna.post(adres, goed).status_code == 302
    assert (
        "een collega beslist" in anna.post(adres, {"actie": "goed"}, follow=True).content.decode()
    )
    assert open_centen(wie) == 60_000
    bram.post(adres, {"actie": "goed"})
    assert (open_centen(wie), saldo(1190)) == (10_000, 0)


def test_only_the_financial_desk_may():
    afschrift(Post("B1", 10, iban=VREEMD))
    rollen.setup_rollen()
    ander = User.objects.create_user("cor", is_staff=True)
    ander.groups.add(Group.objects.get(name=rollen.CONTROLEUR))
    client = Client()
    client.force_login(ander)
    adres = reverse("admin:gateways_afschriftregel_bestemmen", args=[onbekend().pk])
    assert client.get(adres).status_code == 403
    assert client.post(adres, {"actie": "goed"}).status_code == 403


def test_who_decides_about_a_proposal_that_was_replaced_reads_both(collegas):
    """Bram looks at a proposal; meanwhile it is declined and another is made: his click decides nothing (409)."""
    _anna, bram = collegas
    wie, _wat, iban = schuldenaar(60_000)
    afschrift(Post("B1", 50_000, iban=iban, naam="P. Proef", omschrijving="mijn schuld"))
    regel = onbekend()
    adres = reverse("admin:gateways_afschriftregel_bestemmen", args=[regel.pk])
    eerste = stel_voor(regel_id=regel.pk, doel=Doel.TERUG, actor="anna", reden="terug ermee")
    assert f'name="voorstel" value="{eerste.pk}"' in bram.get(adres).content.decode()
    wijs_af(voorstel_id=eerste.pk, actor="carla")
    stel_voor(regel_id=regel.pk, doel=Doel.TERUG, actor="anna", reden="toch echt terug")
    botsing = bram.post(adres, {"actie": "goed", "voorstel": str(eerste.pk)})
    assert botsing.status_code == 409
    tekst = botsing.content.decode()
    assert "terug ermee" in tekst and "toch echt terug" in tekst and "ander voorstel" in tekst
    assert (open_centen(wie), saldo(1190)) == (60_000, -50_000)
