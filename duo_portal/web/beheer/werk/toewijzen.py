"""Who does what: take the next thing, take or give one, give it back. Each is an act on record."""

from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import vastleggen
from duo_portal.audit.models import Zaaktoewijzing
from duo_portal.cases import operations
from duo_portal.cases.models import Werkopdracht, Zaak
from duo_portal.foundation.clock import AMSTERDAM

from .lijst import NORM, WERK, ZAAK, voor_mensen


class AlToegewezen(RuntimeError):
    """A colleague was first."""


def pak_volgende(naam: str, op: date) -> tuple[str, int] | None:
    """Give `naam` what ends first of what nobody has: (kind, id), or None when nothing waits.

    Two colleagues who ask at once never get the same: each skips what the other has locked, and looks again
    whether it is still free once it holds the lock.
    """
    with transaction.atomic():
        zaak, werk = _vrije_zaak(op), _vrij_werk()
        if zaak is not None and (werk is None or zaak.termijn_tot <= _norm(werk)):
            wijs_zaak_toe(zaak_id=zaak.pk, aan=naam, actor=naam, op=op)
            return ZAAK, zaak.pk
        if werk is None:
            return None
        operations.wijs_toe(werkopdracht_id=werk.pk, aan=naam, actor=naam)
        return WERK, werk.pk


def _norm(werk: Werkopdracht) -> date:
    return werk.aangemaakt_op.astimezone(AMSTERDAM).date() + NORM


def _vrije_zaak(op: date) -> Zaak | None:
    overgeslagen: list[int] = []
    while True:
        vrij = (
            voor_mensen(op)
            .exclude(status=Zaak.Status.WACHT_OP_AANVRAGER)
            .exclude(pk__in=Zaaktoewijzing.objects.values("zaak_id"))
            .exclude(pk__in=overgeslagen)
        )
        zaak = vrij.select_for_update(skip_locked=True, of=("self",)).first()
        if zaak is None or not Zaaktoewijzing.objects.filter(pk=zaak.pk).exists():
            return zaak
        overgeslagen.append(zaak.pk)


def _vrij_werk() -> Werkopdracht | None:
    vrij = Werkopdracht.objects.filter(status=Werkopdracht.Status.OPEN, toegewezen="")
    return vrij.order_by("pk").select_for_update(skip_locked=True).first()


def wijs_zaak_toe(*, zaak_id: int, aan: str, actor: str, op: date, van: str = "") -> None:
    """Give a case to a colleague; raises `AlToegewezen` unless it is with `van` (nobody when empty) now."""
    with transaction.atomic():
        Zaak.objects.select_for_update().get(pk=zaak_id, afgedaan_op=None)
        nu = Zaaktoewijzing.objects.filter(pk=zaak_id).values_list("aan", flat=True).first()
        if (nu or "") != van:
            raise AlToegewezen(f"Zaak Z-{zaak_id} is al bij {nu or 'niemand'}; ververs de lijst.")
        if aan:
            Zaaktoewijzing.objects.update_or_create(
                zaak_id=zaak_id, defaults={"aan": aan, "sinds": op}
            )
        else:
            Zaaktoewijzing.objects.filter(pk=zaak_id).delete()
        vastleggen(
            soort="zaak_toewijzen", actor=actor, uitkomst={"zaak": zaak_id, "van": van, "aan": aan}
        )


def wijs_werk_toe(*, werkopdracht_id: int, aan: str, actor: str, van: str = "") -> None:
    """The same for a work item; giving it back opens it for others."""
    with transaction.atomic():
        werk = Werkopdracht.objects.select_for_update().get(pk=werkopdracht_id)
        if werk.toegewezen != van:
            wie = werk.toegewezen or "niemand"
            raise AlToegewezen(f"Werk W-{werk.pk} is al bij {wie}; ververs de lijst.")
        if aan:
            operations.wijs_toe(werkopdracht_id=werk.pk, aan=aan, actor=actor)
            return
        werk.toegewezen, werk.status = "", Werkopdracht.Status.OPEN
        werk.save(update_fields=["toegewezen", "status"])
        vastleggen(
            soort="werkopdracht_toewijzen",
            actor=actor,
            betrokkene_id=werk.persoon_id,
            uitkomst={"werkopdracht": werk.pk, "aan": ""},
        )
