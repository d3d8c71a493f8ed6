"""Whatever is booked and turned back, in any order: zero in all, and due = decided − booked holds."""

from collections import defaultdict
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duo_portal.ledger import auditor, operations, patterns, queries
from duo_portal.ledger.codes import Component, Regime, Soort, Vorm

EIGEN = sorted(bestand.stem for bestand in auditor.MAP.glob("*.sql"))
MAANDEN = [date(2023, 9, 1), date(2023, 10, 1)]
COMPONENTEN = [
    (Component.BASISBEURS, Vorm.PRESTATIEBEURS),
    (Component.AANVULLENDE_BEURS, Vorm.GIFT),
    (Component.LENING, Vorm.LENING),
]
# Decide another amount for a component of a month (cents), or turn back the n-th booking from the end.
besluit = st.tuples(st.sampled_from(MAANDEN), st.sampled_from(COMPONENTEN), st.integers(0, 50_000))
stap = st.one_of(besluit, st.integers(0, 3))


class _Uitbetaler:
    """The smallest payout there is: book the difference, pay or claim it."""

    def __init__(self) -> None:
        self.besloten: dict[tuple[date, int, int], int] = defaultdict(int)
        self.boekingen: list[int] = []

    def betaal(self, nummer: int) -> None:
        geboekt = queries.geboekt(1)
        bedragen = []
        for sleutel in sorted(self.besloten.keys() | geboekt.keys()):
            stand = geboekt.get(sleutel, queries.Geboekt(0, 0))
            verschil = self.besloten[sleutel] - stand.bedrag_centen
            if verschil:
                bedragen.append(patterns.ComponentBedrag(*sleutel, verschil, stand.volgnummer + 1))
        som = sum(bedrag.bedrag_centen for bedrag in bedragen)
        if not bedragen:
            return
        patroon, soort = (
            (patterns.uitbetaling, Soort.UITBETALING)
            if som > 0
            else (patterns.te_veel_ontvangen, Soort.TE_VEEL_ONTVANGEN)
            if som < 0
            else (patterns.herschikking, Soort.HERSCHIKKING)
        )
        boeking = operations.post(
            sleutel=f"stap:{nummer}",
            soort=soort,
            legs=patroon(persoon_id=1, bedragen=bedragen, regime=Regime.SF35),
            persoon_id=1,
            effectief_op=date(2023, 11, 1),
        )
        self.boekingen.append(boeking.pk)

    def draai_terug(self, nummer: int, hoeveelste: int) -> None:
        if hoeveelste < len(self.boekingen):
            operations.reverse(
                boeking_id=self.boekingen.pop(-1 - hoeveelste),
                sleutel=f"terug:{nummer}",
                effectief_op=date(2023, 11, 2),
                reden="retour",
            )


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(stap, min_size=1, max_size=8))
def test_booked_follows_decided_whatever_happens(stappen: list[object]) -> None:
    with transaction.atomic():
        uitbetaler = _Uitbetaler()
        for nummer, wat in enumerate(stappen):
            if isinstance(wat, tuple):
                maand, (component, vorm), centen = wat
                uitbetaler.besloten[(maand, component, vorm)] = centen
                uitbetaler.betaal(nummer)
            elif isinstance(wat, int):
                uitbetaler.draai_terug(nummer, wat)
        uitbetaler.betaal(99)
        geboekt = {sleutel: stand.bedrag_centen for sleutel, stand in queries.geboekt(1).items()}
        for sleutel in geboekt.keys() | uitbetaler.besloten.keys():
            assert geboekt.get(sleutel, 0) == uitbetaler.besloten[sleutel]
        assert sum(queries.saldi().values()) == 0
        assert [u.controle.naam for u in auditor.controleer(EIGEN) if not u.is_groen] == []
        transaction.set_rollback(True)
