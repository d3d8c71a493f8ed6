"""Another account for the payments: checked, recorded with a notice, and held where the name does not match.

Whoever takes over a session would do this first. So the page asks for a fresh proof of identity, the person gets
a letter at the address that was known already, a name that does not match holds the payments, and an account that
many people share goes to a colleague to look at. Sharing alone never stops anybody: families share accounts.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, eenmalig, vastleggen
from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.foundation.kalender import betaaldag
from duo_portal.gateways.koppeling import KoppelingNietIngericht, koppeling
from duo_portal.gateways.naamcontrole import Naamuitslag
from duo_portal.identity import iban as iban_regels
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Bankrekening, Blokkade, Persoon
from duo_portal.identity.queries import deelt_rekening_met, iban_van, rekening_op
from duo_portal.identity.sepa import is_g_rekening, is_sepa
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from studiefinanciering.inzien.gevolg import eerste_te_betalen

from .aanhouden import OPHEFFEN, gezet_door, houd_aan

BRON = "identity.bankrekening"
"""`Brief.bron` of the notice."""
VAAK_GEDEELD = 3
"""An account of more people than this is looked at."""
_NAAM = "De bank kent deze rekening niet op de naam van de student."


class RekeningGeweigerd(ValueError):
    """This account cannot be taken; `code` says why, and nothing of the number is in the message."""

    def __init__(self, code: str, tekst: str) -> None:
        super().__init__(tekst)
        self.code = code


@dataclass(frozen=True, slots=True)
class Rekeningwijziging:
    """The receipt. `nog_naar_oude` is the payday of a payment that still goes to the account before."""

    laatste4: str
    vanaf: date
    naam: Naamuitslag
    is_aangehouden: bool
    nog_naar_oude: date | None


def lees_iban(tekst: str) -> str:
    """The bare account number; raises `RekeningGeweigerd` for what no payment of ours can reach."""
    try:
        # Digits of another script pass the check, and no bank knows them.
        iban = iban_regels.normaliseer(tekst if tekst.isascii() else "")
    except iban_regels.IbanOngeldig as fout:
        raise RekeningGeweigerd("ongeldig", str(fout)) from None
    if not is_sepa(iban):
        raise RekeningGeweigerd(
            "geen_sepa",
            "Wij kunnen alleen betalen naar een rekening in een land van SEPA. Kies een andere rekening.",
        )
    if is_g_rekening(iban):
        raise RekeningGeweigerd(
            "g_rekening",
            "Dit is een g-rekening. Daar kunt u geen geld van opnemen. Kies een andere rekening.",
        )
    return iban


def nog_naar_oude(op: date) -> date | None:
    """The payday that a change on `op` comes too late for, None when the next payment goes along."""
    dag = betaaldag(eerste_te_betalen(op).vorige)
    return dag if dag >= op else None


def wijzig_rekening(*, persoon_id: int, iban: str, sleutel: str, actor: str) -> Rekeningwijziging:
    """Pay to `iban` from today. The same `sleutel` again gives the first receipt.

    Raises `RekeningGeweigerd`, also for the account that is on file already.
    """
    handeling = f"rekening_wijzigen:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            return _ontvangst(
                Bankrekening.objects.get(pk=eerder.uitkomst["rekening"]), eerder.uitkomst
            )
        kaal, dag = lees_iban(iban), bedrijfsdatum.vandaag()
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        oud = rekening_op(persoon_id, dag)
        if oud is not None and iban_van(oud) == kaal:
            raise RekeningGeweigerd(
                "zelfde", "Dit is al uw rekeningnummer. U hoeft niets te wijzigen."
            )
        naam = controleer_naam(kaal, str(persoon))
        rekening = identity.wijzig_rekening(
            persoon=persoon, vanaf=dag, iban=kaal, tenaamstelling=str(persoon)
        )
        aangehouden = _naam_gevolg(persoon_id, naam, rekening, actor)
        _meld_gedeeld(rekening)
        oude_dag = nog_naar_oude(dag) if oud is not None else None
        _bericht(persoon, rekening, oude_dag)
        uitkomst = {
            "rekening": rekening.pk,
            "naam": str(naam),
            "is_aangehouden": aangehouden,
            "nog_naar_oude": oude_dag.isoformat() if oude_dag else None,
        }
        vastleggen(
            soort="rekening_wijzigen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=handeling,
            uitkomst=uitkomst,
        )
    return _ontvangst(rekening, uitkomst)


def controleer_naam(iban: str, naam: str) -> Naamuitslag:
    """What the bank says; without a way to ask there is no verdict."""
    try:
        uitslag: Naamuitslag = koppeling("naamcontrole").vergelijk(iban=iban, naam=naam)
    except KoppelingNietIngericht:
        return Naamuitslag.ONBEKEND
    return uitslag


def _naam_gevolg(persoon_id: int, naam: Naamuitslag, rekening: Bankrekening, actor: str) -> bool:
    """Hold when the name does not match; an account that does match ends a hold that began here."""
    soort = Blokkade.Reden.TENAAMSTELLING
    if naam is Naamuitslag.KLOPT_NIET:
        houd_aan(persoon_id=persoon_id, soort=soort, actor=actor, reden=_NAAM)
        _werk("tenaamstelling", f"tenaamstelling:{rekening.pk}", rekening, _NAAM)
        return True
    open_ = Blokkade.objects.filter(persoon_id=persoon_id, reden=soort, opgeheven_op=None).first()
    if open_ is not None and naam is Naamuitslag.KLOPT and gezet_door(open_) == actor:
        _hef_eigen_op(open_)
        return False
    return open_ is not None


def _hef_eigen_op(blokkade: Blokkade) -> None:
    """The account that the hold was about is no longer paid to: nothing is left to decide for a colleague."""
    identity.hef_blokkade_op(
        persoon_id=blokkade.persoon_id,
        reden=Blokkade.Reden.TENAAMSTELLING,
        opgeheven_op=max(bedrijfsdatum.vandaag(), blokkade.ingangsdatum),
        actor=SYSTEEM,
    )
    vastleggen(
        soort=OPHEFFEN,
        actor=SYSTEEM,
        betrokkene_id=blokkade.persoon_id,
        sleutel=f"{OPHEFFEN}:{blokkade.pk}",
        reden="De bank kent de nieuwe rekening op de naam van de student.",
        uitkomst={"blokkade": blokkade.pk, "soort": blokkade.reden},
    )


def _meld_gedeeld(rekening: Bankrekening) -> None:
    anderen = deelt_rekening_met(rekening)
    if anderen + 1 > VAAK_GEDEELD:
        tekst = f"Deze rekening is bij {anderen + 1} mensen in gebruik. De betalingen lopen door."
        sleutel = f"rekening_gedeeld:{bytes(rekening.iban_hash).hex()[:32]}:{rekening.persoon_id}"
        _werk("rekening_gedeeld", sleutel, rekening, tekst)


def _werk(reden: str, sleutel: str, rekening: Bankrekening, tekst: str) -> None:
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="rekening",
            reden=reden,
            bron=Werkopdracht.Bron.BANK,
            sleutel=sleutel,
            persoon_id=rekening.persoon_id,
            bron_id=rekening.pk,
            tekst=tekst,
        )
    )


def _bericht(persoon: Persoon, rekening: Bankrekening, oude_dag: date | None) -> None:
    """To the person, at the address that was known before: somebody else may have done this."""
    leg_klaar(
        NieuweBrief(
            persoon_id=persoon.pk,
            taal=persoon.taal,
            bron_id=rekening.pk,
            data={
                "vanaf": rekening.geldig.lower,
                "laatste4": rekening.iban_laatste4,
                "nog_naar_oude": oude_dag,
            },
        ),
        soort="rekening_gewijzigd",
        bron=BRON,
        sjabloonversie=1,
    )


def _ontvangst(rekening: Bankrekening, uitkomst: dict[str, object]) -> Rekeningwijziging:
    oude = uitkomst["nog_naar_oude"]
    return Rekeningwijziging(
        laatste4=rekening.iban_laatste4,
        vanaf=rekening.geldig.lower,
        naam=Naamuitslag(str(uitkomst["naam"])),
        is_aangehouden=bool(uitkomst["is_aangehouden"]),
        nog_naar_oude=date.fromisoformat(str(oude)) if oude else None,
    )
