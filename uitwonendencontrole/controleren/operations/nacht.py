"""What the calendar brings, asked every night: neutral. No term that a student misses decides anything against them."""

from collections import Counter
from datetime import date

from duo_portal.audit import bedrijfsdatum
from uitwonendencontrole.controleren.kern import handeling
from uitwonendencontrole.models import Bezoek, Controle, Stand

from .bewijzen import wis_bewijs
from .bezoeken import geen_bezoek
from .rechtsgang import word_onherroepelijk

S = Stand
_MELDEN = (S.DOSSIERONDERZOEK, S.BEWIJS_GEVRAAGD, S.BEZOEK_GEDAAN, S.RAPPORT_TER_CORRECTIE, S.VOORNEMEN)  # fmt: skip
_STAAT_VAST = (S.BESLUIT_HERZIENING, S.BESLUIT_BOETE, S.BEROEP)


def doe_dagelijks(*, op: date | None = None) -> dict[str, int]:
    """Terms that are over: told in the log once, an appointment not chosen is no visit, a decision becomes irrevocable.

    An objection that was received waits for people, however long. Evidence past its term is wiped. Again on the
    same day changes nothing.
    """
    dag = op or bedrijfsdatum.vandaag()
    gedaan = Counter[str]()
    over = Controle.objects.filter(termijn_tot__lt=dag).order_by("pk")
    for controle in over.exclude(stand=S.GESTOPT):
        gedaan[_verloop(controle, dag)] += 1
    gedaan["gewist"] = wis_bewijs(op=dag)
    return {naam: aantal for naam, aantal in gedaan.items() if aantal}


def _verloop(controle: Controle, dag: date) -> str:
    sleutel = f"nacht:{controle.pk}:{controle.stand}:{controle.termijn_tot}"
    if controle.stand in _STAAT_VAST or (
        controle.stand == S.BEZWAAR and controle.termijn_tot is not None
    ):
        word_onherroepelijk(controle_id=controle.pk, op=dag, sleutel=sleutel)
        return "onherroepelijk"
    if controle.stand == S.AFSPRAAK_AANGEBODEN:
        bezoek = controle.bezoeken.get(uitkomst=Bezoek.Uitkomst.OPEN)
        if bezoek.gekozen is not None:
            return _meld(controle, dag, sleutel)
        geen_bezoek(
            bezoek_id=bezoek.pk,
            uitkomst=Bezoek.Uitkomst.AFGEZEGD,
            actor="systeem",
            op=dag,
            sleutel=sleutel,
        )
        return "geen_afspraak"
    return _meld(controle, dag, sleutel)


def _meld(controle: Controle, dag: date, sleutel: str) -> str:
    with handeling(
        controle_id=controle.pk, soort="termijn_voorbij", actor="systeem", op=dag, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan:
            stap.noteer("termijn_voorbij", {"telt_mee": False, "termijn_tot": controle.termijn_tot})
    return "al_gemeld" if stap.is_gedaan else "gemeld"
