"""What terugbetalen does with the post of the bank: its direct debits, payments of debtors, refunds that come back.

Registered at `gateways/bank/ontvangers.py`; what it does not know for certain it leaves to the others, and at last to
suspense.
"""

from collections.abc import Sequence
from datetime import date

from duo_portal.audit import bedrijfsdatum
from duo_portal.gateways.bank.bankregel import Bankregel
from duo_portal.gateways.bank.bericht import BerichtGeweigerd
from duo_portal.gateways.bank.pain002 import Bestandsuitslag, Regeluitslag, Uitslag
from duo_portal.gateways.models import Afschriftregel, BankBestand
from terugbetalen.innen.meldingen import OnbekendeIncasso, termijn_bij

from .boeken import Bron, boek_ontvangsten
from .gevolgen import volg_op
from .herkennen import herken
from .incassobestand import boek_bestand, incassobestand, is_in_bestand, verwacht_centen
from .storneren import BedragWijktAf, OnbekendeOntvangst, ontvangst_op_verzoek, storneer

Status = Afschriftregel.Status
ZONDER_REDEN = "MS03"


class Debiteurenbank:
    """The part of the bank's post that is about debtors (`Ontvanger` of the gateway)."""

    def is_van(self, bestand: BankBestand) -> bool:
        """Files of direct debits."""
        return bestand.soort == BankBestand.Soort.PAIN008

    def regels(self, bestand: BankBestand, uitslagen: Sequence[Regeluitslag]) -> None:
        """Collections that the bank refused beforehand: nothing was booked, so the term simply stays open."""
        for uitslag in uitslagen:
            if uitslag.uitslag is not Uitslag.GEWEIGERD:
                continue
            _eis_regel(bestand, uitslag.end_to_end_id)
            volg_op(
                kenmerk=uitslag.end_to_end_id,
                code=uitslag.reden or ZONDER_REDEN,
                bron=bestand.msg_id,
                op=bedrijfsdatum.vandaag(),
            )

    def bestand(self, bestand: BankBestand, uitslag: Bestandsuitslag, oordeel: Uitslag) -> None:
        """When the statement came before this answer, its entry waits in suspense: now it can be booked."""
        if oordeel is Uitslag.GEWEIGERD:
            return
        wachtend = Afschriftregel.objects.filter(
            msg_id=bestand.msg_id, status=Status.TUSSENREKENING, bedrag_centen__gt=0
        )
        for regel in wachtend:
            if regel.bedrag_centen == verwacht_centen(bestand):
                boek_bestand(bestand, regel.boekdatum, Bron.TUSSENREKENING)
                _zet(regel, Status.GEMATCHT)
                _werk_stornos_weg(bestand)

    def bankregels(
        self, bestand: BankBestand, regels: Sequence[Bankregel]
    ) -> Sequence[Status | None]:
        """Payments of debtors in bulk, then whole files of collections, then what came back, in whatever order they stand."""
        uit: list[Status | None] = [None] * len(regels)
        los = [p for p, r in enumerate(regels) if r.bedrag_centen > 0 and not r.msg_id]
        ontvangsten = herken([regels[plaats] for plaats in los])
        boek_ontvangsten([o for o in ontvangsten if o is not None])
        for plaats, ontvangst in zip(los, ontvangsten, strict=True):
            uit[plaats] = None if ontvangst is None else Status.GEMATCHT
        geboekt: set[str] = set()
        for plaats, regel in enumerate(regels):
            if regel.msg_id and regel.bedrag_centen > 0:
                uit[plaats] = _verzamelboeking(regel, geboekt)
        for plaats, regel in enumerate(regels):
            if regel.bedrag_centen < 0 and regel.retour_reden:
                uit[plaats] = _teruggehaald(regel)
        return uit


def _eis_regel(bestand: BankBestand, kenmerk: str) -> None:
    try:
        termijn = termijn_bij(kenmerk)
    except OnbekendeIncasso as fout:
        raise BerichtGeweigerd("REGEL", str(fout)) from fout
    if not is_in_bestand(bestand, termijn):
        raise BerichtGeweigerd("REGEL", "De bank noemt een incasso van een ander bestand.")


def _verzamelboeking(regel: Bankregel, geboekt: set[str]) -> Status | None:
    """The money of one file, when it is exactly what we expect; a second time it is unknown money."""
    bestand = incassobestand(regel.msg_id)
    if bestand is None or regel.bedrag_centen != verwacht_centen(bestand):
        return None
    eerder = Afschriftregel.objects.filter(msg_id=regel.msg_id, status=Status.GEMATCHT)
    if regel.msg_id in geboekt or eerder.exists():
        return None
    geboekt.add(regel.msg_id)
    boek_bestand(bestand, regel.boekdatum, Bron.BANK)
    _werk_stornos_weg(bestand)
    return Status.GEMATCHT


def _teruggehaald(regel: Bankregel) -> Status | None:
    return _storneer(
        kenmerk=regel.end_to_end_id,
        centen=-regel.bedrag_centen,
        oorspronkelijk=regel.oorspronkelijk_centen,
        code=regel.retour_reden,
        op=regel.boekdatum,
        bron=regel.sleutel,
        via=Bron.BANK,
    )


def _werk_stornos_weg(bestand: BankBestand) -> None:
    """What came back before the file was booked waits in suspense as money that left."""
    wachtend = Afschriftregel.objects.filter(
        status=Status.TUSSENREKENING, bedrag_centen__lt=0
    ).exclude(retour_reden="")
    for regel in wachtend:
        status = _storneer(
            kenmerk=regel.end_to_end_id,
            centen=-regel.bedrag_centen,
            oorspronkelijk=None,
            code=regel.retour_reden,
            op=max(regel.boekdatum, bestand.uitvoeringsdatum or regel.boekdatum),
            bron=f"regel:{regel.pk}",
            via=Bron.TUSSENREKENING,
        )
        if status is not None:
            _zet(regel, status)


def _storneer(
    *,
    kenmerk: str,
    centen: int,
    oorspronkelijk: int | None,
    code: str,
    op: date,
    bron: str,
    via: Bron,
) -> Status | None:
    if (sleutel := ontvangst_op_verzoek(kenmerk, oorspronkelijk or centen)) is not None:
        return _storneer_verzoek(sleutel, oorspronkelijk or centen, centen, code, op, bron, via)
    try:
        termijn = termijn_bij(kenmerk)
        geind = oorspronkelijk or min(centen, termijn.bedrag_centen)
        if centen < geind:
            return None
        storneer(
            end_to_end_id=kenmerk,
            bedrag_centen=geind,
            bijbetaald_centen=centen - geind,
            code=code,
            op=op,
            sleutel=f"storno:{bron}",
            via=via,
        )
    except (OnbekendeIncasso, OnbekendeOntvangst, BedragWijktAf):
        return None
    volg_op(kenmerk=kenmerk, code=code, bron=bron, op=op)
    return Status.RETOUR


def _storneer_verzoek(
    ontvangst: str, geboekt: int, centen: int, code: str, op: date, bron: str, via: Bron
) -> Status | None:
    """A payment on a request that its own bank took back: what it paid is owed again."""
    if centen < geboekt:
        return None
    storneer(
        ontvangst_sleutel=ontvangst,
        bedrag_centen=geboekt,
        bijbetaald_centen=centen - geboekt,
        code=code,
        op=op,
        sleutel=f"storno:{bron}",
        via=via,
    )
    return Status.RETOUR


def _zet(regel: Afschriftregel, status: Afschriftregel.Status) -> None:
    regel.status = status
    regel.save(update_fields=["status"])
