"""Which rules follow from a file, the letter that says why, and the choice by its last day (facts/repayment.md 1.1)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from studiefinanciering.models import Studieverleden
from studiefinanciering.operations.terugzien import terugzien
from terugbetalen.models import Renteperiode, Terugbetaling
from terugbetalen.operations.indelen import deel_dossier_in
from terugbetalen.operations.kiezen import KeuzeGeweigerd, kies_regeling
from terugbetalen.operations.starten import start
from terugbetalen.queries import keuze_mogelijk
from terugbetalen.rules.indelingsreden import Indelingsreden, Keuzereden
from terugbetalen.rules.regeling import Regeling
from tests.factories.gezinnen import ingeschreven, persoon
from tests.factories.portaal import aangemeld
from tests.terugbetalen.schulden.leven import leen

HO, MBO = 1, 2


def student(*verleden: tuple[int, str, str], zonder_basisbeurs: int = 0) -> Persoon:
    """Somebody whose aid (kind, first and last month) was all before this administration."""
    wie = persoon(date(1990, 1, 1))
    for soort, eerste, laatste in verleden:
        ingeschreven(wie, Maand.parse(eerste).eerste_dag, Maand.parse(laatste).volgende.eerste_dag, onderwijs=soort)  # fmt: skip
        Studieverleden.objects.create(
            persoon_id=wie.pk,
            onderwijs=soort,
            eerste_toekenning=Maand.parse(eerste).eerste_dag,
            laatste_toekenning=Maand.parse(laatste).eerste_dag,
            zonder_basisbeurs=zonder_basisbeurs if soort == HO else 0,
            stand_per=date(2023, 9, 1),
        )
    leen(wie.pk, 1230, 1_200_000, date(2023, 8, 1), f"lening:{wie.pk}")
    return wie


GOUDEN = [
    # first aid 1998: old rules, whatever account the loan stands on; the aflosfase of 2006 had begun: nothing to choose
    (((HO, "1998-09", "2003-08"),), 0, "EERSTE_STEUN_VOOR_2009", Regeling.SF15_OUD, ()),
    (((HO, "2010-09", "2014-08"),), 0, "HO_VOOR_2015", Regeling.SF15, ()),
    (((HO, "2013-09", "2018-08"),), 12, "HO_VOOR_2015", Regeling.SF15, (Regeling.SF35,)),
    (((HO, "2016-09", "2020-08"),), 48, "HO_LENING", Regeling.SF35, ()),
    (((MBO, "2018-08", "2022-07"),), 0, "MBO_VOOR_2023", Regeling.SF15, ()),
    (((MBO, "2021-08", "2024-06"),), 0, "MBO_VOOR_EN_NA_2023", Regeling.SF35, (Regeling.SF15,)),
    (((MBO, "2023-08", "2024-06"),), 0, "MBO_NA_2023", Regeling.SF35, ()),
    (((MBO, "2014-08", "2017-07"), (HO, "2017-09", "2021-08")), 0, "HO_LENING_ERBIJ", Regeling.SF35, ()),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("verleden", "zonder", "reden", "regeling", "keuze"), GOUDEN)
def test_de_regels_volgen_uit_het_dossier(verleden, zonder, reden, regeling, keuze):
    bedrijfsdatum.zet(date(2024, 8, 5), "test")
    wie = student(*verleden, zonder_basisbeurs=zonder)
    gezien = terugzien(wie.pk)
    assert gezien is not None and gezien.gestopt_per is not None
    gestopt = Maand.parse(verleden[-1][2]).volgende
    assert gezien.gestopt_per == gestopt
    uit = deel_dossier_in(wie.pk, gestopt_per=gestopt)
    assert uit is not None
    assert (uit.reden.name, uit.zonder_keuze, uit.open_keuze) == (reden, regeling, keuze)
    assert start(persoon_id=wie.pk, gestopt_per=gestopt).regeling == regeling
    nl, en = (str(maak_inhoud(Brief.objects.get(persoon_id=wie.pk), t)) for t in ("nl", "en"))
    assert f"artikel {Indelingsreden[reden].artikel.split()[-1].split('(')[0]}" in nl
    assert ("U mag ook kiezen voor de regels van" in nl) is (
        bool(keuze) and gestopt >= Maand(2022, 1)
    )
    assert "%(" not in nl + en


@pytest.mark.django_db
def test_mbo_voor_en_na_2023_kiest_sf15_en_komt_terug():
    """Stopped July 2024: period 2025, aflosfase 2027, last day 31 December 2026; SF35 2,57 % and SF15 2,21 % in 2025."""
    bedrijfsdatum.zet(date(2025, 2, 10), "test")
    wie = student((MBO, "2021-08", "2024-06"))
    start(persoon_id=wie.pk, gestopt_per=Maand(2024, 7))
    stand = keuze_mogelijk(wie.pk, date(2026, 12, 31))
    assert stand is not None
    assert (stand.open_keuze, stand.open_tot) == ((Regeling.SF15,), date(2026, 12, 31))
    assert keuze_mogelijk(wie.pk, date(2027, 1, 1)) is None
    with pytest.raises(KeuzeGeweigerd) as fout:
        kies_regeling(persoon_id=wie.pk, regeling=Regeling.SF15_OUD, actor="burger")
    assert fout.value.reden is Keuzereden.NIET_MOGELIJK
    gekozen = kies_regeling(persoon_id=wie.pk, regeling=Regeling.SF15, actor="burger")
    assert (gekozen.gekozen, gekozen.gekozen_vanaf) == (Regeling.SF15, Maand(2027, 1))
    assert kies_regeling(persoon_id=wie.pk, regeling=Regeling.SF15, actor="burger") == gekozen
    pagina = aangemeld(Client(), wie).get(reverse("terugbetalen:start")).content.decode()
    assert "U kreeg voor en na augustus 2023 studiefinanciering voor het mbo." in pagina
    assert "12.32" in pagina
    assert "U koos zelf voor SF15." in pagina
    assert _regels(wie) == [(2025, 2027, 3), (2027, 0, 2)]
    assert _rente(wie) == [(2025, 2027, 25_700), (2027, 2030, 22_100)]
    terug = kies_regeling(persoon_id=wie.pk, regeling=Regeling.SF35, actor="burger")
    assert terug.gekozen is None
    assert {r for _v, _t, r in _regels(wie)} == {3}
    assert {r for _v, _t, r in _rente(wie)} == {25_700}
    bedrijfsdatum.zet(date(2027, 1, 1), "test")
    with pytest.raises(KeuzeGeweigerd) as fout:
        kies_regeling(persoon_id=wie.pk, regeling=Regeling.SF15, actor="burger")
    assert fout.value.reden is Keuzereden.TE_LAAT


@pytest.mark.django_db
def test_wie_in_zijn_studie_koos_begint_met_zijn_keuze():
    bedrijfsdatum.zet(date(2024, 2, 10), "test")
    wie = student((HO, "2013-09", "2018-08"), zonder_basisbeurs=12)
    assert kies_regeling(persoon_id=wie.pk, regeling=Regeling.SF35, actor="burger").gekozen
    start(persoon_id=wie.pk, gestopt_per=Maand(2024, 2))
    assert _regels(wie) == [(2025, 2027, 2), (2027, 0, 3)]
    assert "U koos de regels van SF35" in str(
        maak_inhoud(Brief.objects.get(persoon_id=wie.pk), "nl")
    )


@pytest.mark.django_db
def test_zonder_dossier_gelden_de_regels_van_de_lening():
    bedrijfsdatum.zet(date(2024, 2, 1), "test")
    wie = persoon(date(1999, 1, 1))
    leen(wie.pk, 1220, 500_000, date(2023, 8, 1), "lening")
    assert deel_dossier_in(wie.pk) is None
    assert keuze_mogelijk(wie.pk, date(2024, 2, 1)) is None
    assert start(persoon_id=wie.pk, gestopt_per=Maand(2023, 9)).regeling == Regeling.SF15
    with pytest.raises(KeuzeGeweigerd):
        kies_regeling(persoon_id=wie.pk, regeling=Regeling.SF35, actor="burger")


def _regels(wie: Persoon) -> list[tuple[int, int, int]]:
    rijen = Terugbetaling.objects.filter(persoon=wie, bekend__upper_inf=True)
    return sorted((r.geldig.lower.year, r.geldig.upper.year if r.geldig.upper else 0, r.regeling) for r in rijen)  # fmt: skip


def _rente(wie: Persoon) -> list[tuple[int, int, int]]:
    rijen = Renteperiode.objects.filter(persoon=wie, bekend__upper_inf=True)
    return sorted((r.geldig.lower.year, r.geldig.upper.year, r.rente_ppm) for r in rijen)
