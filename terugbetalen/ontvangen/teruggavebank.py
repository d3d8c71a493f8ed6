"""What the bank says of refunds: refused, paid, or back again (`Ontvanger` of the gateway)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Sum

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.gateways.bank.bankregel import Bankregel
from duo_portal.gateways.bank.bericht import BerichtGeweigerd
from duo_portal.gateways.bank.pain002 import Bestandsuitslag, Regeluitslag, Uitslag
from duo_portal.gateways.models import Afschriftregel, BankBestand
from duo_portal.ledger import chart, patterns
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.legs import credit, debet
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import post, reverse
from terugbetalen.models import Teruggave

RUN = "teruggave"
Status = Afschriftregel.Status


class Teruggavebank:
    """The part of the bank's post that is about refunds (`Ontvanger` of the gateway)."""

    def is_van(self, bestand: BankBestand) -> bool:
        """Payment files of this run."""
        return (
            bestand.soort == BankBestand.Soort.PAIN001
            and Run.objects.filter(pk=bestand.run_id or 0, soort=RUN).exists()
        )

    def regels(self, bestand: BankBestand, uitslagen: Sequence[Regeluitslag]) -> None:
        """A refused refund stands to be paid back again; a colleague looks why."""
        for uitslag in uitslagen:
            if uitslag.uitslag is not Uitslag.GEWEIGERD:
                continue
            teruggave = _bij(uitslag.end_to_end_id)
            if teruggave is None or teruggave.run_id != bestand.run_id:
                raise BerichtGeweigerd("REGEL", "De bank noemt een regel van een ander bestand.")
            mislukt(teruggave, uitslag.reden, bedrijfsdatum.vandaag(), is_betaald=False)

    def bestand(self, bestand: BankBestand, uitslag: Bestandsuitslag, oordeel: Uitslag) -> None:
        """The fate of a whole file stands in its status."""

    def bankregels(
        self, bestand: BankBestand, regels: Sequence[Bankregel]
    ) -> Sequence[Status | None]:
        """Our own batch, and refunds that came back."""
        return [_debet(r) if r.bedrag_centen < 0 and r.msg_id else _retour(r) for r in regels]


def mislukt(teruggave: Teruggave, code: str, op: date, *, is_betaald: bool) -> None:
    """The bank did not pay it, or got it back: owed back again. Once."""
    if teruggave.mislukt_op is not None:
        return
    boeking = Boeking.objects.get(pk=teruggave.boeking_id)
    patroon = patterns.retour if is_betaald else patterns.afkeuring
    with transaction.atomic():
        legs = patroon(persoon_id=teruggave.persoon_id or 0, bedrag_centen=teruggave.bedrag_centen)
        if teruggave.persoon_id is None:
            legs = [replace(leg, persoon_id=None) for leg in legs]
        post(
            sleutel=f"teruggave_terug:{teruggave.pk}",
            soort=Soort.RETOUR if is_betaald else Soort.AFKEURING,
            legs=legs,
            persoon_id=teruggave.persoon_id,
            effectief_op=op,
            run_id=teruggave.run_id,
        )
        if teruggave.persoon_id is None:
            _houd_vast(teruggave, op)
        else:
            reverse(
                boeking_id=boeking.pk,
                sleutel=f"terug:{boeking.pk}",
                effectief_op=op,
                reden=f"teruggave mislukt ({code[:8]})",
            )
        Teruggave.objects.filter(pk=teruggave.pk).update(mislukt_op=op, mislukt_code=code[:8])


def _houd_vast(teruggave: Teruggave, op: date) -> None:
    """Unknown money that cannot go back to where it came from stays owed (1650), and a colleague looks at it."""
    centen = teruggave.bedrag_centen
    post(
        sleutel=f"teruggave_vast:{teruggave.pk}",
        soort=Soort.TERUGGAVE,
        legs=[debet(chart.TE_BETALEN_STUDENT, centen), credit(chart.TERUG_TE_BETALEN, centen)],
        persoon_id=None,
        effectief_op=op,
        run_id=teruggave.run_id,
    )
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="teruggave_mislukt",
            reden="Onbekend geld kon niet terug naar de afzender.",
            bron=Werkopdracht.Bron.BANK,
            sleutel=f"teruggave_mislukt:{teruggave.pk}",
            bron_id=teruggave.pk,
        )
    )


def _bij(end_to_end_id: str) -> Teruggave | None:
    cijfers = end_to_end_id.removeprefix("TG")
    if not end_to_end_id.startswith("TG") or not cijfers.isdecimal() or len(cijfers) != 14:
        return None
    return Teruggave.objects.filter(pk=int(cijfers)).first()


def _debet(regel: Bankregel) -> Status | None:
    """What left for a file of ours: its total less what the bank refused."""
    bestand = BankBestand.objects.filter(
        soort=BankBestand.Soort.PAIN001, msg_id=regel.msg_id, run_id__isnull=False
    ).first()
    if bestand is None or not Teruggavebank().is_van(bestand):
        return None
    geweigerd = Boeking.objects.filter(run_id=bestand.run_id, soort=Soort.AFKEURING)
    som = geweigerd.filter(legs__account=1100).aggregate(s=Sum("legs__bedrag_centen"))["s"]
    sleutel = f"bankbevestiging:{bestand.msg_id}"
    if bestand.totaal_centen - int(som or 0) != -regel.bedrag_centen:
        return None
    if Boeking.objects.filter(sleutel=sleutel).exists():
        return None
    post(
        sleutel=sleutel,
        soort=Soort.BANKBEVESTIGING,
        legs=patterns.bankbevestiging(totaal_centen=-regel.bedrag_centen),
        persoon_id=None,
        effectief_op=regel.boekdatum,
        run_id=bestand.run_id,
    )
    return Status.GEMATCHT


def _retour(regel: Bankregel) -> Status | None:
    if regel.bedrag_centen <= 0 or (teruggave := _bij(regel.end_to_end_id)) is None:
        return None
    if teruggave.bedrag_centen != regel.bedrag_centen or teruggave.mislukt_op is not None:
        return None
    if teruggave.persoon_id is None:
        return None  # unknown money again, on a line of its own
    mislukt(teruggave, regel.retour_reden or "MS03", regel.boekdatum, is_betaald=True)
    return Status.RETOUR
