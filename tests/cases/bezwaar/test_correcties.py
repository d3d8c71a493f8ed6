"""Every fact that an objection can put right: the effect that was promised is what the new decision gives."""

from datetime import date
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.besluiten import HerstelGeweigerd, besluitsoort
from duo_portal.cases.bezwaar import behandelen
from duo_portal.cases.bezwaar.behandelen import Voorstel
from duo_portal.cases.bezwaar.beslissen import bekijk_vooraf, beslis, laatste_voorstel
from duo_portal.cases.bezwaar.indienen import dien_bezwaar_in
from duo_portal.cases.bezwaar.weigering import BezwaarGeweigerd
from duo_portal.cases.models import Bezwaar, Bezwaarbesluit
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.ledger.codes import Regime
from studiefinanciering import tijd
from studiefinanciering.bezwaarcorrecties import CORRECTIES, OORZAKEN
from studiefinanciering.models import Inkomen, Omstandigheid, Student, Toekenning
from studiefinanciering.operations.toekennen import toekennen
from terugbetalen.models import Feit, Vaststelling
from terugbetalen.operations.vaststellen import vaststellen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan
from tests.terugbetalen.vaststellen.debiteuren import debiteur, dienst

pytestmark = pytest.mark.django_db
BESLUIT_OP = date(2023, 9, 4)


def maak(*inkomens: int | None, begin: date = date(2023, 9, 1), **wensen: Any) -> Toekenning:
    bedrijfsdatum.zet(BESLUIT_OP, "test")
    wie = Gezin.met(*inkomens).student(waar=KAMER)
    ingeschreven(wie, begin)
    vraagt_aan(wie, "2023-09", **({"vraagt_uitwonend": True} | wensen))
    toekennen(persoon_id=wie.pk, actor="test")
    return Toekenning.objects.get(persoon_id=wie.pk)


def gelijk(
    onderwerp: str, nummer: int, persoon_id: int, stap: str, correctie: str, op: date
) -> Bezwaarbesluit:
    """Filed against this step, and granted by two people with this fact put right."""
    bezwaar = dien_bezwaar_in(
        persoon_id=persoon_id,
        onderwerp=onderwerp,
        onderwerp_id=nummer,
        stap=stap,
        gronden="Dit klopt niet.",
        op=op,
        sleutel="een",
        actor="noor",
    )
    wat: dict[str, Any] = {"bezwaar_id": bezwaar.pk, "actor": "bo"}
    behandelen.plan_hoorzitting(**wat, versie=0, vorm="geen", afzien="7:3e")
    voorstel = Voorstel("gegrond", "U hebt gelijk.", bezwaar.oorzaak, correctie)
    behandelen.stel_voor(**wat, versie=1, voorstel=voorstel)
    draft = laatste_voorstel(bezwaar)
    assert draft is not None
    vooraf = bekijk_vooraf(bezwaar, draft, op=op, actor="ank")
    uit = beslis(bezwaar_id=bezwaar.pk, versie=2, voorstel_id=draft.pk, op=op, actor="ank")
    assert uit.herstel_centen == vooraf.herstel.centen
    return uit


def codes(t: Toekenning) -> set[str]:
    return {c.code for c in besluitsoort("toekenning").correcties(t.pk)}


def test_aanvullende_beurs_that_was_asked_for_after_all() -> None:
    t = maak(1_500_000, 1_500_000, vraagt_aanvullende_beurs=False)
    zegt = besluitsoort("toekenning").effect(t.pk, "niet aangevraagd")
    uit = gelijk(
        "toekenning", t.pk, t.persoon_id, "niet aangevraagd", "aanvullende_beurs", date(2023, 10, 2)
    )
    assert uit.herstel_centen == zegt.centen
    assert uit.herstel_centen > 0


def test_an_enrolment_that_began_earlier() -> None:
    t = maak(1_500_000, 1_500_000, begin=date(2023, 11, 1))
    assert "inschrijving" in codes(t)
    zegt = besluitsoort("toekenning").effect(t.pk, "recht op studiefinanciering")
    uit = gelijk(
        "toekenning",
        t.pk,
        t.persoon_id,
        "recht op studiefinanciering",
        "inschrijving",
        date(2023, 10, 2),
    )
    assert uit.herstel_centen == zegt.centen
    assert uit.herstel_centen > 0
    assert Bezwaar.objects.get().oorzaak == "inschrijving"


def test_the_income_of_a_parent_that_was_unknown() -> None:
    t = maak(None, 1_000_000)
    assert "ouderinkomen_1" in codes(t)
    assert "ouderinkomen_2" not in codes(t)  # the Belastingdienst gave it: it is put right there
    stap = "ouder 1: toetsingsinkomen onbekend"
    hoogstens = besluitsoort("toekenning").effect(t.pk, stap).centen
    uit = gelijk(
        "toekenning", t.pk, t.persoon_id, stap, "ouderinkomen_1=1200000", date(2023, 10, 2)
    )
    assert Bezwaar.objects.get().oorzaak == "ouderinkomen"
    assert 0 < uit.herstel_centen <= (hoogstens or 0)
    geschat = Inkomen.objects.filter(is_schatting=True, bekend__upper_inf=True)
    assert set(geschat.values_list("bedrag_centen", flat=True)) == {1_200_000}


