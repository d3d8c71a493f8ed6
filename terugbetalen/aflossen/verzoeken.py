"""A request of a debtor, dealt with: the fact is put down, the amount decided anew, and a letter says what changed.

What may be asked is judged again here, whatever the page showed: the file may have changed meanwhile.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import transaction
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.parameters import BuitenBekendeWet
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import KoppelingNietIngericht
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from terugbetalen.models import Feit, Vaststelling
from terugbetalen.operations.vaststellen import vaststellen
from terugbetalen.queries import vaststelling_op
from terugbetalen.rules.rente import RenteOntbreekt

from .stand import Schuldstand, lees_stand
from .stellen import AnderFeit, einden, gevolgen

NIET_UIT_TE_REKENEN = (BuitenBekendeWet, RenteOntbreekt, KoppelingNietIngericht)
"""A year that is not known yet, or a partner who cannot be asked."""
BRIEF = "terugbetaling_verzoek"
BRON = "terugbetalen.verzoek"


class Verzoeksoort(StrEnum):
    """What was asked; part of keys and letters, never renamed."""

    AFLOSVRIJ = "aflosvrij"
    AFLOSVRIJ_TERUG = "aflosvrij_terug"
    INKOMENSTOETS = "inkomenstoets"
    ALLEENSTAAND = "alleenstaand"
    PEILJAAR = "peiljaar"
    ZONDER_PARTNER = "zonder_partner"
    MET_PARTNER = "met_partner"
    HEFFINGSKORTING = "heffingskorting"
    KEUZE = "keuze"


class VerzoekGeweigerd(ValueError):
    """This cannot be done; the message is for the debtor, in the language of the page."""


@dataclass(frozen=True, slots=True)
class Verzoek:
    """What is asked: the facts that it puts down (none where it is refused), from which month, and for the letter."""

    soort: Verzoeksoort
    vanaf: Maand
    feiten: tuple[AnderFeit, ...]
    is_toegewezen: bool = True
    beslist: bool = True  # False: no amount changes, only when nothing is due
    gegevens: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The receipt: per loan the amount before and after, cents a month."""

    kenmerk: str
    oud_centen: int
    nieuw_centen: int
    einde_oud: date | None
    einde_nieuw: date | None


def _altijd(_stand: Schuldstand) -> None:
    """Nothing more is asked of the file."""


def verwerk(
    *,
    persoon_id: int,
    verzoek: Verzoek,
    sleutel: str,
    actor: str,
    eis: Callable[[Schuldstand], None] = _altijd,
) -> Uitkomst:
    """Put the facts down, decide from `verzoek.vanaf`, tell it by letter; the same `sleutel` again gives the first receipt.

    `eis` judges the file once more, with the person locked: two who ask at once cannot both have the last months off.
    Raises what `eis` raises (`VerzoekGeweigerd`), `JaarNietBekend`, `KoppelingNietIngericht`, and what keeps the file (exclusion) when facts would overlap.
    """
    handeling = f"terugbetaling_{verzoek.soort}:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            return _uitkomst(eerder.uitkomst)
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        stand = lees_stand(persoon_id, bedrijfsdatum.vandaag())
        eis(stand)
        som = _som(stand, verzoek)
        for feit in verzoek.feiten:
            _leg_neer(persoon, feit)
        if verzoek.feiten and verzoek.beslist:
            _beslis(stand, verzoek.vanaf, actor)
        regel = vastleggen(
            soort=f"terugbetaling_{verzoek.soort}",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=handeling,
            uitkomst={"kenmerk": sleutel, "toegewezen": verzoek.is_toegewezen, **som},
        )
        _brief(persoon, verzoek, som, regel.pk)
    return _uitkomst(regel.uitkomst)


def _leg_neer(persoon: Persoon, feit: AnderFeit) -> None:
    soort = int(feit.soort)
    if not feit.geldt:
        _haal_weg(persoon, feit)
        return
    geldig = DateRange(feit.van.eerste_dag, feit.tot.eerste_dag if feit.tot else None, "[)")
    tijd.wijzig(Feit, persoon, geldig, soort=soort, waarde=feit.waarde)


