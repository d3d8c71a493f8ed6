"""The debtors of the demo: every line is taken over, every phase is there, and the year turns with its letters."""

from collections import Counter
from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.draaiboek import akten
from duo_portal.batches.models import Run
from duo_portal.batches.operations import geef_vrij, open_run, teken
from duo_portal.batches.werk import werk_af
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.ledger import auditor
from duo_portal.letters.models import Brief
from terugbetalen import queries
from terugbetalen.demo.akten import demopersonen
from terugbetalen.demo.belastingdienst import DemoBelastingdienst
from terugbetalen.demo.debiteuren import maak_bestand
from terugbetalen.demo.verhalen import VERHALEN, verhaal
from terugbetalen.models import Vaststelling
from terugbetalen.operations.vaststellen import is_na_te_rekenen

AANTAL = 120


class Toneel:
    """Drives runs in this process."""

    def vertel(self, tekst: str) -> None:
        """Nobody listens."""

    def drijf(self, soort: str, periode: date) -> None:
        """Work, sign, release, work."""
        run = open_run(soort=soort, periode=periode, actor="finn")
        werk_af(run.pk)
        run.refresh_from_db()
        if run.status == Run.Status.WACHT_OP_MENS:
            teken(run=run, stap="tekenen", actor="finn", reden="demo")
            werk_af(run.pk)
            geef_vrij(run=run, actor="coen")
            werk_af(run.pk)
        run.refresh_from_db()
        assert run.status == Run.Status.AFGEROND, run.reden


def test_dezelfde_seed_geeft_hetzelfde_bestand():
    assert maak_bestand(7, 30) == maak_bestand(7, 30)
    assert maak_bestand(7, 30) != maak_bestand(8, 30)


@pytest.mark.usefixtures("kloon_db")
def test_de_jaarwisseling_in_de_demo(monkeypatch):
    monkeypatch.setattr("terugbetalen.demo.zaaien.zaai.__defaults__", (1, AANTAL))
    with met_koppeling("belastingdienst", DemoBelastingdienst()):
        for akte in akten():
            bedrijfsdatum.zet(akte.dag, "demo")
            akte.doe(Toneel())
            if akte.sleutel in ("debiteuren", "einde_aflosfase"):
                akte.doe(Toneel())  # stopped half-way and done again
    besluiten = list(Vaststelling.objects.filter(jaar=2024).select_related("parameterset"))
    assert Vaststelling.objects.filter(jaar=2023).count() == AANTAL + len(VERHALEN)
    assert {v.regeling for v in besluiten} == {1, 2, 3, 4}
    fasen = Counter(v.fase for v in besluiten)
    assert {"aanloop", "aflos"} <= fasen.keys()
    assert {v.rente_ppm for v in besluiten} >= {0, 4_600, 17_800, 25_600, 29_500}
    assert all(is_na_te_rekenen(v) for v in besluiten[::7])
    per_verhaal = {
        v.sleutel: queries.vaststelling_op(
            v.persoon().pk, date(2024, 1, 1), is_lllk=v.sleutel == "krediet"
        )
        for v in VERHALEN
    }
    assert per_verhaal["sf15_oud"].rente_ppm == 29_500
    assert per_verhaal["rentesprong"].rente_ppm == 25_600
    assert (per_verhaal["mbo"].rente_ppm, per_verhaal["mbo"].te_betalen_centen) == (25_600, 0)
    assert per_verhaal["leenstelsel"].waardoor == "begin"
    assert per_verhaal["buitenland"].draagkracht_centen is None
    einde = verhaal("einde").persoon()
    assert queries.schuld_van(einde.pk, date(2024, 1, 3)).totaal_centen == 0
    soorten = Counter(Brief.objects.values_list("soort", flat=True))
    assert soorten["terugbetaling_jaar"] > len(VERHALEN)
    assert soorten["terugbetaling_kwijtgescholden"] == 1
    assert len(demopersonen()) == len(VERHALEN)
    assert [(u.controle.naam, u.voorbeelden) for u in auditor.controleer() if not u.is_groen] == []
