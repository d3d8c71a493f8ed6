"""Circumstances of a debtor as facts: Wsnp, deferral, debt help of the municipality.

Wsnp (299a Faillissementswet, 6.18(2)): the aflosfase stands still and no interest is due; the loan itself is outside
it, but arrears that exist at the ruling are in it. They are kept apart as the value of the fact, and lapse with a
clean slate.
"""

from datetime import date

from django.db import connection, transaction
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from duo_portal.ledger import chart, patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.legs import Leg
from duo_portal.ledger.operations import post
from terugbetalen.innen.stand import OpenTermijn, achterstand
from terugbetalen.models import Feit
from terugbetalen.queries import schuld_van
from terugbetalen.rules.fase import Fase, fase_op

from .jaarlezen import lees_dossiers
from .schorsen import WSNP, beslis_opnieuw, haal_weg, leg_stilstand

S = Feit.Soort
VRIJ_TE_LEGGEN = (S.UITSTEL, S.SCHULDHULP)


class GeenOmstandigheid(ValueError):
    """Such a fact cannot be laid down (or ended) so; the message says why."""


def leg_omstandigheid(
    *,
    persoon_id: int,
    soort: Feit.Soort,
    van: Maand,
    tot: Maand | None,
    actor: str,
    waarde: int = 0,
) -> Feit:
    """Deferral (`waarde` 1: without statutory interest, Awb 4:101) or debt help over [van, tot); None: until ended."""
    if soort not in VRIJ_TE_LEGGEN:
        raise GeenOmstandigheid("Alleen uitstel en schuldhulp worden zo vastgelegd.")
    if tot is not None and tot <= van:
        raise GeenOmstandigheid("De laatste maand ligt voor de eerste.")
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        geldig = DateRange(van.eerste_dag, tot.eerste_dag if tot else None, "[)")
        rij = tijd.wijzig(Feit, persoon, geldig, soort=int(soort), waarde=waarde)
        vastleggen(
            soort="omstandigheid_vastleggen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"soort": int(soort), "van": str(van), "tot": str(tot or "")},
        )
    return rij


def begin_wsnp(*, persoon_id: int, uitspraak: date, actor: str) -> Feit:
    """The court admitted somebody: from the month of the ruling no interest, and no term where terms were due.

    The value of the fact is the arrears of that day, cents. Again with the same ruling changes nothing.
    """
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        van = Maand.van(uitspraak)
        loopt = tijd.nu_bekend(Feit.objects.filter(persoon=persoon, soort=S.WSNP))
        if (rij := loopt.filter(geldig__contains=van.eerste_dag).first()) is not None:
            return rij
        apart = achterstand(persoon_id, uitspraak).centen
        rij = tijd.wijzig(
            Feit, persoon, tijd.vanaf(van.eerste_dag), soort=int(S.WSNP), waarde=apart
        )
        if (eerste := _eerste_aflosmaand(persoon_id, van)) is not None:
            leg_stilstand(persoon, eerste, None, WSNP)
        vastleggen(
            soort="wsnp_beginnen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"uitspraak": uitspraak.isoformat(), "achterstand_centen": apart},
        )
        beslis_opnieuw(persoon_id, van, actor)
    return rij


def eindig_wsnp(*, persoon_id: int, per: date, schone_lei: bool, actor: str) -> int:
    """It is over: interest and terms go on from the next month. With a clean slate what is left of the arrears lapses.

    Cents that lapsed. Raises `GeenOmstandigheid` when no Wsnp runs.
    """
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        rijen = tijd.nu_bekend(Feit.objects.filter(persoon=persoon, soort=S.WSNP))
        rij = rijen.filter(geldig__contains=per).first()
        if rij is None or rij.geldig.upper is not None:
            raise GeenOmstandigheid("Er loopt geen Wsnp op die dag.")
        na = Maand.van(per).volgende
        tijd.beeindig(Feit, persoon, na.eerste_dag, soort=int(S.WSNP))
        haal_weg(persoon, na)
        weg = _schone_lei(persoon_id, rij, per) if schone_lei else 0
        vastleggen(
            soort="wsnp_eindigen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"per": per.isoformat(), "schone_lei": schone_lei, "centen": weg},
        )
        beslis_opnieuw(persoon_id, na, actor)
    return weg


def wsnp_achterstand(persoon_id: int, op: date) -> int:
    """Arrears that a running Wsnp keeps apart, cents: nobody collects them meanwhile."""
    rijen = Feit.objects.filter(persoon_id=persoon_id, soort=S.WSNP)
    rij = tijd.nu_bekend(tijd.geldig_op(rijen, op)).first()
    return rij.waarde if rij else 0


def _eerste_aflosmaand(persoon_id: int, van: Maand) -> Maand | None:
    """The month from which the aflosfase stands still: the aanloopfase and a study go on; None: no period at all."""
    d = lees_dossiers(
        connection, van=persoon_id, tot=persoon_id + 1, maand=van, peil=bedrijfsdatum.moment()
    )
    if not len(d):
        return None
    fasen = d.fasen(van.index)
    eerste = int(fasen.aflos_begin.min())
    maand = fasen.begin * 0 + max(eerste, van.index)
    fase = int(fase_op(d.fasefeiten(van.index), fasen, maand)[0])
    return None if fase in (Fase.EINDE, Fase.STUDIE) else Maand.van_index(max(eerste, van.index))


def _schone_lei(persoon_id: int, wsnp: Feit, per: date) -> int:
    """Write off what is still open of the terms that were in arrears at the ruling, at most what was kept apart."""
    rest, legs = wsnp.waarde, list[Leg]()
    saldi = {
        r.account: r.centen for r in schuld_van(persoon_id, per).regels if not r.is_voorwaardelijk
    }
    for t in achterstand(persoon_id, per).termijnen:
        if t.maand < wsnp.geldig.lower and rest > 0:
            legs += _legs(persoon_id, t, min(rest, t.open_centen), saldi)
            rest -= min(rest, t.open_centen)
    som = sum(leg.bedrag_centen for leg in legs if leg.account == chart.AFBOEKING)
    if legs:
        post(
            sleutel=f"wsnp_schone_lei:{persoon_id}:{wsnp.pk}",
            soort=Soort.AFBOEKING,
            legs=legs,
            persoon_id=persoon_id,
            effectief_op=per,
            omschrijving="achterstand vervallen met schone lei",
        )
    return som


def _legs(persoon_id: int, t: OpenTermijn, centen: int, saldi: dict[int, int]) -> list[Leg]:
    """Interest first, as a payment of the term would; each leg names the month, so that the term is no longer open."""
    uit = []
    eigen = sorted((a for a in saldi if (a >= 1240) == t.is_lllk), key=lambda a: (a % 10 != 9, a))
    for account in eigen:
        deel = min(centen, saldi[account])
        if deel <= 0:
            continue
        uit += [
            Leg(leg.account, leg.zijde, leg.bedrag_centen, leg.persoon_id, t.maand)
            for leg in patterns_schuld.afboeking(
                persoon_id=persoon_id, bedrag_centen=deel, account=account
            )
        ]
        saldi[account] -= deel
        centen -= deel
    return uit
