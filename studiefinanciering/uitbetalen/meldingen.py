"""What the bank says about one payment line, and what follows: the booking is turned back, so it is due again.

A rejected line (pain.002) never left; a returned one (camt.053) came back. Either way the account goes on
hold, the student gets a letter that says why, and the next run after the hold is lifted pays by itself.
"""

from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import SYSTEEM, eenmalig, vastleggen
from duo_portal.identity.models import Blokkade
from duo_portal.ledger import patterns
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post, reverse

from ..brieven.leggen import leg_betaling_teruggekomen
from ..models import Uitbetaalmelding, Uitbetaling

RONDE_OVERLIJDEN = "MD07"


class OnbekendeBetaling(LookupError):
    """The bank names a reference that we never gave out."""


class BedragWijktAf(ValueError):
    """The bank names another amount than we asked it to pay."""


def betaling_bij(end_to_end_id: str) -> Uitbetaling:
    """The payment line of a reference; raises `OnbekendeBetaling`."""
    cijfers = end_to_end_id.removeprefix("SF")
    gevonden = (
        Uitbetaling.objects.filter(pk=int(cijfers)).first()
        if end_to_end_id.startswith("SF") and cijfers.isdecimal() and len(cijfers) == 14
        else None
    )
    if gevonden is None:
        raise OnbekendeBetaling("De bank noemt een betaling die wij niet hebben gegeven.")
    return gevonden


def keur_af(*, betaling: Uitbetaling, code: str, bron: str, op: date) -> None:
    """The bank refused the line before paying it; once per line, whatever is imported again."""
    _meld(Uitbetaalmelding.Soort.AFGEKEURD, betaling, betaling.bedrag_centen, code, bron, op)


def kom_terug(*, betaling: Uitbetaling, bedrag_centen: int, code: str, bron: str, op: date) -> None:
    """Paid money came back; raises `BedragWijktAf` when it is not the amount that was paid."""
    if bedrag_centen != betaling.bedrag_centen:
        raise BedragWijktAf(f"{betaling.end_to_end_id}: een ander bedrag dan wij hebben betaald.")
    _meld(Uitbetaalmelding.Soort.RETOUR, betaling, bedrag_centen, code, bron, op)


def _meld(
    soort: Uitbetaalmelding.Soort,
    betaling: Uitbetaling,
    centen: int,
    code: str,
    bron: str,
    op: date,
) -> None:
    sleutel = f"bankmelding:{betaling.pk}"
    with transaction.atomic():
        if eenmalig(sleutel) is not None:
            return
        melding = Uitbetaalmelding.objects.create(
            uitbetaling=betaling, soort=soort, code=code[:8], bron=bron[:80], op=op
        )
        _boek_terug(soort, betaling, centen, code, op)
        _houd_aan(betaling.persoon_id, code, op)
        leg_betaling_teruggekomen(melding)
        vastleggen(
            soort=f"betaling_{soort}",
            actor=SYSTEEM,
            betrokkene_id=betaling.persoon_id,
            sleutel=sleutel,
            reden=code,
            uitkomst={"uitbetaling": betaling.pk},
        )


def _boek_terug(
    soort: Uitbetaalmelding.Soort, betaling: Uitbetaling, centen: int, code: str, op: date
) -> None:
    persoon_id = betaling.persoon_id
    afgekeurd = soort == Uitbetaalmelding.Soort.AFGEKEURD
    patroon = patterns.afkeuring if afgekeurd else patterns.retour
    post(
        sleutel=f"{soort}:{betaling.pk}",
        soort=Soort.AFKEURING if afgekeurd else Soort.RETOUR,
        legs=patroon(persoon_id=persoon_id, bedrag_centen=centen),
        persoon_id=persoon_id,
        effectief_op=op,
        run_id=betaling.run_id,
    )
    reverse(
        boeking_id=betaling.boeking_id,
        sleutel=f"terug:{betaling.boeking_id}",
        effectief_op=op,
        reden=f"{soort} door de bank ({code})",
    )


def _houd_aan(persoon_id: int, code: str, op: date) -> None:
    reden = Blokkade.Reden.OVERLIJDEN if code == RONDE_OVERLIJDEN else Blokkade.Reden.RETOUR
    Blokkade.objects.get_or_create(
        persoon_id=persoon_id, reden=reden, opgeheven_op=None, defaults={"ingangsdatum": op}
    )
