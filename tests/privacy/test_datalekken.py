"""A breach: 72 hours, what the AP and people are told, and the figures of the year."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from duo_portal.identity import rollen
from duo_portal.privacy import datalekken
from duo_portal.privacy.models import Datalek, Datalekstap
from duo_portal.web.beheer.privacycijfers import lekken
from tests.desk.conftest import maak_collega

pytestmark = pytest.mark.django_db
T0 = datetime(2023, 3, 3, 16, tzinfo=UTC)


def lek(op: datetime = T0) -> Datalek:
    return datalekken.meld(titel="Brief verkeerd bezorgd", feiten="Een brief ging naar een ander adres.",
                           kennis_at=op, nu=op + timedelta(hours=1), actor="bo")  # fmt: skip


def besluit(rij: Datalek, **velden: object) -> None:
    datalekken.wijzig(
        datalek_id=rij.pk, versie=rij.versie, nu=T0 + timedelta(hours=5), actor="pia",
        velden={"is_datalek": True, "is_melding_ap_nodig": True, "is_melding_mensen_nodig": True,
                "besluitreden": "BSN bij een ander", **velden},
    )  # fmt: skip
    rij.refresh_from_db()


@pytest.mark.parametrize(
    ("uren", "over", "kleur"),
    [(1, 71, "groen"), (48, 24, "oranje"), (72, 0, "oranje"), (73, -1, "rood")],
)
def test_the_hours_run_on_through_the_weekend(uren: int, over: int, kleur: str) -> None:
    klok = datalekken.klok_van(lek(), T0 + timedelta(hours=uren))
    assert (klok.uren_over, klok.kleur) == (over, kleur)


def test_told_late_asks_why_and_a_second_time_is_a_supplement() -> None:
    rij, laat = lek(), T0 + timedelta(hours=80)
    with pytest.raises(datalekken.DatalekGeweigerd, match="Besluit eerst"):
        datalekken.noteer_melding_ap(datalek_id=rij.pk, kenmerk="AP1", nu=laat, actor="pia")
    besluit(rij)
    with pytest.raises(datalekken.DatalekGeweigerd, match="72 uur"):
        datalekken.noteer_melding_ap(datalek_id=rij.pk, kenmerk="AP1", nu=laat, actor="pia")
    for reden in ("Vrijdag ontdekt", ""):
        datalekken.noteer_melding_ap(
            datalek_id=rij.pk, kenmerk="AP1", reden_laat=reden, nu=laat, actor="pia"
        )
    assert [s.soort for s in rij.stappen.order_by("pk")][-2:] == ["ap_gemeld", "ap_aangevuld"]
    klok = datalekken.klok_van(rij, laat)
    assert klok.is_te_laat_gemeld
    assert klok.kleur == "grijs"


def test_it_closes_only_when_everything_was_done() -> None:
    rij = lek()
    besluit(rij, gegevens="naam, adres", gevolgen="klein", maatregelen="adres hersteld")
    with pytest.raises(datalekken.DatalekGeweigerd, match="melding bij de AP, het inlichten"):
        datalekken.sluit(datalek_id=rij.pk, nu=T0, actor="pia")
    datalekken.noteer_melding_ap(
        datalek_id=rij.pk, kenmerk="AP1", nu=T0 + timedelta(hours=71), actor="pia"
    )
    datalekken.noteer_ingelicht(datalek_id=rij.pk, aantal=2, hoe="brief", nu=T0, actor="pia")
    datalekken.sluit(datalek_id=rij.pk, nu=T0, actor="pia")
    with pytest.raises(datalekken.DatalekGeweigerd, match="afgesloten"):
        datalekken.noteer_ingelicht(datalek_id=rij.pk, aantal=2, hoe="brief", nu=T0, actor="pia")


def test_the_figures_go_from_report_to_people_informed() -> None:
    """As the annual report counts them; the same order as the published 224, 155, 17, 18 of 2023."""
    a, b = lek(), lek(T0 + timedelta(days=1))
    lek(datetime(2022, 12, 31, 23, 30, tzinfo=UTC))  # 1 January in Amsterdam
    lek(datetime(2022, 12, 31, 22, 30, tzinfo=UTC))
    besluit(a)
    besluit(b, is_datalek=False, is_melding_ap_nodig=False, is_melding_mensen_nodig=False)
    datalekken.noteer_melding_ap(
        datalek_id=a.pk, kenmerk="AP1", nu=T0 + timedelta(hours=71), actor="pia"
    )
    for aantal in (10, 8):
        datalekken.noteer_ingelicht(datalek_id=a.pk, aantal=aantal, hoe="brief", nu=T0, actor="pia")
    assert [(r.sleutel, r.waarde) for r in lekken(2023)] == [
        ("intern", 3), ("datalek", 1), ("ap", 1), ("ap_op_tijd", 1), ("ingelicht", 1), ("mensen", 18),
    ]  # fmt: skip


def test_any_colleague_reports_and_the_privacy_officer_goes_on() -> None:
    bo, client = maak_collega(rollen.BEHANDELAAR), maak_collega(rollen.PRIVACY_OFFICER, "pia")
    post = {"titel": "Laptop kwijt", "feiten": "In de trein.", "kennis_at": "2020-01-02T10:00"}
    assert bo.post(reverse("admin:privacy_datalek_melden"), post).status_code == 302
    rij = Datalek.objects.get()
    adres = reverse("admin:privacy_datalek", args=[rij.uuid])
    assert bo.get(adres).status_code == 403
    lijst = client.get(reverse("admin:privacy_datalekken")).content.decode()
    assert "termijn-rood" in lijst
    assert str(datalekken.klok_van(rij, datetime.now(UTC)).uren_over)[:4] in lijst
    velden = {"actie": "wijzigen", "titel": "Laptop kwijt", "feiten": "In de trein.", "risico": "hoog",
              "is_datalek": "ja", "besluitreden": "Niet versleuteld", "is_melding_ap_nodig": "ja", "versie": "1"}  # fmt: skip
    assert client.post(adres, velden).status_code == 302
    botst = client.post(adres, {**velden, "risico": "geen"})
    assert botst.status_code == 409
    assert "Een collega heeft" in botst.content.decode()
    rij.refresh_from_db()
    assert (rij.risico, rij.is_melding_ap_nodig, rij.versie) == ("hoog", True, 2)
    stap = Datalekstap.objects.get(soort="gewijzigd")
    assert stap.eerder["risico"] == "onbekend"
    ap = client.get(reverse("admin:privacy_datalek_ap", args=[rij.uuid])).json()
    assert ap["aard_van_de_inbreuk"] == "In de trein."
    assert "gevolgen" in ap["nog_niet_bekend"]
    for fout in ({"actie": "wijzigen"}, {"actie": "ap"}, {"actie": "inlichten", "aantal": "-1"}):
        assert client.post(adres, fout).status_code == 422
    assert client.post(adres, {"actie": "weg"}).status_code == 400
