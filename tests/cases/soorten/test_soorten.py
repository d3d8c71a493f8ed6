"""The other kinds of case: filed once with their term, handled, decided by whom the table asks, carried out, told."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import (
    Ingebrekestelling,
    Verzoek,
    Verzoekbesluit,
    Verzoekvoorstel,
    Werkopdracht,
    Zaak,
)
from duo_portal.cases.soorten import behandelen, cijfers, precedenten, tabel
from duo_portal.cases.soorten.behandelen import Voorstel
from duo_portal.cases.soorten.beslissen import bekijk_vooraf, beslis, laatste_voorstel
from duo_portal.cases.soorten.indienen import dien_in, trek_in
from duo_portal.cases.soorten.weigering import Veranderd, VerzoekGeweigerd
from duo_portal.cases.soorten.woorden import woorden_van
from duo_portal.cases.termijn.normen import namen as normnamen
from duo_portal.cases.termijn.stand import termijn_van
from duo_portal.identity import rollen
from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from duo_portal.web.zaken.lezen import SOORT
from duo_portal.web.zaken.verzoek.woorden import KEUZE, UITKOMST, UITKOMST_DESK, VELD
from terugbetalen.queries import schuld_van
from tests.identity.personen import persoon
from tests.terugbetalen.schulden.leven import leen

pytestmark = pytest.mark.django_db
OP = date(2024, 3, 4)
"""A Monday."""
VRIJ = {"ruimte": "Wsf 2000 art. 11.5(1)", "kern": "Regel pakte verkeerd uit bij opname."}


@pytest.fixture
def wie() -> Persoon:
    bedrijfsdatum.zet(OP, "test")
    return persoon()


def dien(wie: Persoon, soort: str = "klacht", **extra: Any) -> Verzoek:
    velden = {naam: f"Dit is {naam}." for naam in tabel.zaaksoort(soort, OP).velden}
    kanaal = "portaal" if tabel.zaaksoort(soort, OP).portaal else "post"
    gegevens: dict[str, Any] = {
        "persoon_id": wie.pk,
        "soort": soort,
        "velden": velden,
        "op": OP,
        "sleutel": f"een-{soort}",
        "actor": "noor",
        "kanaal": Verzoek.Kanaal(kanaal),
    }
    return dien_in(**(gegevens | extra))


def versie(verzoek: Verzoek) -> dict[str, int]:
    return {"verzoek_id": verzoek.pk, "versie": Verzoek.objects.get(pk=verzoek.pk).versie}


def met_voorstel(verzoek: Verzoek, uitkomst: str = "", **velden: str) -> Verzoek:
    rij = tabel.zaaksoort(verzoek.soort, OP)
    behandelen.pak_op(**versie(verzoek), aan="bo", actor="bo")
    wat = {"verzoek_id": verzoek.pk, "actor": "bo"}
    if rij.horen:
        behandelen.draag_bij(**wat, soort="gehoord", tekst="Gebeld.", dag=OP)  # type: ignore[arg-type]
    if rij.adviezen:
        for afdeling in ("terugbetalen", "juridisch"):
            behandelen.draag_bij(**wat, soort="advies", tekst="Doen.", afdeling=afdeling)  # type: ignore[arg-type]
    gekozen = uitkomst or rij.gunstig[0]
    voorstel = Voorstel(gekozen, "Daarom.", **(VRIJ | velden))
    behandelen.stel_voor(**versie(verzoek), voorstel=voorstel, actor="bo")
    return verzoek


def besluit_erop(verzoek: Verzoek, actor: str = "ank") -> Verzoekbesluit:
    voorstel = laatste_voorstel(verzoek)
    assert voorstel is not None
    return beslis(**versie(verzoek), voorstel_id=voorstel.pk, op=OP, actor=actor)


def code_van(doe: Any, *args: Any, **velden: Any) -> str:
    with pytest.raises(VerzoekGeweigerd) as fout:
        doe(*args, **velden)
    return fout.value.code


def test_the_table_is_whole() -> None:
    for rij in tabel.laatste():
        assert rij.naam in Zaak.Soort.values
        assert not rij.norm or rij.norm in normnamen()
        assert set(rij.gunstig) <= set(rij.uitkomsten) <= set(UITKOMST) & set(UITKOMST_DESK)
        assert set(rij.rollen) <= set(rollen.ROLLEN)
        assert rij.naam in SOORT
        assert all(f"{rij.naam}.{veld}" in VELD or veld in VELD for veld in rij.velden)
        assert rij.portaal == (rij.naam in KEUZE)
    assert {r.naam for r in tabel.laatste() if r.vier_ogen} == {"maatwerk", "medisch", "schuldhulp"}
    assert "woo" not in {r.naam for r in tabel.in_het_portaal(date(2022, 4, 30))}


@pytest.mark.parametrize(
    ("soort", "uiterlijk"),
    [
        ("klacht", date(2024, 4, 2)),  # four weeks: Easter Monday moves it on
        ("maatwerk", date(2024, 4, 29)),
        ("medisch", date(2024, 4, 29)),
        ("schuldhulp", date(2024, 4, 29)),
        ("woo", date(2024, 4, 2)),
        ("beroep", date(2024, 4, 2)),
        ("hoger_beroep", date(2024, 4, 2)),
    ],
)
def test_each_has_its_term(wie: Persoon, soort: str, uiterlijk: date) -> None:
    verzoek = dien(wie, soort)
    assert dien(wie, soort) == verzoek  # the second click
    assert verzoek.zaak.termijn_tot == uiterlijk
    stand = termijn_van(verzoek.zaak_id, OP)
    assert stand.uiterlijk == uiterlijk
    assert stand.afleiding
    assert woorden_van(verzoek)["tekst"] == "Dit is tekst."
    assert b"Dit is" not in bytes(verzoek.woorden_versleuteld)


def test_the_ombudsman_names_the_day(wie: Persoon) -> None:
    assert code_van(dien, wie, "ombudsman") == "termijn"
    assert code_van(dien, wie, "ombudsman", uiterlijk=date(2024, 3, 1)) == "termijn"
    verzoek = dien(wie, "ombudsman", uiterlijk=date(2024, 3, 18))
    assert verzoek.zaak.termijn_tot == date(2024, 3, 18)
    assert termijn_van(verzoek.zaak_id, OP).uiterlijk == date(2024, 3, 18)


def test_what_cannot_be_filed_is_refused(wie: Persoon) -> None:
    portaal = Verzoek.Kanaal.PORTAAL
    assert code_van(dien, wie, "beroep", kanaal=portaal) == "soort"
    assert code_van(dien, wie, velden={"tekst": "  "}) == "leeg"
    assert code_van(dien_in, persoon_id=wie.pk, soort="x", velden={}, op=OP, sleutel="x", actor="noor") == "soort"  # fmt: skip
    assert not Zaak.objects.exists()


def test_withdrawn_it_is_closed(wie: Persoon) -> None:
    verzoek = dien(wie)
    for _ in range(2):
        trek_in(verzoek_id=verzoek.pk, op=OP, actor="noor")
    assert Zaak.objects.get().status == "ingetrokken"
    assert code_van(behandelen.pak_op, **versie(verzoek), aan="bo", actor="bo") == "gesloten"


def test_a_complainant_is_heard_first_and_gets_an_answer_without_a_second_person(
    wie: Persoon,
) -> None:
    verzoek = dien(wie)
    gelijk = Voorstel("gegrond", "Dat had anders gemoeten.")
    stel = {"voorstel": gelijk, "actor": "kim"}
    assert code_van(behandelen.stel_voor, **versie(verzoek), **stel) == "horen_eerst"
    assert code_van(behandelen.draag_bij, verzoek_id=verzoek.pk, soort="advies", tekst="x", actor="kim") == "bijdrage"  # fmt: skip
    behandelen.draag_bij(verzoek_id=verzoek.pk, soort="niet_gehoord", tekst="Wil niet.", actor="kim")  # fmt: skip
    behandelen.stel_voor(**versie(verzoek), **stel)  # type: ignore[arg-type]
    uit = besluit_erop(verzoek, "kim")
    assert (uit.uitkomst, uit.is_vier_ogen, uit.ruimte) == ("gegrond", False, "")
    assert besluit_erop(verzoek, "kim") == uit
    assert Zaak.objects.get().uitkomst == "gegrond"
    brief = Brief.objects.get(soort="klacht_afgehandeld")
    for taal, woord in (("nl", "ombudsman"), ("en", "Ombudsman")):
        tekst = " ".join(zin for deel in maak_inhoud(brief, taal).delen for zin in deel.alineas)
        assert woord in tekst
    assert "Dat had anders gemoeten." in tekst


def test_made_to_measure_takes_advice_an_article_and_a_lesson_without_names(wie: Persoon) -> None:
    verzoek = dien(wie, "maatwerk")

    def stel(**velden: str) -> str:
        voorstel = Voorstel("toegewezen", "Daarom.", **(VRIJ | velden))
        return code_van(behandelen.stel_voor, **versie(verzoek), voorstel=voorstel, actor="bo")

    assert stel(ruimte=" ") == "ruimte"
    assert stel(kern="") == "kern"
    assert stel(kern=f"Bij {wie.achternaam.upper()}, klaar.") == "kern_naam"
    assert stel() == "advies_eerst"
    met_voorstel(verzoek)
    assert verzoek.bijdragen.filter(soort="advies").count() == 2
    assert code_van(besluit_erop, verzoek, "BO ") == "zelfde_persoon"
    assert code_van(besluit_erop, verzoek, "systeem") == "zelfde_persoon"
    uit = besluit_erop(verzoek)
    assert (uit.opgesteld_door, uit.besloten_door, uit.is_vier_ogen) == ("bo", "ank", True)
    brief = Brief.objects.get(soort="verzoek_beslist")
    for taal in ("nl", "en"):
        tekst = " ".join(zin for deel in maak_inhoud(brief, taal).delen for zin in deel.alineas)
        assert "Wsf 2000 art. 11.5(1)" in tekst
    opdracht = Werkopdracht.objects.get(soort="verzoek_uitvoeren")  # nobody forgets to do it
    assert (opdracht.reden, opdracht.bron_id) == ("maatwerk", verzoek.zaak_id)


def test_precedents_are_found_by_word_and_article(wie: Persoon) -> None:
    met_voorstel(
        verzoek := dien(wie, "maatwerk"), kern="Ziekenhuisopname kostte een diplomatermijn."
    )
    besluit_erop(verzoek)
    met_voorstel(
        ander := dien(wie, "maatwerk", sleutel="twee"), "afgewezen", ruimte="Awb art. 4:84"
    )
    besluit_erop(ander)
    assert len(precedenten.zoek("opname")) == 2  # a piece of a longer word too
    (een,) = precedenten.zoek("ziekenhuisopname")
    assert (een.uitkomst, een.ruimte) == ("toegewezen", "Wsf 2000 art. 11.5(1)")
    assert [p.uitkomst for p in precedenten.zoek(artikel="4:84")] == ["afgewezen"]
    assert len(precedenten.zoek()) == 2
    assert precedenten.zoek("'; DROP TABLE x; --") == []
    assert precedenten.zoek("fiets") == []


def test_illness_makes_a_debt_lapse_by_two_people_after_a_preview(wie: Persoon) -> None:
    leen(wie.pk, 1230, 250_000, date(2024, 1, 15), "lening")
    verzoek = met_voorstel(dien(wie, "medisch"))
    voorstel = laatste_voorstel(verzoek)
    assert voorstel is not None
    assert bekijk_vooraf(verzoek, voorstel, op=OP, actor="ank") == 250_000
    assert schuld_van(wie.pk, OP).totaal_centen == 250_000  # a look books nothing
    uit = besluit_erop(verzoek)
    assert uit.gevolg_centen == 250_000
    assert schuld_van(wie.pk, OP).totaal_centen == 0
    assert Brief.objects.filter(soort="terugbetaling_kwijtgescholden").count() == 1
    assert not Werkopdracht.objects.filter(soort="verzoek_uitvoeren").exists()


def test_turned_down_nothing_follows(wie: Persoon) -> None:
    leen(wie.pk, 1230, 250_000, date(2024, 1, 15), "lening")
    uit = besluit_erop(met_voorstel(dien(wie, "medisch"), "afgewezen"))
    assert (uit.gevolg_centen, schuld_van(wie.pk, OP).totaal_centen) == (0, 250_000)


def test_a_court_that_rules_against_us_leaves_work(wie: Persoon) -> None:
    verzoek = dien(wie, "beroep")
    behandelen.draag_bij(verzoek_id=verzoek.pk, soort="dag", tekst="Zitting.", dag=OP, actor="bo")
    assert code_van(behandelen.draag_bij, verzoek_id=verzoek.pk, soort="dag", tekst="x", actor="bo") == "dag"  # fmt: skip
    besluit_erop(met_voorstel(verzoek), "bo")
    assert Werkopdracht.objects.get(soort="verzoek_uitvoeren").reden == "uitspraak"
    assert not Brief.objects.exists()


def test_a_stale_page_changes_nothing(wie: Persoon) -> None:
    verzoek = dien(wie)
    oud = versie(verzoek)
    behandelen.pak_op(**oud, aan="bo", actor="bo")
    with pytest.raises(Veranderd):
        behandelen.pak_op(**oud, aan="ank", actor="ank")
    assert Verzoek.objects.get().behandelaar == "bo"


def test_a_complaint_that_is_a_notice_of_default_counts_as_one(wie: Persoon) -> None:
    laat = dien(wie, "maatwerk")
    later = date(2024, 5, 6)
    bedrijfsdatum.zet(later, "test")
    tekst = {"tekst": "U beslist niet. Ik stel u in gebreke."}
    dien(wie, "klacht", velden=tekst, op=later)
    notitie = Ingebrekestelling.objects.get()
    assert (notitie.zaak_id, notitie.ontvangen_op, notitie.bron) == (laat.zaak_id, later, "bericht")


def test_the_figures(wie: Persoon) -> None:
    besluit_erop(met_voorstel(dien(wie)))
    trek_in(verzoek_id=dien(wie, sleutel="twee").pk, op=OP, actor="noor")
    dien(wie, sleutel="drie")
    besluit_erop(met_voorstel(dien(wie, "maatwerk")))
    klacht, maatwerk = cijfers.uitkomsten(date(2024, 1, 1), date(2025, 1, 1))
    assert (klacht.ingediend, klacht.ingetrokken, klacht.beslist, klacht.open) == (3, 1, 1, 1)
    assert (klacht.op_tijd_procent, klacht.per_uitkomst) == (100, {"gegrond": 1})
    assert maatwerk.per_uitkomst == {"toegewezen": 1}
    assert cijfers.uitkomsten(date(2023, 1, 1), date(2024, 1, 1)) == []


def test_the_database_keeps_what_was_filed_and_who_decided(wie: Persoon) -> None:
    verzoek = met_voorstel(dien(wie, "maatwerk"))
    voorstel = Verzoekvoorstel.objects.get()
    for schrijver, beslisser in (("bo", "Bo "), ("bo", "systeem"), ("ander", "ank")):
        with pytest.raises(DatabaseError), transaction.atomic():
            Verzoekbesluit.objects.create(
                verzoek=verzoek, voorstel=voorstel, soort="maatwerk", uitkomst="toegewezen", gronden="x",
                is_vier_ogen=False, opgesteld_door=schrijver, besloten_door=beslisser, besloten_op=OP,
            )  # fmt: skip
    for opdracht in (
        "UPDATE cases_verzoek SET soort = 'klacht'",
        "UPDATE cases_verzoek SET versie = 0",
        "DELETE FROM cases_verzoek",
        "UPDATE cases_bijdrage SET afdeling = 'klant'",
        "DELETE FROM cases_verzoekvoorstel",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opdracht)
