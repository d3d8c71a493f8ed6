"""Extra repayment (6.9a): what may be paid today, the request for it, and what happens when the money is in.

Nothing changes when somebody says so: the debt goes down when it is paid. Then the instalment is set anew
(`instellingen.HERVASTSTELLING`), unless the debtor wants to be done sooner, and a letter says what came of it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np
from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, eenmalig, vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from terugbetalen.models import Betaalverzoek, ExtraAflossing, Vaststelling
from terugbetalen.ontvangen.verdelen import Schuldkeuze, Verdeling
from terugbetalen.ontvangen.verzoeken import Doel, adres_van, vraag_betaling
from terugbetalen.operations.vaststellen import vaststellen
from terugbetalen.queries import vaststelling_op
from terugbetalen.rules.rentebedrag import lopende_rente

from .instellingen import BETAALTERMIJN, HERVASTSTELLING, KLEINSTE_EXTRA_CENTEN, Hervaststelling
from .nakijken import meld_niet_vastgesteld
from .stand import IN_AFLOSFASE, Schuldstand, lees_stand
from .verzoeken import NIET_UIT_TE_REKENEN, VerzoekGeweigerd

BRIEF = "terugbetaling_extra"
BRIEF_TERUG = "terugbetaling_extra_terug"
BRON = "terugbetalen.extra"


class ExtraBuitenGrens(VerzoekGeweigerd):
    """Too little to be worth it, or more than is owed; `hoogstens` in cents."""

    def __init__(self, tekst: str, hoogstens: int) -> None:
        super().__init__(tekst)
        self.hoogstens = hoogstens


@dataclass(frozen=True, slots=True)
class Aangeboden:
    """The receipt: the request to pay, its page and its last day."""

    sleutel: UUID
    adres: str
    bedrag_centen: int
    uiterlijk: date


def alles_centen(stand: Schuldstand, *, is_lllk: bool) -> int:
    """What would pay off a loan today: the balance and the interest of the month so far (6.4(4)), cents."""
    lening = next((lening for lening in stand.leningen if lening.is_lllk == is_lllk), None)
    if lening is None:
        return 0 if is_lllk else stand.definitief_centen
    kolommen = [np.array([waarde], dtype=np.int64) for waarde in (lening.schuld_centen, lening.rente_ppm, stand.op.day)]  # fmt: skip
    return lening.schuld_centen + int(lopende_rente(*kolommen)[0])


def vraag_extra(
    *,
    persoon_id: int,
    bedrag_centen: int,
    is_lllk: bool,
    wil_korter: bool,
    sleutel: UUID,
    actor: str,
) -> Aangeboden:
    """Put down what the debtor means to pay and make the request; the same `sleutel` again gives the same.

    Raises `ExtraBuitenGrens`.
    """
    op = bedrijfsdatum.vandaag()
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        eerder = ExtraAflossing.objects.filter(sleutel=sleutel).first()
        if eerder is not None:
            return _aangeboden(eerder)
        eis_bedrag(lees_stand(persoon_id, op), bedrag_centen, is_lllk=is_lllk)
        verzoek = vraag_betaling(
            persoon_id=persoon_id,
            bedrag_centen=bedrag_centen,
            doel=Doel.EXTRA,
            vervaldatum=op + BETAALTERMIJN,
            verwijzing=f"extra:{sleutel}",
            schuld=Schuldkeuze.LLLK if is_lllk else Schuldkeuze.LENING,
        )
        rij = ExtraAflossing.objects.create(
            sleutel=sleutel,
            persoon_id=persoon_id,
            is_lllk=is_lllk,
            bedrag_centen=bedrag_centen,
            wil_korter=wil_korter,
            verzoek=verzoek.uuid,
            gevraagd_op=op,
        )
        vastleggen(
            soort="extra_aflossing_vragen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=f"extra_aflossing_vragen:{sleutel}",
            uitkomst={"extra": rij.pk},
        )
    return _aangeboden(rij)


def eis_bedrag(stand: Schuldstand, bedrag_centen: int, *, is_lllk: bool) -> None:
    """Raise `ExtraBuitenGrens` for less than is worth it or more than is owed today."""
    hoogstens = alles_centen(stand, is_lllk=is_lllk)
    if bedrag_centen < KLEINSTE_EXTRA_CENTEN:
        raise ExtraBuitenGrens("te_weinig", hoogstens)
    if bedrag_centen > hoogstens:
        raise ExtraBuitenGrens("te_veel", hoogstens)


def verwerk_betaling(verzoek: Betaalverzoek, verdeling: Verdeling, op: date) -> None:
    """Money came in on such a request: set the instalment anew, once per booking. Runs in the booking's transaction."""
    rij = ExtraAflossing.objects.filter(verzoek=verzoek.uuid).first()
    if rij is None or eenmalig(f"extra_aflossing:{verdeling.boeking_id}") is not None:
        return
    rij.ontvangen_centen += verdeling.bedrag_centen
    rij.verwerkt_op = op
    rij.save(update_fields=["ontvangen_centen", "verwerkt_op"])
    oud, nieuw = _stel_opnieuw_vast(rij, op)
    handeling = vastleggen(
        soort="extra_aflossing_verwerken",
        actor=SYSTEEM,
        betrokkene_id=rij.persoon_id,
        sleutel=f"extra_aflossing:{verdeling.boeking_id}",
        uitkomst={"extra": rij.pk, "vaststelling": nieuw.pk if nieuw else None},
    )
    _brief(rij, verdeling, handeling.pk, oud, nieuw)


