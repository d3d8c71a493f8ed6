"""The contract every register keeps, and the intake that takes each change in exactly once."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from duo_portal.gateways.belastingdienst import (
    FakeBelastingdienst,
    InkomenWijziging,
    Toetsingsinkomen,
)
from duo_portal.gateways.brp import Adres, BrpPersoon, BrpWijziging, FakeBRP
from duo_portal.gateways.diplomaregister import Diploma, DiplomaWijziging, FakeDiplomaregister
from duo_portal.gateways.inname import laatste_volgnummer, neem_in
from duo_portal.gateways.koppeling import KoppelingNietIngericht, koppeling, met_koppeling
from duo_portal.gateways.models import Innamestand
from duo_portal.gateways.rio_rod import FakeRioRod, Inschrijving, InschrijvingWijziging
from duo_portal.gateways.wijzigingen import (
    Wijziging,
    WijzigingNietOpVolgorde,
    lees_regels,
    schrijf_regels,
)

BSN = "999990019"
DAG = date(2023, 9, 1)
HUIS = Adres(date(2020, 1, 1), "Dorpsstraat", 1, "", "1234 AB", "Ons Dorp")
INSCHRIJVING = Inschrijving("I1", BSN, "21PB", "56551", "ho", "voltijd", DAG)
DIPLOMA = Diploma("D1", BSN, "21PB", "56551", "bachelor", DAG)
BASIS: dict[str, Any] = {"bsn": BSN, "geldig_vanaf": DAG}


def _wijzigingen(maak: Callable[..., Wijziging]) -> list[Wijziging]:
    dagen = [date(2023, 9, 1), date(2023, 9, 1), date(2023, 9, 2), date(2023, 9, 3)]
    return [
        maak(volgnummer=nummer, gemeld_op=dag, **BASIS)
        for nummer, dag in zip((3, 4, 9, 10), dagen, strict=True)
    ]


REGISTERS: dict[str, tuple[type[Any], Callable[..., Wijziging]]] = {
    "brp": (FakeBRP, lambda **k: BrpWijziging(soort="verhuizing", adres=HUIS, **k)),
    "belastingdienst": (
        FakeBelastingdienst,
        lambda **k: InkomenWijziging(inkomen=Toetsingsinkomen(BSN, 2021, 1, "voorlopig"), **k),
    ),
    "rio_rod": (
        FakeRioRod,
        lambda **k: InschrijvingWijziging(soort="begonnen", inschrijving=INSCHRIJVING, **k),
    ),
    "diplomaregister": (
        FakeDiplomaregister,
        lambda **k: DiplomaWijziging(soort="behaald", diploma=DIPLOMA, **k),
    ),
}


@pytest.mark.parametrize("naam", REGISTERS)
def test_every_register_tells_its_changes_by_number_and_day(naam: str) -> None:
    maak_register, maak = REGISTERS[naam]
    register = maak_register(wijzigingen=_wijzigingen(maak))

    def nummers(sinds: int, dag: int) -> list[int]:
        return [
            w.volgnummer for w in register.wijzigingen_sinds(sinds, tot_en_met=date(2023, 9, dag))
        ]

    assert nummers(0, 1) == [3, 4] and nummers(0, 3) == [3, 4, 9, 10]
    assert nummers(4, 3) == [9, 10] and nummers(10, 3) == []
    assert register.volgend_nummer == 11
    with pytest.raises(WijzigingNietOpVolgorde):
        register.meld(maak(volgnummer=10, gemeld_op=date(2023, 9, 4), **BASIS))
    assert BSN not in repr(register.wijzigingen_sinds(0, tot_en_met=date(2023, 9, 3)))


def test_brp_knows_address_and_death() -> None:
    verhuisd = replace(HUIS, vanaf=date(2023, 9, 1), huisnummer=2)
    student = BrpPersoon(BSN, "Anna", "de Vries", date(2003, 1, 1), adressen=(verhuisd, HUIS))
    brp = FakeBRP([student])
    gevonden = brp.persoon(BSN)
    assert gevonden is not None
    assert gevonden.adres_op(date(2023, 8, 31)) == HUIS and gevonden.adres_op(DAG) == verhuisd
    assert gevonden.adres_op(date(2019, 1, 1)) is None
    assert HUIS.sleutel == replace(HUIS, postcode="1234ab").sleutel != verhuisd.sleutel
    brp.schrijf_in(replace(student, overlijdensdatum=DAG))
    assert brp.personen([BSN, "999990020"])[BSN].overlijdensdatum == DAG
    assert brp.persoon("999990020") is None and "Vries" not in repr(student)


def test_unknown_income_is_not_zero() -> None:
    dienst = FakeBelastingdienst([Toetsingsinkomen(BSN, 2021, 0, "vastgesteld", DAG)])
    antwoord = dienst.toetsingsinkomens([(BSN, 2021), (BSN, 2020)])
    assert antwoord[BSN, 2021].bedrag_centen == 0
    assert (antwoord[BSN, 2020].bedrag_centen, antwoord[BSN, 2020].status) == (None, "onbekend")
    with pytest.raises(ValueError, match="onbekend"):
        Toetsingsinkomen(BSN, 2021, None, "vastgesteld")


def test_an_enrolment_that_ends_is_told_and_shown() -> None:
    register = FakeRioRod([INSCHRIJVING])
    geeindigd = replace(INSCHRIJVING, eind=date(2023, 11, 1))
    basis = {**BASIS, "gemeld_op": date(2023, 11, 5)}
    register.meld(
        InschrijvingWijziging(volgnummer=1, soort="beeindigd", inschrijving=geeindigd, **basis)
    )
    (nu,) = register.inschrijvingen(BSN)
    assert nu.geldt_op(date(2023, 10, 31)) and not nu.geldt_op(date(2023, 11, 1))
    register.meld(InschrijvingWijziging(volgnummer=2, soort="vervallen", inschrijving=nu, **basis))
    assert register.inschrijvingen_van([BSN]) == {BSN: []}
    with pytest.raises(ValueError, match="niveau"):
        replace(INSCHRIJVING, onderwijs="mbo")


def test_a_diploma_can_be_withdrawn() -> None:
    register = FakeDiplomaregister()
    basis = {**BASIS, "gemeld_op": DAG}
    register.meld(DiplomaWijziging(volgnummer=1, soort="behaald", diploma=DIPLOMA, **basis))
    assert register.diplomas(BSN) == [DIPLOMA]
    register.meld(DiplomaWijziging(volgnummer=2, soort="ingetrokken", diploma=DIPLOMA, **basis))
    assert register.diplomas_van([BSN]) == {BSN: []}


def test_a_register_that_is_not_set_up_is_refused_outside_the_demo(settings: Any) -> None:
    assert isinstance(koppeling("brp"), FakeBRP) and koppeling("brp") is koppeling("brp")
    eigen = FakeBRP()
    with met_koppeling("brp", eigen):
        assert koppeling("brp") is eigen
    settings.DEMO_MODE, settings.GATEWAYS = (
        False,
        {"rio_rod": "duo_portal.gateways.rio_rod.FakeRioRod"},
    )
    with pytest.raises(KoppelingNietIngericht, match="GATEWAYS"):
        koppeling("diplomaregister")
    with pytest.raises(KoppelingNietIngericht, match="geen koppeling"):
        koppeling("kadaster")


def test_a_made_up_register_travels_encrypted(tmp_path: Path) -> None:
    regels = [{"bsn": BSN, "nummer": nummer, "naam": "Zoë\n"} for nummer in range(5_000)]
    assert schrijf_regels(tmp_path / "brp", regels) == 5_000
    assert list(lees_regels(tmp_path / "brp")) == regels
    assert BSN.encode() not in (tmp_path / "brp").read_bytes()
    assert schrijf_regels(tmp_path / "leeg", []) == 0 and list(lees_regels(tmp_path / "leeg")) == []


def _brp(aantal: int) -> FakeBRP:
    return FakeBRP(
        wijzigingen=[
            BrpWijziging(volgnummer=n, soort="verhuizing", gemeld_op=DAG, **BASIS)
            for n in range(1, aantal + 1)
        ]
    )


@pytest.mark.django_db
def test_the_intake_takes_each_change_once_and_goes_on_where_it_stopped() -> None:
    gezien: list[int] = []
    brp = _brp(1_200)

    def verwerk(blok: Sequence[BrpWijziging]) -> None:
        gezien.extend(w.volgnummer for w in blok)

    assert neem_in("brp", brp, verwerk, op=date(2023, 8, 31)) == 0
    assert neem_in("brp", brp, verwerk, op=DAG) == 1_200
    assert neem_in("brp", brp, verwerk, op=DAG) == 0
    brp.meld(BrpWijziging(volgnummer=1_500, soort="overlijden", gemeld_op=DAG, **BASIS))
    assert neem_in("brp", brp, verwerk, op=DAG) == 1
    assert gezien == [*range(1, 1_201), 1_500] and laatste_volgnummer("brp") == 1_500
    with pytest.raises(IntegrityError), transaction.atomic():
        Innamestand.objects.update(laatste_volgnummer=3)


@pytest.mark.django_db
def test_a_block_that_fails_is_offered_again_whole() -> None:
    brp, pogingen = _brp(700), []

    def verwerk(blok: Sequence[BrpWijziging]) -> None:
        pogingen.append(blok[0].volgnummer)
        if len(pogingen) == 2:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        neem_in("brp", brp, verwerk, op=DAG)
    assert laatste_volgnummer("brp") == 500
    assert neem_in("brp", brp, verwerk, op=DAG) == 200 and pogingen == [1, 501, 501]


@pytest.mark.django_db
def test_a_register_whose_numbers_go_back_is_stopped() -> None:
    class Kapot(FakeBRP):
        def wijzigingen_sinds(self, volgnummer: int, *, tot_en_met: date) -> Sequence[BrpWijziging]:
            return list(super().wijzigingen_sinds(0, tot_en_met=tot_en_met))

    brp = Kapot(wijzigingen=_brp(3).wijzigingen_sinds(0, tot_en_met=DAG))
    gezien: list[int] = []
    with pytest.raises(WijzigingNietOpVolgorde):
        neem_in("brp", brp, lambda blok: gezien.extend(w.volgnummer for w in blok), op=DAG)
    assert gezien == [1, 2, 3] and laatste_volgnummer("brp") == 3


def test_two_workers_take_each_change_in_once(kloon_db: object) -> None:
    gezien: list[int] = []
    brp, start = _brp(2_000), threading.Barrier(3)

    def werk() -> None:
        start.wait()
        neem_in("brp", brp, lambda blok: gezien.extend(w.volgnummer for w in blok), op=DAG)
        connection.close()

    draden = [threading.Thread(target=werk) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    assert gezien == list(range(1, 2_001))
