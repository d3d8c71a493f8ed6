"""The two decisions: revise the months, and apart from it a fine. No money moves before they are irrevocable.

A revision is worked out when it is taken and carried out through `herzien` once it stands (`rechtsgang`): a decision
anew for another reason in between can so never collect it early.
"""

from collections.abc import Collection
from datetime import date

from duo_portal.foundation.period import Maand
from studiefinanciering.operations.woonsituatie import Grond
from uitwonendencontrole.controleren.kern import handeling
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.models import Boete, Herziening
from uitwonendencontrole.rules.boete import (
    Boetebedrag,
    Verwijt,
    beslis_voor,
    boetebedrag,
    is_tweede_overtreding,
)
from uitwonendencontrole.rules.controle import einde_termijn

from .voornemen import reken_door


def herzie(
    *,
    controle_id: int,
    motivering: str,
    hardheid: str,
    grond: str = Grond.WIST_OF_KON_WETEN,
    actor: str,
    op: date,
    sleutel: str,
) -> Herziening:
    """The decision of C over the months that the evidence carries, worked out anew on the day.

    `hardheid` is what the test of art. 11.5(1) came to. Never more than was intended. IntegrityError when `actor`
    judged, looked along, visited or intended.
    """
    with handeling(
        controle_id=controle_id, soort="herzie", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return Herziening.objects.get(pk=stap.uitkomst["herziening"])
        if not (hardheid.strip() and motivering.strip()):
            raise OvergangGeweigerd("Schrijf op waarom, en wat de hardheidstoets opleverde (art. 11.5 Wsf 2000).")  # fmt: skip
        voornemen = stap.controle.voornemens.latest("pk")
        rijen = reken_door(stap.controle, grond=Grond(grond), actor=actor)
        lijst = [[str(maand), oud, nieuw] for maand, oud, nieuw in rijen]
        terug = sum(max(oud - nieuw, 0) for _m, oud, nieuw in rijen)
        if terug > voornemen.terug_centen:
            raise OvergangGeweigerd("Het besluit is zwaarder dan het voornemen: neem eerst een nieuw voornemen.")  # fmt: skip
        gemaakt = Herziening.objects.create(
            controle=stap.controle,
            voornemen=voornemen,
            grond=grond,
            maanden=lijst,
            terug_centen=terug,
            hardheid=hardheid,
            motivering=motivering,
            genomen_door=actor,
            genomen_op=op,
            bezwaar_tot=einde_termijn("bezwaar", op),
        )
        stap.uitkomst["herziening"] = gemaakt.pk
        feiten = {"maanden": lijst, "terug_centen": terug, "motivering": motivering, "hardheid": hardheid}  # fmt: skip
        stap.zet("herzie", gegevens=feiten, brief={"bezwaar_tot": gemaakt.bezwaar_tot})
    return gemaakt


def bereken_boete(
    herziening: Herziening, *, verwijt: str, apart_bewezen: Collection[Maand] = ()
) -> tuple[Boetebedrag, bool]:
    """What the fine would be, and whether it is a second one (art. 9.9a)."""
    per_maand = [(Maand.parse(m), max(oud - nieuw, 0)) for m, oud, nieuw in herziening.maanden]
    eerste = (
        Boete.objects.filter(
            herziening__controle__persoon_id=herziening.controle.persoon_id,
            uitvoerbaar_vanaf__isnull=False,
            herroepen_op=None,
            bedrag_centen__gt=0,
        )
        .exclude(herziening=herziening)
        .order_by("uitvoerbaar_vanaf")
        .first()
    )
    tweede = is_tweede_overtreding(
        per_maand[0][0].eerste_dag, eerste.uitvoerbaar_vanaf if eerste else None
    )
    bedrag = boetebedrag(
        per_maand,
        controle_op=herziening.controle.geopend_op,
        apart_bewezen=apart_bewezen,
        verwijt=Verwijt(verwijt),
        is_tweede=tweede,
    )
    return bedrag, tweede


def beboet(
    *,
    controle_id: int,
    verwijt: str,
    motivering: str,
    apart_bewezen: Collection[Maand] = (),
    actor: str,
    op: date,
    sleutel: str,
) -> Boete:
    """The decision of D on a fine; no blame is also a decision, of nothing (Awb 5:41), and bars another one (5:43)."""
    with handeling(
        controle_id=controle_id, soort="beboet", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return Boete.objects.get(pk=stap.uitkomst["boete"])
        herziening = Herziening.objects.select_related("controle", "voornemen").filter(controle=stap.controle).first()  # fmt: skip
        if herziening is None:
            raise OvergangGeweigerd("Een boete volgt op een besluit over herziening.")
        bedrag, tweede = bereken_boete(herziening, verwijt=verwijt, apart_bewezen=apart_bewezen)
        gemaakt = Boete.objects.create(
            herziening=herziening,
            verwijt=verwijt,
            is_tweede=tweede,
            grondslag_centen=bedrag.grondslag_centen,
            bedrag_centen=bedrag.bedrag_centen,
            beslis_voor=beslis_voor(herziening.voornemen.rapport_op),
            motivering=motivering,
            genomen_door=actor,
            genomen_op=op,
            bezwaar_tot=einde_termijn("bezwaar", op),
        )
        stap.uitkomst["boete"] = gemaakt.pk
        feiten = {"verwijt": verwijt, "procent": bedrag.procent, "grondslag_centen": bedrag.grondslag_centen, "bedrag_centen": bedrag.bedrag_centen, "motivering": motivering, "is_te_laat": op > gemaakt.beslis_voor}  # fmt: skip
        stap.zet("beboet", gegevens=feiten, brief={"bezwaar_tot": gemaakt.bezwaar_tot})
    return gemaakt