def maak_ongedaan(verzoek: Betaalverzoek, verdeling: Verdeling, op: date) -> None:
    """Money of such a request was taken back: the debt is as before, so the instalment is set anew, and a letter says so.

    Once per booking; runs in the transaction of the reversal. Months that are past keep what was decided for them.
    """
    rij = ExtraAflossing.objects.filter(verzoek=verzoek.uuid).first()
    sleutel = f"extra_aflossing_terug:{verdeling.boeking_id}"
    if rij is None or eenmalig(sleutel) is not None:
        return
    rij.ontvangen_centen = max(rij.ontvangen_centen - verdeling.bedrag_centen, 0)
    if not rij.ontvangen_centen:
        rij.verwerkt_op = None
    rij.save(update_fields=["ontvangen_centen", "verwerkt_op"])
    oud, nieuw = _stel_opnieuw_vast(rij, op)
    handeling = vastleggen(
        soort="extra_aflossing_terugdraaien",
        actor=SYSTEEM,
        betrokkene_id=rij.persoon_id,
        sleutel=sleutel,
        uitkomst={"extra": rij.pk, "vaststelling": nieuw.pk if nieuw else None},
    )
    _brief(rij, verdeling, handeling.pk, oud, nieuw, soort=BRIEF_TERUG)


def maand_van_hervaststelling(op: date) -> Maand:
    """The first month with the new instalment, by the setting."""
    volgende = Maand.van(op).volgende
    if HERVASTSTELLING is Hervaststelling.VOLGENDE_MAAND:
        return volgende
    return Maand(op.year + 1, 1)


def _stel_opnieuw_vast(
    rij: ExtraAflossing, op: date
) -> tuple[Vaststelling | None, Vaststelling | None]:
    """The decision before and after; nothing is decided outside the aflosfase or where the debtor wants to be done sooner.

    A month that is past on the business date keeps its decision: money that is booked later reaches what is to come.
    """
    vandaag = bedrijfsdatum.vandaag()
    stand = lees_stand(rij.persoon_id, vandaag)
    lening = next((een for een in stand.leningen if een.is_lllk == rij.is_lllk), None)
    maand = maand_van_hervaststelling(max(op, vandaag))
    oud = vaststelling_op(rij.persoon_id, maand.eerste_dag, is_lllk=rij.is_lllk)
    if rij.wil_korter or lening is None or lening.fase not in IN_AFLOSFASE or oud is None:
        return oud, None
    try:
        return oud, _beslis(rij, maand)
    except NIET_UIT_TE_REKENEN:
        # Money is never kept waiting: it is booked, and a colleague sets the amount.
        meld_niet_vastgesteld(persoon_id=rij.persoon_id, sleutel=f"{rij.sleutel}:{op}")
        return oud, None


def _beslis(rij: ExtraAflossing, maand: Maand) -> Vaststelling | None:
    """From that month, and the year after it when that was decided already."""

    def stel_vast(vanaf: Maand, *, na_extra: bool) -> Vaststelling | None:
        return vaststellen(
            persoon_id=rij.persoon_id,
            maand=vanaf,
            actor=SYSTEEM,
            reden=Vaststelling.Reden.AANVRAAG,
            is_lllk=rij.is_lllk,
            na_extra=na_extra,
        )

    with transaction.atomic():
        nieuw = stel_vast(maand, na_extra=True)
        januari = Maand(maand.jaar + 1, 1)
        if vaststelling_op(rij.persoon_id, januari.eerste_dag, is_lllk=rij.is_lllk):
            stel_vast(januari, na_extra=False)
    return nieuw


def _brief(
    rij: ExtraAflossing,
    verdeling: Verdeling,
    bron_id: int,
    oud: Vaststelling | None,
    nieuw: Vaststelling | None,
    *,
    soort: str = BRIEF,
) -> None:
    """Nobody writes to the dead."""
    if rij.persoon.overleden_op is not None:
        return
    leg_klaar(
        NieuweBrief(
            persoon_id=rij.persoon_id,
            taal=rij.persoon.taal,
            bron_id=bron_id,
            data={
                "bedrag_centen": verdeling.bedrag_centen,
                "wil_korter": rij.wil_korter,
                "vanaf": nieuw.geldig.lower if nieuw else None,
                "oud_centen": oud.te_betalen_centen if oud else None,
                "nieuw_centen": nieuw.te_betalen_centen if nieuw else None,
            },
        ),
        soort=soort,
        bron=BRON,
        sjabloonversie=1,
    )


def _aangeboden(rij: ExtraAflossing) -> Aangeboden:
    verzoek = Betaalverzoek.objects.get(uuid=str(rij.verzoek))
    return Aangeboden(rij.sleutel, adres_van(verzoek), rij.bedrag_centen, verzoek.vervaldatum)
