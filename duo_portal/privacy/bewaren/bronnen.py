"""The kinds of record of the rooms below: uploads, mail addresses, sessions, and the traces of who looked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from duo_portal.audit.models import Dossieropening, Inzage, Verwerking
from duo_portal.cases.models import Stuk, StukInhoud
from duo_portal.foundation import clock
from duo_portal.identity.models.sessie import Sessie
from duo_portal.letters.models import UitgaandBericht

from .registratie import MEESTE, Vernietig, Zoek, registreer_bewaartermijn

_M = UitgaandBericht.Status
_OPEN = (_M.WACHT, _M.BEZIG)


def sleutels(rijen: QuerySet[Any]) -> list[str]:
    """The keys of the oldest rows."""
    return [str(pk) for pk in rijen.order_by("pk").values_list("pk", flat=True)[:MEESTE]]


def _losse_stukken(grens: datetime) -> QuerySet[Stuk]:
    return Stuk.objects.filter(bezwaarstuk__isnull=True, op__lt=grens)


def _zoek_los(grens: datetime) -> list[str]:
    return sleutels(_losse_stukken(grens))


def _vernietig_los(_voorstel: int, namen: Sequence[str], grens: datetime) -> int:
    """One that was handed in with something after all stays."""
    pks = list(
        _losse_stukken(grens)
        .filter(pk__in=namen)
        .select_for_update(of=("self",))
        .values_list("pk", flat=True)
    )
    Stuk.objects.filter(pk__in=pks).delete()
    return len(pks)


def _bezwaarstukken(grens: datetime) -> QuerySet[StukInhoud]:
    """Of cases that ended: the bytes go, that it was handed in stays with the objection."""
    return StukInhoud.objects.filter(
        stuk__bezwaarstuk__bezwaar__zaak__afgedaan_op__lt=grens.astimezone(clock.AMSTERDAM).date()
    )


def _zoek_bezwaarstukken(grens: datetime) -> list[str]:
    return sleutels(_bezwaarstukken(grens))


def _vernietig_bezwaarstukken(_voorstel: int, namen: Sequence[str], grens: datetime) -> int:
    pks = list(
        _bezwaarstukken(grens).filter(pk__in=[int(n) for n in namen]).values_list("pk", flat=True)
    )
    return StukInhoud.objects.filter(pk__in=pks).delete()[0]


def _mailadressen(grens: datetime) -> QuerySet[UitgaandBericht]:
    return UitgaandBericht.objects.filter(aangemaakt_op__lt=grens, email_sleutel_id__gt=0).exclude(
        status__in=_OPEN
    )


def _zoek_mail(grens: datetime) -> list[str]:
    return sleutels(_mailadressen(grens))


def _vernietig_mail(_voorstel: int, namen: Sequence[str], grens: datetime) -> int:
    """The address goes, that a message went stays."""
    return (
        _mailadressen(grens).filter(pk__in=namen).update(email_versleuteld=b"", email_sleutel_id=0)
    )


def _zoek_sessies(_grens: datetime) -> list[str]:
    return sleutels(Sessie.objects.filter(expire_date__lt=clock.nu()))


def _vernietig_sessies(_voorstel: int, namen: Sequence[str], _grens: datetime) -> int:
    return Sessie.objects.filter(pk__in=namen, expire_date__lt=clock.nu()).delete()[0]


def bewaakt(model: type[Model], kolom: str) -> tuple[Zoek, Vernietig]:
    """Of an insert-only table: found here, destroyed by the database itself, which looks at the approval again.

    The clock counts as well as the business date: the database holds on to what is younger by the clock.
    """

    def zoek(grens: datetime) -> list[str]:
        return sleutels(model._default_manager.filter(**{f"{kolom}__lt": grens}))

    def vernietig(voorstel: int, namen: Sequence[str], _grens: datetime) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT privacy_vernietig(%s, %s::text[])", [voorstel, list(namen)])
            return int(cursor.fetchone()[0])

    return zoek, vernietig


def registreer() -> None:
    """Make them known."""
    for naam, zoek, vernietig in (
        ("losse_stukken", _zoek_los, _vernietig_los),
        ("bezwaarstukken", _zoek_bezwaarstukken, _vernietig_bezwaarstukken),
        ("mailadressen", _zoek_mail, _vernietig_mail),
        ("sessies", _zoek_sessies, _vernietig_sessies),
        ("inzagen", *bewaakt(Inzage, "opgeslagen_at")),
        ("dossieropeningen", *bewaakt(Dossieropening, "opgeslagen_at")),
        ("verwerkingen", *bewaakt(Verwerking, "end_at")),
    ):
        registreer_bewaartermijn(naam, zoek=zoek, vernietig=vernietig)
