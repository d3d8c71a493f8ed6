"""Findings, the intention with its amounts per month, and the view of the student (Awb 4:8, 5:50, 5:53)."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from duo_portal.foundation.period import Maand
from studiefinanciering.operations.woonsituatie import (
    GeenBesluit,
    Grond,
    HerzieningTeLaat,
    verschil,
)
from uitwonendencontrole.controleren.kern import handeling
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.controleren.woongegevens import begin_van_presumptie
from uitwonendencontrole.models import Bevinding, Bewijsstuk, Controle, Stand, Voornemen
from uitwonendencontrole.rules.controle import (
    bewijs_draagt,
    einde_termijn,
    reeksen,
    te_herziene_maanden,
)

S = Stand


def leg_bevinding_vast(
    *,
    controle_id: int,
    van: date,
    tot: date,
    bewijs_ids: Sequence[int],
    toelichting: str,
    actor: str,
    op: date,
    sleutel: str,
) -> Bevinding:
    """Days on which independent evidence of two kinds says that the student lived elsewhere, and no day beyond it."""
    with handeling(
        controle_id=controle_id, soort="bevinding", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return Bevinding.objects.get(pk=stap.uitkomst["bevinding"])
        stap.eis(S.BEWIJS_GEVRAAGD, S.RAPPORT_TER_CORRECTIE)
        stukken = list(
            stap.controle.bewijs.filter(
                pk__in=bewijs_ids,
                is_onafhankelijk=True,
                wijst_op=Bewijsstuk.Wijst.WOONT_ER_NIET,
                gewist_op=None,
            )
        )
        if not bewijs_draagt({stuk.soort for stuk in stukken}):
            raise OvergangGeweigerd("Een bevinding rust op minstens twee onafhankelijke soorten bewijs.")  # fmt: skip
        if van < min(s.van for s in stukken) or tot > max(s.tot for s in stukken):
            raise OvergangGeweigerd("Een bevinding gaat niet verder dan het bewijs reikt.")
        gemaakt = Bevinding.objects.create(
            controle=stap.controle, van=van, tot=tot, toelichting=toelichting, door=actor, op=op
        )
        gemaakt.bewijs.set(stukken)
        stap.uitkomst["bevinding"] = gemaakt.pk
        stap.noteer("bevinding", {"van": van, "tot": tot, "toelichting": toelichting})
    return gemaakt


def maanden_van(controle: Controle) -> tuple[Maand, ...]:
    """The months that the findings carry: not before art. 9.9(2), nor up to when this student was last in order."""
    adres_op, ouder_op = begin_van_presumptie(controle.persoon_id, controle.geopend_op)
    eerder = (
        Controle.objects.filter(persoon_id=controle.persoon_id, stand=S.AFGEROND_AKKOORD)
        .exclude(pk=controle.pk)
        .order_by("-stand_sinds")
        .first()
    )
    goed = controle.bewijs.filter(bezoek_goed()).order_by("-tot").first()
    in_orde = [d for d in (eerder.stand_sinds if eerder else None, goed.tot if goed else None) if d]
    return te_herziene_maanden(
        [(b.van, b.tot) for b in controle.bevindingen.all()],
        laatste_adreswijziging=adres_op,
        ouder_ingeschreven_op=ouder_op,
        in_orde_op=max(in_orde, default=None),
    )


def bezoek_goed() -> Q:
    """A visit that found the student living there."""
    return Q(soort=Bewijsstuk.Soort.BEZOEK, wijst_op=Bewijsstuk.Wijst.WOONT_ER)


def reken_door(controle: Controle, *, grond: Grond, actor: str) -> list[tuple[Maand, int, int]]:
    """Cents of grant per month before and after; raises `OvergangGeweigerd` where nothing can be revised."""
    maanden = maanden_van(controle)
    if not maanden:
        raise OvergangGeweigerd("Er zijn geen maanden waarover het bewijs reikt: leg eerst een bevinding vast.")  # fmt: skip
    try:
        return verschil(
            persoon_id=controle.persoon_id, reeksen=reeksen(maanden), grond=grond, actor=actor
        )
    except (GeenBesluit, HerzieningTeLaat) as fout:
        raise OvergangGeweigerd(str(fout)) from None


def neem_voor(
    *,
    controle_id: int,
    is_boete_mogelijk: bool,
    grond: str = Grond.WIST_OF_KON_WETEN,
    actor: str,
    op: date,
    sleutel: str,
) -> Voornemen:
    """The intention of B, with amounts per month before any decision, the report of the breach and the caution.

    IntegrityError when `actor` judged or visited.
    """
    with handeling(
        controle_id=controle_id, soort="voornemen", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return Voornemen.objects.get(pk=stap.uitkomst["voornemen"])
        rijen = reken_door(stap.controle, grond=Grond(grond), actor=actor)
        lijst = [[str(maand), oud, nieuw] for maand, oud, nieuw in rijen]
        gemaakt = Voornemen.objects.create(
            controle=stap.controle,
            maanden=lijst,
            terug_centen=sum(max(oud - nieuw, 0) for _m, oud, nieuw in rijen),
            is_boete_mogelijk=is_boete_mogelijk,
            rapport_op=op,
            opgesteld_door=actor,
            opgesteld_op=op,
            zienswijze_tot=einde_termijn("zienswijze", op),
        )
        stap.uitkomst["voornemen"] = gemaakt.pk
        feiten = {"maanden": lijst, "terug_centen": gemaakt.terug_centen, "is_boete_mogelijk": is_boete_mogelijk}  # fmt: skip
        stap.zet("neem_voor", gegevens=feiten)
    return gemaakt


def geef_zienswijze(
    *, voornemen_id: int, tekst: str, wijze: str, actor: str, op: date, sleutel: str
) -> Voornemen:
    """What the student thinks of it, in writing or orally as chosen (Awb 4:9); also late, until the decision."""
    voornemen = Voornemen.objects.get(pk=voornemen_id)
    with handeling(
        controle_id=voornemen.controle_id, soort="zienswijze", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan:
            stap.eis(S.VOORNEMEN)
            if voornemen.zienswijze_op is not None:
                raise OvergangGeweigerd(_("U gaf uw zienswijze al. Wij lezen die voordat wij beslissen."))  # fmt: skip
            voornemen.zienswijze, voornemen.zienswijze_op = tekst, op
            voornemen.wijze = Voornemen.Wijze(wijze)
            voornemen.save(update_fields=["zienswijze", "zienswijze_op", "wijze"])
            stap.noteer("zienswijze", {"tekst": tekst, "wijze": wijze})
    return voornemen
