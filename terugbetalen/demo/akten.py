"""The days of the demo on which debtors are taken over, interest is added, 2024 is decided and a debt lapses."""

from datetime import date
from functools import partial

from duo_portal.batches.draaiboek import Akte, Toneel, registreer_akte
from duo_portal.foundation.period import Maand
from duo_portal.identity.aanmelden.demo import Demopersoon, registreer_demopersonen
from duo_portal.identity.queries import personen_bij_bsn
from terugbetalen.batches import RENTE, VASTSTELLING
from terugbetalen.operations.kwijtschelden import Grond, aan_het_einde, kwijtschelden

from . import contact, innen
from .verhalen import VERHALEN, verhaal
from .zaaien import zaai

EINDE = date(2024, 1, 1)


def _neem_over(toneel: Toneel) -> None:
    uit = zaai()
    toneel.vertel(
        f"    {uit.regels_goed} debiteuren overgenomen, {uit.regels_quarantaine} in quarantaine"
    )
    toneel.vertel(f"    {innen.geef_mandaten()} van hen laten ons incasseren")


def _schrijf_bij(maand: Maand, toneel: Toneel) -> None:
    toneel.drijf(RENTE, maand.eerste_dag)


def _stel_vast(toneel: Toneel) -> None:
    toneel.drijf(VASTSTELLING, date(2024, 1, 1))


def _scheld_kwijt(toneel: Toneel) -> None:
    persoon = verhaal("einde").persoon()
    if persoon is not None and aan_het_einde(EINDE, [persoon.pk]):
        kwijtschelden(persoon_id=persoon.pk, grond=Grond.EINDE, op=EINDE)


def demopersonen() -> list[Demopersoon]:
    """The stories, as far as they are seeded, for the sign-in page."""
    personen = personen_bij_bsn(v.bsn for v in VERHALEN)
    return [
        Demopersoon(personen[v.bsn], {"nl": v.tekst, "en": v.tekst_en})
        for v in VERHALEN
        if v.bsn in personen
    ]


def registreer() -> None:
    """Called once, when the app is ready."""
    registreer_demopersonen("debiteuren", demopersonen)
    registreer_akte(
        Akte(date(2023, 11, 1), "debiteuren", "een portefeuille wordt overgenomen", _neem_over)
    )
    registreer_akte(
        Akte(date(2023, 11, 16), "vaststelling_2024", "rente en maandbedrag voor 2024", _stel_vast)
    )
    oktober = Maand(2023, 10)
    registreer_akte(
        Akte(
            date(2023, 11, 2),
            f"rente_{oktober}",
            f"rente over {oktober}",
            partial(_schrijf_bij, oktober),
        )
    )
    for akte in (*innen.akten(), *contact.akten()):
        registreer_akte(akte)
    registreer_akte(
        Akte(date(2024, 1, 3), "einde_aflosfase", "een aflosfase is voorbij", _scheld_kwijt)
    )
