"""Ask for evidence, give more time, take it in, and say what it points to."""

from datetime import date, timedelta
from uuid import UUID

from duo_portal.cases.termijnen import verleng
from uitwonendencontrole.controleren.kern import handeling
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.models import Bewijsstuk, Controle, Stand
from uitwonendencontrole.rules.controle import parameters

S = Stand
_INLEVEREN = (
    S.BEWIJS_GEVRAAGD,
    S.AFSPRAAK_AANGEBODEN,
    S.BEZOEK_GING_NIET_DOOR,
    S.BEZOEK_GEDAAN,
    S.RAPPORT_TER_CORRECTIE,
    S.VOORNEMEN,
    S.BEZWAAR,
)


def vraag_bewijs(*, controle_id: int, actor: str, op: date, sleutel: str) -> Controle:
    """Ask the student for any suitable evidence, with a term; at first only with a doubt that two share."""
    with handeling(
        controle_id=controle_id, soort="vraag_bewijs", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan:
            stap.zet("vraag_bewijs")
    return stap.controle


def geef_uitstel(*, controle_id: int, actor: str, op: date, sleutel: str) -> Controle:
    """More time to send evidence: once, on request, without a reason, while the term runs."""
    with handeling(
        controle_id=controle_id, soort="uitstel", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return stap.controle
        stap.eis(S.BEWIJS_GEVRAAGD)
        zaak = stap.controle
        if zaak.is_verlengd or zaak.termijn_tot is None or op > zaak.termijn_tot:
            raise OvergangGeweigerd(
                "Uitstel kan één keer, tot en met de laatste dag. Vertel ons wat er is; bewijs mag ook later komen."
            )
        weken = parameters()["termijn"]["bewijs"]["verlenging_weken"]
        zaak.termijn_tot = verleng(zaak.termijn_tot + timedelta(weeks=weken))
        zaak.is_verlengd = True
        zaak.save()
        stap.noteer("uitstel", {"termijn_tot": zaak.termijn_tot})
    return stap.controle


def ontvang_bewijs(
    *,
    controle_id: int,
    soort: str,
    van: date,
    tot: date,
    is_onafhankelijk: bool,
    omschrijving: str = "",
    stuk: UUID | None = None,
    wijst_op: str = Bewijsstuk.Wijst.ONBEKEND,
    actor: str,
    op: date,
    sleutel: str,
) -> Bewijsstuk:
    """Take in a piece of evidence, from the student or another source; `stuk` is the file in the safe room.

    Also after the term: evidence is never too late while nothing is decided. A visit is no piece of evidence by
    itself: `leg_bezoek_vast` makes one.
    """
    with handeling(
        controle_id=controle_id, soort="bewijs", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return Bewijsstuk.objects.get(pk=stap.uitkomst["bewijsstuk"])
        stap.eis(*_INLEVEREN)
        gemaakt = Bewijsstuk.objects.create(
            controle=stap.controle,
            soort=Bewijsstuk.Soort(soort),
            wijst_op=Bewijsstuk.Wijst(wijst_op),
            is_onafhankelijk=is_onafhankelijk,
            van=van,
            tot=tot,
            omschrijving=omschrijving,
            stuk=stuk,
            door=actor,
            ontvangen_op=op,
        )
        stap.uitkomst["bewijsstuk"] = gemaakt.pk
        # Not what it says: the log stays, the evidence is wiped on its term.
        stap.noteer("bewijs", {"bewijsstuk": str(gemaakt.uuid), "soort": soort})
    return gemaakt


def duid_bewijs(
    *, bewijsstuk_id: int, wijst_op: str, reden: str, actor: str, op: date, sleutel: str
) -> Bewijsstuk:
    """What a piece points to, according to a reviewer."""
    bewijsstuk = Bewijsstuk.objects.get(pk=bewijsstuk_id)
    with handeling(
        controle_id=bewijsstuk.controle_id, soort="duid", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan:
            stap.eis(S.BEWIJS_GEVRAAGD, S.RAPPORT_TER_CORRECTIE, S.VOORNEMEN)
            bewijsstuk.wijst_op = Bewijsstuk.Wijst(wijst_op)
            bewijsstuk.save(update_fields=["wijst_op"])
            stap.noteer("duid", {"bewijsstuk": str(bewijsstuk.uuid), "wijst_op": wijst_op, "reden": reden})  # fmt: skip
    return bewijsstuk


def wis_bewijs(*, op: date) -> int:
    """Wipe what evidence says when its term is over; returns how many. That it was there stays."""
    over = Bewijsstuk.objects.filter(bewaren_tot__lt=op, gewist_op=None)
    return over.update(omschrijving="", stuk=None, gewist_op=op)
