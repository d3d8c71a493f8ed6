"""Each task with its day: there when it has to be, gone when it is done or too late to matter."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity import operations as identity
from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.identity.models import Persoon
from duo_portal.web.panelen import Taak
from studiefinanciering import tijd
from studiefinanciering.models import Inschrijving, Studieverleden
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.reisproduct import meld_stopgezet
from studiefinanciering.operations.stopzetten import stopzetten
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.vooruit.panelen import lees_taken
from tests.factories.gezinnen import KAMER, THUIS, Gezin, ingeschreven, verdient, vraagt_aan, woont

pytestmark = pytest.mark.usefixtures("september")
REKENING = "NL02ABNA0123456789"


def taken(wie: Persoon, op: date, rol: BurgerRol = BurgerRol.ZELF) -> dict[str, Taak]:
    """By the first three words of the title."""
    burger = Burger(wie.pk, wie.pk, rol, True, bedrijfsdatum.moment())
    return {" ".join(str(taak.titel).split()[:3]): taak for taak in lees_taken(burger, op)}


def student(
    *inkomens: int | None,
    waar: tuple[str, str, str] = THUIS,
    tot: date | None = None,
    rekening: bool = True,
    **wensen: object,
) -> Persoon:
    wie = Gezin.met(*inkomens).student(waar=waar)
    ingeschreven(wie, date(2023, 9, 1), tot)
    if rekening:
        identity.wijzig_rekening(
            persoon=wie, vanaf=date(2023, 9, 1), iban=REKENING, tenaamstelling="P"
        )
    vraagt_aan(wie, "2023-09", **wensen)
    toekennen(persoon_id=wie.pk, actor="test")
    return wie


def test_wie_alles_op_orde_heeft_hoeft_niets_en_het_kost_een_query() -> None:
    wie = student(2_500_000, 2_500_000)
    with CaptureQueriesContext(
        connection,
    ) as gedaan:
        assert taken(wie, date(2023, 10, 5)) == {}
    # A prepared statement has no text of its own any more, and counts all the same.
    assert len([q for q in gedaan if "bedrijfs_moment" not in (q["sql"] or "voorbereid")]) == 1


def test_zonder_rekening_moet_het_voor_de_betaling_van_de_maand_klaar_staat() -> None:
    wie = student(2_500_000, 2_500_000, rekening=False)
    taak = taken(wie, date(2023, 10, 5))["Geef een rekeningnummer"]
    # Payday 24 October; the run opens five working days before it, on the 17th.
    assert (taak.uiterlijk, taak.is_dringend) == (date(2023, 10, 16), True)
    # 110,30 + 95,90
    assert "€\xa0206,20" in str(taak.uitleg)
    later = taken(wie, date(2023, 10, 17))["Geef een rekeningnummer"].uiterlijk
    assert later is not None and later > date(2023, 11, 1)
    identity.wijzig_rekening(persoon=wie, vanaf=date(2023, 9, 1), iban=REKENING, tenaamstelling="P")
    assert taken(wie, date(2023, 10, 5)) == {}


def test_bij_een_ouder_ingetrokken_en_nog_uitwonend(op: Callable[[date], None]) -> None:
    wie = student(9_000_000, 9_000_000, waar=KAMER, vraagt_uitwonend=True)
    assert taken(wie, date(2023, 10, 12)) == {}
    op(date(2023, 10, 12))
    woont(wie, THUIS, date(2023, 10, 10))
    taak = taken(wie, date(2023, 10, 12))["Geef door dat"]
    # 274,90 - 110,30 + 164,30 from November on
    assert "10 oktober 2023" in str(taak.uitleg) and "€\xa0328,90" in str(taak.uitleg)
    assert (taak.uiterlijk, taak.is_dringend) == (date(2023, 10, 16), True)
    herzien(persoon_id=wie.pk, aanleiding=Aanleiding(reden="adres"), actor="test")
    assert taken(wie, date(2023, 10, 12)) == {}


def test_een_inschrijving_die_halverwege_eindigt(op: Callable[[date], None]) -> None:
    wie = student(9_000_000, 9_000_000)
    op(date(2023, 11, 6))
    sleutel = {"persoon_id": wie.pk, "brin": "21QA", "opleidingcode": "34401"}
    tijd.beeindig(Inschrijving, sleutel, date(2023, 12, 1))
    taak = taken(wie, date(2023, 11, 6))["Stop uw studiefinanciering:"]
    assert "1 december 2023" in str(taak.uitleg) and "€\xa0110,30" in str(taak.uitleg)
    assert (taak.uiterlijk, taak.is_dringend) == (date(2023, 11, 30), True)
    herzien(persoon_id=wie.pk, aanleiding=Aanleiding(reden="inschrijving_beeindigd"), actor="test")
    assert "Stop uw studiefinanciering:" not in taken(wie, date(2023, 11, 6))


def test_een_nieuw_studiejaar_vraagt_een_nieuwe_inschrijving() -> None:
    wie = student(9_000_000, 9_000_000, tot=date(2024, 9, 1))
    toekennen(persoon_id=wie.pk, actor="test", tot=Maand(2025, 1))
    assert "Schrijf u opnieuw" not in taken(wie, date(2024, 5, 30))
    taak = taken(wie, date(2024, 6, 3))["Schrijf u opnieuw"]
    assert (taak.uiterlijk, taak.is_dringend) == (date(2024, 8, 31), False)
    assert taken(wie, date(2024, 8, 5))["Schrijf u opnieuw"].is_dringend
    assert "Zet uw reisproduct" not in taken(wie, date(2024, 8, 5))
    assert taken(wie, date(2024, 9, 4)).keys() == {"Zet uw reisproduct"}
    ingeschreven(wie, date(2024, 9, 1), date(2025, 9, 1))
    herzien(persoon_id=wie.pk, aanleiding=Aanleiding(reden="inschrijving"), actor="test")
    assert taken(wie, date(2024, 8, 5)) == {}


def test_het_reisproduct_moet_voor_de_tiende_van_de_kaart(op: Callable[[date], None]) -> None:
    wie = student(9_000_000, 9_000_000)
    op(date(2023, 10, 3))
    stopzetten(persoon_id=wie.pk, per=Maand(2023, 12), sleutel="s", actor="test")
    assert "Zet uw reisproduct" not in taken(wie, date(2023, 10, 31))  # too soon to act
    taak = taken(wie, date(2023, 11, 6))["Zet uw reisproduct"]
    assert taak.uiterlijk == date(2023, 12, 10) and "€\xa081,40" in str(taak.uitleg)
    te_laat = taken(wie, date(2024, 1, 12))["Zet uw reisproduct"]
    assert te_laat.uiterlijk == date(2023, 12, 10) and "vandaag nog" in str(te_laat.uitleg)
    assert "Zet uw reisproduct" not in taken(wie, date(2024, 4, 2))
    op(date(2023, 12, 4))
    meld_stopgezet(persoon_id=wie.pk, op=date(2023, 12, 2), sleutel="r", actor="test")
    assert taken(wie, date(2023, 12, 5)) == {}


def test_het_jaareinde_is_geen_einde_van_het_reisrecht() -> None:
    wie = student(9_000_000, 9_000_000)
    assert taken(wie, date(2023, 12, 28)) == {}
    assert taken(wie, date(2024, 1, 4)) == {}


def test_een_onbekend_inkomen_van_een_ouder() -> None:
    gezin = Gezin.met(None, 1_000_000)
    wie = gezin.student()
    ingeschreven(wie, date(2023, 9, 1))
    identity.wijzig_rekening(persoon=wie, vanaf=date(2023, 9, 1), iban=REKENING, tenaamstelling="P")
    vraagt_aan(wie, "2023-09")
    toekennen(persoon_id=wie.pk, actor="test")
    taak = taken(wie, date(2023, 10, 5))["Het inkomen van"]
    assert "€\xa0416,00" in str(taak.uitleg) and "2021" in str(taak.uitleg)
    assert taak.uiterlijk == date(2024, 8, 31)
    verdient(gezin.ouders[0], 2_000_000, 2021)
    assert taken(wie, date(2023, 10, 5)) == {}


def test_de_diplomatermijn_komt_in_zicht() -> None:
    wie = Gezin.met().student(date(1997, 3, 10))
    ingeschreven(wie, date(2023, 9, 1))
    Studieverleden.objects.create(
        persoon_id=wie.pk,
        onderwijs=1,
        eerste_toekenning=date(2015, 9, 1),
        prestatiebeurs_gebruikt=40,
        stand_per=date(2023, 9, 1),
    )
    identity.wijzig_rekening(persoon=wie, vanaf=date(2023, 9, 1), iban=REKENING, tenaamstelling="P")
    vraagt_aan(wie, "2023-09")
    toekennen(persoon_id=wie.pk, actor="test")
    assert "Haal uw diploma" not in taken(wie, date(2023, 8, 31))
    taak = taken(wie, date(2023, 10, 5))["Haal uw diploma"]
    assert (taak.uiterlijk, taak.is_dringend) == (date(2025, 8, 31), False)


def test_energietoeslag_voor_wie_uitwonend_is_met_aanvullende_beurs() -> None:
    wie = student(1_000_000, 1_000_000, waar=KAMER, vraagt_uitwonend=True)
    assert taken(wie, date(2023, 9, 28)) == {}  # opens on 1 October
    taak = taken(wie, date(2023, 10, 5))["U kunt een"]
    assert "€\xa0400,00" in str(taak.uitleg) and "15 januari 2024" in str(taak.uitleg)
    assert taak.uiterlijk is not None and taak.uiterlijk <= date(2024, 8, 1)


def test_wie_overleden_is_en_een_ouder_krijgen_geen_taken() -> None:
    wie = student(9_000_000, 9_000_000, rekening=False)
    assert taken(wie, date(2023, 10, 5), BurgerRol.OUDER) == {}
    identity.registreer_overlijden(persoon=wie, overleden_op=date(2023, 9, 3))
    assert taken(wie, date(2023, 10, 5)) == {}


def test_geen_taak_belooft_een_dag_die_voorbij_is() -> None:
    wie = student(None, 9_000_000, rekening=False)
    dag = date(2023, 9, 4)
    while dag < date(2024, 1, 1):
        for taak in taken(wie, dag).values():
            assert taak.uiterlijk is None or taak.uiterlijk >= dag
        dag += timedelta(days=7)
