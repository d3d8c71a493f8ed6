"""A take-over file: what is right stands in the ledger, what is wrong waits with its line and reason, totals close."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import bsn, crypto
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import bsn_van
from duo_portal.ledger import auditor
from duo_portal.ledger.queries import saldo
from terugbetalen import queries
from terugbetalen.models import Inleesbestand, Quarantaine, Vaststelling
from terugbetalen.overname.inlezen import REGEL, BestandGeweigerd, lees_in
from terugbetalen.overname.regel import KOLOMMEN

PEIL = date(2023, 10, 31)
GOED = {
    "voornamen": "Sam", "tussenvoegsel": "van der", "achternaam": "Berg", "geboortedatum": "1990-12-31",
    "regeling": "SF15", "gestopt_per": "2018-08", "hoofdsom": "12000.00", "rente": "345.67",
    "rentepercentage": "0.00", "wettelijk_maandbedrag": "85.74", "te_betalen": "60.00",
}  # fmt: skip


def bestand(*rijen: dict[str, str] | str) -> bytes:
    """Lines as given, or the good line with something else; each with a number of its own."""
    regels = [",".join(KOLOMMEN)]
    for i, rij in enumerate(rijen):
        waarden = {"bsn": bsn.demo_bsn(5000 + i), **GOED, **(rij if isinstance(rij, dict) else {})}
        regels.append(rij if isinstance(rij, str) else ",".join(waarden[k] for k in KOLOMMEN))
    return "\n".join(regels).encode()


@pytest.mark.django_db
def test_goede_regels_staan_in_het_grootboek():
    bedrijfsdatum.zet(date(2023, 11, 1), "test")
    uit = lees_in(
        bestand({}, {"regeling": "SF15-oud", "gestopt_per": "2012-08", "rentepercentage": "1.78"}, {"regeling": "LLLK", "gestopt_per": "2022-08", "rentepercentage": "0.46"}),
        naam="oud.csv", peildatum=PEIL, actor="test",
    )  # fmt: skip
    assert (uit.regels, uit.regels_goed, uit.centen_goed) == (3, 3, 3 * 1_234_567)
    wie = Persoon.objects.order_by("pk").first()
    assert bsn_van(wie) == bsn.demo_bsn(5000)
    schuld = queries.schuld_van(wie.pk, PEIL)
    assert (schuld.hoofdsom_centen, schuld.rente_centen) == (1_200_000, 34_567)
    assert queries.schuld_van(wie.pk, date(2023, 10, 30)).totaal_centen == 0
    assert saldo(1195) == -3 * 1_234_567
    assert saldo(1243) == 1_200_000
    besluit = Vaststelling.objects.get(persoon=wie)
    assert (besluit.te_betalen_centen, besluit.rente_vast_tot) == (6_000, date(2024, 1, 1))
    # 180 terms from January 2021; 34 of them until and with October 2023.
    assert besluit.resterende_maanden == 180 - 34
    assert [u.controle.naam for u in auditor.controleer() if not u.is_groen] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"bsn": "123456789"}, "bsn"),
        ({"bsn": ""}, "bsn"),
        ({"voornamen": " "}, "voornamen"),
        ({"geboortedatum": "31-12-1990"}, "geboortedatum"),
        ({"geboortedatum": "2024-01-01"}, "geboortedatum"),
        ({"geboortedatum": "1990-02-29"}, "geboortedatum"),
        ({"regeling": "SF99"}, "regeling"),
        ({"gestopt_per": "2018-13"}, "gestopt_per"),
        ({"gestopt_per": "2031-01"}, "gestopt_per"),
        ({"hoofdsom": "-1.00"}, "hoofdsom"),
        ({"hoofdsom": "12.000"}, "hoofdsom"),
        ({"hoofdsom": "0.00", "rente": "0.00"}, "hoofdsom"),
        ({"hoofdsom": "999999999.99"}, "hoofdsom"),
        ({"rente": "NaN"}, "rente"),
        ({"rentepercentage": "2.95"}, "rentepercentage"),
        ({"rentepercentage": "0"}, "rentepercentage"),
        ({"te_betalen": "85.75"}, "te_betalen"),
        ("a,b,c", ""),
        (",".join(["x"] * 13), ""),
    ],
)
def test_een_foute_regel_komt_apart_en_de_rest_gaat_door(anders, veld):
    uit = lees_in(bestand({}, anders, {}), naam="x.csv", peildatum=PEIL, actor="test")
    assert (uit.regels, uit.regels_goed, uit.regels_quarantaine) == (3, 2, 1)
    rij = Quarantaine.objects.get(bestand=uit)
    assert (rij.regelnummer, rij.veld) == (3, veld)
    assert uit.centen == uit.centen_goed + uit.centen_quarantaine
    tekst = crypto.ontsleutel(
        bytes(rij.regel_versleuteld), sleutel_id=rij.regel_sleutel_id, kind=REGEL
    )
    assert tekst
    if isinstance(anders, dict) and anders.get("bsn"):
        assert anders["bsn"] not in rij.reden
        assert anders["bsn"].encode() not in bytes(rij.regel_versleuteld)


@pytest.mark.django_db
def test_dubbel_en_nog_eens():
    tweemaal = bestand({}, {"bsn": bsn.demo_bsn(5000)})
    uit = lees_in(tweemaal, naam="x.csv", peildatum=PEIL, actor="test")
    assert (uit.regels_goed, uit.quarantaine.get().regelnummer) == (1, 3)
    assert lees_in(tweemaal, naam="y.csv", peildatum=PEIL, actor="test").pk == uit.pk
    assert saldo(1195) == -1_234_567
    anders = lees_in(
        bestand({"geboortedatum": "1991-01-01"}), naam="z.csv", peildatum=PEIL, actor="test"
    )
    assert anders.quarantaine.get().veld == "geboortedatum"
    with pytest.raises(DatabaseError), transaction.atomic():
        Inleesbestand.objects.filter(pk=uit.pk).update(regels=9)


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "kop"),
        (b"bsn,naam\n", "kop"),
        (",".join(KOLOMMEN).encode(), "geen regels"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
@pytest.mark.django_db
def test_een_bestand_dat_geen_overname_is(inhoud, reden):
    with pytest.raises(BestandGeweigerd, match=reden):
        lees_in(inhoud, naam="x.csv", peildatum=PEIL, actor="test")
    assert not Inleesbestand.objects.exists()


@pytest.mark.django_db
def test_de_opdracht_noemt_bestand_regel_en_reden(tmp_path: Path):
    pad = tmp_path / "oud.csv"
    pad.write_bytes(bestand({}, {"hoofdsom": "1,00"}))
    uit = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("schulden_inlezen", str(pad), peildatum=PEIL, stdout=uit)
    assert "in 2 regels" in uit.getvalue()
    assert "oud.csv, regel 3:" in uit.getvalue()
    with pytest.raises(CommandError, match="kan niet worden gelezen"):
        call_command("schulden_inlezen", str(tmp_path / "weg.csv"), peildatum=PEIL)
