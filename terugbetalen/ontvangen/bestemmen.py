"""Unknown money finds its destination at the desk: who it is from, a proposal, and above an amount a second person.

The money leaves suspense (1190) in the transaction that says so; a line has one destination.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.gateways.bank.herkomst import Afzender, afzender_van
from duo_portal.gateways.models import Afschriftregel
from duo_portal.identity import crypto
from duo_portal.identity.iban import normaliseer
from duo_portal.identity.models import Bankrekening, Persoon
from duo_portal.ledger import chart, patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from terugbetalen.innen.stand import open_termijnen
from terugbetalen.models import Bestemmingsvoorstel, Termijn, Teruggave

from .boeken import Bron, boek_ontvangst
from .verdelen import Bestemming, Extra, Schuldkeuze, VoorTermijn

Uitkomst = Bestemmingsvoorstel.Uitkomst
Doel = Bestemmingsvoorstel.Soort


class BestemmenKanNiet(ValueError):
    """The line cannot get this destination; the message says why."""


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """Somebody the money may be from, and why we think so."""

    persoon: Persoon
    waarom: str
    open_centen: int


def vier_ogen_vanaf() -> int:
    """From how many cents on a second person decides (BANK_TUSSENGELD_VIER_OGEN_CENTEN)."""
    return int(getattr(settings, "BANK_TUSSENGELD_VIER_OGEN_CENTEN", 50_000))


def kandidaten(regel: Afschriftregel) -> list[Kandidaat]:
    """Who has or had the account it came from; whose collection it names."""
    afzender, op = afzender_van(regel), bedrijfsdatum.vandaag()
    gevonden: dict[int, str] = {}
    if afzender.iban:
        hashes = crypto.zoekhashes(crypto.IBAN, normaliseer(afzender.iban))
        for persoon_id in Bankrekening.objects.filter(iban_hash__in=hashes).values_list(
            "persoon_id", flat=True
        ):
            gevonden.setdefault(persoon_id, "rekening")
    genoemd = Termijn.objects.filter(kenmerk=regel.end_to_end_id).values_list(
        "persoon_id", flat=True
    )
    for persoon_id in genoemd if regel.end_to_end_id else []:
        gevonden[persoon_id] = "kenmerk"
    personen = Persoon.objects.in_bulk(gevonden)
    return [
        Kandidaat(
            personen[nummer],
            waarom,
            sum(termijn.open_centen for termijn in open_termijnen(nummer, op)),
        )
        for nummer, waarom in gevonden.items()
    ]


def stel_voor(
    *,
    regel_id: int,
    doel: Doel,
    actor: str,
    reden: str,
    persoon_id: int | None = None,
    termijn_id: int | None = None,
    schuld: Schuldkeuze | None = None,
) -> Bestemmingsvoorstel:
    """Say where a line belongs; below `vier_ogen_vanaf` it is done at once, above it waits for a colleague.

    Raises `BestemmenKanNiet`.
    """
    with transaction.atomic():
        regel = _geld(regel_id)
        _keur(regel, doel, persoon_id, termijn_id)
        try:
            with transaction.atomic():
                voorstel = Bestemmingsvoorstel.objects.create(
                    regel=regel,
                    soort=doel,
                    persoon_id=persoon_id,
                    termijn_id=termijn_id,
                    schuld="" if schuld is None else str(schuld),
                    bedrag_centen=regel.bedrag_centen,
                    vraagt_ander=regel.bedrag_centen >= vier_ogen_vanaf(),
                    reden=reden[:300],
                    door=actor,
                    op=bedrijfsdatum.vandaag(),
                )
        except IntegrityError as fout:
            raise BestemmenKanNiet("Voor dit bedrag is al een bestemming voorgesteld.") from fout
        _leg_vast("tussengeld_voorstellen", voorstel, actor)
        return voorstel if voorstel.vraagt_ander else _voer_uit(voorstel, regel, actor)


def keur_goed(*, voorstel_id: int, actor: str) -> Bestemmingsvoorstel:
    """A colleague agrees: the money goes to its place. Raises `BestemmenKanNiet` for who proposed it."""
    with transaction.atomic():
        voorstel = _open(voorstel_id)
        if voorstel.vraagt_ander and voorstel.door == actor:
            raise BestemmenKanNiet("U stelde dit zelf voor: een collega beslist.")
        regel = _geld(voorstel.regel_id)
        return _voer_uit(voorstel, regel, actor)


def wijs_af(*, voorstel_id: int, actor: str) -> Bestemmingsvoorstel:
    """The proposal is off; the money waits on. Who proposed it may also take it back when no colleague is asked."""
    with transaction.atomic():
        voorstel = _open(voorstel_id)
        if voorstel.vraagt_ander and voorstel.door == actor:
            raise BestemmenKanNiet("U stelde dit zelf voor: een collega beslist.")
        return _besluit(voorstel, Uitkomst.AFGEWEZEN, actor)


def _voer_uit(
    voorstel: Bestemmingsvoorstel, regel: Afschriftregel, actor: str
) -> Bestemmingsvoorstel:
    if voorstel.soort == Doel.TERUG:
        _geef_terug(regel, afzender_van(regel))
    elif voorstel.persoon_id is not None:
        boek_ontvangst(
            persoon_id=voorstel.persoon_id,
            bedrag_centen=regel.bedrag_centen,
            op=regel.boekdatum,
            sleutel=f"tussengeld:{regel.pk}",
            bron=Bron.TUSSENREKENING,
            bestemming=_bestemming(voorstel),
        )
    regel.status = Afschriftregel.Status.GEMATCHT
    regel.save(update_fields=["status"])
    return _besluit(voorstel, Uitkomst.UITGEVOERD, actor)


def _bestemming(voorstel: Bestemmingsvoorstel) -> Bestemming:
    if voorstel.soort == Doel.TERMIJN and voorstel.termijn_id is not None:
        return VoorTermijn(voorstel.termijn_id)
    if voorstel.soort == Doel.EXTRA:
        return Extra(Schuldkeuze(voorstel.schuld) if voorstel.schuld else None)
    return None


def _geef_terug(regel: Afschriftregel, afzender: Afzender) -> None:
    """It goes along with the next refunds; until then it is owed to the sender."""
    boeking = post(
        sleutel=f"tussengeld:{regel.pk}",
        soort=Soort.TUSSENREKENING_UIT,
        legs=patterns_schuld.tussenrekening_uit(
            bedrag_centen=regel.bedrag_centen, account=chart.TE_BETALEN_STUDENT
        ),
        persoon_id=None,
        effectief_op=bedrijfsdatum.vandaag(),
    )
    Teruggave.objects.create(
        regel=regel,
        bedrag_centen=regel.bedrag_centen,
        iban_versleuteld=crypto.versleutel(normaliseer(afzender.iban), kind=crypto.IBAN),
        iban_sleutel_id=crypto.actuele_sleutel_id(),
        naam=(afzender.naam or "Afzender")[:200],
        boeking_id=boeking.pk,
    )


def _geld(regel_id: int) -> Afschriftregel:
    regel = Afschriftregel.objects.select_for_update().filter(pk=regel_id).first()
    if regel is None or regel.status != Afschriftregel.Status.TUSSENREKENING:
        raise BestemmenKanNiet("Dit geld wacht niet (meer) op een bestemming.")
    if regel.bedrag_centen <= 0:
        raise BestemmenKanNiet("Dit is geld dat wegging, geen geld dat binnenkwam.")
    return regel


def _keur(
    regel: Afschriftregel, doel: Doel, persoon_id: int | None, termijn_id: int | None
) -> None:
    if doel == Doel.TERUG:
        if persoon_id is not None or not afzender_van(regel).iban:
            raise BestemmenKanNiet("Teruggeven kan alleen naar de rekening waarvan het geld kwam.")
    elif persoon_id is None:
        raise BestemmenKanNiet("Kies van wie het geld is.")
    if (
        doel == Doel.TERMIJN
        and not Termijn.objects.filter(pk=termijn_id or 0, persoon_id=persoon_id or 0).exists()
    ):
        raise BestemmenKanNiet("Kies een termijn van deze persoon.")


def _open(voorstel_id: int) -> Bestemmingsvoorstel:
    voorstel = Bestemmingsvoorstel.objects.select_for_update().filter(pk=voorstel_id).first()
    if voorstel is None or voorstel.uitkomst != Uitkomst.OPEN:
        raise BestemmenKanNiet("Over dit voorstel is al beslist.")
    return voorstel


def _besluit(voorstel: Bestemmingsvoorstel, uitkomst: Uitkomst, actor: str) -> Bestemmingsvoorstel:
    voorstel.uitkomst, voorstel.besloten_door = uitkomst, actor
    voorstel.besloten_op = bedrijfsdatum.vandaag()
    voorstel.save(update_fields=["uitkomst", "besloten_door", "besloten_op"])
    _leg_vast(f"tussengeld_{uitkomst}", voorstel, actor)
    return voorstel


def _leg_vast(soort: str, voorstel: Bestemmingsvoorstel, actor: str) -> None:
    vastleggen(
        soort=soort,
        actor=actor,
        betrokkene_id=voorstel.persoon_id,
        reden=voorstel.reden,
        uitkomst={"voorstel": voorstel.pk, "regel": voorstel.regel_id},
    )


def leeftijd_dagen(regel: Afschriftregel, op: date) -> int:
    """For how many days the money has waited."""
    return (op - regel.boekdatum).days
