"""The desk: a proposal with mistakes says which, an outcome shows aggregates only, and small cells stay hidden."""

from datetime import date

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from duo_portal.beleid import opdrachten
from duo_portal.beleid.doorrekenen import lees, reken_door
from duo_portal.beleid.models import Doorrekening, Opdracht
from duo_portal.beleid.onderdrukken import als_json, verberg
from duo_portal.beleid.uitkomst import Groep, Indeling, Klasse, Uitkomst
from duo_portal.beleid.voorstel import OngeldigVoorstel
from duo_portal.identity import rollen
from duo_portal.web.beheer import beleid
from tests.desk.conftest import maak_collega

from .test_studiefinanciering import NIETS, PEIL, TIEN_ERBIJ, VOORBEELDEN

FOUT = {
    "dit is geen toml": "geen geldige TOML",
    "[voorstel]\ntitel = ''": "titel van 1 tot 120",
    "[voorstel]\ntitel = 'a'": "geen tabel met waarden",
    "[voorstel]\ntitel='a'\n[[bestaat.niet.values]]\nfrom=2024-01-01\nx='1.00'": "bestaat niet",
    "[voorstel]\ntitel='a'\n[[omzetting.ho.values]]\nfrom=2024-01-01\nx=1": "verandert niets",
    "[voorstel]\ntitel='a'\n[[basisbeurs.ho.values]]\nfrom=2024-01-02\nuitwonend='1.00'": "eerste dag",
    "[voorstel]\ntitel='a'\n[[basisbeurs.ho.values]]\nfrom=2030-01-01\nuitwonend='1.00'": "buiten de bekende wet",
    "[voorstel]\ntitel='a'\n[[basisbeurs.ho.values]]\nfrom=2024-01-01\nuitwonend=1.5": "uitwonend per",
    "[voorstel]\ntitel='a'\n[[basisbeurs.ho.values]]\nfrom=2024-01-01\nkamer='1.00'": "de kolom 'kamer'",
    "[voorstel]\ntitel='a'\nregelvariant='x'": "bestaat niet; er is: leenstelsel",
    "[voorstel]\ntitel='a'\nbudget='veel'\nregelvariant='leenstelsel'": "budget",
    "[voorstel]\ntitel='a'\n[basisbeurs]\nho=3": "staat los",
}


@pytest.mark.parametrize(("tekst", "zegt"), FOUT.items())
def test_een_fout_in_een_voorstel_wordt_gezegd(tekst: str, zegt: str) -> None:
    with pytest.raises(OngeldigVoorstel) as fout:
        lees(tekst, "studiefinanciering")
    assert zegt in str(fout.value)


@pytest.mark.parametrize("bestand", sorted(VOORBEELDEN.glob("*.toml")), ids=lambda b: b.stem)
def test_de_voorbeelden_zijn_te_lezen_en_noemen_hun_bron(bestand) -> None:
    voorstel = lees(bestand.read_text(), "studiefinanciering")
    assert voorstel.bron
    assert voorstel.wijzigingen()


def test_kleine_cellen_zijn_niet_terug_te_rekenen() -> None:
    tellingen = np.array([[50, 4, 100], [60, 20, 30], [80, 0, 90]])
    weg = verberg(tellingen, np.zeros(3, np.bool_))
    assert weg[0, 1]
    for as_ in (0, 1):
        assert set(weg.sum(axis=as_).tolist()) <= {0, 2, 3}
    assert not verberg(tellingen[1:2], np.zeros(1, np.bool_)).any()


def test_geld_van_een_kleine_groep_is_verborgen_en_van_de_kleinste_grote_ook() -> None:
    klein, groot, groter = (
        Groep(n, a, a, 0, 0, a * 100) for n, a in (("a", 3), ("b", 20), ("c", 90))
    )
    totaal = Groep("totaal", 113, 113, 0, 0, 11_300)
    uit = als_json(
        Uitkomst(2024, "", "", "x", totaal, (Indeling("i", (klein, groot, groter)),), (Klasse(0, 1, 3), Klasse(1, 2, 50), Klasse(2, 3, 60)))
    )  # fmt: skip
    a, b, c = uit["indelingen"][0]["groepen"]
    assert (
        a["mensen"]
        is a["nu_centen"]
        is a["verschil_centen"]
        is b["mensen"]
        is b["verschil_centen"]
        is None
    )
    assert (c["mensen"], c["verschil_centen"]) == (90, 9_000)
    assert [k["mensen"] for k in uit["klassen"]] == [None, None, 60]


