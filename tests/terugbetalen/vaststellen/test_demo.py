"""The debtors of the demo: every line is taken over, every phase is there, and the year turns with its letters."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.draaiboek import akten
from duo_portal.batches.models import Run
from duo_portal.batches.operations import geef_vrij, teken
from duo_portal.batches.werk import werk_af
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.ledger import auditor
from duo_portal.letters.models import Brief
from studiefinanciering.demo import bank
from studiefinanciering.demo.runs import open_of_vind
from studiefinanciering.uitbetalen.bevestigen import lees_bank
from terugbetalen import queries
from terugbetalen.demo import innen
from terugbetalen.demo.akten import demopersonen
from terugbetalen.demo.belastingdienst import DemoBelastingdienst
from terugbetalen.demo.debiteuren import maak_bestand
from terugbetalen.demo.verhalen import VERHALEN, verhaal
from terugbetalen.innen.stand import achterstand, open_termijnen
from terugbetalen.invordering.kosten import kosten_van
from terugbetalen.models import Betaalverzoek, Invorderingsstap, Termijn, Vaststelling
from terugbetalen.operations.vaststellen import is_na_te_rekenen
from terugbetalen.regelen.stand import lopende_regeling

AANTAL, SLOT = 120, date(2024, 2, 13)


class Toneel:
    """Drives runs in this process; the bank is a process of its own, whose post is taken in at once."""

    def vertel(self, tekst: str) -> None:
        """Nobody listens."""

    def drijf(self, soort: str, periode: date, *, van_stap: str = "", tot_stap: str = "") -> None:
        """Work, sign, release, work."""
        run = open_of_vind(soort, periode)
        werk_af(run.pk)
        run.refresh_from_db()
        if run.status == Run.Status.WACHT_OP_MENS:
            teken(run=run, stap="tekenen", actor="finn", reden="demo")
            werk_af(run.pk)
            geef_vrij(run=run, actor="coen")
            werk_af(run.pk)
        run.refresh_from_db()
        assert run.status == (Run.Status.LOPEND if tot_stap else Run.Status.AFGEROND), run.reden

    def bank(self, dag: date, retour: Iterable[str] = ()) -> None:
        """A visit."""
        bank.bezoek_bank(dag, seed=1, retour=retour)


def test_dezelfde_seed_geeft_hetzelfde_bestand():
    assert maak_bestand(7, 30) == maak_bestand(7, 30)
    assert maak_bestand(7, 30) != maak_bestand(8, 30)


@pytest.mark.usefixtures("kloon_db")
def test_het_jaar_en_drie_maanden_van_de_demo(monkeypatch, settings, tmp_path):
    settings.BANK_MAP = str(tmp_path / "bank")
    monkeypatch.setattr(bank, "app", SimpleNamespace(send_task=lambda _naam: lees_bank()))
    monkeypatch.setattr("terugbetalen.demo.zaaien.zaai.__defaults__", (1, AANTAL))
    with met_koppeling("belastingdienst", DemoBelastingdienst()):
        for akte in akten():
            bedrijfsdatum.zet(akte.dag, "demo")
            akte.doe(Toneel())
            if akte.sleutel in ("debiteuren", "einde_aflosfase", "regeling", "inning_2023-12"):
                akte.doe(Toneel())  # stopped half-way and done again
    _het_jaar_is_gedraaid()
    _drie_maanden_zijn_geind()
    _wie_achterloopt_hoorde_het()
    assert [(u.controle.naam, u.voorbeelden) for u in auditor.controleer() if not u.is_groen] == []


def _het_jaar_is_gedraaid() -> None:
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


def _drie_maanden_zijn_geind() -> None:
    """What was asked is what was decided, and what is open is what came back or was never paid."""
    runs = Run.objects.filter(soort="inning").order_by("periode")
    assert [r.periode.month for r in runs] == [11, 12, 1]
    for run in runs:
        gevraagd = Termijn.objects.filter(run_id=run.pk)
        besloten = Vaststelling.objects.filter(
            geldig__contains=run.periode, te_betalen_centen__gt=0
        )
        assert gevraagd.count() == besloten.count() > 30
        assert {t.wijze for t in gevraagd} == {"incasso", "verzoek"}
    terug = {k.partition("=")[0] for run in runs for k in innen.terug(Maand.van(run.periode))}
    verzoeken = Betaalverzoek.objects.filter(doel="termijn")
    vergeten = {v.termijn_id for v in verzoeken if v.pk % innen.ELKE_NEGENDE == 0}
    wie = set(Termijn.objects.values_list("persoon_id", flat=True))
    open_ = {o.termijn_id for p in wie for o in open_termijnen(p, SLOT)}
    teruggekomen = set(Termijn.objects.filter(kenmerk__in=terug).values_list("pk", flat=True))
    assert open_ <= teruggekomen | vergeten
    assert teruggekomen & open_, "something came back and was not paid"


def _wie_achterloopt_hoorde_het() -> None:
    """Three terms behind, and the fee of 8 euros of an aanmaning below 500 (Awb 4:113)."""
    jeroen = verhaal("achterstand").persoon()
    stand = achterstand(jeroen.pk, SLOT)
    assert (stand.aantal, stand.centen) == (
        3,
        sum(t.bedrag_centen for t in Termijn.objects.filter(persoon=jeroen)),
    )
    stappen = Invorderingsstap.objects.filter(persoon=jeroen).order_by("pk")
    assert [stap.stap for stap in stappen] == ["bericht", "herinnering", "aanmaning"]
    assert kosten_van(jeroen.pk, SLOT).aanmaning_centen == 800
    kim = lopende_regeling(verhaal("regeling").persoon().pk, SLOT)
    assert kim is not None
    assert kim.hoofdsom_centen == sum(
        t.bedrag_centen
        for t in Termijn.objects.filter(persoon=kim.persoon_id, maand__lt=date(2024, 1, 1))
    )
    soorten = Counter(Brief.objects.values_list("soort", flat=True))
    assert soorten["contact_uitnodiging"] > 0
