"""Months of collection in the demo: asked, taken by the bank, returned, paid by hand, and chased."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.batches.draaiboek import Akte, Toneel
from duo_portal.batches.models import Run
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Bankrekening, Persoon
from duo_portal.letters.lezen import markeer_gelezen, postvak
from terugbetalen.batches import RENTE
from terugbetalen.innen.mandaten import geef_mandaat
from terugbetalen.innen.plannen import INNING, incassodag, opent_op
from terugbetalen.invordering.runs import INVORDERING
from terugbetalen.invordering.runs import RENTE as ACHTERSTANDSRENTE
from terugbetalen.models import Betaalverzoek, Invorderingsstap, Termijn
from terugbetalen.ontvangen.paginas.proefbetaling import stort

from .verhalen import verhaal

ACTOR = "demo"
MAANDEN = (Maand(2023, 11), Maand(2023, 12), Maand(2024, 1))
BETALEN_OP, KETEN_OP = 20, 12
"""Days of the month: when people pay by hand, and when the chain looks at who did not."""
RETOUR_NA = timedelta(days=8)
"""By then the bank, which takes up to five of its days, has booked what comes back."""
ZONDER_MANDAAT = frozenset({"sf15_oud", "buitenland"})
TEKORT = {"achterstand": frozenset(MAANDEN), "regeling": frozenset(MAANDEN[:2])}
"""story → months in which there is too little on the account"""
ELKE_ZESDE, ELKE_VIJFTIGSTE, ELKE_NEGENDE = 6, 50, 9
"""Without a story: who gives no mandate, whose account is too low, who forgets to pay by hand."""


def geef_mandaten() -> int:
    """Nearly everybody lets us collect; how many. Again gives nobody a second one."""
    zonder = {p.pk for sleutel in ZONDER_MANDAAT if (p := verhaal(sleutel).persoon())}
    personen = Persoon.objects.filter(
        terugbetalingen__isnull=False, pk__in=Bankrekening.objects.values("persoon_id")
    )
    gegeven = 0
    for i, persoon in enumerate(personen.distinct().order_by("pk")):
        if persoon.pk in zonder or (
            i % ELKE_ZESDE == ELKE_ZESDE - 1 and not _heeft_verhaal(persoon)
        ):
            continue
        geef_mandaat(persoon_id=persoon.pk, op=vandaag(), actor=ACTOR)
        gegeven += 1
    return gegeven


def _heeft_verhaal(persoon: Persoon) -> bool:
    return any(verhaal(sleutel).persoon() == persoon for sleutel in TEKORT)


def run_van(maand: Maand) -> Run:
    """The collection of a month."""
    runs = Run.objects.filter(soort=INNING, periode=maand.eerste_dag)
    return runs.exclude(status=Run.Status.GEANNULEERD).latest("nummer")


def _vraag(maand: Maand, toneel: Toneel) -> None:
    """Up to the bank, which takes the file at once and knows from then on what will come back."""
    toneel.drijf(INNING, maand.eerste_dag, tot_stap="bevestigen")
    toneel.bank(vandaag(), terug(maand))


def _betaal_zelf(maand: Maand, toneel: Toneel) -> None:
    """Whoever gets a request transfers it; one in nine forgets."""
    verzoeken = Betaalverzoek.objects.filter(
        doel=Betaalverzoek.Doel.TERMIJN,
        termijn_id__in=Termijn.objects.filter(run_id=run_van(maand).pk).values("pk"),
    ).order_by("pk")
    betalers = [v for v in verzoeken if v.pk % ELKE_NEGENDE]
    for verzoek in betalers:
        stort(centen=verzoek.bedrag_centen, kenmerk=verzoek.kenmerk)
    toneel.vertel(
        f"    {len(betalers)} van {len(verzoeken)} betaalverzoeken worden zelf overgemaakt"
    )


def terug(maand: Maand) -> list[str]:
    """What comes back of a month, as "EndToEndId=CODE": too little on the account, or the debtor asks it back."""
    run = run_van(maand)
    arm = {
        p.pk
        for sleutel, in_ in TEKORT.items()
        if maand in in_ and (p := verhaal(sleutel).persoon())
    }
    uit = []
    for termijn in Termijn.objects.filter(run_id=run.pk, wijze=Termijn.Wijze.INCASSO).order_by(
        "pk"
    ):
        if termijn.persoon_id in arm or termijn.pk % ELKE_VIJFTIGSTE == 0:
            uit.append(f"{termijn.kenmerk}=AM04")
        elif termijn.pk % ELKE_VIJFTIGSTE == 1:
            uit.append(f"{termijn.kenmerk}=MD06")
    return uit


def _incasseer(maand: Maand, toneel: Toneel) -> None:
    toneel.bank(incassodag(maand))
    toneel.drijf(INNING, maand.eerste_dag, van_stap="bevestigen")


def _kom_terug(maand: Maand, toneel: Toneel) -> None:
    toneel.bank(incassodag(maand) + RETOUR_NA)
    toneel.vertel(f"    {len(terug(maand))} incasso's komen terug, vandaag of later")


def _jaag(maand: Maand, toneel: Toneel) -> None:
    toneel.drijf(ACHTERSTANDSRENTE, maand.vorige.eerste_dag)
    toneel.drijf(INVORDERING, maand.eerste_dag)


def _lees_post(toneel: Toneel) -> None:
    """Whoever is chased opens the letters, but for one in four: for those another way is sought."""
    gelezen = 0
    for wie in Invorderingsstap.objects.values_list("persoon_id", flat=True).distinct():
        if wie % 4:
            for brief in postvak(wie):
                markeer_gelezen(brief, wie)
                gelezen += 1
    toneel.vertel(f"    {gelezen} brieven gelezen")


def _schrijf_bij(maand: Maand, toneel: Toneel) -> None:
    toneel.drijf(RENTE, maand.eerste_dag)


def akten() -> Iterator[Akte]:
    """The three months, and the chain in the month after each."""
    for m in MAANDEN:
        dag, volgende = incassodag(m), m.volgende
        yield Akte(opent_op(m), f"inning_{m}", f"termijnen van {m} vragen", partial(_vraag, m))
        yield Akte(
            date(m.jaar, m.maand, BETALEN_OP), f"zelf_betalen_{m}", "wie geen machtiging gaf, maakt over",
            partial(_betaal_zelf, m),
        )  # fmt: skip
        yield Akte(dag, f"incasso_{m}", f"incasso van {m}", partial(_incasseer, m))
        yield Akte(
            dag + RETOUR_NA, f"incasso_terug_{m}", "de bank boekt terug", partial(_kom_terug, m)
        )
        yield Akte(
            date(volgende.jaar, volgende.maand, 2),
            f"rente_{m}",
            f"rente over {m}",
            partial(_schrijf_bij, m),
        )
        yield Akte(
            date(volgende.jaar, volgende.maand, KETEN_OP), f"invordering_{volgende}", "wie achterloopt, hoort van ons",
            partial(_jaag, volgende),
        )  # fmt: skip
        yield Akte(
            date(volgende.jaar, volgende.maand, KETEN_OP + 1), f"post_{volgende}", "de brieven worden gelezen",
            _lees_post,
        )  # fmt: skip
