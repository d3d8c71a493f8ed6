"""A debt's life through the real operations against a model in plain decimals: equal to the cent after every step (§6).

Borrow, stop, interest, months off and back, extra payment (with a request or not), bounce, conversion of a claim, studying
again on application and the question about it, Wsnp, remission, death, in any order
that hypothesis thinks of. The model knows no ledger: what was lent and paid on which day, and the rate of each year.
"""

import contextlib
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity import operations as identity
from duo_portal.identity import tijd
from duo_portal.ledger import chart, patterns_schuld
from duo_portal.ledger.codes import Regime, Soort
from duo_portal.ledger.legs import Leg, credit, debet
from duo_portal.ledger.operations import post
from duo_portal.ledger.queries import saldi_persoon
from terugbetalen import queries
from terugbetalen.aflossen.extra import vraag_extra
from terugbetalen.aflossen.stand import lees_stand
from terugbetalen.aflossen.teruggeven import mogelijk
from terugbetalen.aflossen.verzoeken import Verzoek, Verzoeksoort, verwerk
from terugbetalen.models import Betaalverzoek, ExtraAflossing, Feit
from terugbetalen.ontvangen.boeken import boek_ontvangst
from terugbetalen.ontvangen.storneren import storneer
from terugbetalen.ontvangen.verdelen import Extra, VoorVerzoek
from terugbetalen.ontvangen.verzoeken import stand_van
from terugbetalen.operations.bijschrijven import bijschrijven
from terugbetalen.operations.kwijtschelden import Grond, kwijtschelden
from terugbetalen.operations.omstandigheden import begin_wsnp, eindig_wsnp
from terugbetalen.operations.rente_herstellen import herstel
from terugbetalen.operations.rentevast import zet_vast_reeks
from terugbetalen.operations.schorsen import SchorsingGeweigerd, vraag_schorsing
from terugbetalen.operations.starten import start
from terugbetalen.operations.studievragen import werk_vragen_bij
from tests.factories.gezinnen import persoon

from .leven import Model, leen

SF35 = {2022: 0, 2023: 4_600, 2024: 25_600, 2025: 25_700, 2026: 23_300}
EERSTE = Maand(2022, 10)
LAATSTE = Maand(2026, 9)
bedragen = st.integers(1, 900_000)


