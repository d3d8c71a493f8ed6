"""Propose what may go, decide as a second person, destroy in batches with a report. A killed batch is done again."""

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.foundation import clock
from duo_portal.identity import crypto
from duo_portal.identity.rollen import vier_ogen
from duo_portal.privacy.models import (
    Vernietigingspartij,
    Vernietigingsvoorstel,
    Voorstelregel,
)

from .registratie import MEESTE, Bewaarsoort, bewaarsoort, bewaarsoorten
from .tabel import NIET, VANZELF, Bewaartermijn, termijn

PARTIJ = 1000
_S = Vernietigingsvoorstel.Status


class VoorstelGeweigerd(ValueError):
    """This cannot be done with this proposal as it stands."""


def stel_voor(op: date, *, actor: str = SYSTEEM) -> list[Vernietigingsvoorstel]:
    """What is past its term on `op`: a proposal per kind, and what goes by itself goes. Nothing twice while one is open."""
    gemaakt = []
    # A business date ahead of the clock makes nobody's data older.
    dag = min(op, clock.vandaag()) if not settings.DEMO_MODE else op
    for soort in bewaarsoorten():
        rij = termijn(soort.naam, op)
        if rij.wijze == NIET:
            continue
        sleutels = soort.zoek(rij.grens(dag))[:MEESTE]
        if not sleutels:
            continue
        doe = _laat_gaan if rij.wijze == VANZELF else _stel_een_voor
        voorstel = doe(soort, rij, rij.grens(dag), sleutels, actor)
        if voorstel is not None:
            gemaakt.append(voorstel)
    return gemaakt


def keur_goed(*, voorstel_id: int, actor: str, reden: str = "") -> Vernietigingsvoorstel:
    """Another person than the one who proposed; raises `VierOgenVereist` or `VoorstelGeweigerd`. `voer_uit` destroys."""
    return _beslis(voorstel_id, _S.GOEDGEKEURD, actor, reden)


def wijs_af(*, voorstel_id: int, actor: str, reden: str) -> Vernietigingsvoorstel:
    """It stays, with the reason; the keys that were named are let go of."""
    if not reden.strip():
        raise VoorstelGeweigerd("Schrijf op waarom dit niet wordt vernietigd.")
    with transaction.atomic():
        voorstel = _beslis(voorstel_id, _S.AFGEWEZEN, actor, reden)
        voorstel.regels.all().delete()
    return voorstel


def voer_uit(voorstel_id: int, *, partij: int = PARTIJ) -> int:
    """Destroy what an approved proposal names, a transaction a batch; how many. Begun before, it goes on from there."""
    totaal = 0
    while (aantal := _doe_partij(voorstel_id, partij)) is not None:
        totaal += aantal
    return totaal


def voer_goedgekeurde_uit() -> int:
    """All approved proposals; how many records went."""
    open_ = Vernietigingsvoorstel.objects.filter(status=_S.GOEDGEKEURD)
    return sum(voer_uit(pk) for pk in open_.values_list("pk", flat=True))


def _stel_een_voor(
    soort: Bewaarsoort, rij: Bewaartermijn, grens: datetime, sleutels: Sequence[str], actor: str
) -> Vernietigingsvoorstel | None:
    open_ = (_S.VOORGESTELD, _S.GOEDGEKEURD)
    if Vernietigingsvoorstel.objects.filter(soort=soort.naam, status__in=open_).exists():
        return None
    try:
        with transaction.atomic():
            voorstel = _nieuw(rij, grens, len(sleutels), _S.VOORGESTELD, actor)
            Voorstelregel.objects.bulk_create(
                [Voorstelregel(voorstel=voorstel, sleutel=s) for s in sleutels], batch_size=5000
            )
            _noteer("vernietiging_voorstellen", voorstel, actor)
    except IntegrityError:
        return None  # another worker proposed this kind at the same moment
    return voorstel


def _laat_gaan(
    soort: Bewaarsoort, rij: Bewaartermijn, grens: datetime, sleutels: Sequence[str], actor: str
) -> Vernietigingsvoorstel:
    with transaction.atomic():
        voorstel = _nieuw(rij, grens, len(sleutels), _S.VANZELF, actor)
        aantal = soort.vernietig(voorstel.pk, sleutels, grens)
        _rapporteer(voorstel, sleutels, aantal, actor)
    return voorstel


def _nieuw(
    rij: Bewaartermijn, grens: datetime, aantal: int, status: str, actor: str
) -> Vernietigingsvoorstel:
    return Vernietigingsvoorstel.objects.create(
        soort=rij.naam,
        termijn=f"{rij.duur} na {rij.vanaf}"[:60],
        grondslag=rij.grondslag,
        grens_at=grens,
        aantal=aantal,
        status=status,
        opgesteld_door=actor,
    )


def _beslis(voorstel_id: int, naar: str, actor: str, reden: str) -> Vernietigingsvoorstel:
    with transaction.atomic():
        voorstel = Vernietigingsvoorstel.objects.select_for_update().get(pk=voorstel_id)
        if voorstel.status != _S.VOORGESTELD:
            raise VoorstelGeweigerd(
                f"Over dit voorstel is al beslist: {voorstel.get_status_display()}."
            )
        vier_ogen(voorstel.opgesteld_door, actor)
        voorstel.status, voorstel.besloten_door = naar, actor
        voorstel.besloten_at, voorstel.besluitreden = clock.nu(), reden
        voorstel.save(update_fields=["status", "besloten_door", "besloten_at", "besluitreden"])
        _noteer(f"vernietiging_{naar}", voorstel, actor)
    return voorstel


def _doe_partij(voorstel_id: int, meeste: int) -> int | None:
    """One batch in one transaction; None when the proposal is done (or was not approved)."""
    with transaction.atomic():
        voorstel = Vernietigingsvoorstel.objects.select_for_update().get(pk=voorstel_id)
        if voorstel.status != _S.GOEDGEKEURD:
            return None
        regels = list(voorstel.regels.order_by("pk")[:meeste])
        if not regels:
            voorstel.status, voorstel.uitgevoerd_at = _S.UITGEVOERD, clock.nu()
            voorstel.save(update_fields=["status", "uitgevoerd_at"])
            _noteer("vernietiging_uitvoeren", voorstel, voorstel.besloten_door)
            return None
        sleutels = [regel.sleutel for regel in regels]
        soort = bewaarsoort(voorstel.soort)
        aantal = soort.vernietig(voorstel.pk, sleutels, voorstel.grens_at)
        Voorstelregel.objects.filter(pk__in=[regel.pk for regel in regels]).delete()
        _rapporteer(voorstel, sleutels, aantal, voorstel.besloten_door)
    return aantal


def _rapporteer(
    voorstel: Vernietigingsvoorstel, sleutels: Sequence[str], aantal: int, actor: str
) -> None:
    """Counts and a keyed hash of the keys: it can be checked that one was in it, not read who."""
    tekst = "\n".join([voorstel.soort, *sorted(sleutels)])
    Vernietigingspartij.objects.create(
        voorstel=voorstel,
        nummer=voorstel.partijen.count() + 1,
        genoemd=len(sleutels),
        vernietigd=aantal,
        sleutels_hash=crypto.zoekhash("vernietigd", tekst),
        actor=actor,
    )


def _noteer(wat: str, voorstel: Vernietigingsvoorstel, actor: str) -> None:
    vastleggen(
        soort=wat,
        actor=actor,
        reden=voorstel.besluitreden,
        uitkomst={"voorstel": voorstel.pk, "soort": voorstel.soort, "aantal": voorstel.aantal},
    )
