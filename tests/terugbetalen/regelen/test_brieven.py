"""The letters of an arrangement: amounts of what was agreed, in two languages, decisions with how to object."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.letters.models import Brief
from duo_portal.letters.pdf import maak_pdf
from duo_portal.letters.soorten import maak_inhoud, onderwerp_van
from terugbetalen.models import Regeling
from terugbetalen.regelen import brieven
from terugbetalen.regelen.aangaan import Wens, wijzig
from terugbetalen.regelen.briefteksten import SOORTEN
from terugbetalen.regelen.loket import Ruimer, beslis, spreek_af
from terugbetalen.regelen.voorstellen import EIGEN, stel_voor
from tests.brieven.test_soorten import gelijk
from tests.terugbetalen.invordering.achterstand import tekst

from .hulp import DAG, achter, betaal, dag
from .hulp import spreek_af as spreek_zelf_af

pytestmark = pytest.mark.django_db


def brief(soort: str) -> Brief:
    gevonden = Brief.objects.filter(soort=soort).order_by("pk").first()
    assert gevonden is not None, soort
    return gevonden


def maak_alles() -> None:
    """One of every kind, each by the act that lays it."""
    wie = achter()
    brieven.leg_aanbod(wie, stel_voor(wie.pk, DAG), bron_id=1)
    ruim = spreek_af(
        persoon_id=wie.pk,
        wens=Wens(EIGEN, 1_000),
        ruimer=Ruimer("gebeld", maanden=60),
        sleutel="ruim",
        actor="anna",
    )
    beslis(regeling=ruim, is_akkoord=False, actor="bert", reden="niet nodig")
    eerste = spreek_zelf_af(wie)
    for op in (date(2024, 4, 24), date(2024, 5, 10), date(2024, 5, 25)):
        dag(wie, op)
    eerste.refresh_from_db()
    assert eerste.status == Regeling.Status.VERVALLEN
    tweede = spreek_zelf_af(wie, 30_000, sleutel="tweede")
    bedrijfsdatum.zet(date(2024, 5, 27), "test")
    derde = wijzig(regeling=tweede, wens=Wens(EIGEN, 25_000), sleutel="derde", actor="test")
    for termijn in derde.termijnen.order_by("nummer"):
        dag(wie, termijn.vervaldag)
        betaal(derde, termijn.nummer, termijn.vervaldag)
    dag(wie, derde.tot)


def test_elke_brief_is_er_in_twee_talen() -> None:
    maak_alles()
    for soort in SOORTEN:
        een = brief(soort.naam)
        assert gelijk(een) == [], soort.naam
        for taal in ("nl", "en"):
            inhoud = maak_inhoud(een, taal)
            woorden = tekst(een, taal) + onderwerp_van(een)
            assert "%(" not in woorden
            assert "_" not in woorden
            assert maak_pdf(inhoud).startswith(b"%PDF")
        assert bool(maak_inhoud(een).besluit) == soort.is_besluit


def test_het_besluit_noemt_alles_wat_is_afgesproken() -> None:
    """450.00 and 2.74 interest until 12 March (64, 34 and 2 days), 4 instalments of 100.00 and the rest."""
    wie = achter()
    regeling = spreek_zelf_af(wie)
    nl = tekst(brief("regeling_toegekend"), "nl")
    assert "december 2023 tot en met februari 2024" in nl
    assert "€ 450,00" in nl
    assert "25 april 2024 € 100,00" in nl
    assert f"{regeling.totaal_centen / 100:.2f}".replace(".", ",") in nl
    assert "Algemene wet bestuursrecht, artikel 4:94" in nl
    assert "bezwaar maken" in nl
    assert "23 april 2024" in nl  # six weeks from the day after 12 March
    en = tekst(brief("regeling_toegekend"), "en")
    assert "25 April 2024 €100.00" in en


def test_gemist_zegt_wat_en_tot_wanneer_en_wordt_bewaakt() -> None:
    wie = achter()
    spreek_zelf_af(wie)
    dag(wie, date(2024, 4, 24))
    dag(wie, date(2024, 5, 10))
    een = brief("regeling_gemist")
    nl = tekst(een, "nl")
    assert "€ 100,00 van uw betalingsregeling" in nl
    assert "uiterlijk 24 mei 2024" in nl
    assert een.reageer_voor == date(2024, 5, 25)


def test_zonder_rente_zegt_de_brief_dat() -> None:
    wie = achter()
    regeling = spreek_af(
        persoon_id=wie.pk,
        wens=Wens(EIGEN, 5_000),
        ruimer=Ruimer("ziek", rente_loopt=False),
        sleutel="k",
        actor="anna",
    )
    beslis(regeling=regeling, is_akkoord=True, actor="bert", reden="past")
    nl = tekst(brief("regeling_toegekend"), "nl")
    assert "Er komt geen wettelijke rente bij" in nl
    assert "die er nog bij komt" not in nl


def test_het_aanbod_noemt_de_voorstellen_eenmaal() -> None:
    wie = achter()
    voorstel = stel_voor(wie.pk, DAG)
    een = brieven.leg_aanbod(wie, voorstel, bron_id=7)
    assert een == brieven.leg_aanbod(wie, voorstel, bron_id=7)
    assert een is not None
    nl = tekst(een, "nl")
    assert "24 maanden lang" in nl
    assert "3 maanden lang" in nl
    niets = stel_voor(wie.pk, DAG, is_lllk=True)
    assert brieven.leg_aanbod(wie, niets, bron_id=8) is None
