"""Open a case, move it on, finish it; create work for people and settle it.

Bulk: a run that awards tens of thousands opens no cases one by one. Use `open_zaken` for the applications of a
chunk (one statement), and `maak_werkopdrachten` for its rest cases.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.cases.models import Werkopdracht, Zaak, ZaakStap
from duo_portal.cases.overgangen import GESLOTEN, eis_overgang


class ZaakVeranderd(RuntimeError):
    """A colleague was first: the work item or case is no longer as the screen showed it."""


def open_zaak(
    *,
    soort: Zaak.Soort,
    persoon_id: int,
    ontvangen_op: date,
    termijn_tot: date,
    actor: str,
    onderwerp: str = "",
    onderwerp_id: int | None = None,
) -> Zaak:
    """Open a case; one about the same subject and of the same kind is returned as it stands."""
    with transaction.atomic():
        if onderwerp_id is not None:
            zaak, nieuw = Zaak.objects.get_or_create(
                soort=soort,
                onderwerp=onderwerp,
                onderwerp_id=onderwerp_id,
                defaults={
                    "persoon_id": persoon_id,
                    "ontvangen_op": ontvangen_op,
                    "termijn_tot": termijn_tot,
                },
            )
        else:
            zaak, nieuw = (
                Zaak.objects.create(
                    soort=soort,
                    persoon_id=persoon_id,
                    onderwerp=onderwerp,
                    ontvangen_op=ontvangen_op,
                    termijn_tot=termijn_tot,
                ),
                True,
            )
        if nieuw:
            ZaakStap.objects.create(zaak=zaak, van="", naar=zaak.status, actor=actor)
    return zaak


def verzet(*, zaak_id: int, naar: Zaak.Status, actor: str, reden: str = "") -> Zaak:
    """Move a case that is not finished by it; raises `OvergangGeweigerd`. To finish one, `afdoen`."""
    return _verzet(zaak_id, naar, actor, reden, {})


def afdoen(*, zaak_id: int, uitkomst: str, op: date, actor: str, reden: str = "") -> Zaak:
    """Finish a case with its outcome; raises `OvergangGeweigerd` when it was finished before."""
    velden: dict[str, str | date] = {"uitkomst": uitkomst, "afgedaan_op": op}
    return _verzet(zaak_id, Zaak.Status.AFGEDAAN, actor, reden, velden)


def intrekken(*, zaak_id: int, op: date, actor: str, reden: str = "") -> Zaak:
    """The citizen withdraws; raises `OvergangGeweigerd` when it was finished before."""
    velden: dict[str, str | date] = {"uitkomst": "ingetrokken", "afgedaan_op": op}
    return _verzet(zaak_id, Zaak.Status.INGETROKKEN, actor, reden, velden)


def _verzet(
    zaak_id: int, naar: Zaak.Status, actor: str, reden: str, velden: dict[str, str | date]
) -> Zaak:
    with transaction.atomic():
        zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
        eis_overgang(zaak.status, naar)
        if (naar in GESLOTEN) != bool(velden):
            raise ValueError(
                "Een zaak sluit alleen door afdoen of intrekken, met een dag en een uitkomst."
            )
        ZaakStap.objects.create(zaak=zaak, van=zaak.status, naar=naar, actor=actor, reden=reden)
        zaak.status = naar
        for veld, waarde in velden.items():
            setattr(zaak, veld, waarde)
        zaak.save(update_fields=["status", *velden])
    return zaak


@dataclass(frozen=True)
class NieuweZaak:
    """One row of `open_zaken`."""

    persoon_id: int
    onderwerp_id: int
    ontvangen_op: date
    termijn_tot: date
    afgedaan_op: date | None = None
    uitkomst: str = ""


def open_zaken(
    zaken: Sequence[NieuweZaak], *, soort: Zaak.Soort, onderwerp: str, actor: str = SYSTEEM
) -> int:
    """Open (and where `afgedaan_op` is given, at once finish) many cases in one statement.

    A case that exists for its subject is left alone, so a chunk may run again. Returns how many are new.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            _OPEN_ZAKEN,
            {
                "soort": soort,
                "onderwerp": onderwerp,
                "actor": actor,
                "persoon": [z.persoon_id for z in zaken],
                "onderwerp_id": [z.onderwerp_id for z in zaken],
                "ontvangen": [z.ontvangen_op for z in zaken],
                "termijn": [z.termijn_tot for z in zaken],
                "afgedaan": [z.afgedaan_op for z in zaken],
                "uitkomst": [z.uitkomst for z in zaken],
            },
        )
        return int(cursor.fetchone()[0])


