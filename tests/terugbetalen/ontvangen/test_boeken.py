"""What a debtor pays is allocated by law, booked once, and can be turned back (Awb 4:92, Wsf 2000 6.8, 6.9a)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.audit import bedrijfsdatum
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import AndereInhoudZelfdeSleutel, post
from terugbetalen.models import Betaalverzoek, Verzoekbetaling
from terugbetalen.ontvangen.boeken import BedragOnjuist, boek_ontvangst
from terugbetalen.ontvangen.storneren import BedragWijktAf, OnbekendeOntvangst, storneer
from terugbetalen.ontvangen.verdelen import (
    OpenPost,
    Schuldkeuze,
    Stand,
    VoorTermijn,
    VoorVerzoek,
    verdeel,
)
from terugbetalen.ontvangen.verzoeken import (
    Doel,
    VerzoekOnjuist,
    stand_van,
    trek_in,
    vraag_betaling,
)
from tests.factories.innen import termijn
from tests.terugbetalen.innen.innen import TERMIJN, debiteur

from .bankdag import open_centen, saldo

JAN, FEB = date(2024, 1, 1), date(2024, 2, 1)
OP = date(2024, 3, 4)

centen = st.integers(min_value=0, max_value=500_000)
leningen = st.dictionaries(st.sampled_from([1220, 1229, 1230, 1239, 1243, 1249]), centen)
open_posten = st.lists(st.tuples(st.booleans(), centen), max_size=4)


@given(
    st.integers(1, 2_000_000),
    centen,
    centen,
    leningen,
    open_posten,
    st.booleans(),
    st.integers(-1, 4),
)
def test_nothing_is_lost_and_nothing_goes_below_nil(
    bedrag, kosten, rente, schuld, open_, extra, welk
):
    termijnen = [OpenPost(n, lllk, JAN, c) for n, (lllk, c) in enumerate(open_)]
    stand = Stand(1, kosten, rente, termijnen, dict(schuld))
    voor = kosten + rente + sum(schuld.values())
    posten = verdeel(stand, bedrag, is_extra=extra, termijn_id=None if welk < 0 else welk)
    assert sum(post.bedrag_centen for post in posten) == bedrag
    assert all(post.bedrag_centen > 0 for post in posten)
    na = stand.kosten_centen + stand.rente_centen + sum(stand.leningen.values())
    te_veel = sum(post.bedrag_centen for post in posten if post.account == 1650)
    assert min(stand.leningen.values(), default=0) >= 0 <= stand.kosten_centen
    assert voor - na == bedrag - te_veel
    assert not te_veel or na == 0, "nothing is paid back while anything is owed"


def test_costs_then_interest_then_the_oldest_term_with_its_interest_first():
    termijnen = [OpenPost(1, False, JAN, 5_000), OpenPost(2, False, FEB, 5_000)]
    stand = Stand(1, 700, 34, termijnen, {1230: 90_000, 1239: 1_000})
    posten = [(p.account, p.bedrag_centen, p.maand) for p in verdeel(stand, 6_000)]
    assert posten == [
        (1320, 700, None),
        (1330, 34, None),
        (1239, 1_000, JAN),
        (1230, 4_000, JAN),
        (1230, 266, FEB),
    ]


def test_the_debtor_says_for_which_debt():
    stand = Stand(1, 700, 0, [OpenPost(1, False, JAN, 5_000)], {1230: 9_000, 1243: 9_000})
    posten = verdeel(stand, 9_500, is_extra=True, schuld=Schuldkeuze.LLLK)
    assert [(p.account, p.bedrag_centen) for p in posten] == [(1243, 9_000), (1320, 500)]


def maak(schuld: int = 2_000_000):
    wie = debiteur(schuld=schuld, incasso=False)
    bedrijfsdatum.zet(OP, "proef")
    return wie


@pytest.mark.django_db
def test_a_payment_is_booked_once_and_the_term_is_closed():
    wie = maak()
    een, _twee = termijn(wie, JAN, TERMIJN), termijn(wie, FEB, TERMIJN)
    doe = {"persoon_id": wie.pk, "bedrag_centen": TERMIJN, "op": OP, "sleutel": "a"}
    eerste = boek_ontvangst(**doe, bestemming=VoorTermijn(een.pk))
    assert boek_ontvangst(**doe) == eerste
    assert (open_centen(wie), eerste.termijnen_centen) == (TERMIJN, TERMIJN)
    with pytest.raises(AndereInhoudZelfdeSleutel):
        boek_ontvangst(**{**doe, "bedrag_centen": 1})


@pytest.mark.django_db
@pytest.mark.parametrize("bedrag", [0, -1])
def test_nothing_or_less_than_nothing_is_no_payment(bedrag):
    with pytest.raises(BedragOnjuist):
        boek_ontvangst(persoon_id=maak().pk, bedrag_centen=bedrag, op=OP, sleutel="a")


@pytest.mark.django_db
def test_a_payment_after_remission_is_not_kept():
    wie = maak(schuld=5_000)
    post(
        sleutel="weg",
        soort=Soort.AFBOEKING,
        legs=patterns_schuld.afboeking(persoon_id=wie.pk, bedrag_centen=5_000, account=1230),
        persoon_id=wie.pk,
        effectief_op=OP,
    )
    verdeling = boek_ontvangst(persoon_id=wie.pk, bedrag_centen=700, op=OP, sleutel="a")
    assert verdeling.te_veel_centen == 700
    assert (saldo(1230, wie), saldo(1650, wie)) == (0, -700)


@pytest.mark.django_db
def test_a_term_higher_than_the_debt_is_paid_back_for_the_rest():
    wie = maak(schuld=5_000)
    wat = termijn(wie, JAN, TERMIJN)
    verdeling = boek_ontvangst(
        persoon_id=wie.pk, bedrag_centen=TERMIJN, op=OP, sleutel="a", bestemming=VoorTermijn(wat.pk)
    )
    assert (verdeling.termijnen_centen, verdeling.te_veel_centen) == (5_000, TERMIJN - 5_000)


@pytest.mark.parametrize("eerst_lllk", [True, False])
def test_an_extra_payment_goes_to_the_debt_with_the_highest_rate(eerst_lllk):
    stand = Stand(1, leningen={1230: 3_000, 1243: 3_000}, eerst_lllk=eerst_lllk)
    posten = verdeel(stand, 4_000, is_extra=True)
    volgorde = [1243, 1230] if eerst_lllk else [1230, 1243]
    assert [(p.account, p.bedrag_centen) for p in posten] == list(
        zip(volgorde, [3_000, 1_000], strict=False)
    )


@pytest.mark.django_db
def test_a_payment_taken_back_is_owed_again_also_what_was_paid_back():
    wie = maak(schuld=5_000)
    boek_ontvangst(persoon_id=wie.pk, bedrag_centen=6_000, op=OP, sleutel="incasso:1")
    post(
        sleutel="terug",
        soort=Soort.TERUGGAVE,
        legs=patterns_schuld.teruggave(persoon_id=wie.pk, bedrag_centen=1_000),
        persoon_id=wie.pk,
        effectief_op=OP,
    )
    doe = {"code": "MD06", "op": OP, "sleutel": "s", "end_to_end_id": "1"}
    with pytest.raises(BedragWijktAf):
        storneer(bedrag_centen=5_999, **doe)
    storno = storneer(bedrag_centen=6_000, **doe)
    assert storneer(bedrag_centen=6_000, **doe).boeking_id == storno.boeking_id
    assert (saldo(1230, wie), saldo(1650, wie), saldo(1300, wie)) == (5_000, 0, 1_000)
    with pytest.raises(OnbekendeOntvangst):
        storneer(bedrag_centen=6_000, **{**doe, "sleutel": "nog eens"})


@pytest.mark.django_db
def test_a_request_is_asked_once_and_knows_what_was_paid():
    wie = maak()
    vraag = {
        "persoon_id": wie.pk, "bedrag_centen": 900, "doel": Doel.EXTRA, "vervaldatum": date(2024, 3, 18),
        "verwijzing": "x:1", "schuld": Schuldkeuze.LENING,
    }  # fmt: skip
    verzoek = vraag_betaling(**vraag)
    assert vraag_betaling(**vraag) == verzoek
    assert stand_van(verzoek, OP).status == "open"
    assert stand_van(verzoek, date(2024, 3, 19)).status == "te_laat"
    boek_ontvangst(
        persoon_id=wie.pk, bedrag_centen=400, op=OP, sleutel="incasso:9", bestemming=VoorVerzoek(verzoek.pk)
    )  # fmt: skip
    assert (stand_van(verzoek, OP).status, stand_van(verzoek, OP).open_centen) == ("deels", 500)
    storneer(bedrag_centen=400, code="MD06", op=OP, sleutel="s", end_to_end_id="9")
    assert stand_van(verzoek, OP).open_centen == 900
    assert trek_in(verzoek, OP).ingetrokken_op == OP
    assert (stand_van(verzoek, OP).status, stand_van(verzoek, OP).open_centen) == ("ingetrokken", 0)
    assert Verzoekbetaling.objects.count() == Betaalverzoek.objects.count() == 1


@pytest.mark.django_db
def test_a_request_that_makes_no_sense_is_refused():
    vraag = {"persoon_id": maak().pk, "vervaldatum": OP}
    with pytest.raises(VerzoekOnjuist):
        vraag_betaling(bedrag_centen=0, doel=Doel.EXTRA, **vraag)
    with pytest.raises(VerzoekOnjuist):
        vraag_betaling(bedrag_centen=1, doel=Doel.TERMIJN, **vraag)
    with pytest.raises(VerzoekOnjuist):
        vraag_betaling(bedrag_centen=1, doel=Doel.ACHTERSTAND, schuld=Schuldkeuze.LLLK, **vraag)