def test_an_income_wants_an_amount_and_nothing_else_does() -> None:
    t = maak(None, 1_000_000)
    bezwaar = dien_bezwaar_in(
        persoon_id=t.persoon_id, onderwerp="toekenning", onderwerp_id=t.pk, gronden="x", op=date(2023, 10, 2),
        sleutel="een", actor="noor",
    )  # fmt: skip
    behandelen.plan_hoorzitting(
        bezwaar_id=bezwaar.pk, actor="bo", versie=0, vorm="geen", afzien="7:3e"
    )
    for correctie, code in (
        ("ouderinkomen_1", "correctie_bedrag"),
        ("ouderinkomen_1=12,50", "correctie_bedrag"),
        ("ouderinkomen_1=" + "9" * 13, "correctie_bedrag"),
        ("inschrijving", "correctie"),
        ("eenoudergezin=1", "correctie_bedrag"),
    ):
        with pytest.raises(BezwaarGeweigerd) as fout:
            behandelen.stel_voor(
                bezwaar_id=bezwaar.pk,
                actor="bo",
                versie=1,
                voorstel=Voorstel("gegrond", "x", "anders", correctie),
            )
        assert fout.value.code == code, correctie


def test_a_family_of_one_parent() -> None:
    t = maak(1_500_000, 1_500_000)
    zegt = besluitsoort("toekenning").effect(t.pk, "toeslag eenoudergezin")
    uit = gelijk(
        "toekenning",
        t.pk,
        t.persoon_id,
        "toeslag eenoudergezin",
        "eenoudergezin",
        date(2023, 10, 2),
    )
    assert uit.herstel_centen == zegt.centen
    assert uit.herstel_centen > 0


def test_living_at_the_address_after_all() -> None:
    bedrijfsdatum.zet(BESLUIT_OP, "test")
    wie = Gezin.met(3_000_000, 3_000_000).student(waar=KAMER)
    ingeschreven(wie, date(2023, 9, 1))
    vraagt_aan(wie, "2023-09", vraagt_uitwonend=True)
    Student.objects.get(pk=wie.pk)
    tijd.leg_vast(
        Omstandigheid,
        {"persoon_id": wie.pk, "soort": int(Omstandigheid.Soort.WOONT_NIET_OP_ADRES)},
        geldig=tijd.vanaf(date(2023, 9, 1), date(2024, 1, 1)),
        bewijs="controle",
    )
    toekennen(persoon_id=wie.pk, actor="test")
    t = Toekenning.objects.get(persoon_id=wie.pk)
    assert "woont_op_adres" in codes(t)
    assert "uitwonend" not in codes(t)
    zegt = besluitsoort("toekenning").effect(t.pk, "uitwonend")
    uit = gelijk("toekenning", t.pk, t.persoon_id, "uitwonend", "woont_op_adres", date(2023, 10, 2))
    assert uit.herstel_centen == zegt.centen
    assert uit.herstel_centen > 0


def test_the_travel_product_is_no_money() -> None:
    t = maak(3_000_000, 3_000_000, vraagt_reisvoorziening=False)
    stap = "reisvoorziening (niet uitbetaald)"
    zegt = besluitsoort("toekenning").effect(t.pk, stap)
    assert zegt.centen is None
    assert "reisproduct" in zegt.uitleg
    uit = gelijk("toekenning", t.pk, t.persoon_id, stap, "reisproduct", date(2023, 10, 2))
    assert (Bezwaar.objects.get().oorzaak, uit.herstel_centen) == ("reisproduct", 0)
    assert uit.nieuwe_besluiten


def test_what_is_no_longer_open_is_refused() -> None:
    t = maak(3_000_000, 3_000_000)
    with pytest.raises(HerstelGeweigerd):
        besluitsoort("toekenning").herzie(t.pk, correctie="uitwonend", actor="ank", sleutel="x")


def test_every_step_has_one_correction_and_its_cause() -> None:
    for stap in (
        "uitwonend",
        "recht op studiefinanciering",
        "ouder 2: percentage",
        "aanvullende beurs",
    ):
        assert sum(c.stappen(stap) for c in CORRECTIES) == 1
        assert OORZAKEN.get(stap)
    assert OORZAKEN.get("basisbeurs") is None


def test_a_decision_on_interest_and_instalment() -> None:
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    wie = debiteur(Regime.SF35, date(2021, 9, 1), 4_200_000)
    with met_koppeling("belastingdienst", dienst((wie, 2022, 2_500_000))):
        besluit = vaststellen(persoon_id=wie.pk, maand=Maand(2024, 1), actor="test")
        assert besluit is not None
        soort = besluitsoort("vaststelling")
        assert soort.zoek(wie.pk, soort.sleutel(besluit.pk)) == besluit.pk
        assert soort.zoek(wie.pk + 1, soort.sleutel(besluit.pk)) is None
        assert "2024" in soort.titel(besluit.pk)
        stappen = {s.code: s for s in soort.uitleg(besluit.pk, "")}
        assert "te betalen per maand" in stappen
        assert soort.oorzaken["rentepercentage van dat jaar"] == "rente"
        uit = gelijk(
            "vaststelling",
            besluit.pk,
            wie.pk,
            "draagkrachtvrije voet",
            "alleenstaande_ouder",
            date(2023, 12, 4),
        )
    nieuw = Vaststelling.objects.get(pk=uit.nieuwe_besluiten[0])
    assert nieuw.te_betalen_centen < besluit.te_betalen_centen
    assert uit.herstel_centen == 12 * (besluit.te_betalen_centen - nieuw.te_betalen_centen)
    assert Feit.objects.filter(persoon=wie, soort=Feit.Soort.ALLEENSTAANDE_OUDER).exists()
    assert soort.correcties(nieuw.pk) == []
