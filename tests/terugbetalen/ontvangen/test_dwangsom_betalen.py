"""A penalty goes along with the refunds, whole, whatever the person owes; what fails is owed again."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.gateways.bank.proefbank.gedrag import Gedrag
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from terugbetalen.models import Teruggave
from tests.factories.innen import rekening
from tests.terugbetalen.innen.innen import debiteur

from .bankdag import bank, saldo
from .test_teruggeven import OP, run_af

pytestmark = pytest.mark.usefixtures("kloon_db")


def krijgt_dwangsom(centen: int) -> Persoon:
    """Owed a penalty, and owing a fine."""
    wie = debiteur(schuld=1_000, incasso=False)
    rekening(wie)
    bedrijfsdatum.zet(OP, "proef")
    for sleutel, soort, patroon in (
        ("d", Soort.DWANGSOM, patterns_schuld.dwangsom),
        ("b", Soort.OV_BOETE, patterns_schuld.ov_boete),
    ):
        post(
            sleutel=f"{sleutel}:{wie.pk}",
            soort=soort,
            legs=patroon(persoon_id=wie.pk, bedrag_centen=centen),
            persoon_id=wie.pk,
            effectief_op=OP,
        )
    return wie


def test_it_is_paid_whole_and_not_set_off() -> None:
    wie = krijgt_dwangsom(2_300)
    run_af()
    assert list(Teruggave.objects.values_list("persoon_id", "bedrag_centen")) == [(wie.pk, 2_300)]
    assert (saldo(1660, wie), saldo(1310, wie)) == (0, 2_300)
    bank(OP, gedrag=Gedrag(retour_regel_ppm=1_000_000))
    bank(date(2024, 3, 20), gedrag=Gedrag(retour_regel_ppm=1_000_000))
    assert Teruggave.objects.get().mislukt_op is not None
    assert saldo(1660, wie) == -2_300
