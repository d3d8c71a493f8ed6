"""What is left lapses: at the end of the aflosfase (6.16(1)), at death (6.16(2)), by hardship (11.5(1)).

Booked per account to afboeking (4900); arrears are no part of the loan and stay (6.8(3)). Each once, on record. Of a
loan with several clocks each part lapses at its own end.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, eenmalig, vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Regime, Soort
from duo_portal.ledger.operations import post
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from terugbetalen.invordering.leningrente import achterstand_op
from terugbetalen.models import Terugbetaling
from terugbetalen.queries import LENINGEN, VOORWAARDELIJK, schuld_van
from terugbetalen.rules.kolommen import NOOIT
from terugbetalen.rules.regeling import LOOPTIJD, Regeling

from .jaarklokken import fasen_van
from .jaarlezen import Dossiers, lees_dossiers
from .klokspel import klokken_van

BRIEF = "terugbetaling_kwijtgescholden"
BRON = "terugbetalen.kwijtschelding"


class Grond(StrEnum):
    """Why it lapses."""

    EINDE = "einde"
    OVERLIJDEN = "overlijden"
    HARDHEID = "hardheid"


class GeenGrond(ValueError):
    """The ground does not hold on that day; the message says why."""


@dataclass(frozen=True, slots=True)
class Kwijtschelding:
    """What was written off, cents."""

    persoon_id: int
    grond: Grond
    op: date
    centen: int


def kwijtschelden(
    *, persoon_id: int, grond: Grond, op: date, actor: str = SYSTEEM, is_lllk: bool | None = None
) -> Kwijtschelding:
    """Write off what stands in the ledger on `op`; no interest follows in that month. Again with the same ground changes nothing.

    Death takes everything, prestatiebeurs too; the end of the aflosfase takes loans, of one kind when `is_lllk` is
    given. Raises `GeenGrond` when the aflosfase has not ended, the person lives, or hardship is nobody's decision.
    """
    with transaction.atomic():
        sleutel = f"kwijtschelden:{persoon_id}:{grond}:{is_lllk}:{op}"
        if (eerder := eenmalig(sleutel)) is not None:
            return Kwijtschelding(persoon_id, grond, op, int(eerder.uitkomst["centen"]))
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        _eis_grond(persoon, grond, op, actor, is_lllk=is_lllk)
        saldi = _saldi(persoon_id, grond, op, is_lllk=is_lllk)
        legs = [
            leg
            for account, centen in saldi.items()
            for leg in patterns_schuld.afboeking(
                persoon_id=persoon_id, bedrag_centen=centen, account=account
            )
        ]
        som = sum(saldi.values())
        handeling = vastleggen(
            soort="schuld_kwijtschelden",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=sleutel,
            uitkomst={"centen": som, "grond": str(grond)},
        )
        if som:
            post(
                sleutel=sleutel,
                soort=Soort.AFBOEKING,
                legs=legs,
                persoon_id=persoon_id,
                effectief_op=op,
                omschrijving=f"kwijtgescholden: {grond}",
            )
            _brief(persoon, grond, op, som, handeling.pk)
        if grond is Grond.OVERLIJDEN:
            _beeindig(persoon, op)
    return Kwijtschelding(persoon_id, grond, op, som)


def aan_het_einde(op: date, personen: list[int]) -> list[tuple[int, bool]]:
    """Of these people: whose aflosfase is over on a day (person, credit or not)."""
    maand, gevonden = Maand.van(op), []
    for persoon_id in personen:
        dossiers = _dossiers(persoon_id, maand)
        gevonden += [
            (persoon_id, lllk) for lllk, einde_ in _einden(dossiers, maand) if einde_ <= maand.index
        ]
    return gevonden


def verval_reeks(van: int, tot: int, op: date) -> dict[str, int]:
    """What lapses by law for the people [van, tot): of the dead, and of whose aflosfase is over; call it in a transaction."""
    kan = _mogelijk_voorbij(van, tot, op)
    dood = Persoon.objects.filter(
        pk__gte=van, pk__lt=tot, overleden_op__lte=op, terugbetalingen__bekend__upper_inf=True
    )
    uit = {"overleden": 0, "einde": 0, "vervallen_centen": 0}
    for persoon_id in sorted(set(dood.values_list("pk", flat=True))):
        if schuld_van(persoon_id, op).totaal_centen > 0:
            gedaan = kwijtschelden(persoon_id=persoon_id, grond=Grond.OVERLIJDEN, op=op)
            uit["overleden"] += 1
            uit["vervallen_centen"] += gedaan.centen
    for persoon_id, is_lllk in aan_het_einde(op, kan):
        if any(_saldi(persoon_id, Grond.EINDE, op, is_lllk=is_lllk).values()):
            gedaan = kwijtschelden(persoon_id=persoon_id, grond=Grond.EINDE, op=op, is_lllk=is_lllk)
            uit["einde"] += 1
            uit["vervallen_centen"] += gedaan.centen
    return uit


def _mogelijk_voorbij(van: int, tot: int, op: date) -> list[int]:
    """Whose aflosfase could be over by the shortest count: no pauses."""
    rijen = tijd.nu_bekend(
        Terugbetaling.objects.filter(
            persoon_id__gte=van, persoon_id__lt=tot, persoon__overleden_op=None,
            geldig__contains=op,
        )
    )  # fmt: skip
    uit = set()
    for wie, regeling, gestopt in rijen.values_list("persoon_id", "regeling", "gestopt_per"):
        looptijd = LOOPTIJD[Regeling(regeling)]
        begin = Maand.van(gestopt) + -1
        eerste = Maand(begin.jaar + 1, 1) + (looptijd.aanloopmaanden + looptijd.aflosmaanden)
        if eerste <= Maand.van(op):
            uit.add(wie)
    return sorted(uit)


def _eis_grond(
    persoon: Persoon, grond: Grond, op: date, actor: str, *, is_lllk: bool | None
) -> None:
    if grond is Grond.OVERLIJDEN and (persoon.overleden_op is None or persoon.overleden_op > op):
        raise GeenGrond(
            "Niet kwijtgescholden: van een overlijden op of voor die dag is niets bekend."
        )
    if grond is Grond.HARDHEID and actor == SYSTEEM:
        raise GeenGrond("Niet kwijtgescholden: om hardheid beslist een medewerker.")
    if grond is Grond.EINDE:
        dossiers = _dossiers(persoon.pk, Maand.van(op))
        einden = [e for lllk, e in _einden(dossiers, Maand.van(op)) if is_lllk in (None, lllk)]
        if not einden or max(einden) > Maand.van(op).index:
            laatste = max(einden, default=NOOIT)
            wanneer = (
                f"zij eindigt {Maand.van_index(laatste)}" if laatste < NOOIT else "er loopt er geen"
            )
            raise GeenGrond(f"Niet kwijtgescholden: de aflosfase is niet voorbij ({wanneer}).")


def _dossiers(persoon_id: int, maand: Maand) -> Dossiers:
    return lees_dossiers(
        connection, van=persoon_id, tot=persoon_id + 1, maand=maand, peil=bedrijfsdatum.moment()
    )


def _einden(dossiers: Dossiers, maand: Maand) -> list[tuple[bool, int]]:
    """Per loan (credit or not) the month in which its rest lapses; of several clocks the first that still owes something."""
    if not len(dossiers):
        return []
    einden = dossiers.fasen(maand.index).einde.tolist()
    for i, stand in dossiers.klokken.items():
        delen = fasen_van(dossiers, i, maand.index).einde[stand.saldo > 0]
        einden[i] = int(delen.min()) if len(delen) else einden[i]
    return [(bool(k), int(e)) for k, e in zip(dossiers.is_lllk, einden, strict=True)]


def _klokken_voorbij(persoon_id: int, op: date) -> int | None:
    """Cents of the parts of the ordinary loan whose clock is over; None for who has one clock: all of it."""
    maand = Maand.van(op)
    dossiers = _dossiers(persoon_id, maand)
    for i, stand in dossiers.klokken.items():
        einde = fasen_van(dossiers, i, maand.index).einde
        return int(stand.saldo[einde <= maand.index].sum())
    return None


def _saldi(persoon_id: int, grond: Grond, op: date, *, is_lllk: bool | None) -> dict[int, int]:
    """What lapses per account; at the end of the aflosfase without the arrears, which stay due (6.8(3))."""
    rekeningen = LENINGEN + (VOORWAARDELIJK if grond is Grond.OVERLIJDEN else ())
    blijft = achterstand_op([persoon_id], op) if grond is Grond.EINDE else {}
    hoogstens = _klokken_voorbij(persoon_id, op) if grond is Grond.EINDE else None
    saldi = {}
    for regel in sorted(schuld_van(persoon_id, op).regels, key=lambda r: (r.is_rente, -r.account)):
        lllk = regel.regime == Regime.LLLK
        if regel.account not in rekeningen or regel.centen <= 0 or is_lllk not in (None, lllk):
            continue
        apart = min(blijft.get((persoon_id, lllk), 0), regel.centen)
        blijft[persoon_id, lllk] = blijft.get((persoon_id, lllk), 0) - apart
        weg = regel.centen - apart
        if hoogstens is not None and not lllk:
            weg = min(weg, hoogstens)
            hoogstens -= weg
        if weg:
            saldi[regel.account] = weg
    return dict(sorted(saldi.items()))


def _brief(persoon: Persoon, grond: Grond, op: date, centen: int, bron_id: int) -> None:
    over = klokken_van(persoon.pk) if grond is Grond.EINDE else ()
    is_deel = bool(over) and schuld_van(persoon.pk, op).definitief_centen > 0
    leg_klaar(
        NieuweBrief(
            persoon_id=persoon.pk,
            taal=persoon.taal,
            bron_id=bron_id,
            data={"grond": str(grond), "op": op, "bedrag_centen": centen, "is_deel": is_deel},
        ),
        soort=BRIEF,
        bron=BRON,
        sjabloonversie=1,
    )


def _beeindig(persoon: Persoon, op: date) -> None:
    """Nothing is repaid from the month after the death on."""
    per = Maand.van(op).volgende.eerste_dag
    for is_lllk in (False, True):
        if Terugbetaling.objects.filter(
            persoon=persoon, is_lllk=is_lllk, bekend__upper_inf=True
        ).exists():
            tijd.beeindig(Terugbetaling, persoon, per, is_lllk=is_lllk)
