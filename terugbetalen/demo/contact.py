"""Contact in the demo: who repays for the first time is invited, and one story agrees on an arrangement."""

from collections.abc import Iterator
from datetime import date

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.batches.draaiboek import Akte, Toneel
from terugbetalen.contact import selecties
from terugbetalen.models import Regeling
from terugbetalen.regelen.aangaan import Wens, ga_aan
from terugbetalen.regelen.stand import lopende_regeling
from terugbetalen.regelen.voorstellen import stel_voor

from .verhalen import verhaal

MAAKT, GEEFT_VRIJ = "tess.teamleider", "coen.controleur"
LIJSTEN = ("eerste_jaar", "af_en_toe_gemist")


def _nodig_uit(toneel: Toneel) -> None:
    for regel in LIJSTEN:
        lijst = selecties.maak_voorbeeld(regel, actor=MAAKT)
        if not lijst.geteld:
            selecties.verzet(lijst.pk, naar=type(lijst).Status.INGETROKKEN, actor=MAAKT)
            continue
        selecties.geef_vrij(lijst.pk, actor=GEEFT_VRIJ, gezien=lijst.geteld)
        toneel.vertel(f"    lijst {regel}: {lijst.geteld} mensen uitgenodigd")


def spreek_af() -> Regeling | None:
    """The story takes the proposal that fits what can be borne, else the shortest; again agrees nothing new."""
    persoon = verhaal("regeling").persoon()
    if persoon is None:
        return None
    voorstel = stel_voor(persoon.pk, vandaag())
    if not voorstel.keuzes:
        return lopende_regeling(persoon.pk, vandaag())
    keuze = voorstel.keuzes[-1]
    wens = Wens(keuze.soort, keuze.bedrag_centen, voorstel.dag)
    return ga_aan(
        persoon_id=persoon.pk, wens=wens, sleutel="demo:regeling", actor=f"burger:{persoon.uuid}"
    )


def _regel(toneel: Toneel) -> None:
    regeling = spreek_af()
    if regeling is not None:
        toneel.vertel(f"    in delen tot {regeling.tot:%d-%m-%Y}")


def akten() -> Iterator[Akte]:
    """After the first reminders."""
    yield Akte(date(2024, 1, 16), "regeling", "iemand spreekt een betalingsregeling af", _regel)
    yield Akte(
        date(2024, 2, 13),
        "uitnodigen",
        "wie hulp kan gebruiken, krijgt een uitnodiging",
        _nodig_uit,
    )
