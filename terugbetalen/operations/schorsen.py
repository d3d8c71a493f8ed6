"""Studying again: the terugbetaling stands still by itself as long as there is student finance (6.5(3)-(5)).

`leg_schorsing` reads the months with aid and lays down, moves or ends the fact GESCHORST; played again it changes
nothing. Without student finance only on application, and only from the month of it. After a change the decision of
the months that are left of this year is taken again.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import transaction
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from studiefinanciering.operations.terugzien import Steunverleden, terugzien
from studiefinanciering.queries import steun_tot
from terugbetalen.models import Feit, Terugbetaling, Vaststelling
from terugbetalen.rules.kolommen import GEEN
from terugbetalen.rules.machten import Int
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.pauze import einde_schorsing

from .klokken import leg_klokken
from .stilstandbrief import Periode, schrijf, schrijf_perioden
from .vaststellen import vaststellen

SOORT = int(Feit.Soort.GESCHORST)
VAN_RECHTSWEGE, OP_AANVRAAG, WSNP = 0, 1, 2
"""`Feit.waarde` of a suspension: why."""


class SchorsingGeweigerd(ValueError):
    """The terugbetaling cannot stand still then; the message says why, for the citizen."""


@dataclass(frozen=True, slots=True)
class Schorsing:
    """The months in which the terugbetaling stands still because of study, and whether that changed just now."""

    perioden: tuple[Periode, ...]
    is_gewijzigd: bool


def leg_schorsing(persoon_id: int, *, actor: str = SYSTEEM) -> Schorsing:
    """Make the suspensions by law what the awards in force say. Who does not repay has none."""
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        begin = _begin(persoon)
        verleden = terugzien(persoon_id) if begin else None
        moet = _moet(verleden, begin) if verleden and begin else ()
        is_ = _bekend(persoon, VAN_RECHTSWEGE)
        if moet == is_:
            return Schorsing(moet, is_gewijzigd=False)
        for van, _tot in is_:
            haal_weg(persoon, van)
        for van, tot in moet:
            leg_stilstand(persoon, van, tot, VAN_RECHTSWEGE)
        handeling = vastleggen(
            soort="terugbetaling_schorsen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"was": _tekst(is_), "is": _tekst(moet)},
        )
        schrijf_perioden(persoon, moet, handeling.pk, eerder=is_)
        anders = set(moet) ^ set(is_)
        beslis_opnieuw(persoon_id, min(van for van, _tot in anders), actor)
    return Schorsing(moet, is_gewijzigd=True)


def leg_schorsingen(van: int, tot: int, maand: Maand) -> dict[str, int]:
    """Everybody in [van, tot) who repays and has aid since then, or had such a suspension; call it in a transaction.

    What is borrowed then is a debt with a clock of its own (`klokken`).
    """
    begonnen = dict(
        Terugbetaling.objects.filter(
            persoon_id__gte=van, persoon_id__lt=tot, is_lllk=False, bekend__upper_inf=True
        )
        .order_by("-geldig")
        .values_list("persoon_id", "geldig")
    )
    if not begonnen:
        return {"geschorst": 0, "gewijzigd": 0, "klokken_gelegd": 0}
    eerste = Maand.van(min(geldig.lower for geldig in begonnen.values()))
    steun = {
        wie
        for wie, einde in steun_tot(van, tot, na=eerste).items()
        if wie in begonnen and einde.eerste_dag > begonnen[wie].lower
    }
    liepen = Feit.objects.filter(
        persoon_id__gte=van, persoon_id__lt=tot, soort=SOORT, waarde=VAN_RECHTSWEGE,
        bekend__upper_inf=True, geldig__endswith__gt=maand.vorige.eerste_dag,
    )  # fmt: skip
    wie = sorted(steun | set(liepen.values_list("persoon_id", flat=True)))
    uit = [leg_schorsing(persoon_id) for persoon_id in wie]
    klokken = [leg_klokken(persoon_id) for persoon_id in wie]
    return {
        "geschorst": sum(bool(s.perioden) for s in uit),
        "gewijzigd": sum(s.is_gewijzigd for s in uit),
        "klokken_gelegd": sum(k.is_gewijzigd for k in klokken),
    }


def vraag_schorsing(*, persoon_id: int, van: Maand, tot: Maand, actor: str) -> Schorsing:
    """On application, for who studies without student finance: [van, tot), from the month of the application at the earliest.

    Ends with the diplomatermijn where there is one. Raises `SchorsingGeweigerd`.
    """
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        begin, nu = _begin(persoon), Maand.van(bedrijfsdatum.vandaag())
        if begin is None:
            raise SchorsingGeweigerd("U betaalt nog niet terug. Er is niets om stil te zetten.")
        if van < nu:
            raise SchorsingGeweigerd("Dit kan niet voor maanden die voorbij zijn.")
        verleden = terugzien(persoon_id)
        grens = verleden.diplomatermijn_tot if verleden else None
        einde = min(tot, grens) if grens else tot
        if max(van, begin) >= einde:
            raise SchorsingGeweigerd("Uw diplomatermijn is dan voorbij.")
        leg_stilstand(persoon, max(van, begin), einde, OP_AANVRAAG)
        handeling = vastleggen(
            soort="schorsing_vragen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"van": str(max(van, begin)), "tot": str(einde)},
        )
        schrijf_perioden(persoon, ((max(van, begin), einde),), handeling.pk)
        beslis_opnieuw(persoon_id, max(van, begin), actor)
    return Schorsing(_bekend(persoon, OP_AANVRAAG), is_gewijzigd=True)


def eindig_schorsing(
    *,
    persoon_id: int,
    gevraagd_op: date,
    geantwoord_op: date | None,
    student_tot: date | None,
    actor: str,
) -> date | None:
    """End a suspension on application when the question whether one still studies was not answered in 8 weeks (6.5(5)).

    `student_tot`: first day on which he was no student. The first day without suspension; None while it goes on. The
    month of that day is the first that counts again.
    """
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        dag = bedrijfsdatum.vandaag().toordinal()
        vragen = (_dag(gevraagd_op), _dag(geantwoord_op), _dag(student_tot), _dag(None))
        einde = int(
            einde_schorsing(vragen[0], vragen[1], vragen[2], vragen[3], dag, bekende_wet())[0]
        )
        if einde == GEEN:
            return None
        eerste = date.fromordinal(einde)
        per = Maand.van(eerste)
        for van, tot in _bekend(persoon, OP_AANVRAAG):
            if tot is None or tot > per:
                haal_weg(persoon, max(van, per))
        handeling = vastleggen(
            soort="schorsing_eindigen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"per": str(per)},
        )
        stil = geantwoord_op is None and student_tot is None
        schrijf(persoon, handeling.pk, loopt=False, van=per, zonder_antwoord=stil)
        beslis_opnieuw(persoon_id, per, actor)
    return eerste


def _dag(dag: date | None) -> Int:
    return np.array([dag.toordinal() if dag else GEEN], dtype=np.int64)


def _begin(persoon: Persoon) -> Maand | None:
    """First month of the terugbetalingsperiode."""
    rijen = tijd.nu_bekend(Terugbetaling.objects.filter(persoon=persoon, is_lllk=False))
    eerste = rijen.order_by("geldig").values_list("geldig", flat=True).first()
    return Maand.van(eerste.lower) if eerste else None


def _moet(verleden: Steunverleden, begin: Maand) -> tuple[Periode, ...]:
    """Aid since the period began, as far as the diplomatermijn reaches; who never had one: all of it (6.5(4))."""
    grens = verleden.diplomatermijn_tot
    stukken = [
        (max(van, begin), min(tot, grens) if grens else tot)
        for van, tot in verleden.perioden
        if tot > begin
    ]
    return tuple((van, tot) for van, tot in stukken if van < tot)


def _bekend(persoon: Persoon, waarde: int) -> tuple[Periode, ...]:
    rijen = tijd.nu_bekend(Feit.objects.filter(persoon=persoon, soort=SOORT, waarde=waarde))
    return tuple(
        (Maand.van(g.lower), Maand.van(g.upper) if g.upper else None)
        for g in rijen.order_by("geldig").values_list("geldig", flat=True)
    )


def leg_stilstand(persoon: Persoon, van: Maand, tot: Maand | None, waarde: int) -> None:
    """The terugbetaling stands still over [van, tot), by law, on application or by Wsnp."""
    geldig = DateRange(van.eerste_dag, tot.eerste_dag if tot else None, "[)")
    tijd.wijzig(Feit, persoon, geldig, soort=SOORT, waarde=waarde)


def haal_weg(persoon: Persoon, van: Maand) -> None:
    """The suspension that holds in a month is none from there on; later ones stay."""
    rijen = tijd.nu_bekend(
        Feit.objects.filter(persoon=persoon, soort=SOORT, geldig__contains=van.eerste_dag)
    )
    rij = rijen.first()
    if rij is None:
        return
    later = [
        (r.geldig, r.waarde)
        for r in tijd.nu_bekend(Feit.objects.filter(persoon=persoon, soort=SOORT))
        if r.geldig.lower > rij.geldig.lower
    ]
    tijd.beeindig(Feit, persoon, van.eerste_dag, soort=SOORT)
    for geldig, waarde in sorted(later, key=lambda paar: paar[0].lower):
        tijd.wijzig(Feit, persoon, geldig, soort=SOORT, waarde=waarde)


def beslis_opnieuw(persoon_id: int, sinds: Maand, actor: str) -> None:
    """The decision of this year from the first month that changed, where one stands."""
    nu = Maand.van(bedrijfsdatum.vandaag())
    vanaf = max(sinds, Maand(nu.jaar, 1))
    for is_lllk in (False, True):
        besluiten = tijd.nu_bekend(
            Vaststelling.objects.filter(
                persoon_id=persoon_id, is_lllk=is_lllk, geldig__contains=vanaf.eerste_dag
            )
        )
        if besluiten.exists():
            vaststellen(persoon_id=persoon_id, maand=vanaf, actor=actor, is_lllk=is_lllk)


def _tekst(perioden: tuple[Periode, ...]) -> list[str]:
    return [f"{van}/{tot or ''}" for van, tot in perioden]
