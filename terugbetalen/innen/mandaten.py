"""Acts on a mandate: give it, take it back, and say that the account changed. Each is on record, each once.

A mandate is for the account that the administration knows of the person (identity.Bankrekening). When that account
changes the mandate goes along, and the bank hears so with the next collection (SMNDA); giving an account without a
mandate collects nothing.
"""

import secrets
from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import vastleggen
from duo_portal.gateways.bank.incassobezwaar import EER
from duo_portal.identity import operations as identity
from duo_portal.identity import tijd
from duo_portal.identity.iban import normaliseer
from duo_portal.identity.models import Bankrekening, Persoon
from terugbetalen.models import Incassomandaat

_TEKENS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
INCASSANT_LETTERS = "TB"


class MandaatOnmogelijk(ValueError):
    """The act cannot be done; the message says why and what to do."""


def loopt(persoon_id: int) -> Incassomandaat | None:
    """The mandate that this person gave and did not take back."""
    return Incassomandaat.objects.filter(persoon_id=persoon_id, ingetrokken_op=None).first()


def geef_mandaat(*, persoon_id: int, op: date, actor: str) -> Incassomandaat:
    """Leave to collect from the known account, signed on `op`; who gave one already keeps it.

    Raises `MandaatOnmogelijk` without an account, or after death.
    """
    with transaction.atomic():
        persoon = _vergrendel(persoon_id)
        if (bestaand := loopt(persoon_id)) is not None:
            return bestaand
        if persoon.overleden_op is not None:
            raise MandaatOnmogelijk("Van wie is overleden wordt niet afgeschreven.")
        if not tijd.nu_bekend(
            tijd.geldig_op(Bankrekening.objects.filter(persoon=persoon), op)
        ).exists():
            raise MandaatOnmogelijk(
                "Er is geen rekening bekend om van af te schrijven: geef eerst een rekeningnummer op."
            )
        mandaat = Incassomandaat.objects.create(
            persoon=persoon, kenmerk=_nieuw_kenmerk(), getekend_op=op
        )
        vastleggen(
            soort="mandaat_geven",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=f"mandaat_geven:{mandaat.kenmerk}",
            uitkomst={"mandaat": mandaat.pk},
        )
        return mandaat


def trek_mandaat_in(
    *, persoon_id: int, op: date, actor: str, reden: str = ""
) -> Incassomandaat | None:
    """Nothing is collected any more from `op` on; None when there was no mandate. Terms are then asked by request.

    What went to the bank already can be refused or taken back there.
    """
    with transaction.atomic():
        _vergrendel(persoon_id)
        mandaat = loopt(persoon_id)
        if mandaat is None:
            return None
        mandaat.ingetrokken_op = max(op, mandaat.getekend_op)
        mandaat.reden = reden[:200]
        mandaat.save(update_fields=["ingetrokken_op", "reden"])
        vastleggen(
            soort="mandaat_intrekken",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=f"mandaat_intrekken:{mandaat.kenmerk}",
            reden=reden,
            uitkomst={"mandaat": mandaat.pk},
        )
        return mandaat


def wijzig_rekening(
    *, persoon_id: int, iban: str, tenaamstelling: str, vanaf: date, actor: str
) -> Bankrekening:
    """Collect from another account from `vanaf` on, under the mandate there is (or, without one, only know it).

    Raises `MandaatOnmogelijk` for an account outside the EEA while a mandate runs, `OngeldigeIban` for no account.
    """
    with transaction.atomic():
        persoon = _vergrendel(persoon_id)
        mandaat = loopt(persoon_id)
        if mandaat is not None and normaliseer(iban)[:2] not in EER:
            raise MandaatOnmogelijk(
                "Van een rekening buiten de EER kunnen wij niet afschrijven: trek de machtiging in en betaal zelf."
            )
        rekening = identity.wijzig_rekening(
            persoon=persoon, vanaf=vanaf, iban=iban, tenaamstelling=tenaamstelling
        )
        vastleggen(
            soort="incassorekening_wijzigen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=f"incassorekening_wijzigen:{rekening.pk}",
            uitkomst={"rekening": rekening.pk, "mandaat": mandaat.pk if mandaat else None},
        )
        return rekening


def _vergrendel(persoon_id: int) -> Persoon:
    return Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)


def _nieuw_kenmerk() -> str:
    """Says nothing about a person and is never given again."""
    return INCASSANT_LETTERS + "".join(secrets.choice(_TEKENS) for _ in range(16))