_OPEN_ZAKEN = """
WITH nieuw AS (
    INSERT INTO cases_zaak (soort, persoon_id, onderwerp, onderwerp_id, ontvangen_op, termijn_tot,
                            status, uitkomst, afgedaan_op)
    SELECT %(soort)s, persoon, %(onderwerp)s, onderwerp_id, ontvangen, termijn,
           CASE WHEN afgedaan IS NULL THEN 'ontvangen' ELSE 'afgedaan' END, uitkomst, afgedaan
    FROM unnest(%(persoon)s::bigint[], %(onderwerp_id)s::bigint[], %(ontvangen)s::date[],
                %(termijn)s::date[], %(afgedaan)s::date[], %(uitkomst)s::text[])
         AS rij(persoon, onderwerp_id, ontvangen, termijn, afgedaan, uitkomst)
    ON CONFLICT DO NOTHING
    RETURNING id, status
), stappen AS (
    INSERT INTO cases_zaakstap (zaak_id, van, naar, actor, reden)
    SELECT id, '', status, %(actor)s, '' FROM nieuw RETURNING 1
)
SELECT count(*) FROM stappen
"""


@dataclass(frozen=True)
class NieuweWerkopdracht:
    """Work for a person. `sleutel` makes it idempotent; `tekst` names no number of a person."""

    soort: str
    reden: str
    bron: Werkopdracht.Bron
    sleutel: str
    persoon_id: int | None = None
    tekst: str = ""
    bron_id: int | None = None


def maak_werkopdracht(opdracht: NieuweWerkopdracht) -> Werkopdracht:
    """Create one; the item that exists under its key is returned as it stands."""
    maak_werkopdrachten([opdracht])
    return Werkopdracht.objects.get(sleutel=opdracht.sleutel)


def maak_werkopdrachten(opdrachten: Sequence[NieuweWerkopdracht]) -> None:
    """Create many in one statement; those whose key exists are left alone."""
    Werkopdracht.objects.bulk_create(
        [Werkopdracht(**vars(opdracht)) for opdracht in opdrachten], ignore_conflicts=True
    )


def wijs_toe(*, werkopdracht_id: int, aan: str, actor: str) -> Werkopdracht:
    """Give open work to a colleague; raises `ZaakVeranderd` when it is finished."""
    with transaction.atomic():
        opdracht = _open(werkopdracht_id)
        opdracht.toegewezen, opdracht.status = aan, Werkopdracht.Status.OPGEPAKT
        opdracht.save(update_fields=["toegewezen", "status"])
        _leg_vast("werkopdracht_toewijzen", opdracht, actor, "", {"aan": aan})
    return opdracht


def rond_af(*, werkopdracht_id: int, uitkomst: str, actor: str) -> Werkopdracht:
    """Finish work with what was done; raises `ZaakVeranderd` when it was finished before."""
    with transaction.atomic():
        opdracht = _open(werkopdracht_id)
        opdracht.status, opdracht.uitkomst = Werkopdracht.Status.AFGEDAAN, uitkomst
        opdracht.save(update_fields=["status", "uitkomst"])
        _leg_vast("werkopdracht_afronden", opdracht, actor, uitkomst, {})
    return opdracht


def _open(werkopdracht_id: int) -> Werkopdracht:
    opdracht = Werkopdracht.objects.select_for_update().get(pk=werkopdracht_id)
    if opdracht.status == Werkopdracht.Status.AFGEDAAN:
        raise ZaakVeranderd("Deze werkopdracht is al afgerond; ververs de lijst.")
    return opdracht


def _leg_vast(
    soort: str, opdracht: Werkopdracht, actor: str, reden: str, extra: dict[str, str]
) -> None:
    vastleggen(
        soort=soort,
        actor=actor,
        betrokkene_id=opdracht.persoon_id,
        reden=reden,
        uitkomst={"werkopdracht": opdracht.pk, **extra},
    )