def _teamleider(taal: str = "nl") -> Client:
    return maak_collega(rollen.TEAMLEIDER, f"tl-{taal}", taal)


def test_van_voorstel_naar_uitkomst(bevolking: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beleid, "bel", lambda: None)
    client, nieuw = _teamleider(), reverse("admin:beleid_nieuw")
    goed = {"simulator": "studiefinanciering", "peildatum": "2023-09-04", "voorstel": TIEN_ERBIJ}
    bekeken = client.post(nieuw, goed | {"bekijk": "1"})
    assert bekeken.status_code == 200
    assert "basisbeurs.ho.uitwonend" in bekeken.text
    assert "284.90" in bekeken.text
    assert not Opdracht.objects.exists()
    gevraagd = client.post(nieuw, goed | {"reken": "1"})
    assert gevraagd.status_code == 302
    assert client.get(gevraagd["Location"]).status_code == 200
    assert opdrachten.reken_wachtende() == 1
    klaar = client.get(gevraagd["Location"])
    rij = Doorrekening.objects.get()
    assert klaar["Location"] == reverse("admin:beleid_uitkomst", args=[rij.uuid])
    for taal in ("nl", "en"):
        collega = _teamleider(taal)
        for pagina in (
            klaar["Location"],
            reverse("admin:beleid_doorrekening_changelist"),
            reverse("admin:beleid_vergelijk") + f"?a={rij.uuid}&b={rij.uuid}",
            nieuw + "?voorbeeld=basisbeurs_2023",
        ):
            assert collega.get(pagina).status_code == 200, pagina
    assert "Who gains" in _teamleider("en").get(klaar["Location"]).text
    csv = client.get(reverse("admin:beleid_csv", args=[rij.uuid])).text
    assert csv.splitlines()[0].startswith("indeling,groep,mensen")
    assert "999" not in csv.replace(".", "")
    fout = client.post(nieuw, goed | {"voorstel": "x", "reken": "1"})
    assert fout.status_code == 422
    assert "geen geldige TOML" in fout.text


def test_een_uitkomst_is_niet_te_veranderen(bevolking: int) -> None:
    rij = reken_door(tekst=NIETS, naam="studiefinanciering", peildatum=PEIL, actor="t")
    with pytest.raises(DatabaseError), transaction.atomic():
        Doorrekening.objects.filter(pk=rij.pk).update(titel="anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        rij.delete()


def test_wat_niet_lukt_zegt_waarom(db: None) -> None:
    opdracht = Opdracht.objects.create(
        simulator="weg", voorstel=NIETS, peildatum=date(2024, 1, 1), gevraagd_door="t"
    )
    opdrachten.reken_wachtende()
    opdracht.refresh_from_db()
    assert opdracht.status == Opdracht.Status.MISLUKT
    assert "geen simulator" in opdracht.melding


@pytest.mark.parametrize("rol", [rollen.BEHANDELAAR, rollen.CONTROLEUR, rollen.PRIVACY_OFFICER])
def test_wie_hier_niets_te_zoeken_heeft_komt_er_niet_in(db: None, rol: str) -> None:
    client = maak_collega(rol, "x")
    assert client.get(reverse("admin:beleid_doorrekening_changelist")).status_code == 403
    assert client.get(reverse("admin:beleid_nieuw")).status_code == 403


def test_de_opdracht_op_de_opdrachtregel(db: None, tmp_path) -> None:
    bestand = tmp_path / "v.toml"
    bestand.write_text("x")
    with pytest.raises(CommandError, match="geen geldige TOML"):
        call_command("doorrekenen", overlay=bestand)
