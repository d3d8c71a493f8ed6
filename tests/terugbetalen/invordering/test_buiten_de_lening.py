"""Arrears are left out of the instalment and of what lapses at the end (6.8(3)); death takes them too (6.16(2))."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.identity import operations as identity
from duo_portal.ledger.codes import Regime
from duo_portal.ledger.queries import saldi_persoon
from terugbetalen.operations.kwijtschelden import Grond, kwijtschelden
from terugbetalen.operations.vaststellen import vaststellen
from tests.terugbetalen.vaststellen.debiteuren import debiteur, dienst

from .achterstand import besluit, vraag, wanbetaler


@pytest.mark.django_db
def test_de_termijn_wordt_over_de_schuld_zonder_achterstand_vastgesteld():
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    achter = wanbetaler([Maand(2023, 12)], bedrag=90_000, schuld=1_090_000)
    zonder = debiteur(Regime.SF35, date(2018, 9, 1), 1_000_000, op=date(2023, 10, 31))
    besluit(zonder, 2023, 90_000)
    bedrijfsdatum.zet(date(2024, 2, 2), "test")
    uitkomst = {}
    with met_koppeling("belastingdienst", dienst()):
        for wie in (achter, zonder):
            rij = vaststellen(persoon_id=wie.pk, maand=Maand(2024, 2), actor="test")
            uitkomst[wie.pk] = (rij.schuld_centen, rij.wettelijk_maandbedrag_centen)
    assert uitkomst[achter.pk] == uitkomst[zonder.pk]


@pytest.mark.django_db
@pytest.mark.parametrize("grond", [Grond.EINDE, Grond.OVERLIJDEN])
def test_wat_vervalt(grond):
    """A debtor of 1990 whose aflosfase ended on 1 January 2024 with one term of 300 euros in arrears."""
    bedrijfsdatum.zet(date(2023, 12, 1), "test")
    wie = debiteur(Regime.SF15, date(2006, 9, 1), 500_000, op=date(2023, 10, 31))
    vast = besluit(wie, 2023, 30_000)
    vraag(wie, Maand(2023, 11), 30_000, vast)
    bedrijfsdatum.zet(date(2024, 1, 2), "test")
    if grond is Grond.OVERLIJDEN:
        identity.registreer_overlijden(persoon=wie, overleden_op=date(2024, 1, 2))
    gedaan = kwijtschelden(persoon_id=wie.pk, grond=grond, op=date(2024, 1, 2))
    assert gedaan.centen == (470_000 if grond is Grond.EINDE else 500_000)
    assert saldi_persoon(wie.pk).get(1220, 0) == 500_000 - gedaan.centen
