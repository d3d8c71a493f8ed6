"""An objection from filing to money: once, with its dates, by two people, carried out and paid with interest."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.besluiten import (
    BesluitOnbekend,
    besluitsoort,
    registreer_besluitsoort,
)
from duo_portal.cases.bezwaar import behandelen, cijfers, termijn
from duo_portal.cases.bezwaar.behandelen import Voorstel
from duo_portal.cases.bezwaar.beslissen import beslis, laatste_voorstel
from duo_portal.cases.bezwaar.indienen import dien_bezwaar_in, trek_in
from duo_portal.cases.bezwaar.weigering import BezwaarGeweigerd, Veranderd
from duo_portal.cases.bezwaar.woorden import woorden_van
from duo_portal.cases.models import Bezwaar, Bezwaarbesluit, Bezwaarvoorstel, Zaak
from duo_portal.ledger.queries import saldi_persoon
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from studiefinanciering.models import Toekenning, Toekenningsregel
from terugbetalen.models import Teruggave

pytestmark = pytest.mark.django_db
OP = date(2023, 10, 1)
GELIJK = Voorstel("gegrond", "U woont op kamers.", "uitwonend", "uitwonend")


def dien_in(besluit: Toekenning, **velden: Any) -> Bezwaar:
    gegevens: dict[str, Any] = {
        "persoon_id": besluit.persoon_id,
        "onderwerp": "toekenning",
        "onderwerp_id": besluit.pk,
        "stap": "uitwonend",
        "gronden": "Ik woon op kamers.",
        "op": OP,
        "sleutel": "een",
        "actor": "noor",
    }
    return dien_bezwaar_in(**(gegevens | velden))


def versie(bezwaar: Bezwaar) -> dict[str, int]:
    return {"bezwaar_id": bezwaar.pk, "versie": Bezwaar.objects.get(pk=bezwaar.pk).versie}


def met_voorstel(besluit: Toekenning, voorstel: Voorstel = GELIJK) -> Bezwaar:
    bezwaar = dien_in(besluit)
    behandelen.pak_op(**versie(bezwaar), aan="bo", actor="bo")
    behandelen.plan_hoorzitting(**versie(bezwaar), vorm="geen", afzien="7:3e", actor="bo")
    behandelen.stel_voor(**versie(bezwaar), voorstel=voorstel, actor="bo")
    return bezwaar


def besluit_erop(bezwaar: Bezwaar, actor: str = "ank", op: date = OP) -> Bezwaarbesluit:
    voorstel = laatste_voorstel(bezwaar)
    assert voorstel is not None
    return beslis(**versie(bezwaar), voorstel_id=voorstel.pk, op=op, actor=actor)


@pytest.mark.parametrize(
    ("bekend", "tot", "uiterlijk"),
    [
        (date(2023, 9, 4), date(2023, 10, 16), date(2023, 11, 27)),
        (date(2023, 9, 2), date(2023, 10, 16), date(2023, 11, 27)),  # a Saturday moves to Monday
        (date(2023, 11, 14), date(2023, 12, 27), date(2024, 2, 7)),  # both days of Christmas
    ],
)
def test_the_dates(bekend: date, tot: date, uiterlijk: date) -> None:
    assert termijn.bezwaar_tot(bekend) == tot
    assert termijn.beslissen_uiterlijk(bekend_op=bekend, ingediend_op=bekend) == uiterlijk
    assert termijn.is_op_tijd(bekend_op=bekend, ingediend_op=tot)
    assert not termijn.is_op_tijd(bekend_op=bekend, ingediend_op=tot + timedelta(days=1))
    gepost = {"bekend_op": bekend, "gepost_op": tot}
    assert termijn.is_op_tijd(ingediend_op=tot + timedelta(days=7), **gepost)
    assert not termijn.is_op_tijd(ingediend_op=tot + timedelta(days=8), **gepost)


def test_it_is_filed_once_with_its_dates_and_a_letter(besluit: Toekenning) -> None:
    een = dien_in(besluit)
    assert dien_in(besluit) == een
    with pytest.raises(BezwaarGeweigerd) as fout:
        dien_in(besluit, sleutel="twee")
    assert fout.value.code == "loopt_al"
    assert Zaak.objects.filter(soort="bezwaar").count() == 1
    assert een.zaak.termijn_tot == date(2023, 11, 27)
    assert (een.is_op_tijd, een.oorzaak) == (True, "uitwonend")
    assert woorden_van(een)["gronden"] == "Ik woon op kamers."
    assert b"kamers" not in bytes(een.woorden_versleuteld)
    brief = Brief.objects.get(soort="bezwaar_ontvangen")
    tekst = " ".join(zin for deel in maak_inhoud(brief, "nl").delen for zin in deel.alineas)
    assert "27 november 2023" in tekst


def test_late_wants_a_reason_and_somebody_elses_decision_is_not_found(besluit: Toekenning) -> None:
    laat = date(2023, 11, 1)
    for velden, code in (
        ({"op": laat}, "reden_te_laat"),
        ({"persoon_id": besluit.persoon_id + 1}, "niet_van_u"),
        ({"gronden": "  "}, "leeg"),
        ({"op": date(2023, 9, 1)}, "nog_niet"),
    ):
        with pytest.raises(BezwaarGeweigerd) as fout:
            dien_in(besluit, **velden)
        assert fout.value.code == code
    with pytest.raises(BesluitOnbekend):
        dien_in(besluit, onderwerp_id=0)
    bezwaar = dien_in(besluit, op=laat, reden_te_laat="Ik lag in het ziekenhuis.")
    assert not bezwaar.is_op_tijd
    assert bezwaar.zaak.termijn_tot == date(2023, 12, 13)


def test_withdrawn_it_is_closed_and_one_may_file_again(besluit: Toekenning) -> None:
    een = dien_in(besluit)
    for _ in range(2):
        trek_in(bezwaar_id=een.pk, op=OP, actor="noor")
    assert Zaak.objects.get(pk=een.zaak_id).status == "ingetrokken"
    assert dien_in(besluit, sleutel="twee").pk != een.pk
    with pytest.raises(BezwaarGeweigerd) as fout:
        behandelen.pak_op(**versie(een), aan="bo", actor="bo")
    assert fout.value.code == "gesloten"


def test_granted_it_is_decided_anew_paid_with_interest_and_told(besluit: Toekenning) -> None:
    zegt = besluitsoort("toekenning").effect(besluit.pk, "uitwonend")
    bezwaar = met_voorstel(besluit)
    bedrijfsdatum.zet(date(2024, 6, 3), "test")
    uit = besluit_erop(bezwaar, op=date(2024, 6, 3))
    nieuw = Toekenning.objects.get(vervangt=besluit)
    assert uit.nieuwe_besluiten == [nieuw.pk]
    assert uit.herstel_centen == zegt.centen
    assert (zegt.centen or 0) > 0
    assert Toekenningsregel.objects.filter(toekenning=nieuw).exists()
    assert uit.rente_centen > 0
    assert uit.rente_uitkomst == "geboekt"
    assert saldi_persoon(besluit.persoon_id)[8210] == uit.rente_centen
    assert Teruggave.objects.filter(persoon_id=besluit.persoon_id).count() <= 1
    assert Zaak.objects.get(pk=bezwaar.zaak_id).uitkomst == "gegrond"
    brief = Brief.objects.get(soort="bezwaar_beslist")
    for taal, kop in (("nl", "U krijgt gelijk"), ("en", "You were right")):
        assert maak_inhoud(brief, taal).kop == kop
    assert besluit_erop(bezwaar) == uit  # the second click
    (regel,) = cijfers.uitkomsten(date(2023, 1, 1), date(2024, 1, 1))
    assert (regel.oorzaak, regel.stap, regel.beslist, regel.gelijk) == ("uitwonend",) * 2 + (1, 1)
    assert (regel.op_tijd, regel.gelijk_procent, regel.centen) == (0, 100, uit.herstel_centen)


def test_little_interest_is_not_due(besluit: Toekenning) -> None:
    assert besluit_erop(met_voorstel(besluit)).rente_uitkomst == "geen"


def test_rejected_nothing_changes_but_the_case(besluit: Toekenning) -> None:
    uit = besluit_erop(met_voorstel(besluit, Voorstel("ongegrond", "U woont thuis.", "uitwonend")))
    assert (uit.herstel_centen, uit.nieuwe_besluiten) == (0, [])
    assert not Toekenning.objects.filter(vervangt=besluit).exists()


def test_who_wrote_the_draft_does_not_decide_and_the_database_says_so_too(
    besluit: Toekenning,
) -> None:
    bezwaar = met_voorstel(besluit)
    for zelfde in ("bo", "BO ", "systeem"):
        with pytest.raises(BezwaarGeweigerd) as fout:
            besluit_erop(bezwaar, actor=zelfde)
        assert fout.value.code == "zelfde_persoon"
    voorstel = Bezwaarvoorstel.objects.get()
    for schrijver, beslisser in (("bo", "bo"), ("bo", "Bo"), ("bo", "systeem"), ("ander", "ank")):
        with pytest.raises(DatabaseError), transaction.atomic():
            Bezwaarbesluit.objects.create(
                bezwaar=bezwaar,
                voorstel=voorstel,
                dictum="gegrond",
                gronden="x",
                oorzaak="anders",
                opgesteld_door=schrijver,
                besloten_door=beslisser,
                besloten_op=OP,
            )


def test_a_stale_page_changes_nothing(besluit: Toekenning) -> None:
    bezwaar = dien_in(besluit)
    oud = versie(bezwaar)
    behandelen.pak_op(**oud, aan="bo", actor="bo")
    with pytest.raises(Veranderd):
        behandelen.pak_op(**oud, aan="ank", actor="ank")
    assert Bezwaar.objects.get().behandelaar == "bo"


def test_first_is_heard_or_on_record_why_not(besluit: Toekenning) -> None:
    bezwaar = dien_in(besluit)
    with pytest.raises(BezwaarGeweigerd) as fout:
        behandelen.stel_voor(**versie(bezwaar), voorstel=GELIJK, actor="bo")
    assert fout.value.code == "horen_eerst"
    toen = datetime(2023, 8, 1, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))
    for velden, code in (
        ({"vorm": "kantoor"}, "hoorzitting"),
        ({"vorm": "geen"}, "hoorzitting"),
        ({"vorm": "kantoor", "gepland_at": toen}, "hoorzitting_verleden"),
    ):
        with pytest.raises(BezwaarGeweigerd) as fout:
            behandelen.plan_hoorzitting(**versie(bezwaar), actor="bo", **velden)  # type: ignore[arg-type]
        assert fout.value.code == code


def test_what_was_filed_stands(besluit: Toekenning) -> None:
    met_voorstel(besluit)
    for opdracht in (
        "UPDATE cases_bezwaar SET is_op_tijd = false",
        "DELETE FROM cases_bezwaar",
        "UPDATE cases_bezwaarvoorstel SET gronden = 'x'",
        "DELETE FROM cases_hoorzitting",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opdracht)


def test_who_made_the_decision_hears_of_an_objection_and_that_it_was_turned_down(
    besluit: Toekenning,
) -> None:
    gehoord: list[tuple[str, int, date, str]] = []

    def hoort(wat: str) -> Any:
        return lambda nummer, *, op, actor, sleutel, gronden="": gehoord.append((wat, nummer, op, gronden))  # fmt: skip

    echt = besluitsoort("toekenning")
    registreer_besluitsoort(
        replace(echt, bij_indienen=hoort("ingediend"), bij_afwijzing=hoort("afgewezen"))
    )
    try:
        besluit_erop(met_voorstel(besluit, Voorstel("ongegrond", "Thuis.", "uitwonend")))
    finally:
        registreer_besluitsoort(echt)
    assert gehoord == [
        ("ingediend", besluit.pk, OP, ""),
        ("afgewezen", besluit.pk, OP, "Thuis."),
    ]
