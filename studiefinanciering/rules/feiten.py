"""`Feiten`: the columns that the rules read. One row is one person-month; a student's month is n = 1.

All columns have the same first dimension n. Money is int64 cents, months are int64 month indices
(`Maand.index`), days are proleptic ordinals (`date.toordinal`), yes/no is bool, codes are int8. What depends
on history (months used) or on relatives (children that share) has been counted before the rules run.
Columns of parents have shape (n, 2): first and second legal parent. The last columns may be left out; they
then hold what is true for almost everybody.
"""

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

Int = NDArray[np.int64]
Code = NDArray[np.int8]
Bool = NDArray[np.bool_]

GEEN_MAAND = -1  # a month index that does not exist: "never awarded before"


def _leeg() -> NDArray[Any]:
    return np.empty(0, dtype=np.int64)


# Columns that may be left out and then hold this in every row.
_NUL = {"meestal": np.int64(0)}
_NEE = {"meestal": np.bool_(0)}
_GEEN = {"meestal": np.int8(0)}
_VIER_JAAR = {"meestal": np.int64(48)}


@dataclass(frozen=True, slots=True)
class Feiten:
    """Facts of n person-months, judged on the first of the month (art. 1.2 Wsf 2000)."""

    maand: Int  # month index
    onderwijs: Code  # Onderwijs
    niveau: Code  # mbo level 1-4, 0 in higher education
    opleidingsvorm: Code  # Opleidingsvorm
    is_ingeschreven: Bool  # enrolled on the first of the month
    opleiding_lang_genoeg: Bool  # of at least a year (arts. 2.5(1), 2.13(1)(c))
    is_opleiding_buitenland: Bool  # arts. 2.13a, 2.14
    geboren: Int  # ordinal day of birth
    nationaliteit: Code  # Nationaliteit
    woont_in_nederland: Bool
    voldoet_werkcriterium: Bool  # 32 hours, or 24 hours for six months, with evidence on file
    heeft_buitenlandse_steun: Bool  # art. 2.13(1)(d), higher education only
    is_uitreiziger: Bool  # art. 2.17a
    is_gedetineerd: Bool  # art. 2.17 applies to this month
    weken_afwezig: Code  # art. 4.3, mbo 1-2: 0, 5 (loan from here) or 8 (right ended)
    heeft_doorlopend_recht: Bool  # award without interruption up to this month (art. 2.3(4))
    eerste_toekenning: Int  # month index of the first award of this kind, GEEN_MAAND = none
    prestatiebeurs_maanden: Int  # months of prestatiebeurs this person may have (arts. 4.7, 5.2)
    prestatiebeurs_gebruikt: Int  # of which used before this month
    leenfase_gebruikt: Int  # months of the loan phase used before this month, of 36
    diplomatermijn_extra: Int  # months that arts. 4.14, 5.16 add to the ten years
    prestatiebeurs_ho_gebruikt: Int  # for art. 2.16(2), mbo only; 0 otherwise
    woont_op_brp_adres: Bool  # art. 1.5(1)(a)
    is_adres_van_ouder: Bool  # a parent is registered at the same address (art. 1.5(1)(b))
    vraagt_uitwonend: Bool  # asked for the amount of a student living away
    vraagt_aanvullende_beurs: Bool
    ouder_telt: Bool  # (n, 2) a legal parent that is counted; False = absent or left out (3.14)
    inkomen_bekend: Bool  # (n, 2) toetsingsinkomen known or estimated (arts. 3.9, 3.11)
    inkomen: Int  # (n, 2) toetsingsinkomen in cents of the peiljaar (or the moved one, 3.10)
    vrije_voet: Code  # (n, 2) VrijeVoet
    aftrekkinderen: Int  # (n, 2) children that count for the 363 euros (3.9(4)(b))
    deelkinderen: (
        Int  # (n, 2) children that asked for aanvullende beurs, the student included (>= 1)
    )
    aflossing_duo: Int  # (n, 2) yearly instalments of the parent as a debtor, cents (3.9(4)(a))
    is_lesgeldplichtig: Bool  # mbo: lesgeld part is given (3.2(3)-(4))
    lening_gevraagd: Int  # cents a month, MAXIMAAL = as much as possible
    collegegeld_jaar: Int  # cents for twelve months, own fee
    collegegeldkrediet_gevraagd: Int  # cents a month, MAXIMAAL
    is_eenoudergezin: Bool  # art. 3.5
    vraagt_reisvoorziening: Bool
    vraagt_levenlanglerenkrediet: Int  # cents a month, MAXIMAAL, 0 = not asked

    # A rule that is not modelled governs this month (`niet_gemodelleerd.BuitenModel`): a person decides.
    buiten_model: Code = field(default_factory=_leeg, metadata=_GEEN)
    # Months of travel product before 18 (arts. 4.6b, 4.7(3)), mbo 3-4.
    reis_onder_18: Int = field(default_factory=_leeg, metadata=_NUL)
    # Months of prestatiebeurs at mbo 3-4 used before this month, read at level 1-2 abroad (art. 2.16(1)).
    prestatiebeurs_mbo_gebruikt: Int = field(default_factory=_leeg, metadata=_NUL)
    # Completed an hbo bachelor, or a wo bachelor and master (art. 3.16b(2)(b)).
    heeft_ho_diploma: Bool = field(default_factory=_leeg, metadata=_NEE)
    # Months of levenlanglerenkrediet one may have (art. 3.16c), and of which used before this month.
    krediet_maanden: Int = field(default_factory=_leeg, metadata=_VIER_JAAR)
    krediet_gebruikt: Int = field(default_factory=_leeg, metadata=_NUL)
    # Credit without interruption up to this month (art. 2.3a(3)).
    heeft_doorlopend_krediet: Bool = field(default_factory=_leeg, metadata=_NEE)

    def __post_init__(self) -> None:
        n = len(self.maand)
        for veld in fields(self):
            if "meestal" in veld.metadata and len(getattr(self, veld.name)) == 0:
                object.__setattr__(self, veld.name, np.full(n, veld.metadata["meestal"]))
            if len(getattr(self, veld.name)) != n:
                raise ValueError(f"Kolom {veld.name} heeft een andere lengte dan maand ({n}).")

    def __len__(self) -> int:
        return len(self.maand)

    def rijen(self, keuze: Bool | Int | slice) -> "Feiten":
        """The same columns for some rows."""
        return Feiten(**{veld.name: getattr(self, veld.name)[keuze] for veld in fields(self)})

    @property
    def is_ho(self) -> Bool:
        return self.onderwijs == 1

    @property
    def jaar(self) -> Int:
        """Calendar year of each row, the award year of the parental contribution."""
        return self.maand // 12


def een_van_beide(ouders: Bool) -> Bool:
    """Rows in which it holds for at least one parent, from a column of shape (n, 2)."""
    return ouders[:, 0] | ouders[:, 1]