def _haal_weg(persoon: Persoon, feit: AnderFeit) -> None:
    """The fact holds no more from `van` on; with `tot` only until there: what comes after stays as it was."""
    soort, tot = int(feit.soort), feit.tot.eerste_dag if feit.tot else None
    rijen = tijd.nu_bekend(Feit.objects.filter(persoon=persoon, soort=soort)).order_by("geldig")
    later = [
        (DateRange(max(rij.geldig.lower, tot), rij.geldig.upper, "[)"), rij.waarde)
        for rij in rijen
        if tot is not None and (rij.geldig.upper is None or rij.geldig.upper > tot)
    ]
    tijd.beeindig(Feit, persoon, feit.van.eerste_dag, soort=soort)
    for geldig, waarde in later:
        tijd.wijzig(Feit, persoon, geldig, soort=soort, waarde=waarde)


def _beslis(stand: Schuldstand, vanaf: Maand, actor: str) -> None:
    """Every loan anew from that month, and the years after it that were decided already."""
    for lening in stand.leningen:
        for maand in (vanaf, Maand(vanaf.jaar + 1, 1)):
            is_besloten = vaststelling_op(
                stand.persoon_id, maand.eerste_dag, is_lllk=lening.is_lllk
            )
            if maand == vanaf or is_besloten:
                vaststellen(
                    persoon_id=stand.persoon_id,
                    maand=maand,
                    actor=actor,
                    reden=Vaststelling.Reden.AANVRAAG,
                    is_lllk=lening.is_lllk,
                )


def _som(stand: Schuldstand, verzoek: Verzoek) -> dict[str, Any]:
    """What is paid and when it ends, before and after, over all loans together; the end is that of the last one."""
    if not verzoek.beslist:
        gevonden = einden(stand.persoon_id, stand.maand, verzoek.feiten)
        oud, nieuw = gevonden or (None, None)
        nu = sum(lening.nu.te_betalen_centen for lening in stand.leningen if lening.nu)
        return {
            "oud_centen": nu,
            "nieuw_centen": nu if verzoek.soort is Verzoeksoort.AFLOSVRIJ_TERUG else 0,
            "einde_oud": oud.eerste_dag.isoformat() if oud else None,
            "einde_nieuw": nieuw.eerste_dag.isoformat() if nieuw else None,
        }
    alle = gevolgen(stand.persoon_id, verzoek.vanaf, verzoek.feiten)
    return {
        "oud_centen": sum(g.nu.te_betalen_centen for g in alle),
        "nieuw_centen": sum(g.straks.te_betalen_centen for g in alle),
        "einde_oud": max((g.nu.einde.eerste_dag.isoformat() for g in alle), default=None),
        "einde_nieuw": max((g.straks.einde.eerste_dag.isoformat() for g in alle), default=None),
    }


def _brief(persoon: Persoon, verzoek: Verzoek, som: Mapping[str, Any], bron_id: int) -> None:
    leg_klaar(
        NieuweBrief(
            persoon_id=persoon.pk,
            taal=persoon.taal,
            bron_id=bron_id,
            data={
                "soort": str(verzoek.soort),
                "toegewezen": verzoek.is_toegewezen,
                "vanaf": verzoek.vanaf.eerste_dag,
                **som,
                **verzoek.gegevens,
            },
        ),
        soort=BRIEF,
        bron=BRON,
        sjabloonversie=1,
    )


def _uitkomst(rij: Mapping[str, Any]) -> Uitkomst:
    def dag(naam: str) -> date | None:
        return date.fromisoformat(rij[naam]) if rij[naam] else None

    return Uitkomst(
        kenmerk=rij["kenmerk"],
        oud_centen=rij["oud_centen"],
        nieuw_centen=rij["nieuw_centen"],
        einde_oud=dag("einde_oud"),
        einde_nieuw=dag("einde_nieuw"),
    )
