"""A student asks to leave a parent out of account (art. 3.14); a colleague decides within the term.

The relation must have been seriously disturbed for a long time, or the parent cannot be found; a quarrel about
money for the study does not count. The parent in question is told nothing.
"""

from enum import StrEnum

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases.models import Zaak
from duo_portal.cases.operations import afdoen, open_zaak
from duo_portal.cases.termijnen import beslistermijn_algemeen
from duo_portal.foundation.period import Maand
from studiefinanciering import tijd
from studiefinanciering.inzien.ouders import BUITEN, ouders_van
from studiefinanciering.models import Aanvraag, OuderBuitenBeschouwing, Toekenning
from studiefinanciering.rules.aanvraagtermijn import eerste_maand
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.herzien_termijn import Grond

from .aanvragen import AanvraagGeweigerd, open_dossier
from .herzien import Aanleiding, herzien
from .uitkomst import Uitkomst
from .verzoekbrief import leg_verzoekbrief
from .wijzigen import huidige_keuze

SOORT = "ouder_buiten"
AANLEIDING = Aanleiding(reden="nieuwe_gegevens", grond=Grond.OUDERLIJKE_BIJDRAGE)


class Buitengrond(StrEnum):
    """Grounds of art. 3.14(1)."""

    VERSTOORD = "verstoorde_verhouding"
    ONVINDBAAR = "onvindbaar"


class OuderKanNietBuiten(AanvraagGeweigerd):
    """Not a parent who counts, or asked already."""


def vraag_ouder_buiten(
    *, persoon_id: int, ouder_id: int, grond: Buitengrond, sleutel: str, actor: str
) -> Zaak:
    """Ask it; the case with its term. The same `sleutel` gives the first case. Raises `OuderKanNietBuiten`."""
    handeling = f"{SOORT}:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            return Zaak.objects.get(pk=eerder.uitkomst["zaak"])
        dag = bedrijfsdatum.vandaag()
        student = open_dossier(persoon_id, dag)
        reden = {o.persoon_id: o.reden for o in ouders_van(persoon_id, dag.year, dag)}
        if reden.get(ouder_id) != "telt":
            raise OuderKanNietBuiten(
                "Het inkomen van deze ouder telt niet mee, of u hebt dit al gevraagd."
            )
        keuze = huidige_keuze(persoon_id, Maand.van(dag))
        vanaf = eerste_maand(Onderwijs(keuze.onderwijs), dag) if keuze else Maand.van(dag)
        aanvraag = Aanvraag.objects.create(
            persoon=student,
            sleutel=handeling[:80],
            soort=SOORT,
            ontvangen_op=dag,
            ingangsmaand=vanaf.eerste_dag,
            inhoud={"ouder": ouder_id, "grond": str(grond)},
        )
        zaak = open_zaak(
            soort=Zaak.Soort.AANVRAAG,
            persoon_id=persoon_id,
            ontvangen_op=dag,
            termijn_tot=beslistermijn_algemeen(ontvangen_op=dag),
            actor=actor,
            onderwerp=BUITEN,
            onderwerp_id=aanvraag.pk,
        )
        aanvraag.zaak_id = zaak.pk
        aanvraag.save(update_fields=["zaak_id"])
        vastleggen(
            soort=SOORT,
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=handeling,
            uitkomst={"zaak": zaak.pk},
        )
    return zaak


def beslis_ouder_buiten(
    *, zaak_id: int, wijst_toe: bool, actor: str, reden: str, grond: str = ""
) -> Uitkomst:
    """Decide on such a request; yes holds from the month that was asked about, and is decided anew at once.

    `grond` (`Weigergrond`) is what the letter of a rejection says. Raises `OvergangGeweigerd` when the case was
    finished before, `WeigergrondOntbreekt` for a rejection without a ground.
    """
    with transaction.atomic():
        zaak = Zaak.objects.get(pk=zaak_id, onderwerp=BUITEN)
        aanvraag = Aanvraag.objects.select_for_update().get(zaak_id=zaak.pk)
        dag, status = bedrijfsdatum.vandaag(), Aanvraag.Status
        afdoen(
            zaak_id=zaak_id,
            uitkomst="toegewezen" if wijst_toe else "afgewezen",
            op=dag,
            actor=actor,
            reden=reden,
        )
        aanvraag.status = status.TOEGEKEND if wijst_toe else status.AFGEWEZEN
        aanvraag.save(update_fields=["status"])
        leg_verzoekbrief(aanvraag, grond=grond, is_mens=True)
        return _laat_buiten(aanvraag, actor) if wijst_toe else Uitkomst()


def _laat_buiten(aanvraag: Aanvraag, actor: str) -> Uitkomst:
    sleutel = {"persoon_id": aanvraag.persoon_id, "ouder_id": aanvraag.inhoud["ouder"]}
    tijd.leg_vast(
        OuderBuitenBeschouwing,
        sleutel,
        geldig=tijd.vanaf(aanvraag.ingangsmaand),
        grond=aanvraag.inhoud["grond"],
    )
    besloten = Toekenning.objects.filter(
        persoon_id=aanvraag.persoon_id, regeling=0, tot__gt=aanvraag.ingangsmaand
    )
    if not besloten.exists():
        return Uitkomst()
    return herzien(
        persoon_id=aanvraag.persoon_id,
        aanleiding=AANLEIDING,
        actor=actor,
        van=Maand.van(aanvraag.ingangsmaand),
    )
