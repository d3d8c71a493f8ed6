"""What was paid too much goes back: not under four euros, only without other debt, and once."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.gateways.bank.proefbank.gedrag import Gedrag
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from terugbetalen.models import Teruggave
from terugbetalen.ontvangen.boeken import boek_ontvangst
from terugbetalen.ontvangen.verdelen import Extra, Schuldkeuze
from tests.factories.innen import rekening
from tests.terugbetalen.innen.innen import debiteur, geef_door, werk

from .bankdag import bank, saldo

pytestmark = pytest.mark.usefixtures("kloon_db")
OP = date(2024, 3, 11)


def betaalde_te_veel(centen: int, *, met_rekening: bool = True) -> Persoon:
    wie = debiteur(schuld=1_000, incasso=False)
    if met_rekening:
        rekening(wie)
    bedrijfsdatum.zet(OP, "proef")
    _stort(wie, 1_000 + centen)
    return wie


def _stort(wie: Persoon, centen: int, keuze: Extra | None = None) -> None:
    """As the bank and the ledger would have it, without a statement."""
    boek_ontvangst(
        persoon_id=wie.pk, bedrag_centen=centen, op=OP, sleutel=f"s:{wie.pk}:{centen}", bestemming=keuze
    )  # fmt: skip


def run_af() -> Run:
    from duo_portal.batches.operations import open_run

    return geef_door(werk(open_run(soort="teruggave", periode=date(2024, 3, 1), actor="anna")))


def test_from_four_euros_on_and_only_to_an_account_without_other_debt():
    terug, weinig = betaalde_te_veel(400), betaalde_te_veel(399)
    zonder, schuldig = betaalde_te_veel(900, met_rekening=False), betaalde_te_veel(900)
    post(
        sleutel="boete",
        soort=Soort.OV_BOETE,
        legs=patterns_schuld.ov_boete(persoon_id=schuldig.pk, bedrag_centen=100),
        persoon_id=schuldig.pk,
        effectief_op=OP,
    )
    run = run_af()
    assert list(Teruggave.objects.values_list("persoon_id", "bedrag_centen")) == [(terug.pk, 400)]
    assert [saldo(1650, wie) for wie in (terug, weinig, zonder, schuldig)] == [0, -399, -900, -900]
    bank(OP)
    assert werk(run).status == Run.Status.AFGEROND
    assert (saldo(1100), saldo(1600)) == (0, 0)


@pytest.mark.parametrize("welk", ["weiger_regel_ppm", "retour_regel_ppm"])
def test_a_refund_that_fails_is_owed_back_again(welk):
    wie = betaalde_te_veel(700)
    run_af()
    gedrag = Gedrag(**{welk: 1_000_000})
    bank(OP, gedrag=gedrag)
    bank(date(2024, 3, 20), gedrag=gedrag)
    teruggave = Teruggave.objects.get()
    assert teruggave.mislukt_op is not None and teruggave.mislukt_code
    assert (saldo(1650, wie), saldo(1600), saldo(1100)) == (-700, 0, 0)


def test_a_refund_is_taken_up_once_and_never_changed():
    betaalde_te_veel(700)
    run = run_af()
    werk(run)
    assert Teruggave.objects.count() == 1
    for velden in ({"bedrag_centen": 1}, {"run_id": 99}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Teruggave.objects.update(**velden)


def test_the_choice_of_a_debt_keeps_the_rest_for_the_other():
    wie = debiteur(schuld=1_000, incasso=False)
    bedrijfsdatum.zet(OP, "proef")
    _stort(wie, 900, Extra(Schuldkeuze.LLLK))
    assert saldo(1230, wie) == 100
