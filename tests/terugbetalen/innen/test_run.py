"""A month from opening to the bytes of the bank: signed, released, asked, collected or requested; and what goes wrong in it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import geef_vrij, teken
from duo_portal.batches.operations.tekenen import VierOgenGeweigerd
from duo_portal.batches.soorten import NogNiet, registreer, runsoort
from duo_portal.foundation.period import Maand
from duo_portal.gateways.bank import bestanden
from duo_portal.gateways.bank.incassobestanden import bouw_incasso
from duo_portal.gateways.models import BankBestand
from duo_portal.identity import operations as identity
from duo_portal.identity import tijd
from duo_portal.identity.iban import test_iban as proef_iban
from duo_portal.letters.models import Brief
from terugbetalen.innen import aanleveren
from terugbetalen.innen.brieven import BRIEF_INCASSO, BRIEF_VERZOEK
from terugbetalen.innen.lijnen import gemaakt_at_van, lijnen_van
from terugbetalen.innen.mandaten import geef_mandaat, trek_mandaat_in, wijzig_rekening
from terugbetalen.innen.meldingen import meld
from terugbetalen.innen.plannen import dag_voor_nieuwen, incassodag, opent_op, plan
from terugbetalen.models import Aankondiging, Feit, Incassomelding, Termijn
from tests.factories.innen import rekening, vaststelling

from .innen import (
    FEB,
    JAN,
    MRT,
    TERMIJN,
    bij_de_bank,
    debiteur,
    geef_door,
    gevraagd,
    lijst,
    maand_af,
    open_maand,
    sluit,
    termijn_van,
    werk,
)

pytestmark = pytest.mark.usefixtures("kloon_db", "auditor_groen")


def test_wie_machtigde_wordt_geind_en_wie_niet_gevraagd(bankmap):
    met, zonder = debiteur(), debiteur(incasso=False)
    run = maand_af(JAN)
    een, ander = termijn_van(met, JAN), termijn_van(zonder, JAN)
    assert (een.wijze, een.volgorde, een.vervaldatum) == ("incasso", "FRST", date(2024, 1, 25))
    assert (ander.wijze, ander.volgorde, ander.mandaat_id) == ("verzoek", "", None)
    bank = bij_de_bank(bankmap)
    assert list(bank) == [een.kenmerk]
    assert bank[een.kenmerk]["bedrag"] == "84.40"
    assert bank[een.kenmerk]["volgorde"] == "FRST"
    assert bank[een.kenmerk]["dag"] == "2024-01-25"
    assert bank[een.kenmerk]["mandaat"] == een.mandaat.kenmerk
    assert run.totalen["boeken"]["incasso"] == run.totalen["boeken"]["verzoek"] == 1
    assert (run.status, run.stappen.get(naam="bevestigen").status) == (Run.Status.LOPEND, "bezig")
    assert BankBestand.objects.get(run_id=run.pk).status == BankBestand.Status.AANGELEVERD
    brieven = dict(Brief.objects.filter(soort__in=[BRIEF_INCASSO, BRIEF_VERZOEK]).values_list("persoon_id", "soort"))  # fmt: skip
    assert brieven == {met.pk: BRIEF_INCASSO, zonder.pk: BRIEF_VERZOEK}


def test_eerste_dan_volgende_en_een_nieuwe_rekening_wordt_de_bank_verteld(bankmap):
    wie = debiteur()
    sluit(maand_af(JAN))
    sluit(maand_af(FEB))
    feb = termijn_van(wie, FEB)
    assert (feb.volgorde, feb.laatst_geind_op, feb.is_andere_rekening) == ("RCUR", date(2024, 1, 25), False)  # fmt: skip
    wijzig_rekening(
        persoon_id=wie.pk, iban=proef_iban(777), tenaamstelling="P. Proef", vanaf=date(2024, 2, 20), actor="zelf"
    )  # fmt: skip
    sluit(maand_af(MRT))
    mrt = termijn_van(wie, MRT)
    regel = bij_de_bank(bankmap)[mrt.kenmerk]
    assert (mrt.volgorde, mrt.is_andere_rekening) == ("RCUR", True)
    assert (regel["gewijzigd"], regel["iban"]) == ("SMNDA", proef_iban(777))
    sluit(maand_af(date(2024, 4, 1)))
    assert not termijn_van(wie, date(2024, 4, 1)).is_andere_rekening


def test_een_keer_verteld_geldt_tot_eind_van_het_jaar_en_een_ander_bedrag_opnieuw(bankmap):
    wie = debiteur()
    sluit(maand_af(JAN))
    (eerste,) = Aankondiging.objects.all()
    assert (eerste.van, eerste.tot, eerste.bedrag_centen) == (JAN, date(2025, 1, 1), TERMIJN)
    sluit(maand_af(FEB))
    assert Aankondiging.objects.count() == 1
    assert termijn_van(wie, FEB).aangekondigd_op == eerste.aangekondigd_op
    bedrijfsdatum.zet(date(2024, 2, 20), "proef")
    vaststelling(wie, 2024, 5_000, van=MRT)
    sluit(maand_af(MRT))
    nieuw = Aankondiging.objects.latest("id")
    assert (nieuw.van, nieuw.tot, nieuw.bedrag_centen) == (MRT, date(2025, 1, 1), 5_000)
    bedrijfsdatum.zet(date(2024, 3, 20), "proef")
    vaststelling(wie, 2024, TERMIJN, van=date(2024, 4, 1))
    sluit(maand_af(date(2024, 4, 1)))
    assert Aankondiging.objects.count() == 3, "wat in januari is verteld geldt niet meer"
    assert Brief.objects.filter(soort=BRIEF_INCASSO).count() == 3


def test_wie_laat_wordt_verteld_wordt_later_geind(bankmap):
    wie = debiteur()
    run = open_maand(JAN, date(2024, 1, 16))
    geef_door(run)
    termijn = termijn_van(wie, JAN)
    assert (termijn.aangekondigd_op, termijn.vervaldatum) == (date(2024, 1, 16), date(2024, 1, 30))
    assert bij_de_bank(bankmap)[termijn.kenmerk]["dag"] == "2024-01-30"
    assert dag_voor_nieuwen(Maand(2024, 1), date(2024, 1, 16)) == date(2024, 1, 30)


def test_een_machtiging_ingetrokken_terwijl_de_run_loopt(bankmap):
    voor_vragen, voor_bestand = debiteur(), debiteur()
    run = open_maand(JAN)
    trek_mandaat_in(persoon_id=voor_vragen.pk, op=date(2024, 1, 2), actor="zelf")
    teken(run=run, stap="tekenen", actor="anna", reden="proef")
    werk(run)
    _stop_voor_aanleveren(run)
    geef_vrij(run=run, actor="bram")
    werk(run)
    trek_mandaat_in(persoon_id=voor_bestand.pk, op=date(2024, 1, 2), actor="zelf")
    _verder(run)
    assert termijn_van(voor_vragen, JAN).wijze == "verzoek"
    half = termijn_van(voor_bestand, JAN)
    assert half.wijze == "incasso"
    assert bij_de_bank(bankmap) == {}
    assert lijst(run)[voor_bestand.pk] == "mandaat_ingetrokken"
    assert Incassomelding.objects.get(termijn=half).bron == f"run:{run.pk}"
    assert Brief.objects.filter(persoon_id=voor_bestand.pk, soort=BRIEF_VERZOEK).count() == 1


def test_overleden_terwijl_de_run_loopt(bankmap):
    voor_vragen, voor_bestand = debiteur(), debiteur()
    run = open_maand(JAN)
    identity.registreer_overlijden(persoon=voor_vragen, overleden_op=date(2024, 1, 1))
    teken(run=run, stap="tekenen", actor="anna", reden="proef")
    werk(run)
    _stop_voor_aanleveren(run)
    geef_vrij(run=run, actor="bram")
    werk(run)
    identity.registreer_overlijden(persoon=voor_bestand, overleden_op=date(2024, 1, 1))
    _verder(run)
    assert gevraagd(voor_vragen) == []
    assert lijst(run) == {voor_vragen.pk: "overleden", voor_bestand.pk: "overleden"}
    assert bij_de_bank(bankmap) == {}
    assert not Brief.objects.filter(persoon_id=voor_bestand.pk, soort=BRIEF_VERZOEK).exists()


def test_wie_uitstel_heeft_wordt_na_het_uitstel_gevraagd():
    wie = debiteur()
    tijd.wijzig(Feit, wie, DateRange(JAN, FEB, "[)"), soort=int(Feit.Soort.UITSTEL), waarde=0)
    run = sluit(maand_af(JAN))
    assert gevraagd(wie) == []
    assert lijst(run) == {wie.pk: "uitstel"}
    sluit(maand_af(FEB))
    assert gevraagd(wie) == [TERMIJN, TERMIJN]


@pytest.mark.parametrize(("code", "verwacht"), [("AC04", "verzoek"), ("AM04", "incasso")])
def test_na_een_definitieve_weigering_wordt_die_rekening_niet_meer_geprobeerd(code, verwacht):
    wie = debiteur()
    sluit(maand_af(JAN))
    meld(kenmerk=termijn_van(wie, JAN).kenmerk, code=code, bron="afschrift", op=date(2024, 1, 27))
    sluit(maand_af(FEB))
    termijn = termijn_van(wie, FEB)
    assert termijn.wijze == verwacht
    if verwacht == "incasso":
        assert termijn.volgorde == "FRST", "de vorige kwam niet door"
        return
    wijzig_rekening(
        persoon_id=wie.pk, iban=proef_iban(778), tenaamstelling="P. Proef", vanaf=FEB, actor="zelf"
    )
    sluit(maand_af(MRT))
    assert termijn_van(wie, MRT).wijze == "incasso"


def test_een_machtiging_die_36_maanden_sliep_wordt_niet_gebruikt():
    wie = debiteur(incasso=False)
    rekening(wie)
    geef_mandaat(persoon_id=wie.pk, op=date(2020, 11, 1), actor="proef")
    maand_af(JAN)
    assert termijn_van(wie, JAN).wijze == "verzoek"


def test_een_bestand_opnieuw_gemaakt_is_byte_voor_byte_hetzelfde(bankmap):
    mensen = [debiteur() for _ in range(3)]
    run = maand_af(JAN)
    bestand = BankBestand.objects.get(run_id=run.pk)
    eerst = next((bankmap / "uit").glob("*.xml")).read_bytes()
    # Later things change nothing of what was sent.
    trek_mandaat_in(persoon_id=mensen[0].pk, op=date(2024, 1, 3), actor="zelf")
    meld(kenmerk=termijn_van(mensen[1], JAN).kenmerk, code="AM04", bron="x", op=date(2024, 1, 29))
    bestanden.pad_van(bestand).unlink()
    deel = aanleveren.verdeel_lijnen(run, gemaakt_at_van(run))[0]
    regels = [lijn.incasso for lijn in lijnen_van(run, gemaakt_at_van(run), deel) if lijn.incasso]
    bouw_incasso(bestand.pk, regels)
    bestanden.lever_aan(bestand.pk, aanleveren.bankkanaal())
    assert next((bankmap / "uit").glob("*.xml")).read_bytes() == eerst


def test_meer_bestanden_per_dag_en_volgorde(bankmap, settings):
    settings.BANK_MAX_OVERBOEKINGEN = 2
    mensen = [debiteur() for _ in range(3)]
    sluit(maand_af(JAN))
    debiteur()  # known only now: January is asked as well
    run = sluit(maand_af(FEB))
    kop = [(b.aantal, (b.incasso_kop or {})["volgorde"]) for b in BankBestand.objects.filter(run_id=run.pk).order_by("volgnummer")]  # fmt: skip
    assert kop == [(2, "FRST"), (2, "RCUR"), (1, "RCUR")]
    assert len(mensen) == 3
    assert len(bij_de_bank(bankmap)) == 3 + 5


def test_zonder_rente_van_het_jaar_begint_de_run_niet():
    debiteur()
    run = open_maand(date(2031, 1, 1))
    assert run.status == Run.Status.MISLUKT
    assert "2031" in run.reden


def test_zonder_vaststelling_van_het_jaar_begint_de_run_niet():
    debiteur()
    run = open_maand(date(2025, 1, 1), date(2025, 1, 2))
    assert run.status == Run.Status.MISLUKT
    assert "Over 2025 is nog niets vastgesteld" in run.reden


def test_wie_tekende_geeft_niet_vrij_en_boven_een_grens_is_een_reden_nodig():
    debiteur()
    run = open_maand(JAN)
    assert run.stappen.get(naam="tekenen").totalen["reden_vereist"] is True
    teken(run=run, stap="tekenen", actor="anna", reden="eerste maand")
    werk(run)
    with pytest.raises(VierOgenGeweigerd):
        geef_vrij(run=run, actor="anna")
    geef_vrij(run=run, actor="bram")
    sluit(werk(run))
    feb = open_maand(FEB)
    assert feb.stappen.get(naam="tekenen").totalen["reden_vereist"] is False


def test_de_planner_opent_elke_maand_eenmaal_en_haalt_in():
    assert list(plan(date(2024, 1, 2))) == []
    debiteur()
    bedrijfsdatum.zet(date(2024, 1, 2), "proef")
    assert opent_op(Maand(2024, 1)) == date(2024, 1, 2)
    assert list(plan(date(2024, 1, 1))) == []
    assert [v.periode for v in plan(date(2024, 1, 2))] == [JAN]
    sluit(maand_af(JAN))
    assert list(plan(date(2024, 1, 31))) == []
    assert [v.periode for v in plan(date(2024, 3, 10))] == [FEB], "eerst de maand die is gemist"


def test_de_dag_van_incasso_is_een_dag_waarop_banken_werken():
    assert incassodag(Maand(2024, 2)) == date(2024, 2, 26)
    assert incassodag(Maand(2023, 12)) == date(2023, 12, 27)


def test_een_poging_om_buiten_een_vrijgegeven_run_te_vragen_wordt_geweigerd():
    wie = debiteur()
    run = open_maand(JAN)
    termijn = Termijn(
        persoon=wie, vaststelling_id=1, bedrag_centen=1, run_id=run.pk, maand=JAN, vervaldatum=JAN,
        aangekondigd_op=JAN, volgnummer=1, is_lllk=False, wijze="verzoek", kenmerk="x",
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        termijn.save(force_insert=True)


def _met_bestand(enkel: Any) -> None:
    """The step of the files does this instead."""
    soort = runsoort("inning")
    stappen = tuple(
        replace(stap, enkel=enkel) if stap.naam == "aanleveren" else stap for stap in soort.stappen
    )
    registreer(replace(soort, stappen=stappen))


def _stop_voor_aanleveren(run: Run) -> None:
    """Between asking and the files: their step waits."""

    def wacht(*_alles: Any) -> None:
        raise NogNiet("proef: het bestand wacht")

    _met_bestand(wacht)


def _verder(run: Run) -> None:
    _met_bestand(aanleveren.lever_aan)
    werk(run)