class Leven(RuleBasedStateMachine):
    """One debtor; `nu` is a month whose interest is not added yet."""

    def __init__(self) -> None:
        super().__init__()
        self.nu, self.nummer = EERSTE, 0
        self.gestopt = self.dood = False
        self.wsnp: Maand | None = None
        self.kwijt: set[date] = set()
        self.betaald: dict[str, tuple[date, int]] = {}
        self.verzoeken: dict[str, Betaalverzoek] = {}
        self.model = Model(dict(SF35))
        bedrijfsdatum.zet(EERSTE.eerste_dag, "test")
        self.wie = persoon(date(1999, 1, 1))
        self._leen(500_000, 1)

    def _sleutel(self, wat: str) -> str:
        self.nummer += 1
        return f"{wat}:{self.wie.pk}:{self.nummer}"

    def _dag(self, dag: int) -> date:
        """A day of this month, and no earlier than today."""
        op = max(self.nu.eerste_dag + timedelta(days=dag - 1), bedrijfsdatum.vandaag())
        bedrijfsdatum.zet(op, "test")
        return op

    def _leen(self, centen: int, dag: int) -> None:
        op = self._dag(dag)
        leen(self.wie.pk, 1230, centen, op, self._sleutel("leen"))
        self.model.geleend.append((op, centen))

    @precondition(lambda self: not self.gestopt)
    @rule(centen=bedragen, dag=st.integers(1, 28))
    def lenen(self, centen: int, dag: int) -> None:
        """A loan is paid out; it bears interest from the next month."""
        self._leen(centen, dag)

    @rule(maanden=st.integers(1, 9))
    def tijd_verstrijkt(self, maanden: int) -> None:
        """Interest of so many months."""
        for _ in range(maanden):
            if self.nu >= LAATSTE:
                return
            # the run of the month: whoever began before 15 November has a fixed rate from January
            zet_vast_reeks(self.nu, van=self.wie.pk, tot=self.wie.pk + 1)
            bijschrijven(self.wie.pk, self.nu)
            if self.wsnp is not None or self.dood:
                self.model.rente[self.nu] = 0
            else:
                self.model.schrijf_bij(self.nu)
            self.nu = self.nu.volgende
            bedrijfsdatum.zet(self.nu.eerste_dag, "test")

    @precondition(lambda self: not self.gestopt and self.nu > EERSTE)
    @rule()
    def stoppen(self) -> None:
        """The period begins on 1 January after the last month; from then its rate for five years."""
        rij = start(persoon_id=self.wie.pk, gestopt_per=self.nu, regeling=Regime.SF35)
        begin = rij.geldig.lower.year
        self.gestopt = True
        self.model.ppm = {j: SF35[begin] if j >= begin else ppm for j, ppm in SF35.items()} if begin in SF35 else self.model.ppm  # fmt: skip

    @precondition(lambda self: not self.dood)
    @rule(centen=bedragen, dag=st.integers(1, 28))
    def extra_betalen(self, centen: int, dag: int) -> None:
        """At any time; what is more than the debt waits to be paid back."""
        op = self._dag(dag)
        schuld = self.model.stand(op)
        sleutel = self._sleutel("extra")
        boek_ontvangst(
            persoon_id=self.wie.pk, bedrag_centen=centen, op=op, sleutel=sleutel, bestemming=Extra()
        )
        echt = min(centen, schuld)
        terug = saldi_persoon(self.wie.pk).get(chart.TERUG_TE_BETALEN, 0)
        assert terug <= 0
        if echt:
            self.model.betaald.append((op, echt))
        if echt == centen:
            self.betaald[sleutel] = (op, echt)

    @precondition(lambda self: self.betaald and not self.dood)
    @rule(data=st.data())
    def teruggehaald(self, data: st.DataObject) -> None:
        """The bank takes a payment back: it is owed again from today, and bore no interest less until then."""
        sleutel = data.draw(st.sampled_from(sorted(self.betaald)))
        op, centen = self.betaald.pop(sleutel)
        vandaag = bedrijfsdatum.vandaag()
        storneer(
            bedrag_centen=centen,
            code="MD06",
            op=vandaag,
            sleutel=self._sleutel("storno"),
            ontvangst_sleutel=sleutel,
        )
        if (verzoek := self.verzoeken.get(sleutel)) is not None:
            assert stand_van(verzoek, vandaag).betaald_centen == 0
            assert ExtraAflossing.objects.get(verzoek=verzoek.uuid).ontvangen_centen == 0
        if Maand.van(op) == Maand.van(vandaag):
            self.model.betaald.remove((op, centen))
        else:
            self.model.geleend.append((vandaag, centen))

    @precondition(lambda self: self.gestopt and not self.dood)
    @rule(centen=bedragen)
    def vordering_wordt_lening(self, centen: int) -> None:
        """What was received too much becomes a loan on the day (6.17) and bears interest from the next month."""
        op = self._dag(1)
        for soort, legs in (
            (Soort.UITBETALING, _te_veel(self.wie.pk, centen)),
            (Soort.VORDERING_NAAR_LENING, patterns_schuld.vordering_naar_lening(persoon_id=self.wie.pk, bedrag_centen=centen, regime=Regime.SF35)),
        ):  # fmt: skip
            post(sleutel=self._sleutel("vordering"), soort=soort, legs=legs, persoon_id=self.wie.pk, effectief_op=op)  # fmt: skip
        self.model.geleend.append((op, centen))

    @precondition(lambda self: self.gestopt and not self.dood)
    @rule(maanden=st.integers(3, 12))
    def aflosvrij(self, maanden: int) -> None:
        """Months off change the end and no cent of the debt."""
        van, tot = self.nu.eerste_dag, (self.nu + maanden).eerste_dag
        tijd.wijzig(Feit, self.wie, tijd.vanaf(van, tot), soort=int(Feit.Soort.AFLOSVRIJ), waarde=0)

    @precondition(lambda self: self.gestopt and not self.dood)
    @rule()
    def maanden_teruggeven(self) -> None:
        """What is left of the months off comes back: the end moves, and no cent of the debt."""
        vragen = mogelijk(lees_stand(self.wie.pk, bedrijfsdatum.vandaag()))
        if vragen:
            terug = vragen[0]
            verwerk(
                persoon_id=self.wie.pk,
                verzoek=Verzoek(Verzoeksoort.AFLOSVRIJ_TERUG, terug.vanaf, (terug.feit,), beslist=False),
                sleutel=self._sleutel("teruggeven"),
                actor="burger",
            )  # fmt: skip
            assert terug not in mogelijk(lees_stand(self.wie.pk, bedrijfsdatum.vandaag()))

    @precondition(lambda self: not self.dood)
    @rule(centen=st.integers(1_000, 900_000), dag=st.integers(1, 28))
    def extra_op_verzoek(self, centen: int, dag: int) -> None:
        """A request is made and paid; taken back later, the request is open again."""
        op = self._dag(dag)
        schuld = self.model.stand(op)
        if schuld < 1_000:
            return
        centen = min(centen, schuld)
        bedrijfsdatum.zet(op, "test")
        aangeboden = vraag_extra(
            persoon_id=self.wie.pk, bedrag_centen=centen, is_lllk=False, wil_korter=True, sleutel=uuid4(), actor="b"
        )  # fmt: skip
        verzoek = Betaalverzoek.objects.get(
            uuid=str(ExtraAflossing.objects.get(sleutel=aangeboden.sleutel).verzoek)
        )
        sleutel = self._sleutel("verzoek")
        boek_ontvangst(
            persoon_id=self.wie.pk, bedrag_centen=centen, op=op, sleutel=sleutel, bestemming=VoorVerzoek(verzoek.pk)
        )  # fmt: skip
        self.model.betaald.append((op, centen))
        self.betaald[sleutel] = (op, centen)
        self.verzoeken[sleutel] = verzoek

    @precondition(lambda self: self.gestopt and not self.dood and self.wsnp is None)
    @rule(maanden=st.integers(13, 24))
    def weer_studeren_op_aanvraag(self, maanden: int) -> None:
        """The terugbetaling stands still; interest runs, and no cent of the debt changes."""
        with contextlib.suppress(SchorsingGeweigerd):
            vraag_schorsing(
                persoon_id=self.wie.pk, van=self.nu, tot=self.nu + maanden, actor="burger"
            )

    @precondition(lambda self: self.gestopt and not self.dood)
    @rule()
    def nog_student(self) -> None:
        """The run asks and closes what nobody answered: again no cent."""
        werk_vragen_bij(self.wie.pk, self.wie.pk + 1, self.nu)

    @precondition(lambda self: self.gestopt and self.wsnp is None and not self.dood)
    @rule()
    def naar_de_wsnp(self) -> None:
        """No interest from this month on."""
        begin_wsnp(persoon_id=self.wie.pk, uitspraak=self._dag(15), actor="test")
        self.wsnp = self.nu

    @precondition(lambda self: self.wsnp is not None and self.nu > self.wsnp)
    @rule()
    def uit_de_wsnp(self) -> None:
        """Over with last month: this month bears interest again."""
        op = self.nu.eerste_dag - timedelta(days=1)
        assert eindig_wsnp(persoon_id=self.wie.pk, per=op, schone_lei=True, actor="test") == 0
        self.wsnp = None

    @precondition(lambda self: not self.dood)
    @rule(dag=st.integers(1, 28))
    def kwijtgescholden(self, dag: int) -> None:
        """By hardship: everything definite lapses on the day."""
        op = self._dag(dag)
        schuld = self.model.stand(op)
        weg = kwijtschelden(persoon_id=self.wie.pk, grond=Grond.HARDHEID, op=op, actor="coen")
        if op not in self.kwijt:  # once a day: again is the first answer
            self.kwijt.add(op)
            assert weg.centen == schuld
            self.model.betaald.append((op, weg.centen))

    @precondition(lambda self: not self.dood and self.nu > Maand(2024, 6))
    @rule(dag=st.integers(1, 28))
    def overlijden(self, dag: int) -> None:
        """All of it is gone, and stays gone."""
        op = self._dag(dag)
        identity.registreer_overlijden(persoon=self.wie, overleden_op=op)
        weg = kwijtschelden(persoon_id=self.wie.pk, grond=Grond.OVERLIJDEN, op=op)
        assert weg.centen == self.model.stand(op)
        self.model.betaald.append((op, weg.centen))
        self.dood = self.gestopt = True

    @invariant()
    def gelijk_tot_op_de_cent(self) -> None:
        """The ledger owes what the model owes, and the statement of the whole life adds up."""
        op = bedrijfsdatum.vandaag()
        schuld = queries.schuld_van(self.wie.pk, op)
        assert schuld.totaal_centen == self.model.stand(op)
        assert all(regel.centen > 0 for regel in schuld.regels)
        loop = queries.verloop(self.wie.pk, EERSTE.eerste_dag, op + timedelta(days=1))
        assert loop.begin.totaal_centen + sum(p.centen for p in loop.posten) == schuld.totaal_centen

    def teardown(self) -> None:
        """Made good once more: there is nothing to make good."""
        if not self.dood:
            assert herstel(self.wie.pk, self.nu) == {}


def _te_veel(persoon_id: int, centen: int) -> list[Leg]:
    return [
        debet(chart.TE_VEEL_ONTVANGEN, centen, persoon_id=persoon_id),
        credit(chart.TE_BETALEN_STUDENT, centen, persoon_id=persoon_id),
    ]


@pytest.mark.django_db
def test_het_leven_van_een_schuld_is_dat_van_het_model():
    run_state_machine_as_test(
        Leven, settings=settings(max_examples=6, stateful_step_count=20, deadline=None)
    )
