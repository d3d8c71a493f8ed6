"""The chart of accounts: every account there is, and which one an awarded amount is booked on.

Assets 1xxx (1100, 1190, 1195, 16xx and 1700 are liabilities), expenses 4xxx, income 8xxx. A loan account says its
regime and kind: 12RK with R = 1 SF15-oud, 2 SF15, 3 SF35, 4 LLLK. A migration fills `ledger_account` from here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .chart_regelingen import KLEINE_REGELINGEN, NUMMERS
from .codes import Component, Regime, Vorm

OCW_STUDIEFINANCIERING = "OCW (VIII) artikel 11"
SZW_BIJSTAND = "SZW (XV) artikel 2"

BANK = 1000
ONDERWEG_BANK = 1100
TUSSENREKENING = 1190
OVERGENOMEN = 1195
TE_VEEL_ONTVANGEN = 1300
OV_BOETE = 1310
AANMANINGSKOSTEN = 1320
ACHTERSTANDSRENTE = 1330
UITWONENDBOETE = 1340
LESGELD, INBURGERINGSLENING, REGELING_TE_VEEL, LESGELD_BATEN = NUMMERS
PRESTATIEBEURS_RENTE = 1480
TE_BETALEN_STUDENT = 1600
TERUG_TE_BETALEN = 1650
DWANGSOM_TE_BETALEN = 1660
REISPRODUCT_VERVOERDERS = 1700
AFBOEKING = 4900
RENTE_VERVAL = 4910
STORNO_BIJBETALING = 4920
DWANGSOMMEN = 4930
RENTEBATEN = 8000
OV_BOETE_BATEN = 8100
UITWONENDBOETE_BATEN = 8110
AANMANING_BATEN = 8200
ACHTERSTANDSRENTE_BATEN = 8210

# The last digit of a loan account.
BASISLENING, AANVULLENDE_LENING, COLLEGEGELDKREDIET, LEVENLANGLERENKREDIET = 0, 1, 2, 3
NIET_OMGEZETTE_PRESTATIEBEURS, OMGEZETTE_VORDERING, RENTE_OP_LENING = 4, 5, 9


class RekeningSoort(StrEnum):
    """On which side of balance sheet or budget an account stands."""

    ACTIVA = "activa"
    PASSIVA = "passiva"
    LASTEN = "lasten"
    BATEN = "baten"


@dataclass(frozen=True, slots=True)
class Account:
    """One account.

    `opdrachtgever` is the minister for whom the money moves, `begrotingsartikel` her budget article.
    `draagt_component`: legs on it may carry (month, component, form, sequence) and so count as "booked"
    in due = decided − booked; cash and clearing accounts never may.
    `saldo_zijde`: 1 when the balance is never credit, −1 when never debit, 0 when it may be either.
    """

    code: int
    naam: str
    soort: RekeningSoort
    opdrachtgever: str = "OCW"
    begrotingsartikel: str = ""
    draagt_component: bool = False
    saldo_zijde: int = 0


class GeenRekening(LookupError):
    """No account exists for this component, form and regime."""


# Keyed by plain numbers: callers may bring codes that are not in the enums.
_COMPONENT_REKENING: dict[int, tuple[int, str]] = {
    Component.BASISBEURS: (10, "basisbeurs"),
    Component.KOOPKRACHT: (20, "koopkrachttegemoetkoming basisbeurs"),
    Component.AANVULLENDE_BEURS: (30, "aanvullende beurs"),
    Component.EENOUDERTOESLAG: (60, "toeslag eenoudergezin"),
    Component.REISVOORZIENING: (70, "reisvoorziening"),
}
_EENMALIG: dict[int, tuple[int, str, str, str]] = {
    Component.ENERGIETOESLAG: (4200, "energietoeslag studenten", "SZW", SZW_BIJSTAND),
    Component.TEGEMOETKOMING_BASISBEURS: (4210, "tegemoetkoming gemiste basisbeurs", "OCW", OCW_STUDIEFINANCIERING),
    Component.VOUCHER: (4220, "studievoorschotvoucher", "OCW", OCW_STUDIEFINANCIERING),
    Component.CORONA: (4230, "tegemoetkoming wegvallen beurs (corona)", "OCW", OCW_STUDIEFINANCIERING),
}  # fmt: skip
_LENING_SOORT = {
    BASISLENING: "basislening",
    AANVULLENDE_LENING: "aanvullende lening",
    COLLEGEGELDKREDIET: "collegegeldkrediet",
    LEVENLANGLERENKREDIET: "levenlanglerenkrediet",
    NIET_OMGEZETTE_PRESTATIEBEURS: "niet in gift omgezette prestatiebeurs",
    OMGEZETTE_VORDERING: "te veel ontvangen, omgezet in lening (art. 6.17)",
    RENTE_OP_LENING: "rente op leningen",
}
_REGIME_NAAM = {
    Regime.SF15_OUD: "SF15-oud", Regime.SF15: "SF15", Regime.SF35: "SF35", Regime.LLLK: "SF15-lllk",
}  # fmt: skip
# Only these kinds exist under the regime of the levenlanglerenkrediet, which exists nowhere else.
_LLLK_SOORTEN = {LEVENLANGLERENKREDIET, OMGEZETTE_VORDERING, RENTE_OP_LENING}

_VORM_BASIS: dict[int, int] = {Vorm.GIFT: 4000, Vorm.PRESTATIEBEURS: 1400}
_COMPONENT_LENING: dict[int, int] = {
    Component.LENING: BASISLENING,
    Component.AANVULLENDE_BEURS: AANVULLENDE_LENING,
    Component.COLLEGEGELDKREDIET: COLLEGEGELDKREDIET,
    Component.LEVENLANGLERENKREDIET: LEVENLANGLERENKREDIET,
}


def lening_rekening(soort: int, regime: Regime | int) -> int:
    """The account of a loan of this kind (last digit) under this regime; raises `GeenRekening`."""
    hoort_bij_lllk = (
        (soort in _LLLK_SOORTEN) if regime == Regime.LLLK else soort != LEVENLANGLERENKREDIET
    )
    if soort not in _LENING_SOORT or regime not in list(Regime) or not hoort_bij_lllk:
        raise GeenRekening(f"Leningsoort {soort} bestaat niet onder regime {regime}.")
    return 1200 + 10 * int(regime) + soort


def rekening_voor(component: int, vorm: int, regime: Regime | int = Regime.SF35) -> int:
    """The account on which an awarded amount of this component in this form is booked.

    A prestatiebeurs that is definitively a loan after the diploma term (component basisbeurs, form
    loan) has a loan account of its own; an aanvullende beurs lent while income is unknown (art. 3.20)
    is aanvullende lening. Levenlanglerenkrediet always stands under its own regime.
    Raises `GeenRekening` when the law has no such combination.
    """
    if vorm == Vorm.LENING:
        soort = _COMPONENT_LENING.get(component)
        if soort is None and component in _COMPONENT_REKENING:
            soort = NIET_OMGEZETTE_PRESTATIEBEURS
        if soort is not None:
            eigen = Regime.LLLK if soort == LEVENLANGLERENKREDIET else regime
            return lening_rekening(soort, eigen)
    elif component in _COMPONENT_REKENING and vorm in _VORM_BASIS:
        return _VORM_BASIS[vorm] + _COMPONENT_REKENING[component][0]
    elif component in _EENMALIG and vorm == Vorm.GIFT:
        return _EENMALIG[component][0]
    raise GeenRekening(f"Component {component} bestaat niet in vorm {vorm}.")


def kas(component: int) -> bool:
    """Whether the component is paid in money; the travel product is booked and never paid."""
    return component != Component.REISVOORZIENING


def _vaste_rekeningen() -> Iterator[Account]:
    soort = RekeningSoort
    yield Account(BANK, "bank", soort.ACTIVA)
    for code, naam in (
        (ONDERWEG_BANK, "onderweg naar de bank"),
        (TUSSENREKENING, "tussenrekening: geld zonder bestemming"),
        (OVERGENOMEN, "overgenomen schulden, tegenrekening van de overdracht"),
        (TE_BETALEN_STUDENT, "te betalen aan studenten"),
        (TERUG_TE_BETALEN, "te veel betaald, terug te betalen aan debiteuren"),
        (DWANGSOM_TE_BETALEN, "dwangsommen, te betalen aan burgers"),
    ):
        yield Account(code, naam, soort.PASSIVA, saldo_zijde=-1)
    for code, naam in (
        (TE_VEEL_ONTVANGEN, "te veel ontvangen"),
        (OV_BOETE, "ov-boete (art. 3.27)"),
        (AANMANINGSKOSTEN, "aanmaningskosten (Awb 4:113)"),
        (ACHTERSTANDSRENTE, "wettelijke rente op achterstand (art. 6.8)"),
        (UITWONENDBOETE, "boete uitwonendenbeurs (art. 9.9)"),
        (PRESTATIEBEURS_RENTE, "rente op prestatiebeurs"),
    ):
        yield Account(code, naam, soort.ACTIVA, saldo_zijde=1)
    yield Account(REISPRODUCT_VERVOERDERS, "reisproduct, tegenrekening vervoerders", soort.PASSIVA)


def _lasten_en_baten() -> Iterator[Account]:
    for code, naam in (
        (AFBOEKING, "afboeking en kwijtschelding"),
        (RENTE_VERVAL, "vervallen rente"),
        (STORNO_BIJBETALING, "rente die de bank een debiteur toekent bij een teruggehaalde incasso"),
        (DWANGSOMMEN, "dwangsommen bij te laat beslissen (Awb 4:17)"),
    ):  # fmt: skip
        yield Account(code, naam, RekeningSoort.LASTEN, "OCW", OCW_STUDIEFINANCIERING)
    for code, naam, zijde in (
        (RENTEBATEN, "rentebaten", -1),
        (OV_BOETE_BATEN, "baten ov-boete", 0),
        (UITWONENDBOETE_BATEN, "baten boete uitwonendenbeurs", 0),
        (AANMANING_BATEN, "baten aanmaningskosten", 0),
        (ACHTERSTANDSRENTE_BATEN, "baten wettelijke rente", 0),
    ):
        yield Account(
            code, naam, RekeningSoort.BATEN, "OCW", OCW_STUDIEFINANCIERING, saldo_zijde=zijde
        )


def _component_rekeningen() -> Iterator[Account]:
    for nummer, naam in _COMPONENT_REKENING.values():
        yield Account(
            1400 + nummer, f"prestatiebeurs voorwaardelijk: {naam}", RekeningSoort.ACTIVA,
            draagt_component=True, saldo_zijde=1,
        )  # fmt: skip
        yield Account(
            4000 + nummer,
            f"gift: {naam}",
            RekeningSoort.LASTEN,
            "OCW",
            OCW_STUDIEFINANCIERING,
            draagt_component=True,
        )
    for code, naam, opdrachtgever, artikel in _EENMALIG.values():
        yield Account(
            code,
            f"gift: {naam}",
            RekeningSoort.LASTEN,
            opdrachtgever,
            artikel,
            draagt_component=True,
        )


def _lening_rekeningen() -> Iterator[Account]:
    for regime in Regime:
        for soort, naam in _LENING_SOORT.items():
            try:
                code = lening_rekening(soort, regime)
            except GeenRekening:
                continue
            yield Account(
                code, f"{naam}, {_REGIME_NAAM[regime]}", RekeningSoort.ACTIVA, saldo_zijde=1,
                draagt_component=soort not in (OMGEZETTE_VORDERING, RENTE_OP_LENING),
            )  # fmt: skip


REKENINGEN: dict[int, Account] = {
    account.code: account
    for account in sorted(
        [
            *_vaste_rekeningen(),
            *_lasten_en_baten(),
            *_component_rekeningen(),
            *(Account(r[0], r[1], RekeningSoort(r[2]), *r[3:]) for r in KLEINE_REGELINGEN),
            *_lening_rekeningen(),
        ],
        key=lambda a: a.code,
    )
}
