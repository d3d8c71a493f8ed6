"""What apps put on the file, searching, reports and the work list."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Collega, Handeling, Inzage, Zaaktoewijzing
from duo_portal.cases import operations as cases
from duo_portal.cases.models import Werkopdracht, Zaak
from duo_portal.identity import iban, queries, rollen
from duo_portal.identity.operations import wijzig_rekening
from duo_portal.web.beheer.dossier.rapporten import inzagen_in, van_collegas, veel_per_uur
from duo_portal.web.beheer.werk.lijst import GROEN, ORANJE, ROOD, van_het_team, van_mij
from duo_portal.web.beheer.werk.toewijzen import AlToegewezen, pak_volgende, wijs_zaak_toe
from studiefinanciering.models import Student, Toekenning
from tests.desk.conftest import EERSTE_DAG, maak_collega
from tests.factories.gezinnen import verdient

from .conftest import adres, geef_reden
from .test_dossier import tekst


def bezwaar(persoon_id: int, over_dagen: int) -> Zaak:
    return cases.open_zaak(
        soort=Zaak.Soort.BEZWAAR,
        persoon_id=persoon_id,
        ontvangen_op=EERSTE_DAG - timedelta(days=60),
        termijn_tot=EERSTE_DAG + timedelta(days=over_dagen),
        actor="test",
    )


def werk(sleutel: str, persoon_id: int | None = None) -> Werkopdracht:
    return cases.maak_werkopdracht(
        cases.NieuweWerkopdracht(
            soort="proef",
            reden="test",
            bron=Werkopdracht.Bron.RUN,
            sleutel=sleutel,
            persoon_id=persoon_id,
        )
    )


def test_panelen_van_de_apps_reizen_mee(open_client: Client, dossier: Student) -> None:
    pagina = adres("dossier", dossier.persoon)
    nu = tekst(open_client.get(pagina))
    for woord in ("Inschrijvingen", "Toegekend voor 2023-09", "Besluiten"):
        assert woord in nu
    besluit = Toekenning.objects.order_by("pk").first()
    assert besluit is not None
    voor = besluit.besluit_op - timedelta(days=2)
    eerder = tekst(open_client.get(pagina, {"bekend": voor.isoformat()}))
    assert "Toegekend voor" not in eerder


def test_besluit_van_vandaag_toont_het_verschil(open_client: Client, dossier: Student) -> None:
    (ouder,) = queries.ouders_op(dossier.pk, EERSTE_DAG)[1:]
    verdient(ouder, 9_000_000, 2021)
    voor = (Toekenning.objects.count(), Handeling.objects.count())
    pagina = tekst(open_client.get(adres("dossier_vandaag", dossier.persoon)))
    assert "Wat zou veranderen" in pagina
    assert (Toekenning.objects.count(), Handeling.objects.count()) == voor


def test_zoeken(dossier: Student) -> None:
    client, persoon = maak_collega(), dossier.persoon
    nummer = iban.test_iban(987_654)
    wijzig_rekening(persoon=persoon, iban=nummer, tenaamstelling="x", vanaf=EERSTE_DAG)
    zaak = bezwaar(persoon.pk, 10)
    bij = adres("dossier", persoon)
    for vraag in (
        queries.bsn_van(persoon),
        nummer,
        nummer.lower(),
        str(persoon.uuid),
        str(dossier.kenmerk),
        zaak.kenmerk,
    ):
        antwoord: Any = client.post(reverse("admin:dossier_zoek"), {"zoek": vraag})
        assert antwoord.status_code == 302, vraag
        assert antwoord.url == bij
    op_naam = client.post(reverse("admin:dossier_zoek"), {"zoek": persoon.achternaam[:4].lower()})
    assert str(persoon) in tekst(op_naam)
    assert queries.bsn_van(persoon) not in tekst(op_naam)
    assert not Handeling.objects.filter(uitkomst__icontains=queries.bsn_van(persoon)).exists()


@pytest.mark.parametrize(
    "vraag", ["", "xy", "123456789", "NL00FICT0000000000", "Z-999999", "'; --", "%"]
)
def test_zoeken_naar_niets(dossier: Student, vraag: str) -> None:
    antwoord = maak_collega().post(reverse("admin:dossier_zoek"), {"zoek": vraag})
    assert antwoord.status_code in (200, 422)
    assert str(dossier.persoon) not in tekst(antwoord)


def test_rapporten(dossier: Student) -> None:
    collega = maak_collega(rollen.TEAMLEIDER, "tl")
    beheer = maak_collega(rollen.BEHEERDER, "be")
    for nummer in range(1, 41):
        Inzage.objects.create(actor="bo", rol="behandelaar", persoon_id=nummer, scherm="x")
    Inzage.objects.create(actor="burger:1", persoon_id=1, scherm="portaal")
    maak_collega()
    gekoppeld = beheer.post(
        reverse("admin:dossier_koppel"), {"naam": "bo", "bsn": queries.bsn_van(dossier.persoon)}
    )
    assert gekoppeld.status_code == 302
    assert Collega.objects.get().persoon_id == dossier.pk
    geef_reden(collega, dossier.persoon)
    collega.get(adres("dossier", dossier.persoon))
    vandaag = Inzage.objects.latest("pk").opgeslagen_at.date()
    gekozen = inzagen_in(vandaag - timedelta(days=1), vandaag + timedelta(days=1))
    assert gekozen.filter(opening_id=None).count() == 40
    blik: Any
    (blik,) = van_collegas(gekozen)
    assert (blik.actor, blik.collega) == ("tl", "bo")
    (veel,) = veel_per_uur(gekozen, 30)
    assert (veel["actor"], veel["dossiers"]) == ("bo", 40)
    assert "Meer dan 30 dossiers" in tekst(collega.get(reverse("admin:dossier_rapport")))
    assert maak_collega().get(reverse("admin:dossier_rapport")).status_code == 403
    fout = collega.get(reverse("admin:dossier_rapport"), {"van": "x"})
    assert fout.status_code == 422


def test_werk_op_volgorde_van_termijn(dossier: Student) -> None:
    laat, week, ruim = (bezwaar(dossier.pk, dagen) for dagen in (-3, 4, 30))
    post = werk("a", dossier.pk)
    op = bedrijfsdatum.vandaag()
    regels = van_het_team("bo", op)
    kleuren = {(r.soort, r.nummer): r.kleur for r in regels}
    assert [r.nummer for r in regels if r.soort == "zaak"] == [laat.pk, week.pk, ruim.pk]
    assert kleuren["zaak", laat.pk] == ROOD
    assert kleuren["zaak", week.pk] == ORANJE
    assert kleuren["zaak", ruim.pk] == kleuren["werk", post.pk] == GROEN
    assert pak_volgende("bo", op) == ("zaak", laat.pk)
    assert pak_volgende("an", op) == ("zaak", week.pk)
    assert pak_volgende("an", op) == ("werk", post.pk)
    assert [r.nummer for r in van_mij("bo", op)] == [laat.pk]
    with pytest.raises(AlToegewezen):
        wijs_zaak_toe(zaak_id=laat.pk, aan="an", actor="an", op=op)


def test_werkpagina_en_knoppen(dossier: Student) -> None:
    zaak = bezwaar(dossier.pk, -1)
    bo, lead = maak_collega(), maak_collega(rollen.TEAMLEIDER, "tl")
    assert "Wat moet vandaag en waarom" not in tekst(bo.get(reverse("admin:werk")))
    bord = tekst(lead.get(reverse("admin:werk")))
    assert "Zaken waarvan de termijn voorbij is" in bord
    assert "1 dag te laat" in bord
    gepakt: Any = bo.post(reverse("admin:werk_volgende"))
    assert f"zaak=Z-{zaak.pk}" in gepakt.url
    toewijzen = reverse("admin:werk_toewijzen")
    deze = {"soort": "zaak", "nummer": str(zaak.pk)}
    assert bo.post(toewijzen, {**deze, "van": "bo", "aan": "tl"}).status_code == 403
    assert lead.post(toewijzen, {**deze, "van": "", "aan": "tl"}).status_code == 409
    assert lead.post(toewijzen, {**deze, "van": "bo", "aan": "tl"}).status_code == 302
    assert Zaaktoewijzing.objects.get().aan == "tl"
    assert lead.post(toewijzen, {**deze, "van": "tl", "aan": ""}).status_code == 302
    assert not Zaaktoewijzing.objects.exists()
    assert lead.post(toewijzen, {"soort": "x", "nummer": "-1"}).status_code == 302
